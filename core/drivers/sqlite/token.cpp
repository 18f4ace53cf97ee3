// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/token.h"

#include <algorithm>

namespace tidemark::sqlite {

static constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
}

static constexpr bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

static constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

static constexpr bool isNameStart(char c)
{
    return (lower(c) >= 'a' && lower(c) <= 'z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

static constexpr bool isNameChar(char c)
{
    return isNameStart(c) || isDigit(c) || c == '$';
}

bool Token::is(std::string_view upper) const
{
    return (kind == TokenKind::Word || kind == TokenKind::Operator) && sameName(text, upper);
}

bool isOneOf(const Token &token, std::initializer_list<std::string_view> words)
{
    return std::ranges::any_of(words, [&](std::string_view word) { return token.is(word); });
}

// A text and a place in it, with the small questions that cutting tokens asks.
class Cutter
{
public:
    Cutter(std::string_view sql, size_t at)
        : m_sql(sql)
        , m_begin(at)
        , m_at(at)
    {
    }

    [[nodiscard]] Token cut();
    [[nodiscard]] size_t position() const { return m_at; }

private:
    [[nodiscard]] char peek(size_t ahead = 0) const { return m_at + ahead < m_sql.size() ? m_sql[m_at + ahead] : '\0'; }
    [[nodiscard]] Token token(TokenKind kind) const { return {kind, m_sql.substr(m_begin, m_at - m_begin)}; }
    [[nodiscard]] Token upTo(size_t end, TokenKind kind)
    {
        m_at = std::min(end, m_sql.size());
        return token(kind);
    }
    template <class Predicate>
    void skipWhile(Predicate predicate)
    {
        while (m_at < m_sql.size() && predicate(m_sql[m_at]))
            ++m_at;
    }
    [[nodiscard]] Token quoted(char close, TokenKind kind);
    [[nodiscard]] Token bracketed();
    [[nodiscard]] Token comment(std::string_view end);
    [[nodiscard]] Token blob();
    [[nodiscard]] Token number();
    [[nodiscard]] Token variable();
    [[nodiscard]] Token operators();

    std::string_view m_sql;
    size_t m_begin;
    size_t m_at;
};

Token Cutter::quoted(char close, TokenKind kind)
{
    for (++m_at; m_at < m_sql.size(); ++m_at) {
        if (m_sql[m_at] != close)
            continue;
        if (peek(1) != close)
            return upTo(m_at + 1, kind);
        ++m_at;
    }
    return token(TokenKind::Invalid);
}

Token Cutter::bracketed()
{
    const size_t end = m_sql.find(']', m_at);
    return end == m_sql.npos ? upTo(m_sql.size(), TokenKind::Invalid) : upTo(end + 1, TokenKind::Name);
}

// A comment that nothing closes ends with the text.
Token Cutter::comment(std::string_view end)
{
    const size_t found = m_sql.find(end, m_at + 2);
    const bool keepEnd = end.size() > 1; // the end of a line is not part of it
    return upTo(found == m_sql.npos ? found : found + (keepEnd ? end.size() : 0), TokenKind::Comment);
}

Token Cutter::blob()
{
    const size_t end = m_sql.find('\'', m_at + 2);
    return end == m_sql.npos ? upTo(m_sql.size(), TokenKind::Invalid) : upTo(end + 1, TokenKind::Blob);
}

// Digits, hexadecimal digits, underscores between them, a point and an exponent. A letter that follows is part of the
// token and makes it invalid to SQLite, too.
Token Cutter::number()
{
    skipWhile([this](char c) {
        const char before = m_at > m_begin ? lower(m_sql[m_at - 1]) : '\0';
        const bool hexadecimal = lower(m_sql[std::min(m_begin + 1, m_sql.size() - 1)]) == 'x';
        const bool exponentSign = (c == '+' || c == '-') && before == 'e' && !hexadecimal;
        return isNameChar(c) || c == '.' || exponentSign;
    });
    return token(TokenKind::Number);
}

Token Cutter::variable()
{
    ++m_at;
    skipWhile(isNameChar);
    return token(TokenKind::Variable);
}

Token Cutter::operators()
{
    static constexpr std::string_view longOnes[] = {"->>", "->", "||", "<<", ">>", "<=", ">=", "<>", "==", "!="};
    const std::string_view rest = m_sql.substr(m_at);
    for (std::string_view one : longOnes) {
        if (rest.starts_with(one))
            return upTo(m_at + one.size(), TokenKind::Operator);
    }
    static constexpr std::string_view single = "()+-*/%,;.=<>&|~";
    const bool known = single.find(rest.front()) != single.npos;
    return upTo(m_at + 1, known ? TokenKind::Operator : TokenKind::Invalid);
}

Token Cutter::cut()
{
    const char c = peek();
    const char next = peek(1);
    if (c == '-' && next == '-')
        return comment("\n");
    if (c == '/' && next == '*')
        return comment("*/");
    if (c == '\'')
        return quoted(c, TokenKind::String);
    if (c == '"' || c == '`')
        return quoted(c, TokenKind::Name);
    if (c == '[')
        return bracketed();
    if (lower(c) == 'x' && next == '\'')
        return blob();
    if (isDigit(c) || (c == '.' && isDigit(next)))
        return number();
    if (c == '?' || c == ':' || c == '@' || c == '$' || c == '#')
        return variable();
    if (isNameStart(c)) {
        skipWhile(isNameChar);
        return token(TokenKind::Word);
    }
    return operators();
}

Token nextToken(std::string_view sql, size_t &at)
{
    static constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    while (at < sql.size()) {
        if (isSpace(sql[at]))
            ++at;
        else if (sql.substr(at).starts_with(byteOrderMark))
            at += byteOrderMark.size();
        else
            break;
    }
    if (at >= sql.size())
        return {};
    Cutter cutter(sql, at);
    const Token token = cutter.cut();
    at = cutter.position();
    return token;
}

std::vector<Token> tokenize(std::string_view sql)
{
    std::vector<Token> tokens;
    tokens.reserve(sql.size() / 4);
    for (size_t at = 0; at < sql.size();) {
        if (const Token token = nextToken(sql, at); !token.text.empty())
            tokens.push_back(token);
    }
    return tokens;
}

std::vector<Token> tokenize(const QByteArray &sql)
{
    return tokenize(std::string_view(sql.constData(), size_t(sql.size())));
}

QString dequoted(const Token &token)
{
    QString text = QString::fromUtf8(token.text.data(), qsizetype(token.text.size()));
    if (token.kind != TokenKind::Name && token.kind != TokenKind::String)
        return text;
    QString inner = text.mid(1, text.size() - 2);
    const QChar quote = text.front();
    if (quote != u'[')
        inner.replace(QString(2, quote), QString(quote));
    return inner;
}

bool sameName(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, [](char x, char y) { return lower(x) == lower(y); });
}

static constexpr char16_t lower(char16_t c)
{
    return c >= u'A' && c <= u'Z' ? char16_t(c - u'A' + u'a') : c;
}

bool sameName(QStringView a, QStringView b)
{
    return std::ranges::equal(a, b, [](QChar x, QChar y) { return lower(x.unicode()) == lower(y.unicode()); });
}

QString foldedName(const QString &name)
{
    QString folded = name;
    for (QChar &c : folded)
        c = QChar(lower(c.unicode()));
    return folded;
}

} // namespace tidemark::sqlite
