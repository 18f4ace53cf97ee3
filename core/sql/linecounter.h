// SPDX-License-Identifier: GPL-3.0-or-later
// Lines and columns (in code points) of places in a text that come in their order: each byte is looked at once. Keeps a
// view of the text.
#pragma once

#include "sql/scan.h"

#include <algorithm>

namespace tidemark::sql {

class LineCounter
{
public:
    explicit LineCounter(const char *begin)
        : m_at(begin)
    {
    }

    // The first line begins here rather than with the first byte.
    void begin(const char *place) { m_at = place; }

    // Goes on to a place that is not before the last one.
    void advanceTo(const char *place)
    {
        for (const char *line = scan::find(m_at, place, '\n'); line < place; line = scan::find(m_at, place, '\n')) {
            m_at = line + 1;
            m_column = 1;
            ++m_line;
        }
        const auto startsCharacter = [](char c) { return (c & 0xC0) != 0x80; };
        m_column += int(std::count_if(m_at, place, startsCharacter));
        m_at = place;
    }
    [[nodiscard]] int line() const { return m_line; }
    [[nodiscard]] int column() const { return m_column; }

private:
    const char *m_at;
    int m_line = 1;
    int m_column = 1;
};

} // namespace tidemark::sql
