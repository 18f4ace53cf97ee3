// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/statementwords.h"

#include "sql/lexer.h"

#include <algorithm>

namespace tidemark::sql {

std::vector<QByteArray> leadingWords(std::string_view statement, const LexerRules &rules, size_t limit)
{
    std::vector<QByteArray> words;
    Lexer lexer(statement, rules);
    for (Token token = lexer.next(); token.kind != TokenKind::End && words.size() < limit; token = lexer.next()) {
        if (token.kind == TokenKind::Word)
            words.push_back(QByteArray(statement.data() + token.offset, token.length).toUpper());
    }
    return words;
}

bool beginsWith(const std::vector<QByteArray> &words, std::string_view wanted)
{
    size_t at = 0;
    for (const QByteArray &word : QByteArray::fromRawData(wanted.data(), qsizetype(wanted.size())).split(' ')) {
        if (at == words.size() || words[at] != word)
            return false;
        ++at;
    }
    return true;
}

size_t indexOf(const std::vector<QByteArray> &words, std::string_view wanted)
{
    const QByteArrayView word(wanted.data(), qsizetype(wanted.size()));
    return size_t(std::ranges::find(words, word) - words.begin());
}

bool contains(const std::vector<QByteArray> &words, std::string_view wanted)
{
    return indexOf(words, wanted) < words.size();
}

} // namespace tidemark::sql
