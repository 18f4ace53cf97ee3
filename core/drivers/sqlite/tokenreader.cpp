// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/tokenreader.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

const Token &TokenReader::peek(size_t ahead) const
{
    static const Token end;
    return m_at + ahead < m_tokens.size() ? m_tokens[m_at + ahead] : end;
}

const Token &TokenReader::take()
{
    const Token &token = peek();
    m_at = std::min(m_at + 1, m_tokens.size());
    return token;
}

bool TokenReader::acceptAll(std::initializer_list<std::string_view> words)
{
    size_t ahead = 0;
    for (std::string_view word : words) {
        if (!peek(ahead++).is(word))
            return false;
    }
    m_at += words.size();
    return true;
}

Result<void> TokenReader::expect(std::string_view word)
{
    if (!accept(word))
        return unexpected();
    return {};
}

Result<QString> TokenReader::name()
{
    const Token &token = peek();
    const bool isName = token.kind == TokenKind::Name || token.kind == TokenKind::String ||
                        (token.kind == TokenKind::Word && !isReserved(token.text));
    if (!isName)
        return unexpected();
    return dequoted(take());
}

Result<QString> TokenReader::qualifiedName()
{
    const QString first = TRY(name());
    return accept(".") ? name() : first;
}

Result<QStringList> TokenReader::names()
{
    QStringList read;
    TRY(expect("("));
    do {
        read << TRY(name());
    } while (accept(","));
    TRY(expect(")"));
    return read;
}

Result<Tokens> TokenReader::parenthesized()
{
    TRY(expect("("));
    const size_t begin = m_at;
    for (int depth = 1; !atEnd();) {
        const Token &token = take();
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        if (depth == 0)
            return m_tokens.subspan(begin, m_at - 1 - begin);
    }
    return unexpected();
}

Tokens TokenReader::rest()
{
    const Tokens left = m_tokens.subspan(std::min(m_at, m_tokens.size()));
    m_at = m_tokens.size();
    return left;
}

Failure TokenReader::unexpected() const
{
    if (atEnd())
        return fail(ErrorKind::Unsupported, tr("its text ends too early"));
    const std::string_view text = peek().text;
    return fail(ErrorKind::Unsupported,
                tr("its text is not understood at \"%1\"")
                    .arg(printable(QString::fromUtf8(text.data(), qsizetype(text.size())), 60)));
}

bool isReserved(std::string_view word)
{
    // the keywords without a %fallback to ID in the engine's grammar; sorted
    static constexpr auto words = std::to_array<std::string_view>({
        "add",     "all",     "alter",      "and",    "as",      "autoincrement", "between", "case",       "check",
        "collate", "commit",  "constraint", "create", "default", "deferrable",    "delete",  "distinct",   "drop",
        "else",    "escape",  "except",     "exists", "foreign", "from",          "group",   "having",     "in",
        "index",   "insert",  "intersect",  "into",   "is",      "isnull",        "join",    "limit",      "not",
        "nothing", "notnull", "null",       "on",     "or",      "order",         "primary", "references", "returning",
        "select",  "set",     "table",      "then",   "to",      "transaction",   "union",   "unique",     "update",
        "using",   "values",  "when",       "where",
    });
    const auto before = [](std::string_view a, std::string_view b) {
        return std::ranges::lexicographical_compare(
            a, b, {}, [](char c) { return c | 0x20; }, [](char c) { return c | 0x20; });
    };
    return std::ranges::binary_search(words, word, before);
}

std::vector<Tokens> splitAtCommas(Tokens tokens)
{
    std::vector<Tokens> parts;
    size_t begin = 0;
    int depth = 0;
    for (size_t i = 0; i < tokens.size(); ++i) {
        depth += tokens[i].is("(") ? 1 : tokens[i].is(")") ? -1 : 0;
        if (depth == 0 && tokens[i].is(",")) {
            parts.push_back(tokens.subspan(begin, i - begin));
            begin = i + 1;
        }
    }
    parts.push_back(tokens.subspan(begin));
    return parts;
}

static bool isEnclosed(Tokens tokens)
{
    if (tokens.size() < 3 || !tokens.front().is("(") || !tokens.back().is(")"))
        return false;
    int depth = 0;
    for (size_t i = 0; i + 1 < tokens.size(); ++i) {
        depth += tokens[i].is("(") ? 1 : tokens[i].is(")") ? -1 : 0;
        if (depth == 0)
            return false;
    }
    const Tokens inner = tokens.subspan(1, tokens.size() - 2);
    return splitAtCommas(inner).size() == 1 && !inner.front().is("SELECT") && !inner.front().is("WITH") &&
           !inner.front().is("VALUES");
}

Tokens withoutParentheses(Tokens tokens)
{
    while (isEnclosed(tokens))
        tokens = tokens.subspan(1, tokens.size() - 2);
    return tokens;
}

static bool isPath(Tokens tokens)
{
    for (size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].is(".") != (i % 2 == 1))
            return false;
    }
    return tokens.size() % 2 == 1;
}

bool isPrimary(Tokens expression)
{
    if (expression.empty() || isPath(expression))
        return !expression.empty();
    // what precedes the parenthesis that closes at the end
    size_t open = expression.size();
    for (int depth = 0; open > 0;) {
        const Token &token = expression[--open];
        depth += token.is(")") ? 1 : token.is("(") ? -1 : 0;
        if (depth == 0)
            break;
    }
    const bool isCall = open == 1 && (expression[0].kind == TokenKind::Name || expression[0].kind == TokenKind::Word);
    return expression.back().is(")") && (open == 0 || isCall);
}

std::vector<Token> withoutComments(Tokens tokens)
{
    std::vector<Token> kept;
    std::ranges::copy_if(tokens, std::back_inserter(kept), [](const Token &t) { return t.kind != TokenKind::Comment; });
    return kept;
}

std::string_view sourceOf(Tokens tokens)
{
    if (tokens.empty())
        return {};
    const char *begin = tokens.front().text.data();
    const char *end = tokens.back().text.data() + tokens.back().text.size();
    return {begin, size_t(end - begin)};
}

} // namespace tidemark::sqlite
