// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/roundtrip.h"

#include "diff/diff.h"
#include "diff/neutral.h"
#include "plan/script.h"
#include "sandbox/entries.h"
#include "sandbox/replay.h"
#include "sandbox/rows.h"
#include "schema/owner.h"
#include "schema/snapshot.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace tidemark::sandbox {

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

const Law *RoundTripReport::broken() const
{
    const auto found = std::ranges::find(laws, LawStatus::Broken, &Law::status);
    return found != laws.end() ? &*found : nullptr;
}

namespace {

// One state of the database and all that is known of it.
struct State
{
    dialect::Introspection read;
    Entries entries;
};

QStringList lawNames(bool fileBased)
{
    const QString other = fileBased ? u"pragmas"_s : u"pg_dump"_s;
    QStringList names{u"differs from itself"_s, u"FROM is built"_s,          u"TO is built"_s, u"plan up"_s,
                      u"plan down"_s,           u"the same plan each time"_s};
    for (const QString &way : {u"up"_s, u"down"_s})
        names << way << way + u" runs"_s << u"%1 (%2)"_s.arg(way, other) << way + u" (read again)"_s
              << u"nothing left after "_s + way << u"rows after "_s + way;
    return names;
}

// Each step returns whether it held; an error is none of the plan's. What a law says is kept in the report.
class Walker
{
public:
    Walker(job::JobContext &job, const dialect::Dialect &dialect, const RoundTrip &trip, RoundTripReport &report)
        : m_job(job)
        , m_dialect(dialect)
        , m_trip(trip)
        , m_report(report)
    {
    }

    Result<void> load()
    {
        m_a.emplace(TRY(m_trip.makeBefore()));
        Scratch b = TRY(m_trip.makeAfter());
        m_before = TRY(stateOf(*m_a));
        m_after = TRY(stateOf(b));
        reset();
        return {};
    }

    Result<bool> planAlone()
    {
        for (const State *state : {&m_before, &m_after}) {
            if (!isNothing(u"differs from itself"_s, m_trip.compare(m_job, m_dialect, state->read, state->read)))
                return false;
        }
        hold(u"differs from itself"_s);
        if (!isBuilt(m_before, m_trip.before, u"FROM is built"_s) || !isBuilt(m_after, m_trip.after, u"TO is built"_s))
            return false;
        if (!planTwice(m_trip.up, m_before, m_after, u"up"_s, m_up) ||
            !planTwice(m_trip.down, m_after, m_before, u"down"_s, m_down))
            return false;
        hold(u"the same plan each time"_s);
        return true;
    }

    // There and back, with rows or without.
    Result<bool> walk(bool withRows)
    {
        const SharedColumns shared = sharedColumns(m_before.read.schema, m_after.read.schema);
        if (withRows)
            m_report.rows = TRY(m_trip.putRows ? m_trip.putRows(*m_a) : fillTables(m_job, *m_a, m_before.read.schema));
        const TableRows rows = TRY(rowsOf(m_job, *m_a, shared));
        if (!TRY(apply(m_up, m_after, u"up"_s)) || !keepsRows(rows, shared, u"rows after up"_s))
            return false;
        return TRY(apply(m_down, m_before, u"down"_s)) && keepsRows(rows, shared, u"rows after down"_s);
    }

    Result<void> again()
    {
        m_a.reset();
        m_a.emplace(TRY(m_trip.makeBefore()));
        for (Law &law : m_report.laws) {
            if (law.status == LawStatus::Broken)
                law = {.name = law.name};
        }
        return {};
    }

    // Whether a plan failed on the rows rather than on the schema.
    [[nodiscard]] bool failedOnRows() const { return m_failedOnRows; }

private:
    void reset()
    {
        for (const QString &name : lawNames(m_dialect.fileBased))
            m_report.laws.push_back({.name = name});
        const bool dumped = !m_before.entries.isEmpty() || !m_after.entries.isEmpty();
        std::erase_if(m_report.laws, [&](const Law &law) {
            return (!dumped && law.name.contains("(pg_dump)"_L1)) ||
                   (!m_trip.before && law.name.contains(" is built"_L1));
        });
    }

    Law &lawCalled(const QString &name)
    {
        const auto found = std::ranges::find(m_report.laws, name, &Law::name);
        return found != m_report.laws.end() ? *found : m_report.laws.emplace_back(Law{.name = name});
    }
    void hold(const QString &law) { lawCalled(law).status = LawStatus::Held; }
    bool breakLaw(const QString &name, const QString &detail)
    {
        Law &law = lawCalled(name);
        law.status = LawStatus::Broken;
        law.detail = detail;
        return false;
    }
    bool breakLaw(const QString &name, const Error &error)
    {
        const bool byState = error.sqlState.startsWith("23"_L1) || error.sqlState.startsWith("22"_L1);
        m_failedOnRows = byState || error.message.contains("NOT NULL"_L1) ||
                         (error.sqlState.isEmpty() && error.message.contains("constraint failed"_L1));
        return breakLaw(name, onOneLine(error));
    }

    bool isNothing(const QString &law, const Result<PlannedWay> &way)
    {
        if (!way)
            return breakLaw(law, way.error());
        return way->statements == 0 || breakLaw(law, QString::fromUtf8(way->script).simplified().left(300));
    }

