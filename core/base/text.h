// SPDX-License-Identifier: GPL-3.0-or-later
// Small helpers for text: translation for code without QObject, likeness of words, sizes for people, positions in
// files. Pure functions, any thread.
#pragma once

#include "base/error.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <string_view>

namespace tidemark {

// Translates a text of the core; lupdate knows the function by this name and context.
[[nodiscard]] inline QString tr(const char *text, const char *comment = nullptr, int n = -1)
{
    return QCoreApplication::translate("tidemark", text, comment, n);
}

// The number of single-character edits (insert, delete, replace, swap of neighbours) between two words, ignoring case.
[[nodiscard]] int editDistance(QStringView a, QStringView b);

// The candidate that was probably meant, or nothing when none is near enough.
[[nodiscard]] QString closest(const QString &word, const QStringList &candidates);

// "Did you mean --format?" or an empty text: ready to be a hint.
[[nodiscard]] QString didYouMean(const QString &word, const QStringList &candidates);

// Bytes as people read them: 812 B, 1.4 kB, 23 MB (powers of 1024, three figures, the C locale).
[[nodiscard]] QString humanBytes(qint64 bytes);

// What some editors put before UTF-8; it is no part of the text.
inline constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";

// Line and column (from 1; the column counts code points) of a byte offset in UTF-8 text. An offset beyond the end
// gives the end.
[[nodiscard]] TextPosition positionOf(std::string_view text, qint64 offset, const QString &file = {});

// The line of a place with a caret under it, as two lines that can be shown to people: what is invisible is replaced,
// and of a long line only the part around the place is shown.
[[nodiscard]] QString excerptAt(std::string_view text, const TextPosition &at);

// One line without control characters, bidirectional overrides or excess length: for names of others in our messages.
[[nodiscard]] QString printable(const QString &text, int maximumLength = 200);

// The same whole, with each of those characters as the escape of JSON and of many shells (\u0007): for names that are
// to be typed again.
[[nodiscard]] QString escaped(const QString &text);

} // namespace tidemark
