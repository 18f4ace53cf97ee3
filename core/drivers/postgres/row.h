// SPDX-License-Identifier: GPL-3.0-or-later
// One row of a catalog query, read from left to right or by number. A view into its batch.
#pragma once

#include "sql/rowbatch.h"

#include <QStringList>

#include <charconv>
#include <vector>

namespace tidemark::postgres {

class Row
{
public:
    Row(const sql::RowBatch &batch, size_t row)
        : m_batch(batch)
        , m_row(row)
    {
    }

    [[nodiscard]] std::string_view bytes(size_t column) const { return m_batch.bytes(m_row, column); }
    [[nodiscard]] bool isNull(size_t column) const { return m_batch.isNull(m_row, column); }
    [[nodiscard]] QString text(size_t column) const { return m_batch.text(m_row, column); }
    [[nodiscard]] bool flag(size_t column) const { return bytes(column) == "t"; }
    [[nodiscard]] quint32 oid(size_t column) const { return number<quint32>(column); }
    [[nodiscard]] qint64 integer(size_t column) const { return number<qint64>(column); }
    [[nodiscard]] int small(size_t column) const { return number<int>(column); }
    // A catalog's one-letter code; 0 when it is empty.
    [[nodiscard]] char letter(size_t column) const
    {
        const std::string_view all = bytes(column);
        return all.empty() ? '\0' : all.front();
    }
    // int2vector and oidvector ("1 2 3"), or a one-dimensional array of numbers ("{1,2,3}").
    [[nodiscard]] std::vector<qint64> integers(size_t column) const;
    // A one-dimensional text array; NULL reads as no elements.
    [[nodiscard]] QStringList texts(size_t column) const;

private:
    template <class T>
    [[nodiscard]] T number(size_t column) const
    {
        const std::string_view all = bytes(column);
        T value = 0;
        std::from_chars(all.data(), all.data() + all.size(), value);
        return value;
    }

    const sql::RowBatch &m_batch;
    size_t m_row;
};

// The elements of a one-dimensional array as the server prints it: {a,"b,c",NULL}. NULL elements read as empty.
[[nodiscard]] QStringList parseTextArray(std::string_view array);

} // namespace tidemark::postgres
