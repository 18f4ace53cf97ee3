// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/kindtitles.h"

#include "schema/kinds.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
namespace k = schema::kind;

namespace {

struct Titles
{
    QString kind;
    const char *one;
    const char *many;
};

// In the order of the tree.
const std::vector<Titles> &all()
{
    static const std::vector<Titles> titles = {
        {k::table, QT_TRANSLATE_NOOP("Kinds", "Table"), QT_TRANSLATE_NOOP("Kinds", "Tables")},
        {k::view, QT_TRANSLATE_NOOP("Kinds", "View"), QT_TRANSLATE_NOOP("Kinds", "Views")},
        {k::materializedView, QT_TRANSLATE_NOOP("Kinds", "Materialized view"),
         QT_TRANSLATE_NOOP("Kinds", "Materialized views")},
        {k::index, QT_TRANSLATE_NOOP("Kinds", "Index"), QT_TRANSLATE_NOOP("Kinds", "Indexes")},
        {k::trigger, QT_TRANSLATE_NOOP("Kinds", "Trigger"), QT_TRANSLATE_NOOP("Kinds", "Triggers")},
        {k::sequence, QT_TRANSLATE_NOOP("Kinds", "Sequence"), QT_TRANSLATE_NOOP("Kinds", "Sequences")},
        {k::function, QT_TRANSLATE_NOOP("Kinds", "Function"), QT_TRANSLATE_NOOP("Kinds", "Functions")},
        {k::procedure, QT_TRANSLATE_NOOP("Kinds", "Procedure"), QT_TRANSLATE_NOOP("Kinds", "Procedures")},
        {k::aggregate, QT_TRANSLATE_NOOP("Kinds", "Aggregate"), QT_TRANSLATE_NOOP("Kinds", "Aggregates")},
        {k::type, QT_TRANSLATE_NOOP("Kinds", "Type"), QT_TRANSLATE_NOOP("Kinds", "Types")},
        {k::extension, QT_TRANSLATE_NOOP("Kinds", "Extension"), QT_TRANSLATE_NOOP("Kinds", "Extensions")},
        // What only some engines have, by the names that their drivers give.
        {u"event trigger"_s, QT_TRANSLATE_NOOP("Kinds", "Event trigger"), QT_TRANSLATE_NOOP("Kinds", "Event triggers")},
        {u"foreign data wrapper"_s, QT_TRANSLATE_NOOP("Kinds", "Foreign data wrapper"),
         QT_TRANSLATE_NOOP("Kinds", "Foreign data wrappers")},
        {u"server"_s, QT_TRANSLATE_NOOP("Kinds", "Foreign server"), QT_TRANSLATE_NOOP("Kinds", "Foreign servers")},
        {u"user mapping"_s, QT_TRANSLATE_NOOP("Kinds", "User mapping"), QT_TRANSLATE_NOOP("Kinds", "User mappings")},
        {u"publication"_s, QT_TRANSLATE_NOOP("Kinds", "Publication"), QT_TRANSLATE_NOOP("Kinds", "Publications")},
        {u"subscription"_s, QT_TRANSLATE_NOOP("Kinds", "Subscription"), QT_TRANSLATE_NOOP("Kinds", "Subscriptions")},
        {u"language"_s, QT_TRANSLATE_NOOP("Kinds", "Language"), QT_TRANSLATE_NOOP("Kinds", "Languages")},
        {u"collation"_s, QT_TRANSLATE_NOOP("Kinds", "Collation"), QT_TRANSLATE_NOOP("Kinds", "Collations")},
        {u"conversion"_s, QT_TRANSLATE_NOOP("Kinds", "Conversion"), QT_TRANSLATE_NOOP("Kinds", "Conversions")},
        {u"cast"_s, QT_TRANSLATE_NOOP("Kinds", "Cast"), QT_TRANSLATE_NOOP("Kinds", "Casts")},
        {u"transform"_s, QT_TRANSLATE_NOOP("Kinds", "Transform"), QT_TRANSLATE_NOOP("Kinds", "Transforms")},
        {u"operator"_s, QT_TRANSLATE_NOOP("Kinds", "Operator"), QT_TRANSLATE_NOOP("Kinds", "Operators")},
        {u"operator class"_s, QT_TRANSLATE_NOOP("Kinds", "Operator class"),
         QT_TRANSLATE_NOOP("Kinds", "Operator classes")},
        {u"operator family"_s, QT_TRANSLATE_NOOP("Kinds", "Operator family"),
         QT_TRANSLATE_NOOP("Kinds", "Operator families")},
        {u"access method"_s, QT_TRANSLATE_NOOP("Kinds", "Access method"), QT_TRANSLATE_NOOP("Kinds", "Access methods")},
        {u"statistics"_s, QT_TRANSLATE_NOOP("Kinds", "Extended statistics"),
         QT_TRANSLATE_NOOP("Kinds", "Extended statistics")},
        {u"text search configuration"_s, QT_TRANSLATE_NOOP("Kinds", "Text search configuration"),
         QT_TRANSLATE_NOOP("Kinds", "Text search configurations")},
        {u"text search dictionary"_s, QT_TRANSLATE_NOOP("Kinds", "Text search dictionary"),
         QT_TRANSLATE_NOOP("Kinds", "Text search dictionaries")},
        {u"text search parser"_s, QT_TRANSLATE_NOOP("Kinds", "Text search parser"),
         QT_TRANSLATE_NOOP("Kinds", "Text search parsers")},
        {u"text search template"_s, QT_TRANSLATE_NOOP("Kinds", "Text search template"),
         QT_TRANSLATE_NOOP("Kinds", "Text search templates")},
        {k::rule, QT_TRANSLATE_NOOP("Kinds", "Rule"), QT_TRANSLATE_NOOP("Kinds", "Rules")},
        {k::policy, QT_TRANSLATE_NOOP("Kinds", "Policy"), QT_TRANSLATE_NOOP("Kinds", "Policies")},
        {k::ns, QT_TRANSLATE_NOOP("Kinds", "Schema"), QT_TRANSLATE_NOOP("Kinds", "Schemas")},
        {k::database, QT_TRANSLATE_NOOP("Kinds", "Database"), QT_TRANSLATE_NOOP("Kinds", "Databases")},
        {k::column, QT_TRANSLATE_NOOP("Kinds", "Column"), QT_TRANSLATE_NOOP("Kinds", "Columns")},
        {k::columnDefault, QT_TRANSLATE_NOOP("Kinds", "Default"), QT_TRANSLATE_NOOP("Kinds", "Defaults")},
        {k::primaryKey, QT_TRANSLATE_NOOP("Kinds", "Primary key"), QT_TRANSLATE_NOOP("Kinds", "Primary keys")},
        {k::unique, QT_TRANSLATE_NOOP("Kinds", "Unique key"), QT_TRANSLATE_NOOP("Kinds", "Unique keys")},
        {k::foreignKey, QT_TRANSLATE_NOOP("Kinds", "Foreign key"), QT_TRANSLATE_NOOP("Kinds", "Foreign keys")},
        {k::check, QT_TRANSLATE_NOOP("Kinds", "Check"), QT_TRANSLATE_NOOP("Kinds", "Checks")},
        {k::exclusion, QT_TRANSLATE_NOOP("Kinds", "Exclusion"), QT_TRANSLATE_NOOP("Kinds", "Exclusions")},
        {k::notNull, QT_TRANSLATE_NOOP("Kinds", "Not null"), QT_TRANSLATE_NOOP("Kinds", "Not null")},
    };
    return titles;
}

const Titles *find(const QString &kind)
{
    const auto at = std::ranges::find(all(), kind, &Titles::kind);
    return at == all().end() ? nullptr : &*at;
}

QString capitalised(const QString &kind)
{
    return kind.left(1).toUpper() + kind.mid(1);
}

} // namespace

QString kindTitle(const QString &kind)
{
    const Titles *titles = find(kind);
    return titles ? QCoreApplication::translate("Kinds", titles->one) : capitalised(kind);
}

QString kindGroupTitle(const QString &kind)
{
    const Titles *titles = find(kind);
    return titles ? QCoreApplication::translate("Kinds", titles->many) : capitalised(kind);
}

int kindOrder(const QString &kind)
{
    const Titles *titles = find(kind);
    return titles ? int(titles - all().data()) : int(all().size());
}

bool isRoutine(const QString &kind)
{
    return kind == k::function || kind == k::procedure || kind == k::aggregate;
}

bool isPartOfRelation(const QString &kind)
{
    return kind == k::index || kind == k::trigger || kind == k::rule || kind == k::policy;
}

QString ownName(const schema::ObjectRef &ref)
{
    return ref.name.name.isEmpty() || (isPartOfRelation(ref.kind) && !ref.part.isEmpty()) ? ref.part : ref.name.name;
}

bool holdsRows(const QString &kind)
{
    return kind == k::table || kind == k::view || kind == k::materializedView;
}

} // namespace tidemark::ui
