// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/text.h"
#include "diff/parts.h"
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/names.h"
#include "drivers/sqlite/normalise.h"
#include "drivers/sqlite/planstate.h"
#include "drivers/sqlite/tableparser.h"
#include "drivers/sqlite/token.h"

#include <algorithm>
#include <map>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;
using schema::Column;
using schema::Table;

const TableStep *PlanState::stepOf(const QString &table) const
{
    const auto at = std::ranges::find_if(tables, [&](const TableStep &step) {
        return (step.before && sameName(step.before->name.name, table)) ||
               (step.after && sameName(step.after->name.name, table));
    });
    return at == tables.end() ? nullptr : &*at;
}

const Column *sameColumn(const Table &table, const QString &name)
{
    const auto at = std::ranges::find_if(table.columns, [&](const Column &c) { return sameName(c.name, name); });
    return at == table.columns.end() ? nullptr : &*at;
}

bool mentions(const QString &expression, const QString &name)
{
    const QByteArray text = expression.toUtf8();
    return std::ranges::any_of(tokenize(text), [&](const Token &token) {
        const bool isName =
            token.kind == TokenKind::Word || token.kind == TokenKind::Name || token.kind == TokenKind::String;
        return isName && sameName(dequoted(token), name);
    });
}

static std::vector<const Column *> missingIn(const Table &of, const Table &in)
{
    std::vector<const Column *> missing;
    for (const Column &column : of.columns) {
        if (!sameColumn(in, column.name))
            missing.push_back(&column);
    }
    return missing;
}

std::vector<const Column *> addedColumns(const TableStep &step)
{
    return missingIn(*step.after, *step.before);
}

std::vector<const Column *> droppedColumns(const TableStep &step)
{
    return missingIn(*step.before, *step.after);
}

// How a foreign key is written where its parent spells the names in other cases.
static schema::ForeignKey folded(schema::ForeignKey key)
{
    key.table.name = foldedName(key.table.name);
    for (QString &column : key.referencedColumns)
        column = foldedName(column);
    return key;
}

static std::vector<schema::ForeignKey> folded(const std::vector<schema::ForeignKey> &keys)
{
    std::vector<schema::ForeignKey> all;
    for (const schema::ForeignKey &key : keys)
        all.push_back(folded(key));
    return all;
}

static Attributes ownAttributes(const Table &table)
{
    Attributes attributes = table.meta.attributes;
    attributes.remove(attribute::shadowOf);
    return attributes;
}

static bool sameColumns(const Table &before, const Table &after, bool ordered)
{
    if (ordered || before.columns.size() != after.columns.size())
        return before.columns == after.columns;
    return std::ranges::all_of(before.columns, [&](const Column &column) {
        const Column *other = diff::findColumn(after.columns, column.name);
        return other && *other == column;
    });
}

bool sameTable(const Table &before, const Table &after, bool ordered)
{
    const bool sameFrame =
        before.name == after.name && before.kind == after.kind && ownAttributes(before) == ownAttributes(after);
    if (!sameFrame || before.kind == schema::TableKind::Virtual)
        return sameFrame;
    return sameColumns(before, after, ordered) && before.primaryKey == after.primaryKey &&
           before.uniques == after.uniques && folded(before.foreignKeys) == folded(after.foreignKeys) &&
           before.checks == after.checks && before.notNulls == after.notNulls;
}

// A value that ADD COLUMN takes: it must not depend on the moment, and parentheses always do.
// Source: https://www.sqlite.org/lang_altertable.html#altertabaddcol
static bool isConstant(const QString &value)
{
    const QByteArray text = value.toUtf8();
    std::vector<Token> tokens = tokenize(text);
    if (tokens.size() == 2 && (tokens[0].is("-") || tokens[0].is("+")))
        return tokens[1].kind == TokenKind::Number;
    if (tokens.size() != 1)
        return tokens.empty();
    const Token &token = tokens.front();
    return token.kind == TokenKind::String || token.kind == TokenKind::Number || token.kind == TokenKind::Blob ||
           isOneOf(token, {"NULL", "TRUE", "FALSE"});
}

