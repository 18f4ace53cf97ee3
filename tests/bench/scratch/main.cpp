// SPDX-License-Identifier: GPL-3.0-or-later
// Measures scratch databases, in turn with what a script would do: initdb, pg_ctl, createdb, psql; then how many cases
// of the contract they serve in a second. Exit: 0 fast enough, 1 not, 2 could not be measured.
#include "bench/scratch/cases.h"
#include "drivers/engines.h"
#include "sandbox/binaries.h"
#include "sandbox/replay.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

constexpr double wantedStart = 0.7; // seconds
constexpr double wantedDatabase = 0.06;

double seconds(const std::function<void()> &work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "bench_scratch: %s\n", qPrintable(why));
    std::exit(2);
}

template <class T>
T orGiveUp(Result<T> result)
{
    if (!result)
        giveUp(toText(result.error()));
    return *std::move(result);
}

void program(const QString &name, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(orGiveUp(sandbox::findBinaries()).program(name), arguments);
    if (!process.waitForFinished(-1) || process.exitCode() != 0)
        giveUp(name + u" failed"_s);
}

// A server as a script makes it, with the settings that scripts for tests recommend.
class Peer
{
public:
    Peer()
    {
        program(u"initdb"_s, {u"-D"_s, data(), u"-U"_s, u"postgres"_s, u"-A"_s, u"trust"_s, u"-N"_s});
        program(u"pg_ctl"_s,
                {u"-D"_s, data(), u"-w"_s, u"-l"_s, m_folder.filePath(u"log"_s), u"-o"_s,
                 u"-k %1 -c listen_addresses='' -c fsync=off -c full_page_writes=off"_s.arg(m_folder.path()),
                 u"start"_s});
        createDatabase();
    }
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;
    ~Peer() { program(u"pg_ctl"_s, {u"-D"_s, data(), u"-m"_s, u"immediate"_s, u"stop"_s}); }

    void createDatabase() { program(u"createdb"_s, where() + QStringList{name(++m_databases)}); }
    void run(const QString &script)
    {
        program(u"psql"_s, where() + QStringList{u"-qX"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-d"_s, name(m_databases),
                                                 u"-f"_s, script});
    }

private:
    static QString name(int number) { return u"d%1"_s.arg(number); }
    QString data() const { return m_folder.filePath(u"data"_s); }
    QStringList where() const { return {u"-h"_s, m_folder.path(), u"-U"_s, u"postgres"_s}; }

    QTemporaryDir m_folder;
    int m_databases = 0;
};

QByteArray sample(int tables)
{
    QByteArray script = "SET check_function_bodies = false;\n";
    for (int i = 0; i < tables; ++i) {
        const QByteArray n = QByteArray::number(i);
        script += "CREATE TABLE t" + n +
                  " (id bigint NOT NULL, name text DEFAULT 'x; y' NOT NULL, at timestamptz);\n"
                  "COMMENT ON TABLE t" +
                  n + " IS 'table " + n +
                  "';\n"
                  "ALTER TABLE ONLY t" +
                  n + " ADD CONSTRAINT t" + n +
                  "_pkey PRIMARY KEY (id);\n"
                  "CREATE INDEX t" +
                  n + "_at ON t" + n +
                  " USING btree (at DESC);\n"
                  "CREATE FUNCTION f" +
                  n + "(a integer) RETURNS integer LANGUAGE sql AS $_$ SELECT $1 + " + n + "; $_$;\n";
    }
    return script;
}

class Bench
{
public:
    explicit Bench(int tables)
        : m_script(sample(tables))
        , m_file(m_folder.filePath(u"sample.sql"_s))
    {
        QFile file(m_file);
        if (!file.open(QIODevice::WriteOnly) || file.write(m_script) != m_script.size())
            giveUp(u"cannot write "_s + m_file);
    }

