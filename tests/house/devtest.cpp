// SPDX-License-Identifier: GPL-3.0-or-later
// What ./dev says to words that it does not know.
#include "support/paths.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QProcess>

using namespace tidemark;
using namespace Qt::StringLiterals;

class DevTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhatWasMeant()
    {
        const std::pair<QString, QByteArray> cases[] = {
            {u"tset"_s, "Did you mean: ./dev test?"},
            {u"fromat"_s, "Did you mean: ./dev format?"},
            {u"xyzzy"_s, "     All verbs: ./dev help"},
        };
        for (const auto &[word, hint] : cases) {
            QProcess process;
            process.start(test::sourceDir() + u"/dev"_s, {word});
            QVERIFY(process.waitForFinished(-1));
            const QByteArray err = process.readAllStandardError();
            QCOMPARE(process.exitCode(), 2);
            QVERIFY2(err.contains("there is no verb '" + word.toUtf8() + '\'') && err.contains(hint), err.constData());
        }
    }
};

TIDEMARK_TEST(DevTest)
#include "devtest.moc"
