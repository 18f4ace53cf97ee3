// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract/laws.h"

#include "contract/entries.h"
#include "contract/rows.h"
#include "sandbox/replay.h"
#include "schema/snapshot.h"

#include <algorithm>

namespace tidemark::contract {

using namespace Qt::StringLiterals;

// ---- Words

static QString onOneLine(const Error &error)
{
    QString text = error.message;
    if (!error.statement.isEmpty())
        text += u" in: "_s + error.statement.simplified().left(200);
    if (!error.detail.isEmpty())
        text += u" ("_s + error.detail.simplified().left(200) + u')';
    return text.simplified();
}

namespace {

// A law that does not hold; carried as an error through TRY.
Failure broken(const QString &law, const QString &detail)
{
    Failure failure = fail(ErrorKind::Conflict, detail);
    failure.error().object = law;
    return failure;
}

template <class T>
Result<T> orBroken(const QString &law, Result<T> result)
{
    if (result)
        return result;
    Failure failure = broken(law, onOneLine(result.error()));
    failure.error().sqlState = result.error().sqlState;
    return failure;
}

// One state of the database and all that is known of it.
struct State
{
    dialect::Introspection read;
    Entries entries;
};

} // namespace

// Column order aside; what differs by itself or follows from the rest is left out, too.
static schema::Schema comparable(schema::Schema schema)
{
    for (schema::Table &table : schema.tables)
        std::ranges::sort(table.columns, {}, &schema::Column::name);
    schema.dependencies.clear();
    return schema;
}

static QString firstDifference(const schema::Schema &wanted, const schema::Schema &found)
{
    const QList<QByteArray> left = schema::toSnapshot(comparable(wanted)).split('\n');
    const QList<QByteArray> right = schema::toSnapshot(comparable(found)).split('\n');
    const auto context = [](const QList<QByteArray> &lines, qsizetype at) {
        return QString::fromUtf8(lines.mid(std::max<qsizetype>(at - 4, 0), 7).join(' ')).simplified();
    };
    for (qsizetype i = 0; i < left.size() && i < right.size(); ++i) {
        if (left[i] != right[i])
            return u"wanted [%1], found [%2]"_s.arg(context(left, i), context(right, i));
    }
    return left.size() == right.size() ? QString() : u"one is longer"_s;
}

namespace {

class Judge
{
public:
    Judge(job::JobContext &job, const dialect::Dialect &dialect, sandbox::ScratchServers &servers, const Case &pair,
          const Planner &planner, Outcome &outcome)
        : m_job(job)
        , m_dialect(dialect)
        , m_servers(servers)
        , m_case(pair)
        , m_planner(planner)
        , m_outcome(outcome)
    {
    }

    // Both schemas, each in a database of its own. Errors: the case does not load.
    Result<void> load()
    {
        m_a.emplace(TRY(loaded(m_case.before, u"before.sql"_s)));
        sandbox::Scratch b = TRY(loaded(m_case.after, u"after.sql"_s));
        m_before = TRY(stateOf(*m_a));
        m_after = TRY(stateOf(b));
        return {};
    }

    Result<void> planAlone()
    {
        const QString law = u"differs from itself"_s;
        for (const State *state : {&m_before, &m_after}) {
            const Planned none = TRY(orBroken(law, m_planner(m_job, m_dialect, state->read, state->read)));
            if (none.statements > 0)
                return broken(law, QString::fromUtf8(none.script).simplified().left(300));
        }
        m_up = TRY(planTwice(m_before, m_after, u"up"_s));
        m_down = TRY(planTwice(m_after, m_before, u"down"_s));
        return {};
    }

    // There and back, with rows or without.
    Result<void> walk(bool withRows)
    {
        const SharedColumns shared = sharedColumns(m_before.read.schema, m_after.read.schema);
        if (withRows)
            TRY(putRows());
        const TableRows rows = TRY(rowsOf(m_job, *m_a, shared));
        TRY(apply(m_up, m_after, u"up"_s));
        TRY(keptRows(rows, shared, u"rows after up"_s));
        TRY(apply(m_down, m_before, u"down"_s));
        return keptRows(rows, shared, u"rows after down"_s);
    }

    Result<void> reload()
    {
        m_a.reset();
        m_a.emplace(TRY(loaded(m_case.before, u"before.sql"_s)));
        return {};
    }

private:
    Result<sandbox::Scratch> loaded(const QByteArray &text, const QString &name)
    {
        sandbox::Scratch scratch = TRY(m_servers.open(m_job, m_dialect));
        for (const QString &role : m_case.roles) {
            const QString statement = u"CREATE ROLE "_s + m_dialect.printer->identifier(role);
            // may be there from the case before
            [[maybe_unused]] const auto made = scratch.administer(m_job, statement.toUtf8());
        }
        const sandbox::Script script = TRY(sandbox::scriptOf(m_dialect, text, name));
        TRY(sandbox::replay(m_job, scratch, script));
        return scratch;
    }

