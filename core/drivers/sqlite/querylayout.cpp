// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/statements.h"

#include "drivers/sqlite/tokenreader.h"

namespace tidemark::sqlite {

static bool isJoinWord(const Token &token)
{
    return isOneOf(token, {"LEFT", "RIGHT", "FULL", "INNER", "CROSS", "OUTER", "NATURAL"});
}

// The first word of a clause; of several in a row (LEFT OUTER JOIN, UNION ALL SELECT) only the first begins a line.
static bool beginsClause(const Token &before, const Token &word, const Token &behind)
{
    if (word.kind != TokenKind::Word || before.is("."))
        return false;
    if (word.is("FROM"))
        return !before.is("DISTINCT");
    if (isOneOf(word, {"GROUP", "ORDER"}))
        return behind.is("BY");
    if (isJoinWord(word))
        return !isJoinWord(before) && (behind.is("JOIN") || isJoinWord(behind));
    if (word.is("JOIN"))
        return !isJoinWord(before);
    if (word.is("WINDOW"))
        return behind.kind != TokenKind::Operator && !before.is("AS");
    return isOneOf(word, {"SELECT", "WHERE", "HAVING", "LIMIT", "UNION", "INTERSECT", "EXCEPT", "VALUES"});
}

QString laidOut(const QString &query)
{
    const QByteArray text = query.toUtf8();
    const std::vector<Token> tokens = tokenize(text);
    static const Token none;
    QByteArray out;
    int depth = 0;
    const char *copied = text.constData();
    for (size_t i = 0; i < tokens.size(); ++i) {
        const Token &token = tokens[i];
        depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
        const Token &before = i > 0 ? tokens[i - 1] : none;
        const Token &behind = i + 1 < tokens.size() ? tokens[i + 1] : none;
        if (i == 0 || depth > 0 || !beginsClause(before, token, behind))
            continue;
        out += QByteArray(copied, token.text.data() - copied).trimmed() + '\n';
        copied = token.text.data();
    }
    return QString::fromUtf8(out + copied);
}

} // namespace tidemark::sqlite
