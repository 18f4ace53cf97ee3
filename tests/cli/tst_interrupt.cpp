// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+C at any moment: the program ends by the signal, and nothing stays behind: no file, no session on the server, no
// terminal that shows nothing.
#include "connect/session.h"
#include "drivers/engines.h"
#include "program.h"
#include "sandbox/cluster.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QDir>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>

#include <csignal>
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tidemark;
using namespace Qt::StringLiterals;
using test::TerminalProgram;

class InterruptTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<sandbox::Cluster> m_cluster;
    std::unique_ptr<sql::Connection> m_admin;
    dialect::Registry m_registry = drivers::engines();
    QString m_url;

    QString ask(const QByteArray &statement) const
    {
        job::JobContext job;
        const auto rows = sql::fetch(job, *m_admin, sql::SqlText(statement));
        return rows ? rows->text(0, 0) : toText(rows.error());
    }

    // Asked anew each time: within a transaction the server would repeat its first answer.
    QString sessions() const
    {
        ask("SELECT pg_stat_clear_snapshot()");
        return ask("SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'tidemark%' "
                   "AND pid <> pg_backend_pid()");
    }

    void prepare(QProcess &process, const QStringList &words) const
    {
        process.setProgram(test::programPath(u"tidemark"_s));
        process.setArguments(words);
        process.setStandardInputFile(QProcess::nullDevice());
        process.setChildProcessModifier([] { ::setsid(); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        job::JobContext job;
        auto cluster = sandbox::Cluster::start(job);
        QVERIFY2(cluster, cluster ? "" : qPrintable(toText(cluster.error())));
        m_cluster = *std::move(cluster);
        m_url = u"postgresql:///postgres?user=postgres&host=%1&port=%2"_s.arg(m_cluster->socketFolder(),
                                                                              QString::number(m_cluster->port()));
        auto session = connect::open(job, m_registry, m_cluster->target());
        QVERIFY2(session, session ? "" : qPrintable(toText(session.error())));
        m_admin = std::move(session->connection);
        QVERIFY(sql::run(job, *m_admin,
                         "DO $$ BEGIN FOR i IN 1..1500 LOOP EXECUTE format('CREATE TABLE t%s (a int PRIMARY KEY, b "
                         "text)', i); IF i % 300 = 0 THEN COMMIT; END IF; END LOOP; END $$"));
    }

    void atAnyMoment_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QStringList>("more");
        QTest::newRow("summary") << SIGINT << QStringList();
        QTest::newRow("json") << SIGTERM << QStringList{u"--json"_s};
        QTest::newRow("file") << SIGINT << QStringList{u"--json"_s, u"--output"_s};
    }

    // One run to its end tells how long it takes; the others are stopped at moments all through that time.
    void atAnyMoment()
    {
        QFETCH(const int, signal);
        QFETCH(QStringList, more);
        const QTemporaryDir folder;
        const bool toFile = more.contains(u"--output"_s);
        if (toFile)
            more << folder.filePath(u"out.json"_s);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(test::runProgram(QStringList{u"inspect"_s, m_url} + more).code, 0);
        const int whole = int(timer.elapsed());
        QDir(folder.path()).remove(u"out.json"_s);
        int stopped = 0;
        constexpr int moments = 24;
        for (int i = 0; i < moments; ++i) {
            QProcess process;
            prepare(process, QStringList{u"inspect"_s, m_url} + more);
            process.start();
            QVERIFY(process.waitForStarted());
            if (!process.waitForFinished(1 + whole * i / moments)) {
                ::kill(pid_t(process.processId()), signal);
                process.waitForFinished(-1);
            }
            const bool killed = process.exitStatus() == QProcess::CrashExit;
            const QByteArray said = process.readAllStandardError();
            QVERIFY2(process.exitCode() == (killed ? signal : 0), said.constData());
            QVERIFY2(said.isEmpty() || said.contains("Cancelled") || said.contains("\"cancelled\""), said.constData());
            const QStringList left = QDir(folder.path()).entryList(QDir::Files | QDir::Hidden);
            QCOMPARE(left, !killed && toFile ? QStringList{u"out.json"_s} : QStringList());
            QDir(folder.path()).remove(u"out.json"_s);
            stopped += killed ? 1 : 0;
        }
        QVERIFY(stopped > 0);
        QVERIFY2(QTest::qWaitFor([this] { return sessions() == u"0"_s; }, 30'000), qPrintable(sessions()));
    }

    // In the middle of the catalogs, held up by a lock.
    void whileTheServerWorks()
    {
        job::JobContext job;
        QVERIFY(sql::run(job, *m_admin, "BEGIN"));
        QVERIFY(sql::run(job, *m_admin, "LOCK TABLE pg_catalog.pg_trigger IN ACCESS EXCLUSIVE MODE"));
        TerminalProgram program({u"inspect"_s, m_url});
        while (ask("SELECT count(*) FROM pg_locks WHERE NOT granted") != u"1"_s)
            std::this_thread::yield();
        program.type("\x03");
        QCOMPARE(program.finish(), 130);
        QVERIFY2(program.output().contains("Cancelled"), program.output().constData());
        QVERIFY(program.echoes());
        QVERIFY(QTest::qWaitFor([this] { return sessions() == u"0"_s; }, 30'000));
        QVERIFY(sql::run(job, *m_admin, "ROLLBACK"));
    }

    // The server dies in the middle of the catalogs; the program says so and ends.
    void whenTheServerIsKilled()
    {
        job::JobContext job;
        auto session = connect::open(job, m_registry, m_cluster->target());
        QVERIFY(session);
        QVERIFY(sql::run(job, *m_admin, "BEGIN"));
        QVERIFY(sql::run(job, *m_admin, "LOCK TABLE pg_catalog.pg_trigger IN ACCESS EXCLUSIVE MODE"));
        TerminalProgram program({u"inspect"_s, m_url, u"--json"_s});
        while (ask("SELECT count(*) FROM pg_locks WHERE NOT granted") != u"1"_s)
            std::this_thread::yield();
        m_cluster->kill();
        QCOMPARE(program.finish(), 2);
        QVERIFY2(program.output().contains("\"kind\":\"connection\""), program.output().constData());
        QVERIFY2(program.output().contains("The connection to the server was lost"), program.output().constData());
        QVERIFY(m_cluster->restart(job));
        session = connect::open(job, m_registry, m_cluster->target());
        QVERIFY(session);
        m_admin = std::move(session->connection);
    }

    // Nobody reads the pipe, and it is full.
    void whileNobodyReads()
    {
        const QTemporaryDir folder;
        const QByteArray pipe = folder.filePath(u"pipe"_s).toUtf8();
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        const int reader = ::open(pipe.constData(), O_RDWR | O_CLOEXEC | O_NONBLOCK);
        QProcess process;
        prepare(process, {u"inspect"_s, m_url, u"--json"_s});
        process.setStandardOutputFile(QString::fromUtf8(pipe));
        process.start();
        const int size = ::fcntl(reader, F_GETPIPE_SZ);
        QVERIFY(QTest::qWaitFor([&] {
            int waiting = 0;
            ::ioctl(reader, FIONREAD, &waiting);
            return waiting > size - PIPE_BUF;
        }));
        ::kill(pid_t(process.processId()), SIGINT);
        QVERIFY(process.waitForFinished(-1));
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        QCOMPARE(process.exitCode(), SIGINT);
        ::close(reader);
    }

    // A snapshot from a named pipe whose writer says nothing.
    void whileNobodyWrites()
    {
        const QTemporaryDir folder;
        const QString pipe = folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
        TerminalProgram program({u"inspect"_s, pipe});
        int writer = -1;
        while (writer < 0) // until there is a reader
            writer = ::open(pipe.toUtf8().constData(), O_WRONLY | O_CLOEXEC | O_NONBLOCK);
        program.type("\x03");
        QCOMPARE(program.finish(), 130);
        ::close(writer);
        QVERIFY2(program.output().contains("Cancelled"), program.output().constData());
    }

    // A password file that is a pipe, whose writer says nothing.
    void whileNobodyWritesThePassword()
    {
        const QTemporaryDir folder;
        const QString pipe = folder.filePath(u"pipe"_s);
        QCOMPARE(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
        TerminalProgram program({u"inspect"_s, m_url, u"--password-file"_s, pipe});
        int writer = -1;
        while (writer < 0) // until there is a reader
            writer = ::open(pipe.toUtf8().constData(), O_WRONLY | O_CLOEXEC | O_NONBLOCK);
        program.type("\x03");
        QCOMPARE(program.finish(), 130);
        ::close(writer);
        QVERIFY2(program.output().contains("Cancelled"), program.output().constData());
    }
};

TIDEMARK_TEST(InterruptTest)
#include "tst_interrupt.moc"
