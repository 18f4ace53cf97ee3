// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/names.h"
#include "drivers/sqlite/normalise.h"
#include "drivers/sqlite/planstate.h"
#include "drivers/sqlite/source.h"
#include "drivers/sqlite/statements.h"
#include "drivers/sqlite/tokenreader.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;
using plan::Statement;
using schema::Column;
using schema::Table;

static Statement statement(const QString &sql, const schema::ObjectRef &object, const QString &comment = {})
{
    Statement statement;
    statement.sql = sql.trimmed();
    if (statement.sql.endsWith(u';'))
        statement.sql.chop(1);
    statement.object = object;
    statement.comment = comment;
    return statement;
}

static schema::ObjectRef columnRef(const Table &table, const Column &column)
{
    return {schema::kind::column, table.name, column.name};
}

Statement dropTable(const Table &table)
{
    Statement drop = statement(u"DROP TABLE "_s + quotedName(table.name.name), schema::refOf(table));
    drop.hazards = {hazard(Risk::TableLost, table.name.name)};
    return drop;
}

// The text as somebody wrote it, while it still says what the model says.
static QString textOf(const Table &table, const schema::Schema &schema)
{
    if (table.meta.attributes.contains(attribute::sql))
        return table.meta.attributes.text(attribute::sql);
    const QString source = currentSource(table, schema);
    return source.isEmpty() ? createTable(table) : source;
}

Statement makeTable(const Table &table, const schema::Schema &schema)
{
    return statement(textOf(table, schema), schema::refOf(table));
}

// Expressions may say "t.a" of the table's own columns.
static bool namesItself(Tokens tokens, size_t at, const QString &table)
{
    return at + 1 < tokens.size() && tokens[at + 1].is(".") && sameName(dequoted(tokens[at]), table);
}

struct Renamed
{
    QString text;
    bool namesItself = false;
};

// CREATE TABLE name …: sqlite_schema never has more before the name.
static Renamed renamed(const QString &text, const QString &from, const QString &to)
{
    const QByteArray bytes = text.toUtf8();
    const std::vector<Token> tokens = withoutComments(tokenize(bytes));
    QByteArray out;
    qsizetype done = 0;
    Renamed result;
    for (size_t i = 2; i < tokens.size(); ++i) {
        const bool isOwn = namesItself(tokens, i, from);
        if (i != 2 && !isOwn)
            continue;
        const auto begin = qsizetype(tokens[i].text.data() - bytes.constData());
        out += bytes.sliced(done, begin - done) + quotedName(to).toUtf8();
        done = begin + qsizetype(tokens[i].text.size());
        result.namesItself = result.namesItself || isOwn;
    }
    result.text = QString::fromUtf8(out + bytes.sliced(done));
    return result;
}

// The clause of a foreign key of one column as it stands within the column's definition.
static QString inlineForeignKey(const schema::ForeignKey &key)
{
    const QString apart = u"FOREIGN KEY ("_s + quotedNames(key.columns) + u") "_s;
    QString clause = foreignKeyClause(key);
    return clause.remove(clause.indexOf(apart), apart.size());
}

// A check stands with the last column that it needs.
static bool isReady(const schema::Check &check, const std::vector<const Column *> &later)
{
    return std::ranges::none_of(later, [&](const Column *column) { return mentions(check.expression, column->name); });
}

static Statement addColumn(const Table &table, const Column &column, const std::vector<const Column *> &later)
{
    QString definition = columnDefinition(table, column);
    std::vector<plan::Hazard> hazards;
    for (const schema::Check &check : table.checks) {
        if (mentions(check.expression, column.name) && isReady(check, later)) {
            definition += u' ' + checkClause(check);
            hazards.push_back(hazard(Risk::CheckRefused, table.name.name, check.expression));
        }
    }
    for (const schema::ForeignKey &key : table.foreignKeys) {
        if (key.columns == QStringList(column.name))
            definition += u' ' + inlineForeignKey(key);
    }
    Statement add = statement(u"ALTER TABLE "_s + quotedName(table.name.name) + u" ADD COLUMN "_s + definition,
                              columnRef(table, column));
    add.scans = !hazards.empty();
    add.hazards = std::move(hazards);
    return add;
}

