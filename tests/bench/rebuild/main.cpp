// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the rebuild of a large SQLite table, ours in turn with one by hand, each on a fresh copy of the same file.
// Exit: 0 as fast as promised and the same in the end, 1 not, 2 could not be measured.
#include "bench/common/contest.h"
#include "bench/rebuild/byhand.h"
#include "bench/rebuild/sampletable.h"
#include "connect/session.h"
#include "dialect/comparison.h"
#include "drivers/engines.h"
#include "sandbox/sourcereader.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <functional>

#include <unistd.h>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

constexpr double wantedRatio = 1.2;

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

struct Timed
{
    QString statement;
    double seconds = 0;
};

// Reads the file, plans the change and makes it: all that stands between a person and the new table.
class Ours
{
public:
    Ours()
        : m_wanted(wanted())
    {
    }

    [[nodiscard]] Result<void> rebuild(const QString &file)
    {
        m_steps.clear();
        TRY(m_wanted);
        connect::Session session = TRY(connect::open(m_job, m_registry, {.engine = u"sqlite"_s, .database = file}));
        auto begin = std::chrono::steady_clock::now();
        dialect::Introspection read = TRY(session.dialect->introspector->introspect(m_job, *session.connection, {}));
        const dialect::Comparison comparison =
            TRY(dialect::compareSchemas(*session.dialect, std::move(read.schema), *m_wanted));
        const auto statements = TRY(dialect::planWay(m_job, *session.dialect->planner, comparison.difference));
        m_steps.push_back({u"(reading the schema and planning)"_s, secondsSince(begin)});
        return run(*session.connection, statements);
    }

    /// Whether nothing is left to do.
    [[nodiscard]] Result<bool> isReached(const QString &file)
    {
        connect::Session session = TRY(connect::open(m_job, m_registry, {.engine = u"sqlite"_s, .database = file}));
        dialect::Introspection read = TRY(session.dialect->introspector->introspect(m_job, *session.connection, {}));
        return TRY(dialect::compareSchemas(*session.dialect, std::move(read.schema), *m_wanted)).difference.isEmpty();
    }

    [[nodiscard]] const std::vector<Timed> &steps() const { return m_steps; }

private:
    Result<schema::Schema> wanted()
    {
        const dialect::Dialect &sqlite = *TRY(m_registry.require(u"sqlite"_s));
        sandbox::ScratchServers servers(m_registry);
        const sandbox::Script script = TRY(sandbox::scriptOf(sqlite, bench::schemaAfter(), u"after.sql"_s));
        return TRY(sandbox::readScriptSource(m_job, servers, sqlite, script)).introspection.schema;
    }

    Result<void> step(sql::Connection &connection, const QString &statement)
    {
        const auto begin = std::chrono::steady_clock::now();
        TRY(sql::run(m_job, connection, statement.toUtf8()));
        m_steps.push_back({statement.section(u'\n', 0, 0), secondsSince(begin)});
        return {};
    }

    Result<void> run(sql::Connection &connection, const std::vector<plan::Statement> &statements)
    {
        bool isOpen = false;
        for (const plan::Statement &statement : statements) {
            if (isOpen != statement.transactional)
                TRY(step(connection, isOpen ? u"COMMIT"_s : u"BEGIN"_s));
            isOpen = statement.transactional;
            TRY(step(connection, statement.sql));
        }
        if (isOpen)
            TRY(step(connection, u"COMMIT"_s));
        return {};
    }

    job::JobContext m_job;
    const dialect::Registry m_registry = drivers::engines();
    const Result<schema::Schema> m_wanted;
    std::vector<Timed> m_steps;
};

// On the disk before anything is measured, so that no other's writing is.
Result<void> copyFile(const QString &from, const QString &to)
{
    QFile::remove(to);
    if (!QFile::copy(from, to))
        return fail(ErrorKind::Io, u"cannot copy the file: is there enough space?"_s);
    ::sync();
    return {};
}

class Bench
{
public:
    explicit Bench(int rows)
        : m_rows(rows)
    {
    }

    Result<bool> run(int rounds)
    {
        TRY(bench::runByHand(path("sample"), "BEGIN;" + bench::schemaBefore() + bench::rowsOf(m_rows) + "COMMIT;"));
        std::printf("%d rows, a file of %.0f MB, %d rounds in turn\n", m_rows,
                    double(QFile(path("sample")).size()) / 1e6, rounds);
        std::vector<double> ratios;
        for (int round = 0; round < rounds; ++round) {
            const double byHand =
                TRY(timed("byhand", [](const QString &file) { return bench::runByHand(file, bench::wayByHand()); }));
            const double ours = TRY(timed("ours", [&](const QString &file) { return m_ours.rebuild(file); }));
            std::printf("  by hand %7.2f s   tidemark %7.2f s   ratio %5.2f\n", byHand, ours, ours / byHand);
            std::fflush(stdout);
            ratios.push_back(ours / byHand);
        }
        printSteps();
        std::ranges::sort(ratios);
        const bool fast = bench::judge("tidemark / by hand", ratios[ratios.size() / 2], wantedRatio);
        return TRY(isEqual()) && fast;
    }

private:
    using Way = std::function<Result<void>(const QString &file)>;

    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QLatin1String(name)); }

    Result<double> timed(const char *name, const Way &way)
    {
        TRY(copyFile(path("sample"), path(name)));
        const auto begin = std::chrono::steady_clock::now();
        TRY(way(path(name)));
        return secondsSince(begin);
    }

    void printSteps() const
    {
        std::printf("\n  what ours does, in the last round\n");
        for (const Timed &step : m_ours.steps()) {
            if (step.seconds >= 0.001)
                std::printf("  %9.3f s  %.90s\n", step.seconds, qPrintable(step.statement));
        }
        std::printf("\n");
    }

    Result<bool> isEqual()
    {
        const bool rows =
            TRY(bench::hashOfRows(path("ours"), "reading")) == TRY(bench::hashOfRows(path("byhand"), "reading"));
        const bool schemas = TRY(m_ours.isReached(path("ours"))) && TRY(m_ours.isReached(path("byhand")));
        const QString flaw = TRY(bench::flawOf(path("ours")));
        std::printf("  rows %s, schemas %s, integrity %s\n", rows ? "equal" : "DIFFER",
                    schemas ? "as wanted" : "NOT AS WANTED", flaw.isEmpty() ? "ok" : qPrintable(flaw));
        return rows && schemas && flaw.isEmpty();
    }

    int m_rows;
    QTemporaryDir m_folder;
    Ours m_ours;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int rows = argc > 1 ? std::atoi(argv[1]) : 5'000'000;
    if (argc > 2 || rows < 1) {
        std::fprintf(stderr, "usage: ./dev bench rebuild [ROWS]\n");
        return 2;
    }
    const auto good = Bench(rows).run(bench::roundsWanted());
    if (!good) {
        std::fprintf(stderr, "%s\n", qPrintable(toText(good.error())));
        return 2;
    }
    return *good ? 0 : 1;
}
