// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/statementshape.h"

#include <algorithm>
#include <array>

namespace tidemark::sql {

enum class StatementShape::Keyword : quint8 {
    None, // any other word, or no word
    Aggregate,
    As,
    Atomic,
    Begin,
    Case,
    Copy,
    Create,
    Definer,
    End,
    Event,
    For,
    From,
    Function,
    If,
    Loop,
    Or,
    Procedure,
    Repeat,
    Replace,
    Stdin,
    Temp,
    Temporary,
    Trigger,
    While,
};

StatementShape::Keyword StatementShape::keywordOf(std::string_view word)
{
    static constexpr std::array<std::string_view, 25> names = {
        "",       "aggregate", "as",    "atomic", "begin",     "case",    "copy", "create", "definer",
        "end",    "event",     "for",   "from",   "function",  "if",      "loop", "or",     "procedure",
        "repeat", "replace",   "stdin", "temp",   "temporary", "trigger", "while"};
    static constexpr size_t longest = 9;
    if (word.size() > longest)
        return Keyword::None;
    std::array<char, longest> lower;
    std::ranges::transform(word, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c | 0x20) : c; });
    const auto found = std::ranges::find(names, std::string_view(lower.data(), word.size()));
    return found == names.end() ? Keyword::None : Keyword(found - names.begin());
}

void StatementShape::reset()
{
    *this = StatementShape(m_rules);
}

void StatementShape::word(std::string_view word, bool qualified, int depth)
{
    const Keyword keyword = qualified ? Keyword::None : keywordOf(word);
    switch (m_state) {
    case State::First: first(keyword); break;
    case State::Create: create(keyword); break;
    case State::Routine: routine(keyword, depth); break;
    case State::Body: body(keyword); break;
    case State::Copy: copy(keyword, depth); break;
    case State::Settled: break;
    }
    m_previous = keyword;
}

void StatementShape::other()
{
    if (m_state == State::First)
        m_state = State::Settled;
    else if (m_state == State::Body && m_body != Body::Atomic)
        body(Keyword::None);
    m_previous = Keyword::None;
}

void StatementShape::first(Keyword word)
{
    const bool routines = m_rules.atomicBodies || m_rules.triggerBodies || m_rules.compoundBodies;
    if (word == Keyword::Create && routines)
        m_state = State::Create;
    else if (word == Keyword::Copy && m_rules.copyData)
        m_state = State::Copy;
    else
        m_state = State::Settled;
}

void StatementShape::expectBody(bool enabled, Body body)
{
    m_state = enabled ? State::Routine : State::Settled;
    m_body = body;
}

void StatementShape::create(Keyword word)
{
    switch (word) {
    case Keyword::Or:
    case Keyword::Replace:
    case Keyword::Temp:
    case Keyword::Temporary:
    case Keyword::Aggregate: break;
    case Keyword::Definer: m_definer = true; break;
    case Keyword::Function:
    case Keyword::Procedure:
        expectBody(m_rules.atomicBodies || m_rules.compoundBodies,
                   m_rules.compoundBodies ? Body::Compound : Body::Atomic);
        break;
    case Keyword::Trigger:
        expectBody(m_rules.triggerBodies || m_rules.compoundBodies,
                   m_rules.triggerBodies ? Body::Trigger : Body::Compound);
        break;
    case Keyword::Event: expectBody(m_rules.compoundBodies, Body::Compound); break;
    default:
        if (!m_definer)
            m_state = State::Settled;
    }
}

void StatementShape::routine(Keyword word, int depth)
{
    const bool begins =
        m_body == Body::Atomic ? m_previous == Keyword::Begin && word == Keyword::Atomic : word == Keyword::Begin;
    if (!begins || depth > 0)
        return;
    m_state = State::Body;
    m_blocks = 1;
    m_statementStart = true;
}

void StatementShape::body(Keyword word)
{
    switch (m_body) {
    case Body::Atomic: atomicBody(word); break;
    case Body::Compound: compoundBody(word); break;
    // as sqlite3_complete() has it: the END that closes stands where a statement of the body would begin
    case Body::Trigger: m_blocks = word == Keyword::End && m_statementStart ? 0 : 1; break;
    }
    m_statementStart = false;
}

void StatementShape::atomicBody(Keyword word)
{
    if (m_previous == Keyword::As) // a name, whatever it says
        return;
    if (word == Keyword::Case)
        ++m_blocks;
    else if (word == Keyword::End && --m_blocks == 0)
        m_state = State::Settled;
}

// END IF and its like close what opened no block; END CASE closes the CASE that did.
void StatementShape::compoundBody(Keyword word)
{
    const bool afterEnd = m_previous == Keyword::End;
    switch (word) {
    case Keyword::End: --m_blocks; break;
    case Keyword::Begin: ++m_blocks; break;
    case Keyword::Case: m_blocks += afterEnd ? 0 : 1; break;
    case Keyword::If:
    case Keyword::Loop:
    case Keyword::While:
    case Keyword::Repeat:
    case Keyword::For: m_blocks += afterEnd ? 1 : 0; break;
    default: break;
    }
}

void StatementShape::copy(Keyword word, int depth)
{
    if (depth > 0 || m_previous != Keyword::From)
        return;
    m_copiesFromInput = word == Keyword::Stdin;
    m_state = State::Settled;
}

bool StatementShape::semicolonEnds()
{
    if (m_state == State::Body && m_body != Body::Atomic && m_blocks <= 0)
        m_state = State::Settled;
    m_statementStart = true;
    m_previous = Keyword::None;
    return m_state != State::Body;
}

} // namespace tidemark::sql
