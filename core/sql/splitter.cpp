// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/splitter.h"

#include "base/text.h"
#include "sql/byteclasses.h"
#include "sql/clientcommand.h"
#include "sql/linecounter.h"
#include "sql/statementshape.h"

#include <algorithm>

namespace tidemark::sql {

using namespace scan;

namespace {

class Splitter
{
public:
    Splitter(std::string_view text, const LexerRules &rules)
        : m_rules(rules)
        , m_begin(text.data())
        , m_textEnd(text.data() + text.size())
        , m_end(m_textEnd)
        , m_at(m_begin)
        , m_shape(rules)
        , m_lines(m_begin)
    {
        setDelimiter(";");
    }

    Script run()
    {
        if (std::string_view(m_begin, m_end).starts_with(byteOrderMark))
            m_lines.begin(m_at += byteOrderMark.size());
        for (;;) {
            skipBlank();
            if (m_at < m_end)
                takePiece();
            else if (m_copies > 0)
                takeCopyData();
            else
                return std::move(m_script);
        }
    }

private:
    void setDelimiter(std::string_view delimiter)
    {
        m_delimiter = delimiter;
        m_ownClasses = classesOf(m_rules);
        if (delimiter != ";")
            m_ownClasses[indexOf(';')] = Class::Plain;
        m_classes = m_ownClasses;
        m_wordClasses = withWords(m_ownClasses);
        m_classes[indexOf(delimiter[0])] = m_wordClasses[indexOf(delimiter[0])] = Class::End;
    }

    void fault(FaultKind kind, const char *at) { m_script.faults.push_back({kind, at - m_begin}); }

    void addPiece(PieceKind kind, const char *from, const char *to, const char *end)
    {
        m_lines.advanceTo(from);
        m_script.pieces.push_back({kind, from - m_begin, to - from, end - m_begin, m_lines.line(), m_lines.column()});
    }

    // If a comment begins here, goes behind it.
    bool skipComment()
    {
        if (startsBlockComment(m_at, m_end)) {
            const Extent comment = blockComment(m_at + 2, m_end, m_rules.nestedComments);
            if (!comment.closed)
                fault(FaultKind::OpenComment, m_at);
            m_at = comment.end;
            return true;
        }
        if (!startsLineComment(m_at, m_end, m_rules))
            return false;
        m_at = lineEnd(m_at, m_end, m_rules.returnEndsComment);
        return true;
    }

    void skipBlank()
    {
        do
            m_at = spaceEnd(m_at, m_end);
        while (m_at < m_end && skipComment());
    }

    // ---- pieces; m_at is at their first byte

    void takePiece()
    {
        if (*m_at == '\\' && m_rules.metaCommands)
            takeMetaCommand();
        else if (atDelimiter())
            m_at += m_delimiter.size();
        else if (!m_rules.delimiterCommand || !takeDelimiterCommand())
            takeStatement();
    }

    void takeMetaCommand()
    {
        if (std::string_view(m_at, m_end).starts_with("\\;")) {
            m_at += 2;
            return;
        }
        const char *from = m_at;
        m_at = metaCommandEnd(m_at, m_end);
        const char *to = trimmed(from, m_at);
        addPiece(PieceKind::MetaCommand, from, to, m_at);
        if (m_rules.copyData && copiesFromScript({from, to}))
            expectCopyData();
    }

    bool takeDelimiterCommand()
    {
        const std::string_view delimiter = newDelimiter({m_at, m_end});
        if (!delimiter.data())
            return false;
        const char *line = lineEnd(m_at, m_end, true);
        addPiece(PieceKind::DelimiterCommand, m_at, trimmed(m_at, line), line);
        m_at = line;
        if (!delimiter.empty())
            setDelimiter(delimiter);
        return true;
    }

