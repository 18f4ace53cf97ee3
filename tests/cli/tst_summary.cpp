// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/schemasummary.h"
#include "app/cli/texttable.h"
#include "samples.h"
#include "support/golden.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;

class SummaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looksLikeTheGoldenFiles()
    {
        dialect::Introspection snapshot;
        snapshot.schema = test::sampleIntrospection().schema;
        snapshot.server.product = u"Acme"_s;
        snapshot.server.versionText = u"17.5"_s;
        dialect::Introspection file;
        file.server.product = u"Leaf"_s;
        file.server.versionText = u"3.1"_s;
        file.server.database = file.server.address = u"/home/alice/a.leaf"_s;
        file.schema.tables = {schema::Table{.name = {{}, u"note"_s}}};

        const struct
        {
            const char *file;
            dialect::Introspection found;
            cli::StreamTraits traits;
        } cases[] = {
            {"cli/summary_wide.txt", test::sampleIntrospection(), {}},
            {"cli/summary_80.txt", test::sampleIntrospection(), {.isTerminal = true, .width = 80}},
            {"cli/summary_colour.txt", test::sampleIntrospection(), {.isTerminal = true, .colour = true, .width = 100}},
            {"cli/summary_snapshot.txt", snapshot, {}},
            {"cli/summary_file.txt", file, {}},
            {"cli/summary_empty.txt", {}, {}},
        };
        for (const auto &one : cases) {
            const QByteArray text = cli::schemaSummary(one.found, one.traits).toUtf8();
            const QString difference = test::goldenDifference(QString::fromUtf8(one.file), text);
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
        }
    }

    void staysWithinTheWidth()
    {
        for (int width = 78; width < 120; ++width) {
            const QString text = cli::schemaSummary(test::sampleIntrospection(), {.isTerminal = true, .width = width});
            for (const QString &line : text.split(u'\n'))
                QVERIFY2(cli::displayWidth(line) <= width, qPrintable(line));
        }
    }

    // Names come from people who may not be friends: nothing of them may command the terminal.
    void cannotBeCommanded()
    {
        const QString text = cli::schemaSummary(test::sampleIntrospection(), {});
        for (const QChar c : text)
            QVERIFY(c == u'\n' || (c.category() != QChar::Other_Control && c != u'\u202E'));
    }
};

TIDEMARK_TEST(SummaryTest)
#include "tst_summary.moc"
