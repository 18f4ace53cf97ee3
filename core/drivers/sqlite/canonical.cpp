// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/canonical.h"

#include "drivers/sqlite/keywords.h"
#include "drivers/sqlite/names.h"
#include "drivers/sqlite/resultnames.h"

#include <QtCore/QHash>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static QString textOf(const Token &token)
{
    return QString::fromUtf8(token.text.data(), qsizetype(token.text.size()));
}

// Joins tokens with the white space that their kinds ask for.
class Joiner
{
public:
    void add(const Token &token, const QString &text, bool isKeyword)
    {
        if (!m_text.isEmpty() && !m_text.endsWith(u'\n') && wantsSpace(token))
            m_text += u' ';
        m_text += text;
        if (token.kind == TokenKind::Comment) {
            // stays at the end of a text, too: whatever is written behind it must not become part of the comment
            if (token.text.starts_with("--"))
                m_text += u'\n';
            return;
        }
        m_afterUnary = isOneOf(token, {"-", "+", "~"}) && !endsOperand(m_last);
        m_last = token;
        m_lastIsKeyword = isKeyword;
    }
    [[nodiscard]] const QString &text() const { return m_text; }

private:
    [[nodiscard]] bool wantsSpace(const Token &token) const
    {
        if (token.kind == TokenKind::Comment || m_text.endsWith("*/"_L1))
            return true;
        if (m_last.is("(") || m_last.is(".") || isOneOf(token, {")", ",", ".", ";"}))
            return false;
        if (token.is("("))
            return !m_afterUnary && !callsFunction();
        // two signs in a row would begin a comment
        return !m_afterUnary || isOneOf(token, {"-", "+"});
    }

    // What stands before is a function (or a table with a list of columns).
    [[nodiscard]] bool callsFunction() const
    {
        const bool isName = m_last.kind == TokenKind::Name || (m_last.kind == TokenKind::Word && !m_lastIsKeyword);
        return isName || isOneOf(m_last, {"CAST", "RAISE"});
    }

    QString m_text;
    Token m_last; // but for comments
    bool m_lastIsKeyword = false;
    bool m_afterUnary = false;
};

static bool isBefore(Tokens tokens, size_t i, std::initializer_list<std::string_view> words)
{
    return i + 1 < tokens.size() && isOneOf(tokens[i + 1], words);
}

static bool isBehind(Tokens tokens, size_t i, std::initializer_list<std::string_view> words)
{
    return i > 0 && isOneOf(tokens[i - 1], words);
}

// The column that a name at this place means, as the table spells it; nothing if it means something else.
static QString columnAt(Tokens tokens, size_t i, NameScope scope)
{
    if (!scope.columns || isBehind(tokens, i, {"COLLATE", "AS"}) || isBefore(tokens, i, {"(", "."}))
        return {};
    const QString name = dequoted(tokens[i]);
    const auto found =
        std::ranges::find_if(*scope.columns, [&](const QString &column) { return sameName(column, name); });
    return found == scope.columns->end() ? QString() : *found;
}

// A name, or a text where nothing is called so.
static QString doubleQuoted(Tokens tokens, size_t i)
{
    const QString name = dequoted(tokens[i]);
    const bool isRowNumber = sameName(name, u"rowid"_s) || sameName(name, u"oid"_s) || sameName(name, u"_rowid_"_s);
    const bool isNamePlace = isBehind(tokens, i, {".", "COLLATE", "AS"}) || isBefore(tokens, i, {".", "("});
    return isNamePlace || isRowNumber ? quotedName(name) : quotedText(name);
}

static QString spelledName(Tokens tokens, size_t i, NameScope scope)
{
    const Token &token = tokens[i];
    if (const QString column = columnAt(tokens, i, scope); !column.isEmpty())
        return quotedName(column);
    if (token.kind == TokenKind::Word || (token.text.front() == '"' && !scope.columns))
        return textOf(token);
    return token.text.front() == '"' ? doubleQuoted(tokens, i) : quotedName(dequoted(token));
}

