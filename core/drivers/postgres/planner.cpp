// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/planner.h"

#include "drivers/postgres/effects.h"
#include "drivers/postgres/expand.h"
#include "drivers/postgres/online.h"
#include "drivers/postgres/rivals.h"
#include "drivers/postgres/timelimits.h"
#include "drivers/postgres/typechanges.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

Result<std::vector<plan::Statement>> Planner::plan(job::JobContext & /*job*/, const diff::Difference &difference,
                                                   const plan::Options &options) const
{
    PlanState state{.difference = difference,
                    .options = options,
                    .needsBefore = Needs(*difference.before),
                    .needsAfter = Needs(*difference.after),
                    .nodes = {},
                    .opened = {}};
    const bool online = options.strategy != plan::Strategy::Direct;
    std::vector<plan::Statement> statements = TRY(orderSteps(state));
    statements = withoutRivals(state, std::move(statements));
    if (online)
        statements = forBusyServer(state, std::move(statements));
    if (options.strategy == plan::Strategy::ExpandContract)
        statements = expandAndContract(state, std::move(statements));
    statements = joinTypeChanges(std::move(statements));
    Effects effects(*difference.before, options);
    for (plan::Statement &statement : statements)
        effects.assess(statement);
    return online ? withTimeLimits(*difference.before, std::move(statements)) : statements;
}

schema::Schema Planner::emptyDatabase(const schema::Schema &like) const
{
    schema::Schema empty = dialect::Planner::emptyDatabase(like);
    const int major = like.version.section(u'.', 0, 0).toInt();
    const bool closed = major == 0 || major >= 15;
    schema::Namespace common;
    common.name = u"public"_s;
    common.meta.owner = closed ? u"pg_database_owner"_s : u"postgres"_s;
    if (!closed)
        common.meta.grants.push_back({.grantee = {}, .privilege = u"CREATE"_s, .grantable = false, .grantor = {}});
    common.meta.grants.push_back({.grantee = {}, .privilege = u"USAGE"_s, .grantable = false, .grantor = {}});
    empty.namespaces.push_back(std::move(common));
    return empty;
}

// Bodies of functions are texts: nobody knows in which order they need each other.
std::vector<plan::Statement> Planner::preamble(const schema::Schema & /*schema*/) const
{
    std::vector<plan::Statement> statements;
    for (const char *sql : {"SET client_encoding = 'UTF8'", "SET standard_conforming_strings = on",
                            "SET check_function_bodies = off", "SET client_min_messages = error"}) {
        plan::Statement statement;
        statement.sql = QString::fromLatin1(sql);
        statements.push_back(std::move(statement));
    }
    return statements;
}

} // namespace tidemark::postgres
