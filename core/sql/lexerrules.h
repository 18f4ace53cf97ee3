// SPDX-License-Identifier: GPL-3.0-or-later
// How a dialect writes its tokens: data, filled by each driver, read by the one lexer. Plain data, any thread.
#pragma once

namespace tidemark::sql {

struct LexerRules
{
    bool dollarQuotes = false;        // $tag$ … $tag$
    bool escapeStrings = false;       // E'it\'s'
    bool backslashInStrings = false;  // a backslash escapes in every '…' and "…"
    bool backtickNames = false;       // `name`
    bool bracketNames = false;        // [name]
    bool doubleQuotedStrings = false; // "text" is a string rather than a name
    bool nestedComments = false;      // /* /* */ */
    bool hashComments = false;        // # to the end of the line
    bool dashNeedsSpace = false;      // -- opens a comment only before white space or the end
    bool atomicBodies = false;        // CREATE FUNCTION … BEGIN ATOMIC …; END
    bool triggerBodies = false;       // CREATE TRIGGER … BEGIN …; END
    bool compoundBodies = false;      // CREATE PROCEDURE … BEGIN …; END without a delimiter of its own
    bool delimiterCommand = false;    // DELIMITER //
    bool metaCommands = false;        // \d and the like, as psql reads them
    bool copyData = false;            // COPY … FROM stdin; rows follow up to \.
    bool parenthesesGuard = false;    // a semicolon within parentheses does not end a statement
    bool returnEndsComment = false;   // a carriage return alone ends a -- comment
    bool questionParameters = false;  // ? and ?1
    bool namedParameters = false;     // :name, @name, $name
    bool operator==(const LexerRules &) const = default;
};

} // namespace tidemark::sql
