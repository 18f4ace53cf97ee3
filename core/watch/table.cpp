// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/table.h"

#include "base/text.h"
#include "watch/words.h"

#include <QHash>

#include <algorithm>

namespace tidemark::watch {

using namespace Qt::StringLiterals;

static bool matches(const TableRow &row, const QStringList &words)
{
    return std::ranges::all_of(words, [&](const QString &word) {
        return std::ranges::any_of(row.cells,
                                   [&](const Cell &cell) { return cell.text.contains(word, Qt::CaseInsensitive); });
    });
}

void tellApart(std::vector<TableRow> &rows)
{
    QHash<QString, int> seen;
    seen.reserve(qsizetype(rows.size()));
    for (TableRow &row : rows) {
        if (const int number = ++seen[row.key]; number > 1)
            row.key += u"\n#%1"_s.arg(number);
    }
}

void filterRows(Table &table, const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (!words.isEmpty())
        std::erase_if(table.rows, [&](const TableRow &row) { return !matches(row, words); });
}

size_t limitRows(Table &table, size_t most)
{
    const size_t all = table.rows.size();
    if (all > most)
        table.rows.resize(most);
    return all;
}

Cell textCell(const QString &text, Tone tone)
{
    return {.text = text, .value = text.isEmpty() ? Value() : Value(text), .tone = tone};
}

Cell numberCell(qint64 number, Tone tone)
{
    return number < 0 ? Cell{} : Cell{.text = countText(number), .value = number, .tone = tone};
}

Cell bytesCell(qint64 bytes, Tone tone)
{
    return bytes < 0 ? Cell{} : Cell{.text = humanBytes(bytes), .value = bytes, .tone = tone};
}

Cell percentCell(double ratio, Tone tone)
{
    return ratio < 0 ? Cell{} : Cell{.text = percentText(ratio), .value = ratio, .tone = tone};
}

Cell flagCell(bool flag)
{
    return {.text = flag ? tr("yes") : QString(), .value = flag};
}

Cell momentCell(const QDateTime &moment, const QDateTime &now, Tone tone)
{
    return moment.isValid() ? Cell{.text = ageText(moment, now), .value = moment, .tone = tone} : Cell{};
}

Cell durationCell(double milliseconds)
{
    return {.text = millisecondsText(milliseconds), .value = milliseconds};
}

} // namespace tidemark::watch
