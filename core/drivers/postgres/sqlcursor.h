// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a statement word by word, for those who must know what it does to what. One thread.
#pragma once

#include "schema/name.h"
#include "sql/lexerrules.h"

#include <optional>
#include <string_view>
#include <vector>

namespace tidemark::postgres {

class SqlCursor
{
public:
    SqlCursor(const QString &sql, const sql::LexerRules &rules);

    // Goes past these words (capitals, one space between them) if they come next; otherwise nothing happens.
    bool take(std::string_view words);
    // The same for one mark: a parenthesis, a comma.
    bool takeMark(char mark);

    // The next name, unfolded and without its quotes; empty when none comes next.
    QString identifier();
    std::optional<schema::QualifiedName> name();

    // Whether the words come anywhere from here on, outside parentheses.
    [[nodiscard]] bool has(std::string_view words) const;
    // The same up to the next comma outside parentheses.
    [[nodiscard]] bool hasInItem(std::string_view words) const;
    // Goes past the words, wherever they come; false and at the end when they do not.
    bool skipPast(std::string_view words);
    // Goes past the next comma outside parentheses; false and at the end when there is none.
    bool nextInList();

    [[nodiscard]] bool atEnd() const { return m_at >= m_tokens.size(); }
    // The text from here to the end, or to where the words or a comma come outside parentheses.
    [[nodiscard]] QString rest() const;
    [[nodiscard]] QString upTo(const std::vector<std::string_view> &words) const;
    // Names that a parenthesis opens behind: function calls, from here to the end.
    [[nodiscard]] std::vector<schema::QualifiedName> calls() const;

private:
    struct Token
    {
        enum class Kind : quint8 { Word, Name, Mark, Other };
        Kind kind = Kind::Other;
        QString text; // of a word in capitals
        QString name; // as an identifier
        qsizetype begin = 0;
        int depth = 0;
    };

    [[nodiscard]] bool matches(size_t at, std::string_view words) const;
    [[nodiscard]] size_t find(std::string_view words) const;
    [[nodiscard]] size_t endOfItem() const;
    [[nodiscard]] bool isDot(size_t at) const;

    QByteArray m_sql;
    std::vector<Token> m_tokens;
    size_t m_at = 0;
};

} // namespace tidemark::postgres
