// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/mermaid.h"

#include "report/facts.h"

#include <map>
#include <set>

namespace tidemark::report {

using namespace Qt::StringLiterals;
using schema::Column;
using schema::ForeignKey;
using schema::QualifiedName;
using schema::Schema;
using schema::Table;

// ---- Words

static bool isHidden(QChar c)
{
    return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format ||
           c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
}

// Text between quotes: Mermaid writes characters as #name; and the like.
static QString quotedText(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        if (c == u'"')
            out += u"#quot;"_s;
        else if (c == u'#')
            out += u"#35;"_s;
        else if (c == u'%')
            out += u"#37;"_s;
        else if (c == u'\\')
            out += u"#92;"_s;
        else
            out += isHidden(c) ? u' ' : c;
    }
    return u'"' + out + u'"';
}

// An entity's name stands between quotes too, but nothing can be escaped in it.
static QString entityName(const QString &text)
{
    QString out;
    for (const QChar c : text)
        out += c == u'"' || c == u'%' || c == u'\\' || c == u'#' || c == u';' || isHidden(c) ? u'_' : c;
    return out.isEmpty() ? u"_"_s : out;
}

// Types and names of attributes are plain words.
static QString word(const QString &text)
{
    QString out;
    for (const QChar c : text) {
        const bool isPlain = (c.unicode() < 128 && c.isLetterOrNumber()) || c == u'_' || c == u'-' || c == u'(' ||
                             c == u')' || c == u'[' || c == u']';
        out += isPlain ? c : u'_';
    }
    if (out.isEmpty() || !(out.front().isLetter() || out.front() == u'_'))
        out.prepend(u'_');
    return out;
}

namespace {

class Writer
{
public:
    explicit Writer(const Schema &schema)
        : m_schema(schema)
    {
        for (const Table *table : shownTables(schema))
            m_names.emplace(table->name, uniqueName(table->name));
    }

    QByteArray write()
    {
        m_out = u"erDiagram\n"_s;
        for (const Table *table : shownTables(m_schema))
            addTable(*table);
        for (const Table *table : shownTables(m_schema)) {
            for (const ForeignKey &key : table->foreignKeys)
                addReference(*table, key);
        }
        return m_out.toUtf8();
    }

private:
    QString uniqueName(const QualifiedName &table)
    {
        const QString wanted = entityName(table.toString());
        QString name = wanted;
        for (int i = 2; !m_taken.insert(name).second; ++i)
            name = wanted + u'_' + QString::number(i);
        return u'"' + name + u'"';
    }

    void addTable(const Table &table)
    {
        m_out += u"    "_s + m_names.at(table.name) + u" {\n"_s;
        for (const Column &column : table.columns)
            addColumn(table, column);
        m_out += u"    }\n"_s;
    }

    void addColumn(const Table &table, const Column &column)
    {
        QStringList keys;
        if (isPrimary(table, column.name))
            keys << u"PK"_s;
        if (isForeign(table, column.name))
            keys << u"FK"_s;
        if (keys.isEmpty() && isUnique(table, {column.name}))
            keys << u"UK"_s;
        QStringList notes;
        const QString name = word(column.name);
        if (name != column.name)
            notes << column.name;
        if (!column.comment.isEmpty())
            notes << column.comment;
        m_out += u"        "_s + word(column.type.isEmpty() ? u"any"_s : column.type) + u' ' + name;
        if (!keys.isEmpty())
            m_out += u' ' + keys.join(u", "_s);
        if (!notes.isEmpty())
            m_out += u' ' + quotedText(notes.join(u": "_s));
        m_out += u'\n';
    }

    void addReference(const Table &table, const ForeignKey &key)
    {
        const auto target = m_names.find(key.table);
        if (target == m_names.end())
            return;
        m_out +=
            u"    %1 %2--%3 %4 : %5\n"_s.arg(target->second, isRequired(table, key) ? u"||"_s : u"|o"_s,
                                             isUnique(table, key.columns) ? u"o|"_s : u"o{"_s, m_names.at(table.name),
                                             quotedText(key.name.isEmpty() ? key.columns.join(u", "_s) : key.name));
    }

    const Schema &m_schema;
    std::map<QualifiedName, QString> m_names;
    std::set<QString> m_taken;
    QString m_out;
};

} // namespace

QByteArray toMermaid(const Schema &schema)
{
    return Writer(schema).write();
}

} // namespace tidemark::report
