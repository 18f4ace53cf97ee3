// SPDX-License-Identifier: GPL-3.0-or-later
// What tidemark-desktop answers where there is no display, or one that does not work.
#include "support/paths.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QProcess>

using namespace tidemark;
using namespace Qt::StringLiterals;

class DesktopOptionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWithoutADisplay()
    {
        const struct
        {
            QStringList words;
            int code;
            const char *out;
            const char *err;
        } cases[] = {
            {{u"--frob"_s}, 2, "", "Unknown option 'frob'"},
            {{u"-platform"_s, u"nowhere"_s, u"--frob"_s}, 2, "", "Unknown option 'frob'"},
            {{u"--style=fusion"_s, u"a.db"_s, u"--tour"_s}, 2, "", "--tour"},
            {{u"--help"_s}, 0, "--tour", ""},
            {{u"--version"_s, u"--platform"_s, u"nowhere"_s}, 0, "tidemark-desktop ", ""},
        };
        for (const auto &one : cases) {
            QProcess process;
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"QT_QPA_PLATFORM"_s, u"nowhere"_s);
            process.setProcessEnvironment(environment);
            process.start(test::programPath(u"tidemark-desktop"_s), one.words);
            QVERIFY(process.waitForFinished(-1));
            const QByteArray err = process.readAllStandardError();
            QCOMPARE(process.exitStatus(), QProcess::NormalExit);
            QVERIFY2(process.exitCode() == one.code, err.constData());
            QVERIFY2(process.readAllStandardOutput().contains(one.out), one.out);
            QVERIFY2(err.contains(one.err), err.constData());
        }
    }
};

TIDEMARK_TEST(DesktopOptionsTest)
#include "tst_options.moc"
