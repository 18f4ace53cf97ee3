// SPDX-License-Identifier: GPL-3.0-or-later
// Lexer rules to test with: those of the engines of this build, and those of a dialect that uses all the rest.
#pragma once

#include "sql/lexerrules.h"

namespace tidemark::test {

[[nodiscard]] inline sql::LexerRules postgresRules()
{
    return {.dollarQuotes = true,
            .escapeStrings = true,
            .nestedComments = true,
            .atomicBodies = true,
            .metaCommands = true,
            .copyData = true,
            .parenthesesGuard = true,
            .returnEndsComment = true};
}

[[nodiscard]] inline sql::LexerRules sqliteRules()
{
    return {.backtickNames = true,
            .bracketNames = true,
            .triggerBodies = true,
            .questionParameters = true,
            .namedParameters = true};
}

[[nodiscard]] inline sql::LexerRules mariadbRules()
{
    return {.backslashInStrings = true,
            .backtickNames = true,
            .doubleQuotedStrings = true,
            .hashComments = true,
            .dashNeedsSpace = true,
            .compoundBodies = true,
            .delimiterCommand = true,
            .questionParameters = true};
}

} // namespace tidemark::test