// Generated columns come last: the others are what they are made of.
static std::vector<Statement> addColumns(const TableStep &step)
{
    std::vector<const Column *> columns = addedColumns(step);
    std::ranges::stable_partition(columns,
                                  [](const Column *column) { return column->generation == schema::Generation::None; });
    std::vector<Statement> statements;
    for (size_t i = 0; i < columns.size(); ++i)
        statements.push_back(addColumn(*step.after, *columns[i], {columns.begin() + qsizetype(i) + 1, columns.end()}));
    return statements;
}

static Statement dropColumn(const Table &table, const Column &column)
{
    Statement drop =
        statement(u"ALTER TABLE "_s + quotedName(table.name.name) + u" DROP COLUMN "_s + quotedName(column.name),
                  columnRef(table, column));
    drop.rewrites = column.generation != schema::Generation::Virtual;
    if (column.generation == schema::Generation::None)
        drop.hazards = {hazard(Risk::ColumnLost, table.name.name, column.name)};
    return drop;
}

// While this is on, the engine leaves alone what other objects say of the table.
static Statement legacyAlter(const Table &table, bool on)
{
    return statement(on ? u"PRAGMA legacy_alter_table = ON"_s : u"PRAGMA legacy_alter_table = OFF"_s,
                     schema::refOf(table), on ? tr("What other objects say of the table stays as it is") : QString());
}

std::vector<Statement> alterTable(const TableStep &step)
{
    std::vector<Statement> statements = addColumns(step);
    const std::vector<const Column *> dropped = droppedColumns(step);
    if (dropped.empty())
        return statements;
    statements.push_back(legacyAlter(*step.before, true));
    for (const Column *column : dropped)
        statements.push_back(dropColumn(*step.before, *column));
    statements.push_back(legacyAlter(*step.before, false));
    return statements;
}

static bool hasRowid(const Table &table)
{
    return !table.meta.attributes.flag(attribute::withoutRowid);
}

// A name of the row's number that no column hides; empty when all are hidden.
static QString rowidName(const Table &table)
{
    for (const QString &name : {u"rowid"_s, u"_rowid_"_s, u"oid"_s}) {
        if (!sameColumn(table, name))
            return name;
    }
    return {};
}

struct Copy
{
    QStringList into;
    QStringList from;
};

// The row's number is data, too: others may refer to it, and it is the order of the rows.
static void copyRowid(const Table &before, const Table &after, Copy &copy)
{
    if (!hasRowid(before) || !hasRowid(after) || rowidName(before).isEmpty())
        return;
    if (isRowidAlias(after)) {
        const QString &key = after.primaryKey->columns.front();
        if (!sameColumn(before, key)) {
            copy.into << quotedName(key);
            copy.from << rowidName(before);
        }
    } else if (!rowidName(after).isEmpty()) {
        copy.into << rowidName(after);
        copy.from << rowidName(before);
    }
}

static Copy copyOf(const Table &before, const Table &after)
{
    Copy copy;
    copyRowid(before, after, copy);
    for (const Column &column : after.columns) {
        const Column *old = sameColumn(before, column.name);
        if (!old || column.generation != schema::Generation::None)
            continue;
        copy.into << quotedName(column.name);
        copy.from << quotedName(old->name);
    }
    return copy;
}

static bool isNew(const std::vector<schema::Key> &keys, const schema::Key &key)
{
    return std::ranges::none_of(keys, [&](const schema::Key &other) { return other.columns == key.columns; });
}

static void columnHazards(const Table &before, const Table &after, std::vector<plan::Hazard> &hazards)
{
    const QString &name = after.name.name;
    for (const Column &column : before.columns) {
        if (!sameColumn(after, column.name) && column.generation == schema::Generation::None)
            hazards.push_back(hazard(Risk::ColumnLost, name, column.name));
    }
    for (const Column &column : after.columns) {
        const Column *old = sameColumn(before, column.name);
        const bool generated = column.generation != schema::Generation::None;
        if (!old && column.notNull && column.defaultValue.isEmpty() && !isRowidAlias(after))
            hazards.push_back(hazard(Risk::ValueMissing, name, column.name));
        if (old && column.notNull && !old->notNull)
            hazards.push_back(hazard(Risk::NullRefused, name, column.name));
        if (old && old->type != column.type)
            hazards.push_back(hazard(Risk::TypeChanged, name, column.name));
        if (old && generated && old->generation == schema::Generation::None)
            hazards.push_back(hazard(Risk::Recomputed, name, column.name));
    }
}

