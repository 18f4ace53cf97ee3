// SPDX-License-Identifier: GPL-3.0-or-later
// A cursor over tokens (without comments), with the questions that every CREATE statement asks. Errors are of kind
// Unsupported and quote where the reading stopped. The text and the tokens must outlive it.
#pragma once

#include "base/error.h"
#include "drivers/sqlite/token.h"

#include <span>

namespace tidemark::sqlite {

using Tokens = std::span<const Token>;

class TokenReader
{
public:
    explicit TokenReader(Tokens tokens)
        : m_tokens(tokens)
    {
    }

    [[nodiscard]] bool atEnd() const { return m_at >= m_tokens.size(); }
    [[nodiscard]] const Token &peek(size_t ahead = 0) const;
    const Token &take();

    // Takes the words if all of them come next.
    bool accept(std::string_view word) { return acceptAll({word}); }
    bool acceptAll(std::initializer_list<std::string_view> words);
    [[nodiscard]] Result<void> expect(std::string_view word);

    // A name in any quoting; words that SQLite reserves are none.
    [[nodiscard]] Result<QString> name();
    // A name that a schema and a point may precede; only the name itself is returned.
    [[nodiscard]] Result<QString> qualifiedName();
    // The names of a list in parentheses: (a, "b").
    [[nodiscard]] Result<QStringList> names();
    // What stands between an opening parenthesis and its closing one.
    [[nodiscard]] Result<Tokens> parenthesized();
    // Everything that is left.
    [[nodiscard]] Tokens rest();

    [[nodiscard]] Failure unexpected() const;

private:
    Tokens m_tokens;
    size_t m_at = 0;
};

// Whether SQLite never takes the word for a name without quotes.
[[nodiscard]] bool isReserved(std::string_view word);

// Cuts at the commas that stand outside of parentheses.
[[nodiscard]] std::vector<Tokens> splitAtCommas(Tokens tokens);

// Takes away parentheses that enclose all of an expression: ((a > 0)) is a > 0. A list, as in (a, b), keeps them.
[[nodiscard]] Tokens withoutParentheses(Tokens tokens);

// Whether a suffix such as COLLATE binds to all of an expression: one token, a qualified name, a call, or parentheses
// around it.
[[nodiscard]] bool isPrimary(Tokens expression);

[[nodiscard]] std::vector<Token> withoutComments(Tokens tokens);

// The text from the first to the last of neighbouring tokens, as written.
[[nodiscard]] std::string_view sourceOf(Tokens tokens);

} // namespace tidemark::sqlite