static bool hasValue(const Column &column)
{
    return !column.defaultValue.isEmpty() && column.defaultValue.compare("NULL"_L1, Qt::CaseInsensitive) != 0;
}

static bool isInKey(const Table &table, const QString &column)
{
    const auto holds = [&](const schema::Key &key) { return key.columns.contains(column); };
    return (table.primaryKey && holds(*table.primaryKey)) || std::ranges::any_of(table.uniques, holds);
}

static bool isInForeignKey(const Table &table, const QString &column)
{
    return std::ranges::any_of(table.foreignKeys, [&](const auto &key) { return key.columns.contains(column); });
}

static bool canAdd(const Table &table, const Column &column)
{
    if (isInKey(table, column.name) || column.generation == schema::Generation::Stored)
        return false;
    if (column.generation == schema::Generation::Virtual)
        return !column.notNull && !isInForeignKey(table, column.name);
    if (!isConstant(column.defaultValue) || (column.notNull && !hasValue(column)))
        return false;
    return !isInForeignKey(table, column.name) || !hasValue(column);
}

static bool isUsedWithin(const Table &table, const QString &column)
{
    const auto generates = [&](const Column &other) {
        return other.name != column && other.generation != schema::Generation::None &&
               mentions(other.defaultValue, column);
    };
    const auto checks = [&](const schema::Check &check) { return mentions(check.expression, column); };
    return std::ranges::any_of(table.columns, generates) || std::ranges::any_of(table.checks, checks);
}

static bool canDrop(const Table &table, const Column &column)
{
    return !isInKey(table, column.name) && !isInForeignKey(table, column.name) && !isUsedWithin(table, column.name);
}

// The table without some of its columns and what stands with them in their definitions.
static Table without(Table table, const std::vector<const Column *> &columns)
{
    for (const Column *column : columns) {
        std::erase_if(table.columns, [&](const Column &other) { return other.name == column->name; });
        std::erase_if(table.notNulls, [&](const auto &constraint) { return constraint.column == column->name; });
        std::erase_if(table.foreignKeys, [&](const auto &key) { return key.columns == QStringList(column->name); });
        std::erase_if(table.checks, [&](const auto &check) { return mentions(check.expression, column->name); });
    }
    return table;
}

// DROP COLUMN cuts the text without looking at comments, and then refuses what is left.
static bool hasComments(const Table &table)
{
    const QByteArray text = table.meta.source.text.toUtf8();
    return std::ranges::any_of(tokenize(text), [](const Token &token) { return token.kind == TokenKind::Comment; });
}

bool canAlter(const Table &before, const Table &after)
{
    if (before.kind != schema::TableKind::Ordinary || before.meta.attributes.contains(attribute::sql))
        return false;
    const std::vector<const Column *> added = missingIn(after, before);
    const std::vector<const Column *> dropped = missingIn(before, after);
    const bool possible = std::ranges::all_of(added, [&](const Column *column) { return canAdd(after, *column); }) &&
                          std::ranges::all_of(dropped, [&](const Column *column) { return canDrop(before, *column); });
    // ON CONFLICT cannot stand behind the check of a column
    const bool cannotStand = std::ranges::any_of(after.checks, [&](const schema::Check &check) {
        return check.attributes.contains(attribute::conflict) && !std::ranges::contains(before.checks, check);
    });
    return possible && !cannotStand && (dropped.empty() || !hasComments(before)) &&
           sameTable(without(before, dropped), without(after, added), false);
}

static Failure notUnderstood(const Table &table)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message = tr("Table %1 changes, and its definition (%2) was not understood")
                        .arg(printable(table.name.name), attribute::sql);
    error.hint = tr("Change this table by hand, with its rows.");
    error.object = table.name.name;
    return Failure(std::move(error));
}

