// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/sqllaws.h"

#include "base/text.h"
#include "sql/lexer.h"
#include "sql/splitter.h"

namespace tidemark::test {

using sql::LexerRules;
using sql::Piece;
using sql::PieceKind;
using sql::Script;
using sql::Token;
using sql::TokenKind;

namespace {

struct Range
{
    qint64 offset = -1;
    qint64 length = 0;
    qint64 end = 0;
    bool operator==(const Range &) const = default;
};

QByteArray described(const char *law, qint64 offset)
{
    return QByteArray(law) + " at " + QByteArray::number(offset);
}

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

// Splits by looking at every token: slow, and simple enough to be believed. For rules without bodies, commands and
// rows.
class TokenSplitter
{
public:
    TokenSplitter(std::string_view text, const LexerRules &rules)
        : m_text(text)
        , m_rules(rules)
    {
    }

    std::vector<Range> run()
    {
        for (const Token &token : sql::tokens(m_text, m_rules)) {
            if (token.kind != TokenKind::Space && token.kind != TokenKind::Comment)
                take(token, m_text[size_t(token.offset)]);
        }
        finish(qint64(m_text.size()));
        return std::move(m_ranges);
    }

private:
    void take(const Token &token, char first)
    {
        const bool isMark = token.kind == TokenKind::Punctuation;
        if (isMark && first == ';' && (m_depth == 0 || !m_rules.parenthesesGuard))
            return finish(token.offset + token.length);
        if (isMark && (first == '(' || first == ')'))
            m_depth = std::max(0, m_depth + (first == '(' ? 1 : -1));
        if (m_range.offset < 0)
            m_range.offset = token.offset;
        m_range.length = token.offset + token.length - m_range.offset;
    }

    void finish(qint64 end)
    {
        m_range.end = end;
        while (m_range.length > 0 && isBlank(m_text[size_t(m_range.offset + m_range.length - 1)]))
            --m_range.length; // of a string that is never closed
        if (m_range.offset >= 0)
            m_ranges.push_back(m_range);
        m_range = {};
        m_depth = 0;
    }

    std::string_view m_text;
    LexerRules m_rules;
    Range m_range;
    int m_depth = 0;
    std::vector<Range> m_ranges;
};

LexerRules plainOf(LexerRules rules)
{
    rules.atomicBodies = rules.triggerBodies = rules.compoundBodies = false;
    rules.delimiterCommand = rules.metaCommands = rules.copyData = false;
    return rules;
}

QByteArray differsFromTokens(std::string_view text, const LexerRules &rules)
{
    std::vector<Range> found;
    for (const Piece &piece : sql::split(text, rules).pieces)
        found.push_back({piece.offset, piece.length, piece.end});
    const std::vector<Range> expected = TokenSplitter(text, rules).run();
    const auto [one, other] = std::ranges::mismatch(found, expected);
    if (one == found.end() && other == expected.end())
        return {};
    return described("the splitter and the lexer disagree", one == found.end() ? other->offset : one->offset);
}

// Between pieces there is nothing that a server should have got.
QByteArray losesCode(std::string_view text, const Script &script, const LexerRules &rules)
{
    qint64 at = 0;
    const auto gapFlaw = [&](qint64 from, qint64 to) -> QByteArray {
        for (const Token &token : sql::tokens(text.substr(size_t(from), size_t(to - from)), rules)) {
            const bool mayBeLeft = token.kind == TokenKind::Space || token.kind == TokenKind::Comment ||
                                   text[size_t(from + token.offset)] == ';';
            if (!mayBeLeft)
                return described("code is in no piece", from + token.offset);
        }
        return {};
    };
    for (const Piece &piece : script.pieces) {
        if (const QByteArray flaw = gapFlaw(at, piece.offset); !flaw.isEmpty())
            return flaw;
        at = piece.end;
    }
    return gapFlaw(at, qint64(text.size()));
}

QByteArray pieceFlaw(const Piece &piece, std::string_view text, qint64 previousEnd)
{
    if (piece.offset < previousEnd || piece.length < 0 || piece.offset + piece.length > piece.end ||
        piece.end > qint64(text.size()))
        return described("pieces overlap or leave the text", piece.offset);
    if (piece.kind == PieceKind::CopyData)
        return {};
    const std::string_view bytes = sql::textOf(piece, text);
    if (bytes.empty() || isBlank(bytes.front()) || isBlank(bytes.back()))
        return described("a piece is not trimmed", piece.offset);
    return {};
}

// The places that the splitter counted on its way are those that a count from the start gives.
QByteArray placeFlaw(const Script &script, std::string_view text)
{
    for (const Piece &piece : script.pieces) {
        const TextPosition place = positionOf(text, piece.offset);
        if (place.line != piece.line || place.column != piece.column)
            return described("line or column is wrong", piece.offset);
    }
    return {};
}

// A statement by itself is one statement, and the same.
QByteArray splitsFurther(const Script &script, std::string_view text, const LexerRules &rules)
{
    for (const Piece &piece : script.pieces) {
        // a byte order mark that came with a file in the middle would be none at its beginning
        if (piece.kind != PieceKind::Statement || sql::textOf(piece, text).starts_with(byteOrderMark))
            continue;
        const Script again = sql::split(sql::textOf(piece, text), rules);
        if (again.pieces.size() != 1 || again.pieces[0].offset != 0 || again.pieces[0].length != piece.length)
            return described("a statement by itself splits otherwise", piece.offset);
    }
    return {};
}

} // namespace

QByteArray lexerFlaw(std::string_view text, const LexerRules &rules)
{
    qint64 at = 0;
    for (const Token &token : sql::tokens(text, rules)) {
        if (token.offset != at || token.length < 1)
            return described("tokens leave gaps", at);
        at += token.length;
    }
    return at == qint64(text.size()) ? QByteArray() : described("tokens do not cover the text", at);
}

QByteArray splitterFlaw(std::string_view text, const LexerRules &rules)
{
    // what costs a look back at the whole text for every piece is for short texts
    static constexpr size_t shortText = 1 << 14;
    const Script script = sql::split(text, rules);
    qint64 end = 0;
    for (const Piece &piece : script.pieces) {
        if (const QByteArray flaw = pieceFlaw(piece, text, end); !flaw.isEmpty())
            return flaw;
        end = piece.end;
    }
    for (const sql::Fault &fault : script.faults) {
        if (fault.offset < 0 || fault.offset > qint64(text.size()))
            return described("a fault is outside the text", fault.offset);
    }
    QByteArray flaw = differsFromTokens(text, plainOf(rules));
    if (flaw.isEmpty() && text.size() <= shortText)
        flaw = placeFlaw(script, text);
    if (flaw.isEmpty() && script.faults.empty() && !rules.delimiterCommand)
        flaw = splitsFurther(script, text, rules);
    if (flaw.isEmpty() && !rules.copyData && !rules.delimiterCommand && !rules.metaCommands)
        flaw = losesCode(text, script, rules);
    return flaw;
}

} // namespace tidemark::test
