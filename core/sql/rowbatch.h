// SPDX-License-Identifier: GPL-3.0-or-later
// Rows as they came: the raw bytes of all cells in one arena, with one offset a cell. Nothing is decoded and nothing is
// allocated per cell; a reader asks for views into the arena. Not safe to share between threads while it is being
// filled; a filled batch may be read by any number of threads. Views live as long as the batch.
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <string_view>
#include <vector>

namespace tidemark::sql {

// What a cell holds. Engines with typed columns send everything as Text; the column then says what the text means.
enum class CellKind : quint8 { Null, Text, Integer, Real, Blob };

struct ResultColumn
{
    QString name;
    QString typeName;   // as the engine spells it; empty when it does not know
    quint32 typeId = 0; // the engine's own number of the type, 0 if it has none
    bool operator==(const ResultColumn &) const = default;
};

using ResultColumns = std::shared_ptr<const std::vector<ResultColumn>>;

class RowBatch
{
public:
    RowBatch() = default;
    explicit RowBatch(ResultColumns columns)
        : m_columns(std::move(columns))
    {
    }

    // Appends the next cell, row by row from the left. A batch holds at most 4 GiB of cells.
    void append(CellKind kind, std::string_view bytes)
    {
        m_arena.insert(m_arena.end(), bytes.begin(), bytes.end());
        m_ends.push_back(quint32(m_arena.size()));
        m_kinds.push_back(kind);
    }
    void appendNull() { append(CellKind::Null, {}); }
    void reserve(size_t rows, size_t bytes);

    [[nodiscard]] const std::vector<ResultColumn> &columns() const;
    [[nodiscard]] size_t columnCount() const { return m_columns ? m_columns->size() : 0; }
    [[nodiscard]] size_t rowCount() const { return columnCount() ? m_ends.size() / columnCount() : 0; }
    [[nodiscard]] size_t byteSize() const;

    // Row and column must be within the batch.
    [[nodiscard]] CellKind kind(size_t row, size_t column) const { return m_kinds[row * columnCount() + column]; }
    [[nodiscard]] bool isNull(size_t row, size_t column) const { return kind(row, column) == CellKind::Null; }

    // The bytes of a cell; NULL reads as no bytes.
    [[nodiscard]] std::string_view bytes(size_t row, size_t column) const
    {
        const size_t cell = row * columnCount() + column;
        const quint32 begin = cell == 0 ? 0 : m_ends[cell - 1];
        return {m_arena.data() + begin, m_ends[cell] - begin};
    }

    [[nodiscard]] QString text(size_t row, size_t column) const;
    // The cell as a whole number; what is not one reads as 0.
    [[nodiscard]] qint64 integer(size_t row, size_t column) const;
    [[nodiscard]] bool boolean(size_t row, size_t column) const;

    // Adds the rows of another batch with the same columns.
    void append(const RowBatch &other);

private:
    ResultColumns m_columns;
    std::vector<char> m_arena;
    std::vector<quint32> m_ends;
    std::vector<CellKind> m_kinds;
};

} // namespace tidemark::sql