static const Table *parentOf(const schema::ForeignKey &key, const schema::Schema &schema)
{
    const auto isParent = [&](const Table &table) { return sameName(table.name.name, key.table.name); };
    const Table *exact = schema::findTable(schema, key.table);
    const auto at = exact ? schema.tables.end() : std::ranges::find_if(schema.tables, isParent);
    return at == schema.tables.end() ? exact : &*at;
}

static QStringList keyOf(const Table *table)
{
    QStringList names = table && table->primaryKey ? table->primaryKey->columns : QStringList();
    for (QString &name : names)
        name = foldedName(name);
    return names;
}

// REFERENCES without columns means the primary key of the other table, whatever that is then. Without a text to look
// into, every reference to what was the primary key may be such a one.
static bool referencesShift(const Table &table, const schema::Schema &before, const schema::Schema &after)
{
    const QByteArray text = table.meta.source.text.toUtf8();
    const auto isImplicit = [&](const schema::ForeignKey &key) {
        const auto read = parseTable({text.constData(), size_t(text.size())}, columnNames(table));
        return !read || std::ranges::any_of(read->foreignKeys, [&](const schema::ForeignKey &written) {
            return written.referencedColumns.isEmpty() && sameName(written.table.name, key.table.name);
        });
    };
    return std::ranges::any_of(table.foreignKeys, [&](const schema::ForeignKey &key) {
        return keyOf(parentOf(key, before)) != keyOf(parentOf(key, after)) && isImplicit(key);
    });
}

static Result<Fate> fateOf(const Table &before, const Table &after, bool reordered)
{
    if (sameTable(before, after, false) && !reordered)
        return Fate::Keep;
    if (before.meta.attributes.contains(attribute::sql))
        return notUnderstood(before);
    if (after.meta.attributes.contains(attribute::sql))
        return notUnderstood(after);
    if (before.kind == schema::TableKind::Virtual || after.kind == schema::TableKind::Virtual)
        return Fate::Recreate;
    return !reordered && canAlter(before, after) ? Fate::Alter : Fate::Rebuild;
}

static bool isShadow(const Table &table)
{
    return table.meta.attributes.contains(attribute::shadowOf);
}

QString freeName(const QString &wanted, const schema::Schema &a, const schema::Schema &b)
{
    std::set<QString> taken;
    for (const schema::Schema *schema : {&a, &b}) {
        for (const Table &table : schema->tables) {
            taken.insert(foldedName(table.name.name));
            for (const schema::Index &index : table.indexes)
                taken.insert(foldedName(index.name));
        }
        for (const schema::View &view : schema->views)
            taken.insert(foldedName(view.name.name));
    }
    QString name = wanted;
    while (taken.contains(foldedName(name)))
        name += u'_';
    return name;
}

Result<std::vector<TableStep>> decideTables(const schema::Schema &before, const schema::Schema &after,
                                            const std::set<schema::QualifiedName> &reordered)
{
    std::map<QString, TableStep> paired;
    for (const Table &table : before.tables) {
        if (!isShadow(table))
            paired[foldedName(table.name.name)].before = &table;
    }
    for (const Table &table : after.tables) {
        if (!isShadow(table))
            paired[foldedName(table.name.name)].after = &table;
    }
    std::vector<TableStep> steps;
    for (auto &[name, step] : paired) {
        if (!step.before)
            step.fate = Fate::Create;
        else if (!step.after)
            step.fate = Fate::Drop;
        else
            step.fate =
                TRY(fateOf(*step.before, *step.after,
                           reordered.contains(step.after->name) || referencesShift(*step.before, before, after)));
        if (step.fate == Fate::Rebuild)
            step.aside = freeName(u"tidemark_new_"_s + step.after->name.name, before, after);
        steps.push_back(step);
    }
    return steps;
}

} // namespace tidemark::sqlite
