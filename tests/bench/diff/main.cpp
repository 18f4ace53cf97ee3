// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the difference of two live databases, in turn with others that find it, on a server of its own, and proves
// that ours is the whole of it.
// Exit: 0 as fast and right as promised, 1 not, 2 could not be measured.
#include "bench/common/contest.h"
#include "bench/common/sampledatabase.h"
#include "bench/common/server.h"
#include "bench/diff/proof.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

using namespace tidemark;
using namespace Qt::StringLiterals;
using bench::Contestant, bench::Measured;
using bench::judge, bench::ratio, bench::value;

namespace {

// What is measured on: a database, one that differs from it, and a folder for what is written on the way.
struct Pair
{
    int tables;
    QString before = u"before_%1"_s.arg(tables);
    QString after = u"after_%1"_s.arg(tables);
    QTemporaryDir folder = {};

    [[nodiscard]] std::string file(const char *name) const
    {
        return folder.filePath(QLatin1String(name)).toStdString();
    }
};

struct Programs
{
    std::string ours;    // folder
    std::string reading; // folder
    std::string autogenerate;
    std::string delta; // empty: not there
};

Programs findPrograms(const char *autogenerate)
{
    const std::string folder = qEnvironmentVariable("TIDEMARK_BENCH_DIR").toStdString();
    const QString delta =
        qEnvironmentVariable("TIDEMARK_BENCH_NPM") + u"/node_modules/@supabase/pg-delta/dist/cli/main.js"_s;
    return {.ours = folder + "/diff",
            .reading = folder + "/introspect",
            .autogenerate = autogenerate,
            .delta = QFile::exists(delta) ? delta.toStdString() : std::string()};
}

std::string urlOf(const QString &database)
{
    return "postgresql:///" + database.toStdString();
}

// One program on each database at the same time; both must succeed.
std::vector<std::string> atOnce(const std::string &command, const std::string &one, const std::string &other)
{
    return {"sh", "-c", "$0 \"$1\" >/dev/null & first=$!; $0 \"$2\" >/dev/null && wait $first", command, one, other};
}

constexpr int manyTables = 5000; // where a peer takes minutes, once must do

enum Place : size_t { Tidemark, Parts, Reading, Plain, Apgdiff, Alembic, Delta };

std::vector<Contestant> contestantsFor(const Programs &programs, const Pair &pair, int rounds)
{
    const std::string before = pair.before.toStdString();
    const std::string after = pair.after.toStdString();
    const int few = pair.tables >= manyTables ? 1 : std::min(rounds, 3);
    const char *wanted = std::getenv("TIDEMARK_BENCH_PATIENCE");
    const std::chrono::seconds patience(wanted ? std::atoi(wanted) : 600);
    std::vector<Contestant> all{
        {.name = "tidemark diff",
         .command = {"tidemark", "diff", "--no-password", "--output", pair.file("ours.sql"), urlOf(pair.before),
                     urlOf(pair.after)},
         .rounds = rounds},
        {.name = "tidemark, the parts of it",
         .command = {programs.ours + "/diff_parts", urlOf(pair.before), urlOf(pair.after)},
         .rounds = rounds},
        {.name = "reading both at once, introspection alone",
         .command = atOnce(programs.reading + "/introspect_ours whole", urlOf(pair.before), urlOf(pair.after)),
         .rounds = rounds},
        {.name = "reading both at once, plain libpq",
         .command = atOnce(programs.reading + "/introspect_plain", "dbname=" + before, "dbname=" + after),
         .rounds = rounds},
        {.name = "apgdiff, given the dumps",
         .command = {"sh", "-c", "JAVA_TOOL_OPTIONS=-Xss64m exec apgdiff \"$0\" \"$1\" 2>/dev/null >\"$2\"",
                     pair.file("before.dump"), pair.file("after.dump"), pair.file("apgdiff.sql")},
         .rounds = std::min(rounds, 3),
         .patience = patience},
        {.name = "Alembic, reflect and compare_metadata",
         .command = {"python3", programs.autogenerate, before, after, pair.file("alembic.txt")},
         .rounds = few,
         .patience = patience},
    };
    const auto where = [](const QString &database) {
        return "postgresql:///" + database.toStdString() +
               "?host=" + qgetenv("PGHOST").toPercentEncoding().toStdString() +
               "&port=" + qgetenv("PGPORT").toStdString() + "&user=postgres";
    };
    if (!programs.delta.empty())
        all.push_back(
            {.name = "pg-delta plan",
             .command =
                 {"sh", "-c",
                  "exec node \"$0\" plan --source \"$1\" --desired \"$2\" --renames off --out \"$3\" 2>/dev/null",
                  programs.delta, where(pair.before), where(pair.after), pair.file("delta.json")},
             .rounds = few,
             .patience = patience});
    return all;
}

// One that was stopped has taken longer than that, so that a ratio that is large enough then is enough.
bool judgeAll(const std::vector<Contestant> &all)
{
    const auto times = [&](Place place, const char *what, double limit) {
        if (place >= all.size()) {
            std::printf("  %-52s not measured: it is not there\n", what);
            return true;
        }
        const double found = ratio(all[place], all[Tidemark]);
        if (all[place].wasStopped() && found < limit) {
            std::printf("  %-52s not known: it was stopped\n", what);
            return true;
        }
        return judge(what, found, limit, false);
    };
    const auto part = [&](const char *name) {
        return ratio(all[Parts], all[Tidemark], value(name), &Measured::seconds);
    };
    std::printf("\n");
    bool good = judge("tidemark diff / reading both at once", ratio(all[Tidemark], all[Reading]), 1.15);
    good = judge("comparison / tidemark diff", part("compare"), 0.05) && good;
    std::printf("  %-52s %8.3f\n", "planning and writing it / tidemark diff", part("plan") + part("script"));
    std::printf("  %-52s %8.3f\n", "tidemark diff / plain libpq reading both at once",
                ratio(all[Tidemark], all[Plain]));
    good = times(Apgdiff, "apgdiff / tidemark diff", 4) && good;
    good = times(Delta, "pg-delta / tidemark diff", 10) && good;
    return times(Alembic, "Alembic / tidemark diff", 30) && good;
}

Result<void> makePair(const sandbox::Cluster &cluster, const Pair &pair, const std::vector<bench::Change> &changes)
{
    TRY(bench::makeSampleDatabase(cluster, pair.before, pair.tables));
    TRY(bench::copyDatabase(cluster, pair.before, pair.after));
    std::vector<std::string> texts;
    for (const bench::Change &change : changes)
        texts.push_back(change.sql);
    TRY(bench::runSql(cluster, pair.after, texts));
    TRY(bench::dump(pair.before, QString::fromStdString(pair.file("before.dump"))));
    return bench::dump(pair.after, QString::fromStdString(pair.file("after.dump")));
}

QString orNone(const QStringList &missed)
{
    return missed.isEmpty() ? u"none"_s : u"%1 (%2)"_s.arg(missed.size()).arg(missed.join(u", "_s));
}

// Runs a script in a copy of the first database. Returns the lines of pg_dump that then differ from the second one's.
Result<int> apartAfter(const sandbox::Cluster &cluster, const Pair &pair, const std::string &script)
{
    const QString copy = u"copy"_s;
    TRY(bench::runSql(cluster, u"postgres"_s, {"SET client_min_messages = warning", "DROP DATABASE IF EXISTS copy"}));
    TRY(bench::copyDatabase(cluster, pair.before, copy));
    if (!bench::measure({"psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-o", "/dev/null", "-d", "copy", "-f", script}))
        return fail(ErrorKind::Sql, u"psql cannot run the script"_s);
    TRY(bench::dump(copy, QString::fromStdString(pair.file("copy.dump"))));
    return bench::linesApart(QString::fromStdString(pair.file("copy.dump")),
                             QString::fromStdString(pair.file("after.dump")));
}

// Ours is asked for the very objects; of others it is enough that they name them.
Result<bool> prove(const sandbox::Cluster &cluster, const Pair &pair, const std::vector<bench::Change> &changes)
{
    const QString json = QString::fromStdString(pair.file("ours.json"));
    if (!bench::measure({"tidemark", "diff", "--no-password", "--format", "json", "--output", json.toStdString(),
                         urlOf(pair.before), urlOf(pair.after)}))
        return fail(ErrorKind::Io, u"tidemark diff --format json failed"_s);
    const QStringList missed = TRY(bench::kindsMissedByUs(changes, json));
    const int apart = TRY(apartAfter(cluster, pair, pair.file("ours.sql")));
    std::printf("\n  %zu changes of 24 kinds; kinds missed by tidemark: %s; lines of pg_dump that differ after its "
                "script: %d\n",
                changes.size(), qPrintable(orNone(missed)), apart);
    return missed.isEmpty() && apart == 0;
}

Result<void> tellOfPeers(const Pair &pair, const std::vector<bench::Change> &changes)
{
    for (const auto &[name, file] :
         {std::pair{"apgdiff", "apgdiff.sql"}, {"Alembic", "alembic.txt"}, {"pg-delta", "delta.json"}}) {
        const QString path = QString::fromStdString(pair.file(file));
        if (QFile::exists(path))
            std::printf("  kinds missed by %s: %s\n", name, qPrintable(orNone(TRY(bench::kindsMissed(changes, path)))));
    }
    return {};
}

Result<bool> measureOne(const sandbox::Cluster &cluster, const Programs &programs, const Pair &pair, int rounds)
{
    const std::vector<bench::Change> changes = bench::changesFor(pair.tables);
    TRY(makePair(cluster, pair, changes));
    std::vector<Contestant> all = contestantsFor(programs, pair, rounds);
    if (!bench::runInTurn(all, rounds))
        return fail(ErrorKind::Io, u"one of them could not be run"_s);
    std::printf("\n%d tables, %d rounds in turn, whole processes\n", pair.tables, rounds);
    bench::print(all);
    const bool fast = judgeAll(all);
    const bool right = TRY(prove(cluster, pair, changes));
    TRY(tellOfPeers(pair, changes));
    return fast && right;
}

std::vector<int> sizesFrom(int argc, char **argv)
{
    std::vector<int> sizes;
    for (int i = 2; i < argc; ++i)
        sizes.push_back(std::atoi(argv[i]));
    return sizes.empty() ? std::vector{1000, 10'000} : sizes;
}

} // namespace

int main(int argc, char **argv)
{
    const std::vector<int> sizes = sizesFrom(argc, argv);
    if (argc < 2 || std::ranges::min(sizes) < 100) {
        std::fprintf(stderr, "usage: ./dev bench diff [TABLES…], at least 100\n");
        return 2;
    }
    const auto cluster = bench::startServer();
    if (!cluster)
        return bench::notMeasured(cluster.error());
    const Programs programs = findPrograms(argv[1]);
    bool good = true;
    for (const int tables : sizes) {
        const auto reached = measureOne(**cluster, programs, Pair{.tables = tables}, bench::roundsWanted());
        if (!reached)
            return bench::notMeasured(reached.error());
        good = *reached && good;
    }
    return good ? 0 : 1;
}
