// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/texttable.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static constexpr int gap = 2;

// East Asian Wide and Fullwidth of Unicode's EastAsianWidth.txt, with emoji, in whole blocks.
static bool isWide(char32_t c)
{
    static constexpr std::array<std::pair<char32_t, char32_t>, 12> ranges{{{0x1100, 0x115F},
                                                                           {0x2E80, 0x303E},
                                                                           {0x3041, 0x33FF},
                                                                           {0x3400, 0x4DBF},
                                                                           {0x4E00, 0x9FFF},
                                                                           {0xA000, 0xA4CF},
                                                                           {0xAC00, 0xD7A3},
                                                                           {0xF900, 0xFAFF},
                                                                           {0xFE30, 0xFE6F},
                                                                           {0xFF00, 0xFF60},
                                                                           {0x1F300, 0x1FAFF},
                                                                           {0x20000, 0x3FFFD}}};
    return std::ranges::any_of(ranges, [c](const auto &range) { return c >= range.first && c <= range.second; });
}

static int widthOf(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format: return 0;
    default: return isWide(c) ? 2 : 1;
    }
}

int displayWidth(const QString &text)
{
    int width = 0;
    for (const char32_t c : text.toUcs4())
        width += widthOf(c);
    return width;
}

QString cutToWidth(const QString &text, int width)
{
    if (width <= 0 || displayWidth(text) <= width)
        return text;
    QString cut;
    int used = 1; // of the sign at the end
    for (const char32_t c : text.toUcs4()) {
        used += widthOf(c);
        if (used > width)
            break;
        cut += QString::fromUcs4(&c, 1);
    }
    return cut + u'…';
}

static QStringList wrapped(const QString &text, int width)
{
    QStringList lines;
    for (const QString &paragraph : text.split(u'\n')) {
        QString line;
        for (const QString &word : paragraph.split(u' ')) {
            const bool fits = width <= 0 || line.isEmpty() || displayWidth(line) + 1 + displayWidth(word) <= width;
            if (!fits)
                lines << std::exchange(line, {});
            line += line.isEmpty() ? word : u' ' + word;
        }
        lines << line;
    }
    return lines;
}

QString wrapText(const QString &text, int width, const QString &indent)
{
    QString all;
    for (const QString &line : wrapped(text, width > 0 ? width - displayWidth(indent) : 0))
        all += indent + line + u'\n';
    return all;
}

QString withoutControls(const QString &text)
{
    QString clean = text;
    for (QChar &c : clean) {
        const bool harmless = c == u'\n' || c == u'\t';
        if (c.category() == QChar::Other_Control && !harmless)
            c = QChar(0xFFFD);
    }
    return clean;
}

// ---- The table

std::vector<int> TextTable::widths(int width, const QString &indent) const
{
    std::vector<int> widths(m_columns.size(), 0);
    int total = displayWidth(indent);
    for (size_t i = 0; i < m_columns.size(); ++i) {
        for (const QStringList &row : m_rows)
            widths[i] = std::max(widths[i], displayWidth(row.value(qsizetype(i))));
        if (widths[i] > 0) {
            widths[i] = std::max(widths[i], displayWidth(m_columns[i].title));
            total += widths[i] + gap;
        }
    }
    total -= gap;
    if (width <= 0)
        return widths;
    while (total > width) {
        const auto shrinks = [&](size_t i) { return !m_columns[i].right && widths[i] > m_columns[i].least; };
        size_t widest = m_columns.size();
        for (size_t i = 0; i < m_columns.size(); ++i) {
            if (shrinks(i) && (widest == m_columns.size() || widths[i] >= widths[widest]))
                widest = i;
        }
        if (widest == m_columns.size())
            break;
        const int less =
            m_columns[widest].wraps ? std::min(total - width, widths[widest] - m_columns[widest].least) : 1;
        widths[widest] -= less;
        total -= less;
    }
    return widths;
}

static QString padded(const QString &text, int width, bool right)
{
    const QString space(std::max(width - displayWidth(text), 0), u' ');
    return right ? space + text : text + space;
}

QString TextTable::line(const QStringList &cells, const std::vector<int> &widths, int width,
                        const QString &indent) const
{
    QString text = indent;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (widths[i] == 0)
            continue;
        const QString cell = cells.value(qsizetype(i));
        if (m_columns[i].wraps) {
            const int begin = displayWidth(text);
            const QStringList lines = wrapped(cell, width > 0 ? widths[i] : 0);
            text += lines.join(u'\n' + QString(begin, u' '));
        } else {
            text += padded(cutToWidth(cell, widths[i]), widths[i], m_columns[i].right) + QString(gap, u' ');
        }
    }
    while (text.endsWith(u' '))
        text.chop(1);
    return text + u'\n';
}

QString TextTable::toText(int width, const QString &indent) const
{
    const std::vector<int> columnWidths = widths(width, indent);
    QStringList titles;
    for (const TextColumn &column : m_columns)
        titles << column.title;
    QString text;
    if (!titles.join(QString()).isEmpty())
        text += line(titles, columnWidths, width, indent);
    for (const QStringList &row : m_rows)
        text += line(row, columnWidths, width, indent);
    return text;
}

} // namespace tidemark::cli
