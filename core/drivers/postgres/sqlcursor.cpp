// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/sqlcursor.h"

#include "sql/lexer.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::QualifiedName;

static QString unquoted(QString quoted)
{
    return quoted.sliced(1).chopped(1).replace(u"\"\""_s, u"\""_s);
}

SqlCursor::SqlCursor(const QString &sql, const sql::LexerRules &rules)
    : m_sql(sql.toUtf8())
{
    int depth = 0;
    for (const sql::Token &token : sql::tokens(std::string_view(m_sql.constData(), size_t(m_sql.size())), rules)) {
        const QString text = QString::fromUtf8(m_sql.sliced(token.offset, token.length));
        Token read{.begin = token.offset, .depth = depth};
        switch (token.kind) {
        case sql::TokenKind::Space:
        case sql::TokenKind::Comment:
        case sql::TokenKind::End: continue;
        case sql::TokenKind::Word:
            read.kind = Token::Kind::Word;
            read.text = text.toUpper();
            read.name = text.toLower();
            break;
        case sql::TokenKind::QuotedName:
            read.kind = Token::Kind::Name;
            read.name = token.unterminated ? text : unquoted(text);
            break;
        case sql::TokenKind::Punctuation:
            read.kind = Token::Kind::Mark;
            read.text = text;
            if (text == "("_L1 || text == "["_L1)
                ++depth;
            else if (text == ")"_L1 || text == "]"_L1)
                read.depth = --depth;
            break;
        default: read.text = text;
        }
        m_tokens.push_back(std::move(read));
    }
}

bool SqlCursor::matches(size_t at, std::string_view words) const
{
    while (!words.empty()) {
        const size_t space = std::min(words.find(' '), words.size());
        const QLatin1StringView word(words.data(), qsizetype(space));
        if (at >= m_tokens.size() || m_tokens[at].kind != Token::Kind::Word || m_tokens[at].text != word)
            return false;
        ++at;
        words.remove_prefix(std::min(space + 1, words.size()));
    }
    return true;
}

bool SqlCursor::take(std::string_view words)
{
    if (!matches(m_at, words))
        return false;
    m_at += size_t(std::ranges::count(words, ' ')) + 1;
    return true;
}

bool SqlCursor::takeMark(char mark)
{
    if (atEnd() || m_tokens[m_at].kind != Token::Kind::Mark || m_tokens[m_at].text != QLatin1Char(mark))
        return false;
    ++m_at;
    return true;
}

QString SqlCursor::identifier()
{
    if (atEnd() || (m_tokens[m_at].kind != Token::Kind::Word && m_tokens[m_at].kind != Token::Kind::Name))
        return {};
    return m_tokens[m_at++].name;
}

bool SqlCursor::isDot(size_t at) const
{
    return at < m_tokens.size() && m_tokens[at].kind == Token::Kind::Mark && m_tokens[at].text == "."_L1;
}

std::optional<QualifiedName> SqlCursor::name()
{
    QualifiedName found{{}, identifier()};
    if (found.name.isEmpty())
        return {};
    while (isDot(m_at)) {
        ++m_at;
        found.schema = found.name;
        found.name = identifier();
    }
    return found;
}

// Within parentheses that are open here, what lies behind their end does not count.
size_t SqlCursor::find(std::string_view words) const
{
    if (atEnd())
        return m_tokens.size();
    const int depth = m_tokens[m_at].depth;
    for (size_t at = m_at; at < m_tokens.size(); ++at) {
        if (m_tokens[at].depth == depth && matches(at, words))
            return at;
    }
    return m_tokens.size();
}

bool SqlCursor::has(std::string_view words) const
{
    return find(words) < m_tokens.size();
}

bool SqlCursor::skipPast(std::string_view words)
{
    m_at = find(words);
    return take(words);
}

bool SqlCursor::nextInList()
{
    if (atEnd())
        return false;
    for (const int depth = m_tokens[m_at].depth; !atEnd(); ++m_at) {
        const Token &token = m_tokens[m_at];
        if (token.depth == depth && token.kind == Token::Kind::Mark && token.text == ","_L1) {
            ++m_at;
            return true;
        }
    }
    return false;
}

QString SqlCursor::rest() const
{
    return atEnd() ? QString() : QString::fromUtf8(m_sql.sliced(m_tokens[m_at].begin)).trimmed();
}

size_t SqlCursor::endOfItem() const
{
    SqlCursor ahead(*this);
    return ahead.nextInList() ? ahead.m_at - 1 : m_tokens.size();
}

bool SqlCursor::hasInItem(std::string_view words) const
{
    return find(words) < endOfItem();
}

QString SqlCursor::upTo(const std::vector<std::string_view> &words) const
{
    size_t end = endOfItem();
    for (const std::string_view wanted : words)
        end = std::min(end, find(wanted));
    if (atEnd() || end <= m_at)
        return {};
    const qsizetype begin = m_tokens[m_at].begin;
    const qsizetype stop = end < m_tokens.size() ? m_tokens[end].begin : m_sql.size();
    return QString::fromUtf8(m_sql.sliced(begin, stop - begin)).trimmed();
}

std::vector<QualifiedName> SqlCursor::calls() const
{
    std::vector<QualifiedName> found;
    for (size_t at = m_at; at + 1 < m_tokens.size(); ++at) {
        const Token &token = m_tokens[at];
        const Token &next = m_tokens[at + 1];
        const bool isName = token.kind == Token::Kind::Word || token.kind == Token::Kind::Name;
        if (!isName || next.kind != Token::Kind::Mark || next.text != "("_L1)
            continue;
        const bool qualified = at >= 2 && isDot(at - 1);
        found.push_back({qualified ? m_tokens[at - 2].name : QString(), token.name});
    }
    return found;
}

} // namespace tidemark::postgres
