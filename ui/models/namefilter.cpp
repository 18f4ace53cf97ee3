// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/namefilter.h"

namespace tidemark::ui {

NameFilter::NameFilter(const QString &text)
{
    const QStringList words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        m_words.push_back({word.toCaseFolded(), word.contains(u'.')});
}

bool NameFilter::matches(QStringView name, QStringView schema) const
{
    for (const Word &word : m_words) {
        if (foldedIndexOf(name, word.text) >= 0)
            continue;
        if (!word.qualified)
            return false;
        const QString qualified = schema.toString() + u'.' + name.toString();
        if (foldedIndexOf(qualified, word.text) < 0)
            return false;
    }
    return true;
}

qsizetype NameFilter::markStart(QStringView name) const
{
    return m_words.empty() ? -1 : foldedIndexOf(name, m_words.front().text);
}

qsizetype NameFilter::markLength() const
{
    return m_words.empty() ? 0 : m_words.front().text.size();
}

static char16_t folded(QChar c)
{
    const char16_t code = c.unicode();
    if (code < 0x80)
        return code >= u'A' && code <= u'Z' ? char16_t(code + 32) : code;
    return c.toCaseFolded().unicode();
}

qsizetype foldedIndexOf(QStringView text, QStringView foldedNeedle)
{
    if (foldedNeedle.isEmpty())
        return 0;
    const char16_t first = foldedNeedle.front().unicode();
    const qsizetype last = text.size() - foldedNeedle.size();
    for (qsizetype at = 0; at <= last; ++at) {
        if (folded(text[at]) != first)
            continue;
        qsizetype length = 1;
        while (length < foldedNeedle.size() && folded(text[at + length]) == foldedNeedle[length].unicode())
            ++length;
        if (length == foldedNeedle.size())
            return at;
    }
    return -1;
}

} // namespace tidemark::ui