// The text that stands for the token at `i`.
static QString spelled(Tokens tokens, size_t i, NameScope scope, const KeywordPlaces &keywords)
{
    const Token &token = tokens[i];
    switch (token.kind) {
    case TokenKind::Word: return keywords.isKeyword(i) ? textOf(token).toUpper() : spelledName(tokens, i, scope);
    case TokenKind::Name: return spelledName(tokens, i, scope);
    case TokenKind::Comment: return textOf(token).trimmed();
    default: return textOf(token);
    }
}

QString canonicalExpression(Tokens all, NameScope scope)
{
    const std::vector<Token> kept = withoutComments(all);
    const Tokens tokens = withoutParentheses(kept);
    const KeywordPlaces keywords(tokens);
    Joiner joiner;
    for (size_t i = 0; i < tokens.size(); ++i)
        joiner.add(tokens[i], spelled(tokens, i, scope, keywords), keywords.isKeyword(i));
    return joiner.text();
}

static bool isValueWord(const Token &token)
{
    return isReserved(token.text) ||
           isOneOf(token, {"TRUE", "FALSE", "CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP"});
}

QString canonicalDefault(Tokens tokens, NameScope scope)
{
    const bool isText = tokens.size() == 1 && (tokens[0].kind == TokenKind::Name ||
                                               (tokens[0].kind == TokenKind::Word && !isValueWord(tokens[0])));
    return isText ? quotedText(dequoted(tokens[0])) : canonicalExpression(tokens, scope);
}

static QString canonicalSpan(Tokens tokens, size_t begin, size_t end, const KeywordPlaces &keywords)
{
    Joiner joiner;
    for (size_t i = begin; i < end; ++i)
        joiner.add(tokens[i], spelled(tokens, i, {}, keywords), keywords.isKeyword(i));
    return joiner.text();
}

// The names that results without an alias would lose, by the token that ends them.
static QHash<size_t, QString> lostNames(Tokens tokens, bool outermost, const KeywordPlaces &keywords)
{
    QHash<size_t, QString> lost;
    for (const ResultName &result : namesFromText(tokens, outermost)) {
        if (canonicalSpan(tokens, result.begin, result.end, keywords) != result.name)
            lost.insert(result.end - 1, result.name);
    }
    return lost;
}

static QString canonicalCode(Tokens tokens, bool outermost)
{
    const KeywordPlaces keywords(tokens);
    const QHash<size_t, QString> lost = lostNames(tokens, outermost, keywords);
    Joiner joiner;
    for (size_t i = 0; i < tokens.size(); ++i) {
        joiner.add(tokens[i], spelled(tokens, i, {}, keywords), keywords.isKeyword(i));
        if (const auto name = lost.constFind(i); name != lost.constEnd()) {
            joiner.add({TokenKind::Word, "AS"}, u"AS"_s, true);
            joiner.add({TokenKind::Name, "\"\""}, alwaysQuotedName(*name), false);
        }
    }
    return joiner.text();
}

QString canonicalQuery(Tokens tokens)
{
    return canonicalCode(tokens, true);
}

QString canonicalStatement(Tokens tokens)
{
    return canonicalCode(tokens, false);
}

QString canonicalType(Tokens tokens)
{
    static constexpr std::string_view standard[] = {"ANY", "BLOB", "INT", "INTEGER", "REAL", "TEXT"};
    if (tokens.empty())
        return {};
    // the engine takes a type that begins with a quote up to where the quote ends
    if (tokens.front().kind == TokenKind::Name || tokens.front().kind == TokenKind::String)
        return dequoted(tokens.front());
    if (tokens.size() == 1 && std::ranges::any_of(standard, [&](auto word) { return tokens.front().is(word); }))
        return textOf(tokens.front()).toUpper();
    QString text;
    int depth = 0;
    for (const Token &token : tokens) {
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        if (!text.isEmpty() && depth == 0 && !token.is(")"))
            text += u' ';
        text += textOf(token);
    }
    return text;
}

} // namespace tidemark::sqlite
