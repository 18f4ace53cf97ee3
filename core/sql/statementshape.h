// SPDX-License-Identifier: GPL-3.0-or-later
// Follows the words of one statement as far as they decide where it ends: a routine or trigger with statements of its
// own in its body, rows that follow a COPY. Of most statements it needs the first word or two. Belongs to one thread.
#pragma once

#include "sql/lexerrules.h"

#include <QtTypes>

#include <string_view>

namespace tidemark::sql {

class StatementShape
{
public:
    explicit StatementShape(const LexerRules &rules)
        : m_rules(rules)
    {
    }

    // Begins with the next statement.
    void reset();

    // Whether further words can change anything.
    [[nodiscard]] bool wantsWords() const { return m_state != State::Settled; }

    // The next word that is not quoted; `qualified`: a dot stands before it, so that it is a name whatever it says.
    void word(std::string_view word, bool qualified, int depth);

    // Something else than a word: a quoted name, a string, a parenthesis.
    void other();

    // A semicolon outside parentheses: whether it ends the statement.
    [[nodiscard]] bool semicolonEnds();

    [[nodiscard]] bool isInBody() const { return m_state == State::Body; }
    [[nodiscard]] bool copiesFromInput() const { return m_copiesFromInput; }

private:
    enum class State : quint8 { First, Create, Routine, Body, Copy, Settled };
    enum class Body : quint8 { Atomic, Trigger, Compound };
    enum class Keyword : quint8;

    static Keyword keywordOf(std::string_view word);
    void first(Keyword word);
    void create(Keyword word);
    void routine(Keyword word, int depth);
    void body(Keyword word);
    void atomicBody(Keyword word);
    void compoundBody(Keyword word);
    void copy(Keyword word, int depth);
    void expectBody(bool enabled, Body body);

    LexerRules m_rules;
    State m_state = State::First;
    Body m_body = Body::Atomic;
    int m_blocks = 0;              // open BEGIN and CASE
    Keyword m_previous = {};       // the word before, if nothing else came between
    bool m_definer = false;        // names of any sort follow
    bool m_statementStart = false; // of a statement within the body
    bool m_copiesFromInput = false;
};

} // namespace tidemark::sql
