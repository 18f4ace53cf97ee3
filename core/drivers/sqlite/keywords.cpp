// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/keywords.h"

namespace tidemark::sqlite {

bool endsOperand(const Token &token)
{
    switch (token.kind) {
    case TokenKind::Name:
    case TokenKind::String:
    case TokenKind::Blob:
    case TokenKind::Number:
    case TokenKind::Variable: return true;
    case TokenKind::Word: return !isReserved(token.text) || isOneOf(token, {"NULL", "ISNULL", "NOTNULL"});
    case TokenKind::Operator: return token.is(")");
    default: return false;
    }
}

static bool isJoinWord(const Token &token)
{
    return isOneOf(token, {"LEFT", "RIGHT", "FULL", "INNER", "CROSS", "OUTER", "NATURAL"});
}

// The neighbours of a word, comments skipped.
struct Place
{
    const Token &before;
    const Token &word;
    const Token &behind;
    int openCases; // CASE words before it that no END has closed
};

static bool isKeywordByPlace(const Place &place)
{
    const Token &word = place.word;
    if (place.before.is(".") || place.behind.is(".") || (place.before.is("AS") && !word.is("MATERIALIZED")))
        return false;
    if (isOneOf(word, {"LIKE", "GLOB", "REGEXP", "MATCH"}))
        return (endsOperand(place.before) || place.before.is("NOT")) && !place.behind.text.empty() &&
               !place.behind.is(",");
    if (isOneOf(word, {"CAST", "RAISE"}))
        return place.behind.is("(");
    if (word.is("END"))
        return place.openCases > 0;
    if (word.is("BY"))
        return isOneOf(place.before, {"GROUP", "ORDER", "PARTITION"});
    if (word.is("PARTITION"))
        return place.behind.is("BY");
    if (isOneOf(word, {"ASC", "DESC"}))
        return endsOperand(place.before) &&
               (place.behind.text.empty() || isOneOf(place.behind, {",", ")", ";", "LIMIT", "NULLS"}));
    if (isJoinWord(word))
        return place.behind.is("JOIN") || isJoinWord(place.behind);
    if (isOneOf(word, {"OVER", "FILTER"}))
        return place.before.is(")");
    if (word.is("WITH"))
        return place.before.text.empty() || isOneOf(place.before, {"(", ";"});
    if (word.is("RECURSIVE"))
        return place.before.is("WITH");
    if (word.is("MATERIALIZED"))
        return place.behind.is("(");
    if (isOneOf(word, {"REPLACE", "IGNORE", "ABORT", "FAIL", "ROLLBACK"}))
        return place.before.is("OR") || (place.before.text.empty() && place.behind.is("INTO")) ||
               (place.before.is("(") && place.behind.is(","));
    return isOneOf(word, {"CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "TRUE", "FALSE"});
}

KeywordPlaces::KeywordPlaces(Tokens tokens)
    : m_isKeyword(tokens.size(), false)
{
    static const Token none;
    std::vector<size_t> places; // of the tokens that are no comments
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].kind != TokenKind::Comment)
            places.push_back(i);
    }
    int openCases = 0;
    for (size_t k = 0; k < places.size(); ++k) {
        const Token &word = tokens[places[k]];
        if (word.kind != TokenKind::Word)
            continue;
        const Token &before = k > 0 ? tokens[places[k - 1]] : none;
        const Token &behind = k + 1 < places.size() ? tokens[places[k + 1]] : none;
        m_isKeyword[places[k]] = isReserved(word.text) || isKeywordByPlace({before, word, behind, openCases});
        if (word.is("CASE"))
            ++openCases;
        else if (word.is("END") && openCases > 0)
            --openCases;
    }
}

} // namespace tidemark::sqlite
