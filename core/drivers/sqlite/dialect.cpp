// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/dialect.h"

#include "drivers/sqlite/connector.h"
#include "drivers/sqlite/introspect.h"
#include "drivers/sqlite/planner.h"
#include "drivers/sqlite/printer.h"
#include "drivers/sqlite/scripting.h"
#include "drivers/sqlite/sessionsql.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static sql::LexerRules lexerRules()
{
    sql::LexerRules rules;
    rules.backtickNames = true;
    rules.bracketNames = true;
    rules.triggerBodies = true;
    rules.questionParameters = true;
    rules.namedParameters = true;
    return rules;
}

dialect::Dialect dialect()
{
    dialect::Dialect dialect;
    dialect.id = u"sqlite"_s;
    dialect.aliases = {u"sqlite3"_s};
    dialect.displayName = u"SQLite"_s;
    dialect.fileBased = true;
    dialect.hasSchemas = false;
    dialect.fileSuffixes = {u"sqlite"_s, u"sqlite3"_s, u"db"_s, u"db3"_s, u"s3db"_s};
    dialect.fileMagic = QByteArray("SQLite format 3\0", 16);
    dialect.lexer = lexerRules();
    dialect.highlighting = u"SQL"_s;
    dialect.connector = std::make_shared<Connector>();
    dialect.introspector = std::make_shared<Introspector>();
    dialect.printer = std::make_shared<Printer>();
    dialect.planner = std::make_shared<Planner>();
    dialect.scripting = std::make_shared<Scripting>(dialect.lexer);
    dialect.sessionSql = std::make_shared<SessionSql>();
    return dialect;
}

} // namespace tidemark::sqlite
