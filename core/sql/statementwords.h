// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a statement in capitals, for those who must know what it is and not what it means. Quoted names, strings
// and comments are not words. Pure functions, any thread.
#pragma once

#include "sql/lexerrules.h"

#include <QByteArray>

#include <string_view>
#include <vector>

namespace tidemark::sql {

// At most `limit` words from the beginning. Cost: the tokens up to the last of them.
[[nodiscard]] std::vector<QByteArray> leadingWords(std::string_view statement, const LexerRules &rules, size_t limit);

// Whether the first words are these, given in capitals with one space between them.
[[nodiscard]] bool beginsWith(const std::vector<QByteArray> &words, std::string_view wanted);

// Where a word (in capitals) stands for the first time; the number of words when it does not.
[[nodiscard]] size_t indexOf(const std::vector<QByteArray> &words, std::string_view wanted);
[[nodiscard]] bool contains(const std::vector<QByteArray> &words, std::string_view wanted);

} // namespace tidemark::sql
