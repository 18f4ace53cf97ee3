// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/rows.h"

#include <algorithm>
#include <set>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;

static constexpr int rowsPerTable = 2;

// The n-th value of a type: alike in all tables, so that foreign keys find what they name. Empty: none is known.
static QString valueFor(const schema::Column &column, int n)
{
    QString number = QString::number(n);
    switch (column.family) {
    case schema::TypeFamily::Boolean: return n % 2 ? u"true"_s : u"false"_s;
    case schema::TypeFamily::Integer:
    case schema::TypeFamily::Decimal:
    case schema::TypeFamily::Float: return number;
    case schema::TypeFamily::Text: return u"'%1'"_s.arg(number);
    case schema::TypeFamily::Binary: return u"'\\x0%1'"_s.arg(number);
    case schema::TypeFamily::Date: return u"'2024-01-0%1'"_s.arg(number);
    case schema::TypeFamily::Time: return u"'0%1:00:00'"_s.arg(number);
    case schema::TypeFamily::Timestamp: return u"'2024-01-0%1 00:00:00'"_s.arg(number);
    case schema::TypeFamily::Interval: return u"'%1 days'"_s.arg(number);
    case schema::TypeFamily::Uuid: return u"'00000000-0000-0000-0000-00000000000%1'"_s.arg(number);
    case schema::TypeFamily::Json: return u"'{\"n\": %1}'"_s.arg(number);
    case schema::TypeFamily::Array: return u"'{}'"_s;
    case schema::TypeFamily::Network: return u"'10.0.0.%1'"_s.arg(number);
    default: return {};
    }
}

static bool isGiven(const schema::Column &column)
{
    return column.generation == schema::Generation::None && !(column.identity && column.identity->always);
}

// With a value for every column, or only for those that need one.
static QByteArray insertion(const dialect::Printer &printer, const schema::Table &table, int n, bool onlyNeeded)
{
    QStringList names;
    QStringList values;
    for (const schema::Column &column : table.columns) {
        const bool isNeeded = column.notNull && column.defaultValue.isEmpty() && !column.identity;
        const QString value = valueFor(column, n);
        if (!isGiven(column) || value.isEmpty() || (onlyNeeded && !isNeeded))
            continue;
        names << printer.identifier(column.name);
        values << value;
    }
    const QString into = u"INSERT INTO "_s + printer.qualified(table.name);
    return (names.isEmpty() ? into + u" DEFAULT VALUES"_s
                            : u"%1 (%2) VALUES (%3)"_s.arg(into, names.join(u", "_s), values.join(u", "_s)))
        .toUtf8();
}

static bool takesRows(const schema::Table &table)
{
    return (table.kind == schema::TableKind::Ordinary || table.kind == schema::TableKind::Partitioned);
}

static bool insertRow(job::JobContext &job, Scratch &scratch, const schema::Table &table, int n)
{
    const dialect::Printer &printer = *scratch.dialect().printer;
    return scratch.connection().execute(job, insertion(printer, table, n, false)) ||
           scratch.connection().execute(job, insertion(printer, table, n, true));
}

Result<int> fillTables(job::JobContext &job, Scratch &scratch, const schema::Schema &schema)
{
    std::set<std::pair<const schema::Table *, int>> done;
    size_t before = 0;
    // tables that name others get theirs once those have rows
    do {
        before = done.size();
        for (const schema::Table &table : schema.tables) {
            for (int n = 1; n <= rowsPerTable && takesRows(table); ++n) {
                TRY(job.check());
                if (!done.contains({&table, n}) && insertRow(job, scratch, table, n))
                    done.emplace(&table, n);
            }
        }
    } while (done.size() != before);
    return int(done.size());
}

static bool isInherited(const schema::Schema &schema, const schema::QualifiedName &name)
{
    return std::ranges::any_of(schema.tables,
                               [&](const schema::Table &table) { return std::ranges::contains(table.inherits, name); });
}

SharedColumns sharedColumns(const schema::Schema &before, const schema::Schema &after)
{
    SharedColumns shared;
    for (const schema::Table &table : before.tables) {
        const schema::Table *other = schema::findTable(after, table.name);
        if (!other || !takesRows(table) || !takesRows(*other))
            continue;
        QStringList names;
        for (const schema::Column &column : table.columns) {
            const auto same = std::ranges::find(other->columns, column.name, &schema::Column::name);
            const bool isSame = same != other->columns.end() && same->type == column.type &&
                                same->collation == column.collation && same->generation == column.generation;
            if (isSame && column.generation == schema::Generation::None)
                names << column.name;
        }
        if (!names.isEmpty())
            shared.insert(table.name, {names, isInherited(before, table.name) || isInherited(after, table.name)});
    }
    return shared;
}

Result<TableRows> rowsOf(job::JobContext &job, Scratch &scratch, const SharedColumns &columns)
{
    const dialect::Printer &printer = *scratch.dialect().printer;
    TableRows rows;
    for (const auto &[table, shared] : columns.asKeyValueRange()) {
        QStringList quoted;
        for (const QString &name : shared.columns)
            quoted << printer.identifier(name);
        const QString only = shared.isInherited ? u"ONLY "_s : QString();
        const QString query = u"SELECT %1 FROM %2%3"_s.arg(quoted.join(u", "_s), only, printer.qualified(table));
        const sql::RowBatch batch = TRY(sql::fetch(job, scratch.connection(), query.toUtf8()));
        QStringList &lines = rows[table];
        for (size_t row = 0; row < batch.rowCount(); ++row) {
            QStringList cells;
            for (size_t column = 0; column < batch.columnCount(); ++column)
                cells << (batch.isNull(row, column) ? u"\u2205"_s : batch.text(row, column));
            lines << cells.join(u'|');
        }
        lines.sort();
    }
    return rows;
}

QString firstLoss(const TableRows &wanted, const TableRows &found)
{
    for (const auto &[table, rows] : wanted.asKeyValueRange()) {
        const QStringList there = found.value(table);
        if (rows != there)
            return u"%1 had %2 rows [%3], has %4 [%5]"_s.arg(table.toString(), QString::number(rows.size()),
                                                             rows.join(u' ').left(100), QString::number(there.size()),
                                                             there.join(u' ').left(100));
    }
    return {};
}

} // namespace tidemark::sandbox