    bool run()
    {
        std::unique_ptr<sandbox::ScratchServers> first;
        std::unique_ptr<Peer> other;
        bool good = compare(
            "a server and its first database", 7,
            [&] {
                first = std::make_unique<sandbox::ScratchServers>(m_registry);
                orGiveUp(first->open(m_job, pg()));
            },
            [&] { other = std::make_unique<Peer>(); }, wantedStart,
            [&] {
                first.reset();
                other.reset();
            });
        sandbox::ScratchServers servers(m_registry);
        sandbox::ScratchServers stocked(m_registry, {.spares = 2});
        Peer peer;
        orGiveUp(servers.open(m_job, pg()));
        orGiveUp(stocked.open(m_job, pg()));
        good = compare(
                   "a further database", 15, [&] { orGiveUp(servers.open(m_job, pg())); },
                   [&] { peer.createDatabase(); }, wantedDatabase) &&
               good;
        good = compare(
                   "a further one, with spares", 15, [&] { orGiveUp(stocked.open(m_job, pg())); },
                   [&] { peer.createDatabase(); }, wantedDatabase) &&
               good;
        const auto ours = [&] {
            sandbox::Scratch scratch = orGiveUp(servers.open(m_job, pg()));
            orGiveUp(sandbox::replay(m_job, scratch, orGiveUp(sandbox::readScript(m_job, pg(), m_file))));
        };
        const auto theirs = [&] {
            peer.createDatabase();
            peer.run(m_file);
        };
        std::printf("a script of %.1f MB:\n", double(m_script.size()) / 1e6);
        compare("replayed in a fresh database", 3, ours, theirs, 0);
        return contract() && good;
    }

private:
    const dialect::Dialect &pg() const { return *m_registry.find(u"postgresql"_s); }

    // The time of each, in turn, and then `tidy` beside the clock.
    static bool compare(
        const char *what, int rounds, const std::function<void()> &ours, const std::function<void()> &theirs,
        double limit, const std::function<void()> &tidy = [] {})
    {
        std::vector<double> mine;
        std::vector<double> others;
        for (int round = 0; round < rounds; ++round) {
            mine.push_back(seconds(ours));
            others.push_back(seconds(theirs));
            tidy();
        }
        const double time = median(mine);
        std::printf("%-32s tidemark %8.1f ms   by hand %8.1f ms   ratio %5.1f", what, time * 1e3, median(others) * 1e3,
                    median(others) / time);
        std::printf(limit > 0 ? "   (at most %.0f ms: %s)\n" : "\n", limit * 1e3, time <= limit ? "met" : "MISSED");
        std::fflush(stdout);
        return limit <= 0 || time <= limit;
    }

    // The cases below TIDEMARK_CORPORA, or some of our own.
    bool contract()
    {
        QString folder = qEnvironmentVariable("TIDEMARK_CORPORA");
        if (folder.isEmpty()) {
            folder = m_folder.filePath(u"cases"_s);
            orGiveUp(bench::writeCases(folder));
        }
        QProcess process;
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(u"tidemark-contract"_s, {u"--json"_s, folder});
        if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit)
            giveUp(u"tidemark-contract failed"_s);
        const QByteArray lastLine = process.readAllStandardOutput().trimmed().split('\n').last();
        const QJsonObject told = QJsonDocument::fromJson(lastLine).object();
        const int failed = told[u"failed"_s].toInt(-1);
        std::printf(
            "the contract: %d cases held, %d failed, %d not counted; %.1f cases a second, the first after %.2f s\n",
            told[u"passed"_s].toInt(), failed, told[u"notCounted"_s].toInt(), told[u"casesPerSecond"_s].toDouble(),
            told[u"firstCaseSeconds"_s].toDouble());
        return failed == 0;
    }

    const dialect::Registry m_registry = drivers::engines();
    job::JobContext m_job;
    QTemporaryDir m_folder;
    QByteArray m_script;
    QString m_file;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const int tables = argc > 1 ? std::atoi(argv[1]) : 2000;
    if (argc > 2 || tables <= 0) {
        std::fprintf(stderr, "usage: bench_scratch [TABLES]\n");
        return 2;
    }
    return Bench(tables).run() ? 0 : 1;
}