    void takeStatement()
    {
        m_shape.reset();
        m_start = m_tokenFloor = m_at;
        m_commentEnd = m_parenthesis = nullptr;
        m_depth = 0;
        const size_t faults = m_script.faults.size();
        for (bool over = false; !over;) {
            const Classes &classes = m_shape.wantsWords() ? m_wordClasses : m_classes;
            while (m_at < m_end && classes[indexOf(*m_at)] == Class::Plain)
                ++m_at;
            if (m_at == m_end)
                return endWithText(faults);
            over = take(classes[indexOf(*m_at)]);
        }
    }

    void expectCopyData()
    {
        if (m_copies++ == 0)
            m_end = lineEnd(m_at, m_end, false);
    }

    // The rows begin in the line after the one that asks for them.
    void takeCopyData()
    {
        m_end = m_textEnd;
        for (; m_copies > 0; --m_copies) {
            m_at = m_at < m_end && *m_at == '\n' ? m_at + 1 : m_at;
            const char *from = m_at;
            const char *line = from;
            const char *lineTo = lineEnd(line, m_end, false);
            while (!closesCopyData({line, lineTo}) && lineTo < m_end) {
                line = lineTo + 1;
                lineTo = lineEnd(line, m_end, false);
            }
            const bool closed = closesCopyData({line, lineTo});
            if (!closed)
                fault(FaultKind::OpenCopyData, from);
            if (from < m_end)
                addPiece(PieceKind::CopyData, from, closed ? line : m_end, lineTo);
            m_at = lineTo;
        }
    }

    // ---- within a statement

    // Takes what begins here; true when that ended the statement.
    bool take(Class what)
    {
        switch (what) {
        case Class::Plain: ++m_at; return false;
        case Class::Word: takeWord(); return false;
        case Class::Quote: takeString(); return false;
        case Class::Name: takeName(); return false;
        case Class::Bracket: closeToken(bracketed(m_at + 1, m_end), FaultKind::OpenName); return false;
        case Class::Dollar: takeDollar(); return false;
        case Class::Dash:
        case Class::Slash:
        case Class::Hash: takeComment(); return false;
        case Class::Open: openParenthesis(); return false;
        case Class::Close: closeParenthesis(); return false;
        case Class::End: return takeTerminator();
        case Class::Backslash: return takeCommandInside();
        }
        std::unreachable();
    }

    void takeWord()
    {
        const char *behind = wordEnd(m_at, m_end);
        if (!isWordStart(m_delimiter[0]))
            behind = std::find(m_at, behind, m_delimiter[0]); // end$$
        const bool qualified = m_at > m_start && m_at[-1] == '.';
        m_shape.word({m_at, behind}, qualified, m_depth);
        m_at = behind;
    }

    void takeString()
    {
        const bool escapes = m_rules.escapeStrings && hasEscapePrefix();
        closeToken(escapes ? escapeString(m_at + 1, m_end) : quoted(m_at + 1, m_end, '\'', m_rules.backslashInStrings),
                   FaultKind::OpenString);
    }

    // Whether an E that is a word of its own stands before the quote.
    [[nodiscard]] bool hasEscapePrefix() const
    {
        const char *prefix = m_at - 1;
        return prefix >= m_tokenFloor && (*prefix | 0x20) == 'e' && (prefix == m_tokenFloor || !isWordPart(prefix[-1]));
    }

    void takeName()
    {
        const bool escapes = m_rules.backslashInStrings && *m_at == '"';
        const bool isString = m_rules.doubleQuotedStrings && *m_at == '"';
        closeToken(quoted(m_at + 1, m_end, *m_at, escapes), isString ? FaultKind::OpenString : FaultKind::OpenName);
    }

    void closeToken(Extent extent, FaultKind ifOpen)
    {
        if (!extent.closed)
            fault(ifOpen, m_at);
        m_at = extent.end;
        m_shape.other();
    }

    // A dollar within a word is part of that; otherwise it begins a parameter or a quote.
    void takeDollar()
    {
        const char *word = m_at;
        while (word > m_tokenFloor && isWordPart(word[-1]))
            --word;
        if (std::find_if_not(word, m_at, isDigit) != m_at) {
            m_at = wordEnd(m_at, m_end);
            return;
        }
        if (m_end - m_at >= 2 && isDigit(m_at[1]))
            m_at = digitsEnd(m_at + 1, m_end);
        else
            closeToken(dollarQuoted(m_at, m_end), FaultKind::OpenDollarQuote);
        m_tokenFloor = m_at;
    }

