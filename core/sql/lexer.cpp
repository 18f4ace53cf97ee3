// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/lexer.h"

#include "base/text.h"
#include "sql/scan.h"

#include <algorithm>

namespace tidemark::sql {

using namespace scan;

Token Lexer::next()
{
    if (m_at >= m_text.size())
        return {.offset = qint64(m_text.size())};
    const char *at = m_text.data() + m_at;
    const Cut found = cut(at, m_text.data() + m_text.size());
    const Token token{found.kind, found.unterminated, qint64(m_at), found.end - at};
    m_at += size_t(token.length);
    return token;
}

Lexer::Cut Lexer::cut(const char *at, const char *end) const
{
    const char c = *at;
    if (at == m_text.data() && m_text.starts_with(byteOrderMark))
        return {TokenKind::Space, at + byteOrderMark.size()};
    if (isSpace(c))
        return {TokenKind::Space, spaceEnd(at, end)};
    if (isWordStart(c))
        return word(at, end);
    if (isDigit(c) || startsFraction(at, end))
        return number(at, end);
    if (startsLineComment(at, end, m_rules))
        return {TokenKind::Comment, lineEnd(at, end, m_rules.returnEndsComment)};
    if (startsBlockComment(at, end)) {
        const Extent comment = blockComment(at + 2, end, m_rules.nestedComments);
        return {TokenKind::Comment, comment.end, !comment.closed};
    }
    if (c == '\'' || c == '"' || (c == '`' && m_rules.backtickNames) || (c == '[' && m_rules.bracketNames))
        return quote(at, end);
    if (c == '$')
        return dollar(at, end);
    return mark(at, end);
}

// .5, but not the second dot of 1..5
bool Lexer::startsFraction(const char *at, const char *end) const
{
    return *at == '.' && end - at >= 2 && isDigit(at[1]) && (at == m_text.data() || at[-1] != '.');
}

// A word, unless it is one letter that belongs to the string after it.
Lexer::Cut Lexer::word(const char *at, const char *end) const
{
    const char *behind = wordEnd(at, end);
    const char prefix = char(*at | 0x20);
    if (behind - at != 1 || behind == end)
        return {TokenKind::Word, behind};
    if (prefix == 'u' && m_rules.escapeStrings && end - at >= 3 && at[1] == '&' && (at[2] == '\'' || at[2] == '"'))
        return quote(at + 2, end);
    if (*behind != '\'')
        return {TokenKind::Word, behind};
    if (prefix == 'e' && m_rules.escapeStrings) {
        const Extent text = escapeString(behind + 1, end);
        return {TokenKind::String, text.end, !text.closed};
    }
    if (!std::string_view("bnx").contains(prefix))
        return {TokenKind::Word, behind};
    return quote(behind, end);
}

Lexer::Cut Lexer::quote(const char *at, const char *end) const
{
    const bool isName = *at != '\'' && !(*at == '"' && m_rules.doubleQuotedStrings);
    const bool escapes = m_rules.backslashInStrings && (*at == '\'' || *at == '"');
    const Extent extent = *at == '[' ? bracketed(at + 1, end) : quoted(at + 1, end, *at, escapes);
    return {isName ? TokenKind::QuotedName : TokenKind::String, extent.end, !extent.closed};
}

static const char *exponentEnd(const char *at, const char *end)
{
    if (at == end || (*at | 0x20) != 'e')
        return at;
    const char *digits = at + 1;
    if (digits < end && (*digits == '+' || *digits == '-'))
        ++digits;
    return digits < end && isDigit(*digits) ? digitsEnd(digits, end) : at;
}

// Letters that stick to a number are taken along: they begin no token of their own. A dollar does after plain digits.
static const char *withLetters(const char *begin, const char *at, const char *end)
{
    if (at == end || !isWordPart(*at) || !isWordPart(at[-1]))
        return at;
    const char *run = at;
    while (run > begin && isWordPart(run[-1]))
        --run;
    return *at == '$' && std::find_if_not(run, at, isDigit) == at ? at : wordEnd(at, end);
}

Lexer::Cut Lexer::number(const char *at, const char *end) const
{
    const char *behind = digitsEnd(at, end);
    const bool isRange = end - behind >= 2 && behind[0] == '.' && behind[1] == '.'; // 1..10 of a loop
    if (behind < end && *behind == '.' && !isRange)
        behind = digitsEnd(behind + 1, end);
    return {TokenKind::Number, withLetters(at, exponentEnd(behind, end), end)};
}

Lexer::Cut Lexer::dollar(const char *at, const char *end) const
{
    if (end - at >= 2 && isDigit(at[1]))
        return {TokenKind::Parameter, digitsEnd(at + 1, end)};
    if (m_rules.namedParameters && end - at >= 2 && isWordStart(at[1]))
        return {TokenKind::Parameter, wordEnd(at + 1, end)};
    const Extent text = m_rules.dollarQuotes ? dollarQuoted(at, end) : Extent{at + 1, true};
    return {text.end == at + 1 ? TokenKind::Unknown : TokenKind::String, text.end, !text.closed};
}

Lexer::Cut Lexer::mark(const char *at, const char *end) const
{
    const char c = *at;
    const bool named = m_rules.namedParameters && end - at >= 2 && isWordStart(at[1]);
    if (c == '?' && m_rules.questionParameters)
        return {TokenKind::Parameter, digitsEnd(at + 1, end)};
    if ((c == ':' || c == '@') && named)
        return {TokenKind::Parameter, wordEnd(at + 1, end)};
    if (c == '\\' && m_rules.metaCommands)
        return {TokenKind::MetaCommand, metaCommandEnd(at, end)};
    if (std::string_view("()[]{},;.:").contains(c))
        return {TokenKind::Punctuation, at + 1};
    if (has(c, OperatorPart))
        return operatorRun(at, end);
    return {TokenKind::Unknown, at + 1};
}

Lexer::Cut Lexer::operatorRun(const char *at, const char *end) const
{
    const auto stops = [&](const char *here) {
        return !has(*here, OperatorPart) || startsLineComment(here, end, m_rules) || startsBlockComment(here, end) ||
               (*here == '`' && m_rules.backtickNames) || (*here == '?' && m_rules.questionParameters);
    };
    do
        ++at;
    while (at < end && !stops(at));
    return {TokenKind::Operator, at};
}

std::vector<Token> tokens(std::string_view text, const LexerRules &rules)
{
    std::vector<Token> all;
    Lexer lexer(text, rules);
    for (Token token = lexer.next(); token.kind != TokenKind::End; token = lexer.next())
        all.push_back(token);
    return all;
}

} // namespace tidemark::sql