    Result<State> stateOf(sandbox::Scratch &scratch)
    {
        dialect::Introspection read = TRY(m_dialect.introspector->introspect(m_job, scratch.connection(), {}));
        Entries entries = TRY(entriesOf(m_job, scratch));
        return State{.read = std::move(read), .entries = std::move(entries)};
    }

    Result<Planned> planTwice(const State &from, const State &to, const QString &way)
    {
        Planned first = TRY(orBroken(u"plan "_s + way, m_planner(m_job, m_dialect, from.read, to.read)));
        const Planned second = TRY(orBroken(u"plan "_s + way, m_planner(m_job, m_dialect, from.read, to.read)));
        m_outcome.artefacts[way + u".sql"_s] = first.script;
        if (first.script != second.script)
            return broken(u"the same plan each time"_s, way);
        return first;
    }

    Result<void> putRows()
    {
        if (m_case.seed.isEmpty()) {
            m_outcome.rows = TRY(fillTables(m_job, *m_a, m_before.read.schema));
            return {};
        }
        const sandbox::Script seed = TRY(sandbox::scriptOf(m_dialect, m_case.seed, u"seed.sql"_s));
        TRY(sandbox::replay(m_job, *m_a, seed));
        m_outcome.rows = int(seed.statements.size());
        return {};
    }

    Result<void> apply(const Planned &plan, const State &wanted, const QString &way)
    {
        const sandbox::Script script = TRY(orBroken(way, sandbox::scriptOf(m_dialect, plan.script, way + u".sql"_s)));
        TRY(orBroken(way + u" runs"_s, sandbox::replay(m_job, *m_a, script)));
        const State found = TRY(stateOf(*m_a));
        if (const QString difference = firstDifference(wanted.entries, found.entries); !difference.isEmpty())
            return broken(way + (m_dialect.fileBased ? u" (pragmas)"_s : u" (pg_dump)"_s), difference);
        if (const QString difference = firstDifference(wanted.read.schema, found.read.schema); !difference.isEmpty())
            return broken(way + u" (read again)"_s, difference);
        const QString law = u"nothing left after "_s + way;
        const Planned left = TRY(orBroken(law, m_planner(m_job, m_dialect, found.read, wanted.read)));
        if (left.statements > 0)
            return broken(law, QString::fromUtf8(left.script).simplified().left(300));
        return {};
    }

    Result<void> keptRows(const TableRows &rows, const SharedColumns &shared, const QString &law)
    {
        const TableRows found = TRY(orBroken(law, rowsOf(m_job, *m_a, shared)));
        const QString loss = firstLoss(rows, found);
        return loss.isEmpty() ? Result<void>() : broken(law, loss);
    }

    job::JobContext &m_job;
    const dialect::Dialect &m_dialect;
    sandbox::ScratchServers &m_servers;
    const Case &m_case;
    const Planner &m_planner;
    Outcome &m_outcome;
    std::optional<sandbox::Scratch> m_a;
    State m_before;
    State m_after;
    Planned m_up;
    Planned m_down;
};

} // namespace

// Whether a plan failed on the rows rather than on the schema.
static bool isAboutRows(const Error &error)
{
    return error.sqlState.startsWith("23"_L1) || error.sqlState.startsWith("22"_L1) ||
           (error.sqlState.isEmpty() && error.message.contains("constraint failed"_L1)) ||
           error.message.contains("NOT NULL"_L1);
}

static void note(Outcome &outcome, Status status, const QString &law, const QString &detail)
{
    outcome.status = status;
    outcome.law = law;
    outcome.detail = detail;
}

Outcome judge(job::JobContext &job, const dialect::Registry &registry, sandbox::ScratchServers &servers,
              const Case &pair, const Planner &planner)
{
    Outcome outcome;
    const auto dialect = registry.require(pair.dialect);
    if (!dialect) {
        note(outcome, Status::NotCounted, u"dialect"_s, dialect.error().message);
        return outcome;
    }
    Judge judge(job, **dialect, servers, pair, planner, outcome);
    if (const auto loaded = judge.load(); !loaded) {
        note(outcome, Status::NotCounted, u"loads"_s, onOneLine(loaded.error()));
        return outcome;
    }
    auto held = judge.planAlone();
    if (held)
        held = judge.walk(true);
    // rows that we made up may have no place in the other schema; those of a seed have one
    if (!held && pair.seed.isEmpty() && isAboutRows(held.error()) && outcome.rows > 0) {
        outcome.rowsDidNotFit = true;
        held = judge.reload();
        if (held)
            held = judge.walk(false);
    }
    if (!held)
        note(outcome, Status::Failed, held.error().object, held.error().message);
    return outcome;
}

} // namespace tidemark::contract
