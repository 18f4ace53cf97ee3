// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts side by side: which lines are equal, which came, went or differ, and in those that differ the words. Pure
// functions, any thread.
#pragma once

#include <QString>

#include <vector>

namespace tidemark::ui {

enum class DiffState : quint8 { Equal, Added, Removed, Changed };

// A place of a line, in code units.
struct DiffSpan
{
    int start = 0;
    int length = 0;
    bool operator==(const DiffSpan &) const = default;
};

struct DiffSide
{
    int line = -1; // counted from 0; -1: there is none on this side
    QString text;
    std::vector<DiffSpan> marks; // the words that differ
    bool operator==(const DiffSide &) const = default;
};

struct DiffRow
{
    DiffState state = DiffState::Equal;
    DiffSide left;
    DiffSide right;
    bool operator==(const DiffRow &) const = default;
};

// The shortest way from one text to the other by lines; lines that stand in each other's place and are alike are one
// row. Cost: lines times differences, bounded: texts that differ in too much count as wholly different.
[[nodiscard]] std::vector<DiffRow> sideBySide(const QString &left, const QString &right);

// The runs of rows that are not equal, each by its first row.
[[nodiscard]] std::vector<int> changeStarts(const std::vector<DiffRow> &rows);

} // namespace tidemark::ui
