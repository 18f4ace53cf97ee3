// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/rowbatch.h"

#include <charconv>

namespace tidemark::sql {

void RowBatch::reserve(size_t rows, size_t bytes)
{
    m_ends.reserve(rows * columnCount());
    m_kinds.reserve(rows * columnCount());
    m_arena.reserve(bytes);
}

const std::vector<ResultColumn> &RowBatch::columns() const
{
    static const std::vector<ResultColumn> none;
    return m_columns ? *m_columns : none;
}

size_t RowBatch::byteSize() const
{
    return m_arena.capacity() + m_ends.capacity() * sizeof(quint32) + m_kinds.capacity();
}

QString RowBatch::text(size_t row, size_t column) const
{
    const std::string_view view = bytes(row, column);
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

qint64 RowBatch::integer(size_t row, size_t column) const
{
    const std::string_view view = bytes(row, column);
    qint64 value = 0;
    const auto [end, status] = std::from_chars(view.data(), view.data() + view.size(), value);
    return status == std::errc() && end == view.data() + view.size() ? value : 0;
}

bool RowBatch::boolean(size_t row, size_t column) const
{
    const std::string_view view = bytes(row, column);
    return view == "t" || view == "1" || view == "true";
}

void RowBatch::append(const RowBatch &other)
{
    if (!m_columns)
        m_columns = other.m_columns;
    const auto base = quint32(m_arena.size());
    m_arena.insert(m_arena.end(), other.m_arena.begin(), other.m_arena.end());
    m_kinds.insert(m_kinds.end(), other.m_kinds.begin(), other.m_kinds.end());
    m_ends.reserve(m_ends.size() + other.m_ends.size());
    for (quint32 end : other.m_ends)
        m_ends.push_back(base + end);
}

} // namespace tidemark::sql
