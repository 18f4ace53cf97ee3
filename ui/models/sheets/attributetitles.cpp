// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheets/attributetitles.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace tidemark::ui {

namespace {

struct Known
{
    const char *key; // without the engine's prefix
    const char *name;
    const char *meaning;
};

// Sorted by key.
constexpr std::array known{
    Known{"accessMethod", QT_TRANSLATE_NOOP("Attributes", "Access method"),
          QT_TRANSLATE_NOOP("Attributes", "How its rows or entries are stored")},
    Known{"aggregateKind", QT_TRANSLATE_NOOP("Attributes", "Kind of aggregate"),
          QT_TRANSLATE_NOOP("Attributes", "Normal, ordered set or hypothetical set")},
    Known{"allTables", QT_TRANSLATE_NOOP("Attributes", "All tables"),
          QT_TRANSLATE_NOOP("Attributes", "Publishes every table of the database")},
    Known{"application_id", QT_TRANSLATE_NOOP("Attributes", "Application id"),
          QT_TRANSLATE_NOOP("Attributes", "A number by which programs know their own files (PRAGMA application_id)")},
    Known{"arguments", QT_TRANSLATE_NOOP("Attributes", "Arguments of the module"), ""},
    Known{"auto_vacuum", QT_TRANSLATE_NOOP("Attributes", "Automatic vacuum"),
          QT_TRANSLATE_NOOP("Attributes", "Whether free pages are given back by themselves (PRAGMA auto_vacuum)")},
    Known{"autoincrement", QT_TRANSLATE_NOOP("Attributes", "Autoincrement"),
          QT_TRANSLATE_NOOP("Attributes", "Numbers of deleted rows are never given again")},
    Known{"clustered", QT_TRANSLATE_NOOP("Attributes", "Clustered on"),
          QT_TRANSLATE_NOOP("Attributes", "The index whose order CLUSTER puts the rows into")},
    Known{"collate", QT_TRANSLATE_NOOP("Attributes", "Order of texts"),
          QT_TRANSLATE_NOOP("Attributes", "The locale by which texts are compared (LC_COLLATE)")},
    Known{"compression", QT_TRANSLATE_NOOP("Attributes", "Compression"),
          QT_TRANSLATE_NOOP("Attributes", "How large values of a column are compressed")},
    Known{"ctype", QT_TRANSLATE_NOOP("Attributes", "Classes of characters"),
          QT_TRANSLATE_NOOP("Attributes", "The locale that says what a letter is (LC_CTYPE)")},
    Known{"definition", QT_TRANSLATE_NOOP("Attributes", "Definition"), ""},
    Known{"directArguments", QT_TRANSLATE_NOOP("Attributes", "Direct arguments"),
          QT_TRANSLATE_NOOP("Attributes", "Arguments that are not aggregated")},
    Known{"enabled", QT_TRANSLATE_NOOP("Attributes", "Fires"),
          QT_TRANSLATE_NOOP("Attributes", "When the trigger fires: always, on replicas only, or never")},
    Known{"encoding", QT_TRANSLATE_NOOP("Attributes", "Text encoding"),
          QT_TRANSLATE_NOOP("Attributes", "How texts are stored in the file")},
    Known{"foreignOptions", QT_TRANSLATE_NOOP("Attributes", "Options of the foreign table"),
          QT_TRANSLATE_NOOP("Attributes", "What the foreign data wrapper is told")},
    Known{"handler", QT_TRANSLATE_NOOP("Attributes", "Handler function"), ""},
    Known{"inherited", QT_TRANSLATE_NOOP("Attributes", "Inherited"),
          QT_TRANSLATE_NOOP("Attributes", "It comes from a parent table")},
    Known{"invalid", QT_TRANSLATE_NOOP("Attributes", "Not valid"),
          QT_TRANSLATE_NOOP("Attributes", "It is being built or building it failed: no query uses it")},
    Known{"journal_mode", QT_TRANSLATE_NOOP("Attributes", "Journal mode"),
          QT_TRANSLATE_NOOP(
              "Attributes",
              "How a transaction is made safe: a rollback journal or a write-ahead log (PRAGMA journal_mode)")},
    Known{"keyType", QT_TRANSLATE_NOOP("Attributes", "Type of the keys"), ""},
    Known{"members", QT_TRANSLATE_NOOP("Attributes", "Members"), ""},
    Known{"merged", QT_TRANSLATE_NOOP("Attributes", "Merged with the parent's"),
          QT_TRANSLATE_NOOP("Attributes", "Defined here and inherited, too")},
    Known{"module", QT_TRANSLATE_NOOP("Attributes", "Module"),
          QT_TRANSLATE_NOOP("Attributes", "What keeps the data of a virtual table")},
    Known{"mstype", QT_TRANSLATE_NOOP("Attributes", "State type for moving windows"), ""},
    Known{"multirange", QT_TRANSLATE_NOOP("Attributes", "Multirange type"),
          QT_TRANSLATE_NOOP("Attributes", "The type of several ranges of this one")},
    Known{"nondeterministic", QT_TRANSLATE_NOOP("Attributes", "Not deterministic"),
          QT_TRANSLATE_NOOP("Attributes", "Texts may be equal without being the same bytes")},
    Known{"ofType", QT_TRANSLATE_NOOP("Attributes", "Typed by"),
          QT_TRANSLATE_NOOP("Attributes", "The composite type that gives its columns")},
    Known{"options", QT_TRANSLATE_NOOP("Attributes", "Options"),
          QT_TRANSLATE_NOOP("Attributes", "As they were set with WITH or OPTIONS")},
    Known{"page_size", QT_TRANSLATE_NOOP("Attributes", "Page size"),
          QT_TRANSLATE_NOOP("Attributes", "Bytes of one page of the file (PRAGMA page_size)")},
    Known{"partitionOf", QT_TRANSLATE_NOOP("Attributes", "Part of"),
          QT_TRANSLATE_NOOP("Attributes", "The index of the partitioned table that it belongs to")},
    Known{"provider", QT_TRANSLATE_NOOP("Attributes", "Provider"),
          QT_TRANSLATE_NOOP("Attributes", "The library that compares texts: libc, icu or built in")},
    Known{"publications", QT_TRANSLATE_NOOP("Attributes", "Publications"), ""},
    Known{"publish", QT_TRANSLATE_NOOP("Attributes", "Publishes"),
          QT_TRANSLATE_NOOP("Attributes", "Which changes are sent to subscribers")},
    Known{"relocatable", QT_TRANSLATE_NOOP("Attributes", "May move to another schema"), ""},
    Known{"replicaIdentity", QT_TRANSLATE_NOOP("Attributes", "Replica identity"),
          QT_TRANSLATE_NOOP("Attributes", "The columns by which subscribers find the row that changed")},
    Known{"schemas", QT_TRANSLATE_NOOP("Attributes", "Schemas"), ""},
    Known{"settings", QT_TRANSLATE_NOOP("Attributes", "Settings"),
          QT_TRANSLATE_NOOP("Attributes", "Parameters that it sets while it runs")},
    Known{"shadow_of", QT_TRANSLATE_NOOP("Attributes", "Keeps the data of"),
          QT_TRANSLATE_NOOP("Attributes", "A virtual table that stores its data here")},
    Known{"sql", QT_TRANSLATE_NOOP("Attributes", "Stored text"),
          QT_TRANSLATE_NOOP("Attributes", "The statement as the file holds it")},
    Known{"statistics", QT_TRANSLATE_NOOP("Attributes", "Statistics target"),
          QT_TRANSLATE_NOOP("Attributes", "How finely ANALYZE looks at it")},
    Known{"storage", QT_TRANSLATE_NOOP("Attributes", "Storage"),
          QT_TRANSLATE_NOOP("Attributes", "Whether large values are compressed or kept apart")},
    Known{"strict", QT_TRANSLATE_NOOP("Attributes", "Strict types"),
          QT_TRANSLATE_NOOP("Attributes", "Values of another type are refused")},
    Known{"stype", QT_TRANSLATE_NOOP("Attributes", "State type"), ""},
    Known{"subtypeDiff", QT_TRANSLATE_NOOP("Attributes", "Difference function"),
          QT_TRANSLATE_NOOP("Attributes", "Says how far two bounds are apart")},
    Known{"subtypeOpClass", QT_TRANSLATE_NOOP("Attributes", "Operator class of the bounds"), ""},
    Known{"tablespace", QT_TRANSLATE_NOOP("Attributes", "Tablespace"),
          QT_TRANSLATE_NOOP("Attributes", "Where on the server its files lie")},
    Known{"tags", QT_TRANSLATE_NOOP("Attributes", "For these commands"), ""},
    Known{"transformTypes", QT_TRANSLATE_NOOP("Attributes", "Transforms for types"), ""},
    Known{"trusted", QT_TRANSLATE_NOOP("Attributes", "Trusted"),
          QT_TRANSLATE_NOOP("Attributes", "People without superuser rights may use it")},
    Known{"typmod_in", QT_TRANSLATE_NOOP("Attributes", "Modifier input function"), ""},
    Known{"typmod_out", QT_TRANSLATE_NOOP("Attributes", "Modifier output function"), ""},
    Known{"unlogged", QT_TRANSLATE_NOOP("Attributes", "Unlogged"),
          QT_TRANSLATE_NOOP("Attributes", "Not written to the log: fast, and empty after a crash")},
    Known{"user_version", QT_TRANSLATE_NOOP("Attributes", "Version of the schema"),
          QT_TRANSLATE_NOOP("Attributes", "A number that programs keep in the file (PRAGMA user_version)")},
    Known{"validator", QT_TRANSLATE_NOOP("Attributes", "Validator function"), ""},
    Known{"viaRoot", QT_TRANSLATE_NOOP("Attributes", "Published as the root table"),
          QT_TRANSLATE_NOOP("Attributes", "Changes of partitions are sent as changes of the partitioned table")},
    Known{"without_rowid", QT_TRANSLATE_NOOP("Attributes", "Without rowid"),
          QT_TRANSLATE_NOOP("Attributes", "Rows lie in the order of the primary key")},
    Known{"wrapper", QT_TRANSLATE_NOOP("Attributes", "Foreign data wrapper"), ""},
};

} // namespace

// "subtypeOpClass" and "page_size" as words.
static QString inWords(const QString &key)
{
    QString words;
    for (const QChar c : key) {
        if (c.isUpper() && !words.isEmpty())
            words += u' ';
        words += c == u'_' ? QChar(u' ') : c.toLower();
    }
    if (!words.isEmpty())
        words.front() = words.front().toUpper();
    return words;
}

AttributeTitle attributeTitle(const QString &key)
{
    const QString own = key.mid(key.indexOf(u'.') + 1);
    const auto at = std::ranges::find_if(known, [&](const Known &one) { return own == QLatin1StringView(one.key); });
    if (at == known.end())
        return {inWords(own)};
    const auto translated = [](const char *text) {
        return *text ? QCoreApplication::translate("Attributes", text) : QString();
    };
    return {translated(at->name), translated(at->meaning)};
}

} // namespace tidemark::ui
