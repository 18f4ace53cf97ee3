// SPDX-License-Identifier: GPL-3.0-or-later
// The extents of tokens that need a search for their end: what the lexer and the splitter share. Every function takes a
// position and the end of the text, never reads beyond it, and returns a position after the one it got. Pure, any
// thread.
#pragma once

#include "sql/lexerrules.h"

#include <QtTypes>

#include <array>
#include <cstring>
#include <string_view>

namespace tidemark::sql::scan {

// Where a token ends, and whether its closing mark was there.
struct Extent
{
    const char *end;
    bool closed;
};

enum ByteTrait : quint8 { Space = 1, Digit = 2, WordStart = 4, WordPart = 8, OperatorPart = 16 };

// Words begin with letters, underscores and the bytes of characters beyond ASCII, and go on with digits and dollars,
// too.
inline constexpr auto byteTraits = [] {
    std::array<quint8, 256> traits = {};
    const auto add = [&traits](std::string_view bytes, int trait) {
        for (const char c : bytes)
            traits[static_cast<unsigned char>(c)] |= quint8(trait);
    };
    add(" \t\n\v\f\r", Space);
    add("0123456789", Digit | WordPart);
    add("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", WordStart | WordPart);
    add("$", WordPart);
    add("~!@#^&|`?+-*/%<>=", OperatorPart);
    for (size_t c = 0x80; c < traits.size(); ++c)
        traits[c] = WordStart | WordPart;
    return traits;
}();

constexpr bool has(char c, ByteTrait trait)
{
    return (byteTraits[static_cast<unsigned char>(c)] & trait) != 0;
}

constexpr bool isSpace(char c)
{
    return has(c, Space);
}

constexpr bool isDigit(char c)
{
    return has(c, Digit);
}

constexpr bool isWordStart(char c)
{
    return has(c, WordStart);
}

constexpr bool isWordPart(char c)
{
    return has(c, WordPart);
}

inline const char *wordEnd(const char *at, const char *end)
{
    while (at < end && isWordPart(*at))
        ++at;
    return at;
}

// Digits, with single underscores between them.
inline const char *digitsEnd(const char *at, const char *end)
{
    while (at < end && (isDigit(*at) || (*at == '_' && end - at >= 2 && isDigit(at[1]))))
        ++at;
    return at;
}

inline const char *spaceEnd(const char *at, const char *end)
{
    while (at < end && isSpace(*at))
        ++at;
    return at;
}

inline const char *find(const char *at, const char *end, char wanted)
{
    const void *found = at < end ? std::memchr(at, wanted, size_t(end - at)) : nullptr;
    return found ? static_cast<const char *>(found) : end;
}

// From behind the opening mark to behind the closing one; a doubled mark stands for itself.
inline Extent quoted(const char *at, const char *end, char mark, bool backslashEscapes)
{
    while (at < end) {
        const char c = *at++;
        if (c == mark) {
            if (at == end || *at != mark)
                return {at, true};
            ++at;
        } else if (c == '\\' && backslashEscapes && at < end) {
            ++at;
        }
    }
    return {end, false};
}

// [name]: nothing escapes the closing bracket.
inline Extent bracketed(const char *at, const char *end)
{
    const char *close = find(at, end, ']');
    return close < end ? Extent{close + 1, true} : Extent{end, false};
}

// E'…' with what continues it: a quote after white space that has a line break goes on with the same string, escapes
// and all. Source: quotecontinue in PostgreSQL's scan.l.
[[nodiscard]] Extent escapeString(const char *at, const char *end);

// $tag$ … $tag$ from its first dollar; nothing but that dollar (closed) when no dollar quote begins there.
[[nodiscard]] Extent dollarQuoted(const char *at, const char *end);

// From behind /* to behind its */.
[[nodiscard]] Extent blockComment(const char *at, const char *end, bool nested);

// The end of the line, before its line break.
[[nodiscard]] const char *lineEnd(const char *at, const char *end, bool returnEnds);

// Whether a comment to the end of the line begins here.
inline bool startsLineComment(const char *at, const char *end, const LexerRules &rules)
{
    if (*at == '#')
        return rules.hashComments;
    if (*at != '-' || end - at < 2 || at[1] != '-')
        return false;
    return !rules.dashNeedsSpace || end - at == 2 || static_cast<unsigned char>(at[2]) <= ' ';
}

inline bool startsBlockComment(const char *at, const char *end)
{
    return *at == '/' && end - at >= 2 && at[1] == '*';
}

// A psql command: to the end of its line, or to a \\ outside quotes.
[[nodiscard]] const char *metaCommandEnd(const char *at, const char *end);

} // namespace tidemark::sql::scan
