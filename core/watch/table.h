// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says of itself as tables: the same columns for the command line, for programs and for the window. Plain
// values made on any thread; texts are translated when they are made.
#pragma once

#include "schema/omission.h"

#include <QDateTime>
#include <QStringList>

#include <functional>
#include <variant>
#include <vector>

namespace tidemark::watch {

// A cell for programs. What is not known is std::monostate.
using Value = std::variant<std::monostate, bool, qint64, double, QString, QDateTime, QStringList, std::vector<qint64>>;

// How a cell is meant; what that looks like is the reader's business.
enum class Tone { Plain, Strong, Muted, Good, Warning, Bad, Waiting, Code };

struct Cell
{
    QString text; // for people
    Value value = {};
    Tone tone = Tone::Plain;
    bool operator==(const Cell &) const = default;
};

struct Column
{
    const char *key; // for programs: "backend_type"
    QString title;
    bool right = false; // numbers
    int room = 0;       // percent of the table's width that it may take before the others: sentences, statements
    bool name = false;  // may differ from another at its end only: is cut in the middle
    bool operator==(const Column &other) const { return QByteArrayView(key) == other.key && title == other.title; }
};

struct TableRow
{
    QString key; // the same as long as it is the same thing; unique in its table
    std::vector<Cell> cells;
    bool operator==(const TableRow &) const = default;
};

struct Table
{
    QString id = {}; // for programs: "sessions"
    QString title = {};
    QString emptyText = {}; // what it means that there is nothing
    std::vector<Column> columns = {};
    std::vector<TableRow> rows = {};
    bool operator==(const Table &) const = default;
};

// Everything that a topic has to say.
struct Report
{
    std::vector<Table> tables = {};
    std::vector<schema::Omission> omissions = {}; // what the role may not see
    QStringList notes = {};                       // what must be known to read the tables rightly
};

// One column with how its cell is made.
template <class Row>
struct Field
{
    Column column;
    std::function<Cell(const Row &)> cell;
};

// Tells rows apart that have the same key: the second and those after it get their number among their like.
void tellApart(std::vector<TableRow> &rows);

// A table whose rows are named by key(row).
template <class Row, class Rows, class Key>
[[nodiscard]] Table makeTable(const QString &id, const QString &title, const std::vector<Field<Row>> &fields,
                              const Rows &rows, Key key)
{
    Table table{.id = id, .title = title};
    for (const Field<Row> &field : fields)
        table.columns.push_back(field.column);
    table.rows.reserve(rows.size());
    for (const Row &row : rows) {
        TableRow made{.key = key(row), .cells = {}};
        made.cells.reserve(fields.size());
        for (const Field<Row> &field : fields)
            made.cells.push_back(field.cell(row));
        table.rows.push_back(std::move(made));
    }
    tellApart(table.rows);
    return table;
}

// Keeps the rows in which every word of the text occurs, ignoring case.
void filterRows(Table &table, const QString &text);
// Keeps so many rows from the start and returns how many there were.
size_t limitRows(Table &table, size_t most);

// Cells as tables write them.
[[nodiscard]] Cell textCell(const QString &text, Tone tone = Tone::Plain);
[[nodiscard]] Cell numberCell(qint64 number, Tone tone = Tone::Plain); // -1: not known
[[nodiscard]] Cell bytesCell(qint64 bytes, Tone tone = Tone::Plain);   // -1: not known
[[nodiscard]] Cell percentCell(double ratio, Tone tone = Tone::Plain); // 0.95 is 95 %; below 0: not known
[[nodiscard]] Cell flagCell(bool flag);                                // "yes", or nothing
[[nodiscard]] Cell momentCell(const QDateTime &moment, const QDateTime &now, Tone tone = Tone::Plain); // as an age
[[nodiscard]] Cell durationCell(double milliseconds);

} // namespace tidemark::watch
