// SPDX-License-Identifier: GPL-3.0-or-later
#include "report/dbml.h"

#include "report/facts.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace tidemark::report {

using namespace Qt::StringLiterals;
using schema::Column;
using schema::ForeignKey;
using schema::QualifiedName;
using schema::Schema;
using schema::Table;

// ---- Words

static QString escaped(const QString &text, QChar quote)
{
    QString out;
    for (const QChar c : text) {
        if (c == u'\n')
            out += u"\\n"_s;
        else if (c == u'\r')
            out += u"\\r"_s;
        else if (c == u'\t')
            out += u"\\t"_s;
        else if (c == u'\\' || c == quote)
            out += u'\\' + QString(c);
        else if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            out += u"\\u%1"_s.arg(uint(c.unicode()), 4, 16, QChar(u'0'));
        else
            out += c;
    }
    return quote + out + quote;
}

static QString name(const QString &text)
{
    return escaped(text, u'"');
}

static QString name(const QualifiedName &qualified)
{
    return qualified.schema.isEmpty() ? name(qualified.name) : name(qualified.schema) + u'.' + name(qualified.name);
}

static QString text(const QString &words)
{
    return escaped(words, u'\'');
}

// Nothing escapes a backquote, so an expression that holds one is a text.
static QString expression(const QString &sql)
{
    return sql.contains(u'`') ? text(sql) : u'`' + sql + u'`';
}

static QString nameList(const QStringList &columns)
{
    QStringList names;
    for (const QString &column : columns)
        names << name(column);
    return columns.size() == 1 ? names.first() : u'(' + names.join(u", "_s) + u')';
}

static QString settings(const QStringList &list)
{
    return list.isEmpty() ? QString() : u" ["_s + list.join(u", "_s) + u']';
}

// ---- Tables

static QString typeOf(const Schema &schema, const Column &column)
{
    if (const schema::Type *type = enumOf(schema, column))
        return name(type->name) + (column.type.endsWith("[]"_L1) ? u"[]"_s : QString());
    static const QRegularExpression plain(u"^[A-Za-z_][A-Za-z0-9_]*(\\([0-9]+(, ?[0-9]+)?\\))?$"_s);
    if (plain.match(column.type).hasMatch())
        return column.type;
    return name(column.type.isEmpty() ? u"any"_s : column.type);
}

static QString columnText(const Schema &schema, const Table &table, const Column &column)
{
    QStringList list;
    if (isPrimary(table, column.name) && table.primaryKey->columns.size() == 1)
        list << u"pk"_s;
    else if (isUnique(table, {column.name}))
        list << u"unique"_s;
    if (column.identity)
        list << u"increment"_s;
    if (column.notNull && !list.contains(u"pk"_s))
        list << u"not null"_s;
    if (!column.defaultValue.isEmpty() && column.generation == schema::Generation::None)
        list << u"default: "_s + expression(column.defaultValue);
    QString note = column.comment;
    if (column.generation != schema::Generation::None)
        note += (note.isEmpty() ? u"generated: "_s : u"\ngenerated: "_s) + column.defaultValue;
    if (!note.isEmpty())
        list << u"note: "_s + text(note);
    return u"  %1 %2%3\n"_s.arg(name(column.name), typeOf(schema, column), settings(list));
}

static QString keyText(const schema::Key &key, const QString &word)
{
    QStringList list{word};
    if (!key.name.isEmpty())
        list << u"name: "_s + text(key.name);
    if (!key.comment.isEmpty())
        list << u"note: "_s + text(key.comment);
    return u"    %1%2\n"_s.arg(nameList(key.columns), settings(list));
}

static QString indexText(const schema::Index &index)
{
    QStringList keys;
    for (const schema::IndexKey &key : index.keys)
        keys << (key.column.isEmpty() ? expression(key.expression) : name(key.column));
    QStringList list;
    if (index.unique)
        list << u"unique"_s;
    if (index.method == "btree"_L1 || index.method == "hash"_L1)
        list << u"type: "_s + index.method;
    if (!index.name.isEmpty())
        list << u"name: "_s + text(index.name);
    QStringList note;
    if (!index.where.isEmpty())
        note << u"where "_s + index.where;
    if (!index.comment.isEmpty())
        note << index.comment;
    if (!note.isEmpty())
        list << u"note: "_s + text(note.join(u'\n'));
    const QString columns = keys.size() == 1 ? keys.first() : u'(' + keys.join(u", "_s) + u')';
    return u"    %1%2\n"_s.arg(columns, settings(list));
}

static QString indexesText(const Table &table)
{
    QString list;
    if (table.primaryKey && table.primaryKey->columns.size() > 1)
        list += keyText(*table.primaryKey, u"pk"_s);
    for (const schema::Key &key : table.uniques) {
        if (key.columns.size() > 1)
            list += keyText(key, u"unique"_s);
    }
    for (const schema::Index &index : table.indexes) {
        if (!index.keys.empty())
            list += indexText(index);
    }
    return list.isEmpty() ? list : u"\n  indexes {\n"_s + list + u"  }\n"_s;
}

static QString tableText(const Schema &schema, const Table &table)
{
    QString body;
    for (const Column &column : table.columns)
        body += columnText(schema, table, column);
    body += indexesText(table);
    if (!table.meta.comment.isEmpty())
        body += u"\n  Note: "_s + text(table.meta.comment) + u'\n';
    return u"Table "_s + name(table.name) + u" {\n"_s + body + u"}\n\n"_s;
}

// ---- Enumerations and references

static QString enumText(const schema::Type &type)
{
    QString body;
    for (const QString &label : type.labels)
        body += u"  "_s + name(label) + u'\n';
    return u"Enum "_s + name(type.name) + u" {\n"_s + body + u"}\n\n"_s;
}

static QString actionText(schema::ReferentialAction action)
{
    static constexpr std::array words = {"no action", "restrict", "cascade", "set null", "set default"};
    return QString::fromLatin1(words[size_t(action)]);
}

static QString columnPath(const QualifiedName &table, const QStringList &columns)
{
    return name(table) + u'.' + nameList(columns);
}

static QString referenceText(const Schema &schema, const Table &table, const ForeignKey &key)
{
    const Table *target = schema::findTable(schema, key.table);
    const QStringList referenced = referencedColumns(schema, key);
    if (!target || target->partitionOf || referenced.size() != key.columns.size())
        return {};
    QStringList list;
    if (key.onDelete != schema::ReferentialAction::NoAction)
        list << u"delete: "_s + actionText(key.onDelete);
    if (key.onUpdate != schema::ReferentialAction::NoAction)
        list << u"update: "_s + actionText(key.onUpdate);
    return u"Ref%1: %2 %3 %4%5\n"_s.arg(
        key.name.isEmpty() ? QString() : u' ' + name(key.name), columnPath(table.name, key.columns),
        isUnique(table, key.columns) ? u"-"_s : u">"_s, columnPath(key.table, referenced), settings(list));
}

QByteArray toDbml(const Schema &schema)
{
    QString out;
    for (const schema::Type &type : schema.types) {
        // an enumeration without values cannot be said
        if (type.kind == schema::TypeKind::Enum && !type.labels.isEmpty())
            out += enumText(type);
    }
    QString references;
    for (const Table *table : shownTables(schema)) {
        // nor can a table without columns
        if (table->columns.empty())
            continue;
        out += tableText(schema, *table);
        for (const ForeignKey &key : table->foreignKeys)
            references += referenceText(schema, *table, key);
    }
    out += references;
    while (out.endsWith("\n\n"_L1))
        out.chop(1);
    return out.toUtf8();
}

} // namespace tidemark::report
