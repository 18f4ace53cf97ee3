// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/resultnames.h"

#include "drivers/sqlite/keywords.h"

namespace tidemark::sqlite {

// END that closes a CASE rather than being a name.
static bool closesCase(Tokens expression)
{
    int open = 0;
    for (const Token &token : expression.first(expression.size() - 1))
        open += token.is("CASE") ? 1 : token.is("END") && open > 0 ? -1 : 0;
    return expression.back().is("END") && open > 0;
}

static bool isInfixWord(const Token &token)
{
    return isOneOf(token, {"LIKE", "GLOB", "REGEXP", "MATCH", "OVER"});
}

static bool hasAlias(Tokens expression)
{
    if (expression.size() < 2)
        return false;
    const Token &last = expression.back();
    const Token &before = expression[expression.size() - 2];
    if (before.is("AS"))
        return true;
    const bool canBeAlias = last.kind == TokenKind::Name || last.kind == TokenKind::String ||
                            (last.kind == TokenKind::Word && !isReserved(last.text) && !closesCase(expression));
    return canBeAlias && endsOperand(before) && !isInfixWord(before);
}

static Tokens withoutCollation(Tokens expression)
{
    const size_t size = expression.size();
    const bool collated = size > 2 && expression[size - 2].is("COLLATE");
    return collated ? withoutParentheses(expression.first(size - 2)) : expression;
}

// column, table.column or schema.table.column, perhaps in parentheses or with a collation: named after the column.
static bool isColumn(Tokens expression)
{
    const Tokens path = withoutCollation(withoutParentheses(expression));
    for (size_t i = 0; i < path.size(); ++i) {
        const Token &token = path[i];
        const bool isName = token.kind == TokenKind::Name || (token.kind == TokenKind::Word && !isReserved(token.text));
        if (i % 2 == 0 ? !isName : !token.is("."))
            return false;
    }
    const bool isValue =
        path.size() == 1 && isOneOf(path[0], {"CURRENT_DATE", "CURRENT_TIME", "CURRENT_TIMESTAMP", "TRUE", "FALSE"});
    return path.size() % 2 == 1 && !isValue;
}

static bool isNamedAfterText(Tokens expression)
{
    return !expression.empty() && !expression.back().is("*") && !isColumn(expression) && !hasAlias(expression);
}

// Walks over the tokens and remembers, for each depth of parentheses, whether a list of results is being read there.
class ResultFinder
{
public:
    ResultFinder(Tokens tokens, bool outermost)
        : m_tokens(tokens)
        , m_outermost(outermost)
    {
    }

    std::vector<ResultName> find()
    {
        for (size_t i = 0; i < m_tokens.size(); ++i)
            visit(i);
        while (!m_lists.empty())
            leave(m_tokens.size());
        return std::move(m_found);
    }

private:
    struct List
    {
        bool named = false; // names of results can be seen from outside
        bool open = false;
        size_t begin = 0;
    };

    void visit(size_t i)
    {
        const Token &token = m_tokens[i];
        if (token.is("(")) {
            m_lists.push_back({.named = opensRelation(i)});
        } else if (token.is(")")) {
            leave(i);
        } else if (token.is("SELECT")) {
            top().open = true;
            top().begin = i + 1;
        } else if (top().open && top().begin == i && isOneOf(token, {"DISTINCT", "ALL"})) {
            top().begin = i + 1;
        } else if (top().open && token.is(",")) {
            finish(i);
            top().begin = i + 1;
        } else if (top().open && endsList(i)) {
            finish(i);
            top().open = false;
        }
    }

    // A parenthesis where a relation can stand: in FROM, or behind name AS in WITH.
    [[nodiscard]] bool opensRelation(size_t i)
    {
        while (i > 0 && m_tokens[i - 1].kind == TokenKind::Comment)
            --i;
        if (i == 0)
            return m_outermost;
        const Token &before = m_tokens[i - 1];
        return isOneOf(before, {"FROM", "JOIN", ",", "AS", "MATERIALIZED"}) || (before.is("(") && top().named);
    }

    [[nodiscard]] bool endsList(size_t i) const
    {
        // a IS NOT DISTINCT FROM b
        if (m_tokens[i].is("FROM") && i > 1 && m_tokens[i - 1].is("DISTINCT") &&
            isOneOf(m_tokens[i - 2], {"IS", "NOT"}))
            return false;
        return isOneOf(m_tokens[i],
                       {"FROM", "WHERE", "GROUP", "HAVING", "ORDER", "LIMIT", "UNION", "INTERSECT", "EXCEPT", ";"});
    }

    void finish(size_t end)
    {
        size_t begin = top().begin;
        while (begin < end && m_tokens[begin].kind == TokenKind::Comment)
            ++begin;
        while (end > begin && m_tokens[end - 1].kind == TokenKind::Comment)
            --end;
        const std::vector<Token> expression = withoutComments(m_tokens.subspan(begin, end - begin));
        if (top().named && isNamedAfterText(expression))
            m_found.push_back({begin, end, textOf(m_tokens.subspan(begin, end - begin))});
    }

    static QString textOf(Tokens tokens)
    {
        const std::string_view text = sourceOf(tokens);
        return QString::fromUtf8(text.data(), qsizetype(text.size()));
    }

    void leave(size_t end)
    {
        if (top().open)
            finish(end);
        m_lists.pop_back();
    }

    List &top()
    {
        if (m_lists.empty())
            m_lists.push_back({.named = m_outermost});
        return m_lists.back();
    }

    Tokens m_tokens;
    bool m_outermost;
    std::vector<List> m_lists;
    std::vector<ResultName> m_found;
};

std::vector<ResultName> namesFromText(Tokens tokens, bool outermost)
{
    return ResultFinder(tokens, outermost).find();
}

} // namespace tidemark::sqlite
