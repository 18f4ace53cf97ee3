// SPDX-License-Identifier: GPL-3.0-or-later
// SQLite's own tokens, as src/tokenize.c cuts them: enough to read what sqlite_schema holds. Pure functions over UTF-8,
// any thread; tokens point into the text they were cut from.
// Source: https://www.sqlite.org/lang_keywords.html, https://www.sqlite.org/syntax/literal-value.html
#pragma once

#include <QString>

#include <initializer_list>
#include <string_view>
#include <vector>

namespace tidemark::sqlite {

enum class TokenKind {
    Word,   // a keyword or an unquoted name
    Name,   // "name", `name` or [name]
    String, // 'text'
    Blob,   // x'00ff'
    Number,
    Variable, // ?1, :name, @name, $name
    Operator, // punctuation of one to three characters
    Comment,
    Invalid, // what no token begins with, or a quote that nothing closes
};

struct Token
{
    TokenKind kind = TokenKind::Invalid;
    std::string_view text; // as written, with its quotes

    // Whether this is the word or the operator, ignoring the case of words.
    [[nodiscard]] bool is(std::string_view upper) const;
};

[[nodiscard]] bool isOneOf(const Token &token, std::initializer_list<std::string_view> words);

// The next token at or after `at`, which moves behind it; an empty text at the end.
[[nodiscard]] Token nextToken(std::string_view sql, size_t &at);

// All tokens of a text, comments too.
[[nodiscard]] std::vector<Token> tokenize(std::string_view sql);
[[nodiscard]] std::vector<Token> tokenize(const QByteArray &sql);
[[nodiscard]] std::vector<Token> tokenize(QByteArray &&sql) = delete; // the tokens would outlive it

// The name or text that a Word, Name or String stands for: without quotes, doubled quotes undone.
[[nodiscard]] QString dequoted(const Token &token);

// Compares as SQLite compares names: ASCII letters without case, everything else by bytes.
[[nodiscard]] bool sameName(QStringView a, QStringView b);
[[nodiscard]] bool sameName(std::string_view a, std::string_view b);

// A name with its ASCII letters in lower case: equal exactly for names that sameName() calls equal.
[[nodiscard]] QString foldedName(const QString &name);

} // namespace tidemark::sqlite
