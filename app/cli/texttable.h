// SPDX-License-Identifier: GPL-3.0-or-later
// Text for terminals: columns that line up whatever is in them, wrapping, and widths as terminals count them. Pure
// functions and a plain value.
#pragma once

#include <QStringList>

#include <vector>

namespace tidemark::cli {

// Columns that a terminal uses for a text: 0 for combining marks, 2 for East Asian wide characters and emoji.
[[nodiscard]] int displayWidth(const QString &text);

// The text cut to a width, with … at its end if something is missing; a width of 0 is no limit.
[[nodiscard]] QString cutToWidth(const QString &text, int width);

// Paragraphs (separated by line breaks) wrapped at spaces, each ended by a line break. A word that is too long stays
// whole.
[[nodiscard]] QString wrapText(const QString &text, int width, const QString &indent = {});

// Text for a terminal without what could command it: controls other than tab and line break become U+FFFD.
[[nodiscard]] QString withoutControls(const QString &text);

struct TextColumn
{
    QString title;
    bool right = false; // numbers
    bool wraps = false; // the last column only: long text goes on below
    int least = 12;     // not cut below this width
};

class TextTable
{
public:
    explicit TextTable(std::vector<TextColumn> columns)
        : m_columns(std::move(columns))
    {
    }

    void addRow(const QStringList &cells) { m_rows.push_back(cells); }
    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }

    // The table with a line of titles (unless all are empty), two spaces between columns, and columns that are empty in
    // every row left out. Within `width` (0: no limit) the widest left-aligned column is cut, but not below its least.
    [[nodiscard]] QString toText(int width, const QString &indent = {}) const;

private:
    [[nodiscard]] std::vector<int> widths(int width, const QString &indent) const;
    [[nodiscard]] QString line(const QStringList &cells, const std::vector<int> &widths, int width,
                               const QString &indent) const;

    std::vector<TextColumn> m_columns;
    std::vector<QStringList> m_rows;
};

} // namespace tidemark::cli
