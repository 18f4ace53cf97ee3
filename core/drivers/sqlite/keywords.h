// SPDX-License-Identifier: GPL-3.0-or-later
// Which words of a statement are keywords: those that SQLite reserves, and others by their place (LIKE between two
// operands, END of a CASE, BY after ORDER). Pure functions, any thread; the tokens must outlive the answer.
#pragma once

#include "drivers/sqlite/tokenreader.h"

namespace tidemark::sqlite {

class KeywordPlaces
{
public:
    // Cost: one pass.
    explicit KeywordPlaces(Tokens tokens);

    [[nodiscard]] bool isKeyword(size_t index) const { return m_isKeyword[index]; }

private:
    std::vector<bool> m_isKeyword;
};

// Whether an operand can end with the token, so that what follows is an operator, a keyword or an alias.
[[nodiscard]] bool endsOperand(const Token &token);

} // namespace tidemark::sqlite
