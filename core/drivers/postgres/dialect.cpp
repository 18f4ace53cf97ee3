// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/dialect.h"

#include "drivers/postgres/connector.h"
#include "drivers/postgres/introspector.h"
#include "drivers/postgres/planner.h"
#include "drivers/postgres/printer.h"
#include "drivers/postgres/scripting.h"
#include "drivers/postgres/serverwatch.h"
#include "drivers/postgres/sessionsql.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

sql::LexerRules lexerRules()
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

dialect::Dialect dialect()
{
    return {.id = u"postgresql"_s,
            .aliases = {u"postgres"_s},
            .displayName = u"PostgreSQL"_s,
            .defaultPort = u"5432"_s,
            .lexer = lexerRules(),
            .highlighting = u"SQL (PostgreSQL)"_s,
            .connector = std::make_shared<Connector>(),
            .introspector = std::make_shared<Introspector>(),
            .printer = std::make_shared<Printer>(),
            .planner = std::make_shared<Planner>(),
            .scripting = std::make_shared<Scripting>(lexerRules()),
            .scratchSql = std::make_shared<ScratchSql>(),
            .sessionSql = std::make_shared<SessionSql>(),
            .serverWatch = std::make_shared<ServerWatch>()};
}

} // namespace tidemark::postgres
