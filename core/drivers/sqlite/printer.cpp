// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/printer.h"

#include "base/text.h"
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/names.h"
#include "drivers/sqlite/source.h"
#include "drivers/sqlite/statements.h"
#include "schema/kinds.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

QString Printer::identifier(const QString &name) const
{
    return quotedName(name);
}

QString Printer::qualified(const schema::QualifiedName &name) const
{
    return name.schema.isEmpty() ? quotedName(name.name) : quotedName(name.schema) + u'.' + quotedName(name.name);
}

QString Printer::literal(const QString &text) const
{
    return quotedText(text);
}

sql::SqlText Printer::firstRows(const schema::QualifiedName &relation, const dialect::RowWindow &window) const
{
    QString text = u"SELECT * FROM "_s + qualified(relation);
    if (!window.sortedBy.isEmpty())
        text += u" ORDER BY "_s + identifier(window.sortedBy) + (window.descending ? u" DESC"_s : QString());
    return {QString(text + u" LIMIT ?1"_s).toUtf8(), {qint64(window.limit)}};
}

static Failure missing(const schema::ObjectRef &ref)
{
    return fail(ErrorKind::Unsupported,
                tr("There is no %1 %2 in this schema").arg(ref.kind, printable(ref.toString())));
}

template <class T>
static const T *named(const std::vector<T> &items, const QString &name)
{
    const auto at = std::ranges::find(items, name, &T::name);
    return at == items.end() ? nullptr : &*at;
}

// An object that could not be read is its stored text.
static QString textOf(const Attributes &attributes, const QString &statement)
{
    return attributes.contains(attribute::sql) ? attributes.text(attribute::sql) + u";\n"_s : statement;
}

static QString textOf(const schema::Index &index, const schema::QualifiedName &table)
{
    return textOf(index.attributes, createIndex(index, table));
}

static QString textOf(const schema::Trigger &trigger, const schema::QualifiedName &relation)
{
    return textOf(trigger.attributes, createTrigger(trigger, relation));
}

// The text that the engine keeps, as long as it says what the model says; otherwise the model written anew.
static QString textOf(const schema::Table &table, const schema::Schema &schema)
{
    const QString source = currentSource(table, schema);
    QString text = source.isEmpty() ? textOf(table.meta.attributes, createTable(table)) : source + u";\n"_s;
    for (const schema::Index &index : table.indexes)
        text += textOf(index, table.name);
    for (const schema::Trigger &trigger : table.triggers)
        text += textOf(trigger, table.name);
    return text;
}

static QString textOf(const schema::View &view)
{
    const QString source = currentSource(view);
    QString text = source.isEmpty() ? textOf(view.meta.attributes, createView(view)) : source + u";\n"_s;
    for (const schema::Trigger &trigger : view.triggers)
        text += textOf(trigger, view.name);
    return text;
}

// What lies in a table, as it stands in its CREATE TABLE; nothing for what is not there.
static QString partOf(const schema::Table &table, const schema::ObjectRef &ref)
{
    namespace kind = schema::kind;
    if (const auto *column = named(table.columns, ref.part); column && ref.kind == kind::column)
        return columnDefinition(table, *column) + u'\n';
    if (const auto *index = named(table.indexes, ref.part); index && ref.kind == kind::index)
        return textOf(*index, table.name);
    if (const auto *trigger = named(table.triggers, ref.part); trigger && ref.kind == kind::trigger)
        return textOf(*trigger, table.name);
    if (table.primaryKey && ref.kind == kind::primaryKey)
        return primaryKeyClause(*table.primaryKey) + u'\n';
    if (const auto *unique = named(table.uniques, ref.part); unique && ref.kind == kind::unique)
        return uniqueClause(*unique) + u'\n';
    if (const auto *check = named(table.checks, ref.part); check && ref.kind == kind::check)
        return checkClause(*check) + u'\n';
    if (const auto *key = named(table.foreignKeys, ref.part); key && ref.kind == kind::foreignKey)
        return foreignKeyClause(*key) + u'\n';
    return {};
}

Result<QString> Printer::ddl(const schema::Schema &schema, const schema::ObjectRef &ref) const
{
    const schema::Table *table = schema::findTable(schema, ref.name);
    const schema::View *view = schema::findView(schema, ref.name);
    QString text;
    if (table)
        text = ref.kind == schema::kind::table ? textOf(*table, schema) : partOf(*table, ref);
    else if (view && ref.kind == schema::kind::view)
        text = textOf(*view);
    else if (view && ref.kind == schema::kind::trigger && named(view->triggers, ref.part))
        text = textOf(*named(view->triggers, ref.part), view->name);
    if (text.isEmpty())
        return missing(ref);
    return text;
}

} // namespace tidemark::sqlite
