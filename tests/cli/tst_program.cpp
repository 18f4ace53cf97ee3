// SPDX-License-Identifier: GPL-3.0-or-later
// The built program as a process: its streams, its locale, its files.
#include "connect/session.h"
#include "drivers/engines.h"
#include "program.h"
#include "schema/snapshot.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QDir>
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

    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

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

    // A file that may not grow, as on a full disk: nothing is left of it, and what was there stays.
    void leavesNoHalfFile()
    {
        const QDir folder(m_folder.filePath(u"full"_s));
        QVERIFY(QDir().mkpath(folder.path()));
        for (const bool existed : {false, true}) {
            const auto ran = runShell(u"trap '' XFSZ; ulimit -f 8; \"$0\" inspect '%1' --json -o '%2'"_s.arg(
                path("big.db"), folder.filePath(u"out"_s)));
            QCOMPARE(ran.code, 2);
            QVERIFY2(ran.err.contains("Cannot write ") && ran.err.contains("free space"), ran.err.constData());
            QCOMPARE(folder.entryList(QDir::Files | QDir::Hidden), existed ? QStringList{u"out"_s} : QStringList());
            QVERIFY(existed || runShell(u"echo old > '%1'"_s.arg(folder.filePath(u"out"_s))).code == 0);
        }
        QCOMPARE(runShell(u"cat '%1'"_s.arg(folder.filePath(u"out"_s))).out, QByteArray("old\n"));
        QCOMPARE(runProgram({u"inspect"_s, path("big.db"), u"-o"_s, folder.path()}).code, 2);
    }

    // Only a file is replaced; a pipe is written to.
    void writesIntoPipes()
    {
        const QString out = m_folder.filePath(u"out.pipe"_s);
        QCOMPARE(::mkfifo(out.toUtf8().constData(), 0600), 0);
        const auto ran = runShell(u"exec 3<> '%2'; \"$0\" inspect '%1' --object 'table; 7\n' -o '%2' && [ -p '%2' ] && "
                                  "head -n 1 <&3"_s.arg(path("big.db"), out));
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(ran.out.startsWith("CREATE TABLE \"table; 7"), ran.out.constData());
    }

    void saysThatAnotherProcessHoldsTheLock()
    {
        const dialect::Registry registry = drivers::engines();
        dialect::Target target;
        target.engine = u"sqlite"_s;
        target.database = path("locked.db");
        target.options = {{u"mode"_s, u"rwc"_s}};
        job::JobContext job;
        const auto holder = connect::open(job, registry, target);
        QVERIFY(holder);
        QVERIFY(sql::run(job, *holder->connection, "CREATE TABLE t (a)"));
        QVERIFY(sql::run(job, *holder->connection, "BEGIN EXCLUSIVE"));
        const QStringList words{u"inspect"_s, u"sqlite:%1?busy_timeout=50"_s.arg(path("locked.db")), u"--json"_s};
        const auto ran = runProgram(words);
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("\"kind\":\"locked\"") && ran.err.contains("busy_timeout"), ran.err.constData());
        // Ctrl+C ends the wait
        test::TerminalProgram waits({words[0], u"sqlite:%1?busy_timeout=3600000"_s.arg(path("locked.db"))});
        QVERIFY(waits.waitFor("Connecting to"));
        waits.type("\x03");
        QCOMPARE(waits.finish(), 130);
        QVERIFY(sql::run(job, *holder->connection, "ROLLBACK"));
        QCOMPARE(runProgram(words).code, 0);
    }

    void whatIsNoSourceIsRefused_data()
    {
        QTest::addColumn<QString>("source");
        for (const char *name :
             {"/dev/null", "/dev/zero", "/dev/random", "/dev/full", "/", "/proc/self/mem", "\n\x1b[31m", " ",
              "sqlite:/dev/zero", "sqlite:/", "file:none.db?vfs=none", "postgresql:/x"})
            QTest::newRow(name) << QString::fromUtf8(name);
        QTest::newRow("not UTF-8") << u"\xD800"_s;
        QTest::newRow("long path") << QString(100'000, u'a');
        QTest::newRow("long host") << u"postgresql://"_s + QString(100'000, u'a') + u"/d"_s;
        QTest::newRow("nested") << path("nested.json");
        QTest::newRow("sparse") << path("sparse.json");
        QTest::newRow("blank") << path("blank.json");
    }

    void whatIsNoSourceIsRefused()
    {
        QFETCH(const QString, source);
        write("nested.json", QByteArray("{\"a\":").repeated(200'000));
        write("blank.json", QByteArray(3'000'000, ' '));
        QVERIFY(QFile(path("sparse.json")).open(QIODevice::WriteOnly) && QFile::resize(path("sparse.json"), 1LL << 40));
        const auto ran = runProgram({u"inspect"_s, source, u"--json"_s});
        QVERIFY(QFile::remove(path("sparse.json")));
        QCOMPARE(ran.code, 2);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(ran.err.startsWith("{\"error\":{") && ran.err.endsWith("}}\n"), ran.err.left(2000).constData());
        QVERIFY(ran.err.size() < 2000);
        QVERIFY(!ran.err.contains('\x1b'));
    }

    // Without a cursor that moves there is no line that changes.
    void keepsToPlainTextOnDumbTerminals()
    {
        for (const QString &kind : {u"dumb"_s, QString()}) {
            test::TerminalProgram program({u"inspect"_s, path("big.db")}, {{u"TERM"_s, kind}});
            QCOMPARE(program.finish(), 0);
            QVERIFY2(!program.output().contains('\x1b'), program.output().constData());
        }
    }

    void needsNoHome()
    {
        for (const char *home : {"/nonexistent", "/dev/null", "", "/proc/self/mem"}) {
            const auto ran = runProgram({u"inspect"_s, path("big.db")},
                                        {{u"HOME"_s, QString::fromUtf8(home)}, {u"XDG_CONFIG_HOME"_s, u"/dev/null"_s}});
            QCOMPARE(ran.code, 0);
            QCOMPARE(ran.err, QByteArray());
        }
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
