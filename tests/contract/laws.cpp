// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/laws.h"

#include "sandbox/replay.h"

namespace tidemark::contract {

using namespace Qt::StringLiterals;

static Result<sandbox::Scratch> loaded(job::JobContext &job, const dialect::Dialect &dialect,
                                       sandbox::ScratchServers &servers, const QStringList &roles,
                                       const QByteArray &text, const QString &name)
{
    sandbox::Scratch scratch = TRY(servers.open(job, dialect));
    for (const QString &role : roles) {
        const QString statement = u"CREATE ROLE "_s + dialect.printer->identifier(role);
        // may be there from the case before
        [[maybe_unused]] const auto made = scratch.administer(job, statement.toUtf8());
    }
    const sandbox::Script script = TRY(sandbox::scriptOf(dialect, text, name));
    TRY(sandbox::replay(job, scratch, script));
    return scratch;
}

static sandbox::RoundTrip tripOf(job::JobContext &job, const dialect::Dialect &dialect,
                                 sandbox::ScratchServers &servers, const Case &pair, const Planner &planner)
{
    sandbox::RoundTrip trip;
    trip.makeBefore = [&] { return loaded(job, dialect, servers, pair.roles, pair.before, u"before.sql"_s); };
    trip.makeAfter = [&] { return loaded(job, dialect, servers, pair.roles, pair.after, u"after.sql"_s); };
    trip.up = planner;
    trip.down = planner;
    trip.compare = planner;
    if (!pair.seed.isEmpty())
        trip.putRows = [&](sandbox::Scratch &scratch) -> Result<int> {
            const sandbox::Script seed = TRY(sandbox::scriptOf(dialect, pair.seed, u"seed.sql"_s));
            TRY(sandbox::replay(job, scratch, seed));
            return int(seed.statements.size());
        };
    return trip;
}

Outcome judge(job::JobContext &job, const dialect::Registry &registry, sandbox::ScratchServers &servers,
              const Case &pair, const Planner &planner)
{
    const auto notCounted = [](const QString &law, const Error &error) {
        return Outcome{.status = Status::NotCounted, .law = law, .detail = error.message.simplified()};
    };
    const auto dialect = registry.require(pair.dialect);
    if (!dialect)
        return notCounted(u"dialect"_s, dialect.error());
    auto report = sandbox::roundTrip(job, **dialect, tripOf(job, **dialect, servers, pair, planner));
    if (!report)
        return notCounted(u"loads"_s, report.error());
    const sandbox::Law *broken = report->broken();
    return Outcome{.status = broken ? Status::Failed : Status::Passed,
                   .law = broken ? broken->name : QString(),
                   .detail = broken ? broken->detail : QString(),
                   .rows = report->rows,
                   .rowsDidNotFit = report->rowsDidNotFit,
                   .artefacts = std::move(report->artefacts)};
}

} // namespace tidemark::contract