    bool isBuilt(const State &found, const schema::Schema *wanted, const QString &law)
    {
        if (!wanted)
            return true;
        const dialect::Introspection read{.schema = *wanted};
        if (!isNothing(law, m_trip.compare(m_job, m_dialect, found.read, read)))
            return false;
        hold(law);
        return true;
    }

    bool planTwice(const WayPlanner &planner, const State &from, const State &to, const QString &way, PlannedWay &plan)
    {
        const auto first = planner(m_job, m_dialect, from.read, to.read);
        const auto second = planner(m_job, m_dialect, from.read, to.read);
        if (!first || !second)
            return breakLaw(u"plan "_s + way, (first ? second : first).error());
        hold(u"plan "_s + way);
        plan = *first;
        m_report.artefacts[way + u".sql"_s] = plan.script;
        return plan.script == second->script || breakLaw(u"the same plan each time"_s, way);
    }

    Result<State> stateOf(Scratch &scratch)
    {
        dialect::Introspection read = TRY(m_dialect.introspector->introspect(m_job, scratch.connection(), {}));
        Entries entries = TRY(entriesOf(m_job, scratch));
        return State{.read = std::move(read), .entries = std::move(entries)};
    }

    Result<bool> apply(const PlannedWay &plan, const State &wanted, const QString &way)
    {
        const auto script = scriptOf(m_dialect, plan.script, way + u".sql"_s);
        if (!script)
            return breakLaw(way, script.error());
        hold(way);
        if (const auto done = replay(m_job, *m_a, *script); !done) {
            TRY(m_job.check());
            return breakLaw(way + u" runs"_s, done.error());
        }
        hold(way + u" runs"_s);
        return reached(TRY(stateOf(*m_a)), wanted, way);
    }

    // Whoever made the scratch database owns what a source leaves untold, and a plan leaves that as it is.
    dialect::Introspection untoldOwnersKept(const dialect::Introspection &found, dialect::Introspection wanted)
    {
        schema::clearOwner(wanted.schema, m_a->connection().server().user);
        diff::adoptOwners(found.schema, wanted.schema);
        return wanted;
    }

    bool reached(const State &found, const State &wanted, const QString &way)
    {
        const QString other = way + (m_dialect.fileBased ? u" (pragmas)"_s : u" (pg_dump)"_s);
        if (const QString difference = firstDifference(wanted.entries, found.entries); !difference.isEmpty())
            return breakLaw(other, difference);
        if (!wanted.entries.isEmpty() || m_dialect.fileBased)
            hold(other);
        const QString again = way + u" (read again)"_s;
        const dialect::Introspection aim = untoldOwnersKept(found.read, wanted.read);
        if (const QString difference = firstDifference(aim.schema, found.read.schema); !difference.isEmpty())
            return breakLaw(again, difference);
        hold(again);
        const QString left = u"nothing left after "_s + way;
        if (!isNothing(left, m_trip.compare(m_job, m_dialect, found.read, aim)))
            return false;
        hold(left);
        return true;
    }

    bool keepsRows(const TableRows &rows, const SharedColumns &shared, const QString &law)
    {
        const auto found = rowsOf(m_job, *m_a, shared);
        if (!found)
            return breakLaw(law, found.error());
        if (const QString loss = firstLoss(rows, *found); !loss.isEmpty())
            return breakLaw(law, loss);
        hold(law);
        return true;
    }

    job::JobContext &m_job;
    const dialect::Dialect &m_dialect;
    const RoundTrip &m_trip;
    RoundTripReport &m_report;
    std::optional<Scratch> m_a;
    State m_before;
    State m_after;
    PlannedWay m_up;
    PlannedWay m_down;
    bool m_failedOnRows = false;
};

} // namespace

Result<RoundTripReport> roundTrip(job::JobContext &job, const dialect::Dialect &dialect, const RoundTrip &trip)
{
    RoundTripReport report;
    Walker walker(job, dialect, trip, report);
    TRY(walker.load());
    if (!TRY(walker.planAlone()) || TRY(walker.walk(true)))
        return report;
    // rows that we made up may have no place in the other schema; those of a caller have one
    if (!trip.putRows && walker.failedOnRows() && report.rows > 0) {
        report.rowsDidNotFit = true;
        TRY(walker.again());
        [[maybe_unused]] const bool held = TRY(walker.walk(false));
    }
    return report;
}

Result<Scratch> builtScratch(job::JobContext &job, ScratchServers &servers, const dialect::Dialect &dialect,
                             const schema::Schema &schema)
{
    Scratch scratch = TRY(servers.open(job, dialect));
    auto empty = TRY(dialect.introspector->introspect(job, scratch.connection(), {}));
    const diff::Difference whole = diff::compare(std::make_shared<const schema::Schema>(std::move(empty.schema)),
                                                 std::make_shared<const schema::Schema>(schema),
                                                 {.databaseAttributes = dialect.planner->databaseAttributes()});
    std::vector<plan::Statement> statements = dialect.planner->preamble(schema);
    std::ranges::move(TRY(dialect.planner->plan(job, whole, {})), std::back_inserter(statements));
    const Script script = TRY(scriptOf(dialect, plan::toScript(statements), u"schema.sql"_s));
    TRY(replay(job, scratch, script));
    return scratch;
}

} // namespace tidemark::sandbox
