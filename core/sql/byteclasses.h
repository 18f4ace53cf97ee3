// SPDX-License-Identifier: GPL-3.0-or-later
// The table that drives the splitter: what each byte may begin under a dialect's rules. Most bytes begin nothing, and a
// statement is passed over by looking each of them up once. Plain data, any thread.
#pragma once

#include "sql/scan.h"

#include <array>

namespace tidemark::sql {

// What a byte may begin, as far as the end of a statement depends on it.
enum class Class : quint8 { Plain, Word, Quote, Name, Bracket, Dash, Slash, Hash, Dollar, Open, Close, End, Backslash };

using Classes = std::array<Class, 256>;

constexpr size_t indexOf(char c)
{
    return static_cast<unsigned char>(c);
}

// Words are plain: only statements whose shape asks for them look at words.
inline Classes classesOf(const LexerRules &rules)
{
    Classes classes = {};
    const auto mark = [&classes](char c, Class as, bool when = true) {
        if (when)
            classes[indexOf(c)] = as;
    };
    mark('\'', Class::Quote);
    mark('"', Class::Name);
    mark('`', Class::Name, rules.backtickNames);
    mark('[', Class::Bracket, rules.bracketNames);
    mark('-', Class::Dash);
    mark('/', Class::Slash);
    mark('#', Class::Hash, rules.hashComments);
    mark('$', Class::Dollar, rules.dollarQuotes);
    mark('(', Class::Open);
    mark(')', Class::Close);
    mark(';', Class::End);
    mark('\\', Class::Backslash, rules.metaCommands);
    return classes;
}

inline Classes withWords(Classes classes)
{
    for (size_t c = 0; c < classes.size(); ++c) {
        if (scan::isWordStart(char(c)))
            classes[c] = Class::Word;
    }
    return classes;
}

} // namespace tidemark::sql
