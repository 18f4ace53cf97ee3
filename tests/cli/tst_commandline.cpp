// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"
#include "runcli.h"
#include "support/fakedialect.h"
#include "support/golden.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace tidemark;
using namespace Qt::StringLiterals;
using test::runCli;
using test::words;

class CommandLineTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = test::fakeRegistry();

private Q_SLOTS:
    void helps()
    {
        const struct
        {
            const char *line;
            const char *golden;
        } cases[] = {
            {"help", "cli/help.txt"},
            {"--help", "cli/help.txt"},
            {"-h", "cli/help.txt"},
            {"help inspect", "cli/help_inspect.txt"},
            {"inspect --help", "cli/help_inspect.txt"},
            {"--help inspect", "cli/help_inspect.txt"},
            {"inspect --schema x -h", "cli/help_inspect.txt"},
            {"help help", "cli/help_help.txt"},
            {"help diff", "cli/help_diff.txt"},
            {"help verify-plan", "cli/help_verify-plan.txt"},
            {"help server", "cli/help_server.txt"},
            {"help health", "cli/help_health.txt"},
            {"help pool", "cli/help_pool.txt"},
        };
        for (const auto &one : cases) {
            const auto ran = runCli(m_registry, words(one.line));
            QCOMPARE(ran.code, 0);
            QCOMPARE(ran.err, QByteArray());
            const QString difference = test::goldenDifference(QString::fromUtf8(one.golden), ran.out);
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
        }
    }

    void printsItsVersion()
    {
        for (const char *line : {"--version", "-V", "--json --version"}) {
            const auto ran = runCli(m_registry, words(line));
            QCOMPARE(ran.code, 0);
            QVERIFY(ran.out.startsWith("tidemark " + base::version().toUtf8() + '\n'));
        }
    }

    void saysWhatIsWrong()
    {
        const struct
        {
            const char *line;
            const char *message;
            const char *hint;
        } cases[] = {
            {"", "A verb is missing", "tidemark help"},
            {"--json", "A verb is missing", "tidemark help"},
            {"inspct x", "There is no verb \"inspct\"", "Did you mean inspect?"},
            {"migrate", "There is no verb \"migrate\"",
             "This version has: inspect, diff, lint, verify-plan, server, health, pool, help."},
            {"help inspct", "There is no verb \"inspct\"", "Did you mean inspect?"},
            {"--vresion", "There is no option \"--vresion\"", "Did you mean --version?"},
            {"--format json inspect", "There is no option \"--format\"", ""},
            {"inspect", "SOURCE is missing", "tidemark help inspect"},
            {"inspect a b", "The word \"b\" is one too many", ""},
            {"inspect --fromat json a", "There is no option \"--fromat\"", "Did you mean --format?"},
            {"inspect --format sq a", "--format cannot be \"sq\"", "Did you mean sql?"},
            {"inspect --no-password --password-file f acme://h", "contradict", ""},
            {"inspect nowhere.leaf", "There is no file", ""},
            {"inspect acne://h", "no driver", "Did you mean acme?"},
        };
        for (const auto &one : cases) {
            const auto ran = runCli(m_registry, words(one.line));
            QVERIFY2(ran.code == 2, one.line);
            QCOMPARE(ran.out, QByteArray());
            const bool asJson = QByteArrayView(one.line).startsWith("--json");
            QVERIFY2(asJson || ran.err.startsWith("tidemark: error: "), ran.err.constData());
            QVERIFY2(ran.err.contains(one.message), ran.err.constData());
            QVERIFY2(ran.err.contains(one.hint), ran.err.constData());
        }
    }

    void writesErrorsAsOneObject()
    {
        for (const char *line :
             {"--json inspct", "inspect --json", "inspect nowhere.leaf --json", "--json inspect --fromat x"}) {
            const auto ran = runCli(m_registry, words(line));
            QCOMPARE(ran.code, 2);
            QCOMPARE(ran.out, QByteArray());
            QCOMPARE(ran.err.count('\n'), 1);
            const QJsonObject error = QJsonDocument::fromJson(ran.err)[u"error"_s].toObject();
            QVERIFY2(!error[u"kind"_s].toString().isEmpty() && !error[u"message"_s].toString().isEmpty(),
                     ran.err.constData());
        }
        // behind -- it is a word
        QVERIFY(runCli(m_registry, words("inspect -- --json")).err.startsWith("tidemark: error:"));
    }

    void itsManualNamesEveryVerbAndOption()
    {
        QFile file(test::sourceDir() + u"/docs/man/tidemark.1"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString manual = QString::fromUtf8(file.readAll()).replace(u"\\-"_s, u"-"_s);
        for (const auto &verb : cli::allVerbs()) {
            QVERIFY2(manual.contains(verb->name()), qPrintable(verb->name()));
            for (const cli::Option &option : verb->usage().options)
                QVERIFY2(manual.contains(u"--"_s + option.name), qPrintable(option.name));
        }
    }

    void coloursOnlyWhereAllowed()
    {
        test::RunOptions options;
        QVERIFY(!runCli(m_registry, words("inspct"), options).err.contains('\x1b'));
        options.err = {.isTerminal = true, .colour = true, .width = 80};
        QVERIFY(runCli(m_registry, words("inspct"), options).err.contains('\x1b'));
    }
};

TIDEMARK_TEST(CommandLineTest)
#include "tst_commandline.moc"