static std::vector<plan::Hazard> hazardsOf(const Table &before, const Table &after)
{
    const QString &name = after.name.name;
    std::vector<plan::Hazard> hazards{hazard(Risk::Rebuild, name)};
    columnHazards(before, after, hazards);
    for (const schema::Check &check : after.checks) {
        if (!std::ranges::contains(before.checks, check))
            hazards.push_back(hazard(Risk::CheckRefused, name, check.expression));
    }
    std::vector<schema::Key> keys = before.uniques;
    if (before.primaryKey)
        keys.push_back(*before.primaryKey);
    for (const schema::Key &key : after.uniques) {
        if (isNew(keys, key))
            hazards.push_back(hazard(Risk::KeyRefused, name, key.columns.join(u", "_s)));
    }
    if (after.primaryKey && isNew(keys, *after.primaryKey))
        hazards.push_back(hazard(Risk::KeyRefused, name, after.primaryKey->columns.join(u", "_s)));
    if (after.meta.attributes.flag(attribute::strict) && !before.meta.attributes.flag(attribute::strict))
        hazards.push_back(hazard(Risk::StrictRefused, name));
    return hazards;
}

// ABORT overrides conflict clauses of the new table: none may swallow rows.
static Statement copyRows(const TableStep &step, const Copy &copy)
{
    Statement rows = statement(u"INSERT OR ABORT INTO %1 (%2)\nSELECT %3 FROM %4"_s.arg(
                                   quotedName(step.aside), copy.into.join(u", "_s), copy.from.join(u", "_s),
                                   quotedName(step.before->name.name)),
                               schema::refOf(*step.after));
    rows.hazards = hazardsOf(*step.before, *step.after);
    rows.rewrites = rows.scans = true;
    return rows;
}

static void copySequence(const TableStep &step, std::vector<Statement> &statements)
{
    if (!step.before->meta.attributes.flag(attribute::autoincrement) ||
        !step.after->meta.attributes.flag(attribute::autoincrement))
        return;
    const schema::ObjectRef object = schema::refOf(*step.after);
    statements.push_back(statement(u"DELETE FROM sqlite_sequence WHERE name = "_s + quotedText(step.aside), object,
                                   tr("The numbers of AUTOINCREMENT go on where they are")));
    statements.push_back(statement(u"INSERT INTO sqlite_sequence (name, seq)\nSELECT "_s + quotedText(step.aside) +
                                       u", seq FROM sqlite_sequence WHERE name = "_s +
                                       quotedText(step.before->name.name),
                                   object));
}

std::vector<Statement> rebuildTable(const TableStep &step, const schema::Schema &after)
{
    const schema::ObjectRef object = schema::refOf(*step.after);
    std::vector<Statement> statements;
    const Renamed made = renamed(textOf(*step.after, after), step.after->name.name, step.aside);
    statements.push_back(
        statement(made.text, object, tr("The table as it will be, under a name of its own until it has the rows")));
    const Copy copy = copyOf(*step.before, *step.after);
    if (!copy.into.isEmpty())
        statements.push_back(copyRows(step, copy));
    else
        statements.back().hazards = {hazard(Risk::TableLost, step.before->name.name)};
    copySequence(step, statements);
    statements.push_back(statement(u"DROP TABLE "_s + quotedName(step.before->name.name), object));
    const Statement rename = statement(
        u"ALTER TABLE "_s + quotedName(step.aside) + u" RENAME TO "_s + quotedName(step.after->name.name), object);
    // what the table says of itself is the one thing that must follow, and then it does
    if (made.namesItself) {
        statements.push_back(rename);
        return statements;
    }
    statements.push_back(legacyAlter(*step.after, true));
    statements.push_back(rename);
    statements.push_back(legacyAlter(*step.after, false));
    return statements;
}

} // namespace tidemark::sqlite
