// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/relationnames.h"

namespace tidemark::sqlite {

static bool canBeName(const Token &token)
{
    return token.kind == TokenKind::Name || token.kind == TokenKind::String ||
           (token.kind == TokenKind::Word && !isReserved(token.text));
}

class RelationFinder
{
public:
    explicit RelationFinder(Tokens tokens)
        : m_tokens(tokens)
    {
    }

    [[nodiscard]] QStringList find()
    {
        for (m_at = 0; m_at < m_tokens.size(); ++m_at)
            visit(m_tokens[m_at]);
        QStringList names;
        for (const QString &name : m_found) {
            if (!contains(m_common, name) && !contains(names, name))
                names << name;
        }
        return names;
    }

private:
    void visit(const Token &token)
    {
        if (token.is(".")) {
            // schema.name: what was expected still is
        } else if (token.is("(")) {
            // FROM (a, b): the list goes on within; IN (a, b) has values
            m_expected = m_expected && m_inList;
            m_inFrom.push_back(m_expected);
        } else if (token.is(")")) {
            if (m_inFrom.size() > 1)
                m_inFrom.pop_back();
            m_expected = false;
        } else if (opensRelation(token)) {
            m_inList = isOneOf(token, {"FROM", "JOIN"});
            if (!token.is("IN"))
                m_inFrom.back() = m_inList;
            m_expected = true;
        } else if (token.is(",")) {
            m_expected = m_inList = m_inFrom.back();
        } else if (m_afterUpdate && isOneOf(token, {"OR", "ROLLBACK", "ABORT", "REPLACE", "FAIL", "IGNORE"})) {
            // UPDATE OR IGNORE t
        } else if (m_expected && canBeName(token)) {
            takeRelation(token);
        } else {
            visitOther(token);
        }
        m_afterUpdate = m_expected && (m_afterUpdate || token.is("UPDATE"));
    }

    void visitOther(const Token &token)
    {
        if (isOneOf(token, {"WHERE", "GROUP", "ORDER", "HAVING", "LIMIT", "SET", "VALUES", "SELECT", "ON", "USING",
                            "UNION", "INTERSECT", "EXCEPT", "RETURNING", ";"}))
            m_inFrom.back() = m_inFrom.back() && isOneOf(token, {"ON", "USING"});
        if (token.is("AS") && m_at > 0 && m_at + 1 < m_tokens.size())
            noteCommonName();
        m_expected = false;
    }

    [[nodiscard]] bool opensRelation(const Token &token) const
    {
        if (token.is("FROM"))
            return m_at < 1 || !m_tokens[m_at - 1].is("DISTINCT");
        // DO UPDATE SET is no UPDATE of a table
        if (token.is("UPDATE"))
            return m_at < 1 || !m_tokens[m_at - 1].is("DO");
        return isOneOf(token, {"JOIN", "INTO", "IN"});
    }

    void takeRelation(const Token &token)
    {
        const bool isSchema = m_at + 1 < m_tokens.size() && m_tokens[m_at + 1].is(".");
        if (isSchema)
            return;
        m_expected = false;
        m_found << dequoted(token);
    }

    // name AS (, name (a, b) AS (, name AS MATERIALIZED (
    void noteCommonName()
    {
        const Token &behind = m_tokens[m_at + 1];
        if (!isOneOf(behind, {"(", "MATERIALIZED", "NOT"}))
            return;
        size_t at = m_at - 1;
        if (m_tokens[at].is(")")) {
            while (at > 0 && !m_tokens[at].is("("))
                --at;
            at = at > 0 ? at - 1 : 0;
        }
        m_common << dequoted(m_tokens[at]);
    }

    static bool contains(const QStringList &names, const QString &name)
    {
        return std::ranges::any_of(names, [&](const QString &one) { return sameName(one, name); });
    }

    Tokens m_tokens;
    size_t m_at = 0;
    std::vector<bool> m_inFrom{false};
    bool m_expected = false; // a relation comes next …
    bool m_inList = false;   // … and more of them may follow after commas
    bool m_afterUpdate = false;
    QStringList m_found;
    QStringList m_common;
};

QStringList relationNames(Tokens tokens)
{
    const std::vector<Token> kept = withoutComments(tokens);
    return RelationFinder(kept).find();
}

} // namespace tidemark::sqlite