    void takeComment()
    {
        const char *from = m_at;
        if (!skipComment()) {
            ++m_at;
            return;
        }
        m_codeEnd = codeEndBefore(from);
        m_commentEnd = m_at;
    }

    // Where the code before this place ends: comments that reach up to it are not code.
    [[nodiscard]] const char *codeEndBefore(const char *place) const
    {
        const bool onlyComments = m_commentEnd && spaceEnd(m_commentEnd, place) == place;
        return onlyComments ? m_codeEnd : place;
    }

    static const char *trimmed(const char *from, const char *to)
    {
        while (to > from && isSpace(to[-1]))
            --to;
        return to;
    }

    void openParenthesis()
    {
        if (m_depth++ == 0)
            m_parenthesis = m_at;
        ++m_at;
        m_shape.other();
    }

    void closeParenthesis()
    {
        m_depth = std::max(0, m_depth - 1);
        ++m_at;
        m_shape.other();
    }

    // A delimiter of letters ends a statement only as a word of its own.
    [[nodiscard]] bool atDelimiter() const
    {
        if (!std::string_view(m_at, m_end).starts_with(m_delimiter))
            return false;
        const char *behind = m_at + m_delimiter.size();
        return !isWordStart(m_delimiter[0]) ||
               ((m_at == m_begin || !isWordPart(m_at[-1])) && (behind == m_end || !isWordPart(*behind)));
    }

    bool takeTerminator()
    {
        if (!atDelimiter())
            return take(m_ownClasses[indexOf(*m_at)]);
        const bool guarded = m_depth > 0 && m_rules.parenthesesGuard;
        if (guarded || (m_delimiter == ";" && !m_shape.semicolonEnds())) {
            m_at += m_delimiter.size();
            return false;
        }
        finish(m_at + m_delimiter.size());
        return true;
    }

    bool takeCommandInside()
    {
        // sends nothing, yet what follows is a statement of its own
        if (m_end - m_at >= 2 && m_at[1] == ';') {
            finish(m_at + 2);
            return true;
        }
        if (!sendsStatement({m_at, m_end}))
            fault(FaultKind::CommandInside, m_at);
        finish(m_at);
        return true;
    }

    void endWithText(size_t faultsBefore)
    {
        const bool inBody = !m_shape.semicolonEnds();
        if (m_script.faults.size() == faultsBefore && m_depth > 0 && m_rules.parenthesesGuard)
            fault(FaultKind::OpenParenthesis, m_parenthesis);
        else if (m_script.faults.size() == faultsBefore && inBody)
            fault(FaultKind::OpenBody, m_start);
        finish(m_at);
    }

    void finish(const char *end)
    {
        addPiece(PieceKind::Statement, m_start, trimmed(m_start, codeEndBefore(m_at)), end);
        m_at = end;
        if (m_shape.copiesFromInput())
            expectCopyData();
    }

    LexerRules m_rules;
    const char *m_begin;
    const char *m_textEnd;
    const char *m_end; // of the text, or of the line after which rows come
    const char *m_at;
    Classes m_ownClasses; // without the delimiter's first byte
    Classes m_classes;
    Classes m_wordClasses;
    std::string_view m_delimiter;
    int m_copies = 0; // that still wait for their rows

    // of the current statement
    StatementShape m_shape;
    const char *m_start = nullptr;
    const char *m_tokenFloor = nullptr;  // what is before belongs to tokens that are over
    const char *m_commentEnd = nullptr;  // of the last comment …
    const char *m_codeEnd = nullptr;     // … and of what stood before it and the comments next to it
    const char *m_parenthesis = nullptr; // the outermost that is open
    int m_depth = 0;

    LineCounter m_lines;
    Script m_script;
};

} // namespace

Script split(std::string_view text, const LexerRules &rules)
{
    return Splitter(text, rules).run();
}

} // namespace tidemark::sql
