// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts SQL into tokens by a dialect's rules, for highlighting, completion and formatting. A total function over any
// bytes: the tokens cover the text without gaps, each has at least one byte, and what never closes is a token that says
// so. Keeps a view of the text, which must outlive it; one lexer belongs to one thread.
#pragma once

#include "sql/lexerrules.h"

#include <QtTypes>

#include <string_view>
#include <vector>

namespace tidemark::sql {

enum class TokenKind : quint8 {
    End, // behind the last byte; no bytes
    Space,
    Comment,
    Word,       // a keyword or a name without quotes
    QuotedName, // "name", `name`, [name]
    String,     // 'text', E'text', $$text$$
    Number,
    Parameter,   // $1, ?, :name
    Operator,    // a run of operator characters, cut before a comment
    Punctuation, // one of ( ) [ ] { } , ; . :
    MetaCommand, // \d, to the end of its line
    Unknown,     // a byte that no token begins with
};

struct Token
{
    TokenKind kind = TokenKind::End;
    bool unterminated = false; // the closing quote or comment mark is missing
    qint64 offset = 0;         // bytes
    qint64 length = 0;
    bool operator==(const Token &) const = default;
};

class Lexer
{
public:
    Lexer(std::string_view text, const LexerRules &rules)
        : m_text(text)
        , m_rules(rules)
    {
    }

    // The next token; End again and again once the text is over. Cost: linear in the token.
    [[nodiscard]] Token next();

private:
    struct Cut
    {
        TokenKind kind;
        const char *end;
        bool unterminated = false;
    };
    [[nodiscard]] Cut cut(const char *at, const char *end) const;
    [[nodiscard]] Cut word(const char *at, const char *end) const;
    [[nodiscard]] Cut quote(const char *at, const char *end) const;
    [[nodiscard]] Cut number(const char *at, const char *end) const;
    [[nodiscard]] Cut dollar(const char *at, const char *end) const;
    [[nodiscard]] Cut mark(const char *at, const char *end) const;
    [[nodiscard]] bool startsFraction(const char *at, const char *end) const;
    [[nodiscard]] Cut operatorRun(const char *at, const char *end) const;

    std::string_view m_text;
    LexerRules m_rules;
    size_t m_at = 0;
};

// All tokens without the End.
[[nodiscard]] std::vector<Token> tokens(std::string_view text, const LexerRules &rules);

} // namespace tidemark::sql
