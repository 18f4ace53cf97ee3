// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for the lexer and the splitter whatever the bytes: for tests with examples and for fuzzing. Any thread.
#pragma once

#include "sql/lexerrules.h"

#include <QByteArray>

#include <string_view>

namespace tidemark::test {

/// The first law that does not hold, in words; empty when all do.
[[nodiscard]] QByteArray lexerFlaw(std::string_view text, const sql::LexerRules &rules);
[[nodiscard]] QByteArray splitterFlaw(std::string_view text, const sql::LexerRules &rules);

} // namespace tidemark::test
