// SPDX-License-Identifier: GPL-3.0-or-later
// The built program as a process: its streams, its locale, its files.
#include "connect/session.h"
#include "drivers/engines.h"
#include "program.h"
#include "schema/snapshot.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QFile>
#include <QTemporaryDir>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace tidemark;
using namespace Qt::StringLiterals;
using test::runProgram;
using test::runShell;

class ProgramTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }

    // Opens the named pipe for writing; waits until somebody opens it for reading.
    int openPipe() const { return ::open(path("pipe").toUtf8().constData(), O_WRONLY | O_CLOEXEC); }

private Q_SLOTS:
    // Enough tables that their snapshot does not fit into a pipe.
    void initTestCase()
    {
        const dialect::Registry registry = drivers::engines();
        dialect::Target target;
        target.engine = u"sqlite"_s;
        target.database = path("big.db");
        target.options = {{u"mode"_s, u"rwc"_s}};
        job::JobContext job;
        const auto session = connect::open(job, registry, target);
        QVERIFY2(session, session ? "" : qPrintable(toText(session.error())));
        QCOMPARE(::mkfifo(path("pipe").toUtf8().constData(), 0600), 0);
        QVERIFY(sql::run(job, *session->connection, "BEGIN"));
        for (int i = 0; i < 500; ++i) {
            const QByteArray sql =
                "CREATE TABLE \"table; %1\n\" (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT)";
            QVERIFY(sql::run(job, *session->connection, QByteArray(sql).replace("%1", QByteArray::number(i))));
        }
        QVERIFY(sql::run(job, *session->connection, "COMMIT"));
    }

    void readsADatabaseFile()
    {
        const auto ran = runProgram({u"inspect"_s, path("big.db")});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.err, QByteArray());
        QVERIFY(ran.out.contains("500 tables"));
        QVERIFY(!ran.out.contains('\x1b'));
    }

    void knowsADatabaseByItsFirstBytes()
    {
        QVERIFY(QFile::copy(path("big.db"), path("big.txt")));
        QCOMPARE(runProgram({u"inspect"_s, path("big.txt")}).code, 0);
    }

    void itsSnapshotIsReadBack()
    {
        const auto ran = runProgram({u"inspect"_s, path("big.db"), u"--json"_s});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.size() > 100'000);
        const auto schema = schema::fromSnapshot(ran.out);
        QVERIFY(schema);
        QCOMPARE(schema->tables.size(), size_t(500));
        QVERIFY(runProgram({u"inspect"_s, path("big.db"), u"-f"_s, u"json"_s, u"-o"_s, path("big.json")}).code == 0);
        QCOMPARE(runProgram({u"inspect"_s, path("big.json"), u"--json"_s}).out, ran.out);
    }

    void readsASnapshotFromAPipe()
    {
        const auto ran =
            runShell(u"\"$0\" inspect '%1' --json | \"$0\" inspect /dev/stdin --json"_s.arg(path("big.db")));
        QCOMPARE(ran.code, 0);
        QVERIFY(schema::fromSnapshot(ran.out));
    }

    void makesNoFile()
    {
        QCOMPARE(runProgram({u"inspect"_s, u"sqlite:"_s + path("none.db")}).code, 2);
        QVERIFY(!QFile::exists(path("none.db")));
    }

    void endsQuietlyWhenNobodyReads()
    {
        for (const char *signal : {"", "trap '' PIPE; "}) {
            const auto ran =
                runShell(QLatin1StringView(signal) +
                         u"\"$0\" inspect '%1' --json | head -c 1; echo ${PIPESTATUS[0]}"_s.arg(path("big.db")));
            QCOMPARE(ran.err, QByteArray());
            QVERIFY2(ran.out == "{141\n" || ran.out == "{2\n", ran.out.constData());
        }
    }

    void saysThatTheDiskIsFull()
    {
        const auto ran = runShell(u"\"$0\" inspect '%1' --json > /dev/full"_s.arg(path("big.db")));
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("Cannot write the output: No space left on device"), ran.err.constData());
        // a short output is written only at the end
        QCOMPARE(runShell(u"\"$0\" --version > /dev/full"_s).code, 2);
        QCOMPARE(runShell(u"\"$0\" --version >&-"_s).code, 2);
        QCOMPARE(runShell(u"\"$0\" inspct 2>&-"_s).code, 2);
    }

    void worksInEveryLocale()
    {
        const QByteArray expected = runProgram({u"help"_s}).out;
        for (const char *locale : {"C", "POSIX", "C.UTF-8", "en_US.ISO-8859-1", "de_DE.UTF-8", "nonsense"}) {
            const auto ran = runProgram({u"help"_s}, {{u"LC_ALL"_s, QString::fromUtf8(locale)}});
            QCOMPARE(ran.code, 0);
            QCOMPARE(ran.err, QByteArray());
            QCOMPARE(ran.out, expected);
        }
    }

    void hasNoWindowsNorKeychain()
    {
        const auto ran = runShell(u"ldd \"$0\" | grep -iE 'gui|widgets|dbus|keychain|secret'"_s);
        QCOMPARE(ran.out, QByteArray());
    }

    // What waits for a pipe cannot be asked to stop; then the second signal ends the program.
    void endsAtTheSecondSignal()
    {
        test::TerminalProgram program({u"inspect"_s, path("big.db"), u"--password-file"_s, path("pipe")});
        const int writer = openPipe(); // returns once the program reads
        for (int i = 0; i < 2; ++i) {
            program.signal(SIGINT);
            while (program.catches(SIGINT))
                std::this_thread::yield();
        }
        QCOMPARE(program.finish(), 128 + SIGINT);
        ::close(writer);
    }

    void leavesIgnoredSignalsIgnored()
    {
        ::signal(SIGHUP, SIG_IGN); // as nohup does
        test::TerminalProgram program({u"inspect"_s, path("big.db"), u"--password-file"_s, path("pipe")});
        ::signal(SIGHUP, SIG_DFL);
        const int writer = openPipe();
        QVERIFY(program.catches(SIGINT) && program.catches(SIGTERM));
        QVERIFY(!program.catches(SIGHUP));
        ::close(writer);
        QCOMPARE(program.finish(), 2);
    }

    void knowsTheWidthOfItsTerminal()
    {
        test::TerminalProgram program({u"inspect"_s, path("big.db")}, {{u"NO_COLOR"_s, u"1"_s}});
        QCOMPARE(program.finish(), 0);
        QVERIFY(program.output().contains("500 tables"));
        QVERIFY(!program.output().contains("\x1b[1m"));
        test::TerminalProgram colourful({u"inspect"_s, path("big.db")},
                                        {{u"NO_COLOR"_s, QString()}, {u"TERM"_s, u"xterm"_s}});
        QCOMPARE(colourful.finish(), 0);
        QVERIFY(colourful.output().contains("\x1b[1mTables"));
    }
};

TIDEMARK_TEST(ProgramTest)
#include "tst_program.moc"
