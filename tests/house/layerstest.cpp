// SPDX-License-Identifier: GPL-3.0-or-later
// ARCHITECTURE.md's table against the includes of every source.
#include "house/layertable.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QtCore/QFile>
#include <QtTest/QTest>

using namespace tidemark;
using house::LayerTable;
using house::SourceFile;

namespace {

const QString sampleTable = QStringLiteral("text\n"
                                           "| layer | holds | may use |\n"
                                           "|---|---|---|\n"
                                           "| base | | |\n"
                                           "| sql | | base |\n"
                                           "| drivers/one | | sql |\n"
                                           "| drivers/two | | sql |\n"
                                           "| ui/models | | sql |\n"
                                           "| ui/pages | | ui/models |\n"
                                           "\n"
                                           "| another | table | here |\n");

LayerTable tableOfRecord()
{
    QFile file(test::sourceDir() + QStringLiteral("/ARCHITECTURE.md"));
    return file.open(QIODevice::ReadOnly) ? LayerTable::parse(QString::fromUtf8(file.readAll())) : LayerTable();
}

} // namespace

class LayersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tableIsSound()
    {
        const LayerTable table = tableOfRecord();
        QVERIFY(!table.isEmpty());
        QCOMPARE(table.flaws().join(u'\n'), QString());
    }

    void everyIncludeIsAllowed()
    {
        const LayerTable table = tableOfRecord();
        house::Findings findings;
        for (const SourceFile &file :
             house::sourcesBelow({QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app")}))
            findings += table.check(file);
        QVERIFY2(findings.isEmpty(), qPrintable(findings.join(u'\n')));
    }

    void checkSeesEveryFault_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");

        const struct
        {
            const char *what;
            const char *path;
            const char *include;
            bool allowed;
        } rows[] = {
            {"own layer", "core/sql/a.h", "sql/b.h", true},
            {"row names it", "core/sql/a.h", "base/b.h", true},
            {"through another", "core/drivers/one/a.h", "base/b.h", true},
            {"deeper folder of a layer", "ui/pages/browse/a.cpp", "ui/models/b.h", true},
            {"its own moc", "ui/pages/a.cpp", "a.moc", true},
            {"upwards", "core/base/a.h", "sql/b.h", false},
            {"a sibling engine", "core/drivers/one/a.h", "drivers/two/b.h", false},
            {"ui from core", "core/sql/a.h", "ui/models/b.h", false},
            {"page from model", "ui/models/a.h", "ui/pages/browse/b.h", false},
            {"not from a layer", "core/sql/a.h", "b.h", false},
            {"no such layer", "core/sql/a.h", "nowhere/b.h", false},
            {"a source in no layer", "core/nowhere/a.h", "base/b.h", false},
            {"a source beside the layers", "core/a.h", "base/b.h", false},
        };
        for (const auto &row : rows)
            QTest::newRow(row.what) << QString::fromLatin1(row.path) << QString::fromLatin1(row.include) << row.allowed;
    }

    void checkSeesEveryFault()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        const SourceFile file{path, QStringLiteral("#pragma once\n#include \"%1\"\n").arg(include)};
        QCOMPARE(LayerTable::parse(sampleTable).check(file).isEmpty(), allowed);
    }

    void commentedIncludesDoNotCount()
    {
        const SourceFile file{QStringLiteral("core/base/a.h"), QStringLiteral("/*\n#include \"sql/b.h\"\n*/\n")};
        QCOMPARE(LayerTable::parse(sampleTable).check(file), house::Findings());
    }

    void flawsOfATableAreFound()
    {
        const LayerTable table = LayerTable::parse(QStringLiteral("| layer | holds | may use |\n"
                                                                  "| a | | b, gone |\n"
                                                                  "| b | | a |\n"));
        QCOMPARE(table.flaws().size(), 3);
    }
};

TIDEMARK_TEST(LayersTest)
#include "layerstest.moc"
