// SPDX-License-Identifier: GPL-3.0-or-later
// Which names a filter box shows: every word of it must occur in the name, ignoring case; a word with a dot is looked
// for in schema.name. Matching folds on the fly without allocating, so that tens of thousands of names take a
// millisecond or two. Plain value, any thread.
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace tidemark::ui {

class NameFilter
{
public:
    NameFilter() = default;
    explicit NameFilter(const QString &text);

    [[nodiscard]] bool isEmpty() const { return m_words.empty(); }
    [[nodiscard]] bool matches(QStringView name, QStringView schema = {}) const;

    // Where the first word stands in a name, to be marked; -1 when it does not.
    [[nodiscard]] qsizetype markStart(QStringView name) const;
    [[nodiscard]] qsizetype markLength() const;

    bool operator==(const NameFilter &) const = default;

private:
    struct Word
    {
        QString text; // case-folded
        bool qualified = false;
        bool operator==(const Word &) const = default;
    };
    std::vector<Word> m_words;
};

// Case-insensitive indexOf for an already folded needle; quick for the ASCII that most names are.
[[nodiscard]] qsizetype foldedIndexOf(QStringView text, QStringView foldedNeedle);

} // namespace tidemark::ui
