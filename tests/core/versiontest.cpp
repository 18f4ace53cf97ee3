// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;

class VersionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isThreeNumbers()
    {
        static const QRegularExpression threeNumbers(QStringLiteral("^\\d+\\.\\d+\\.\\d+$"));
        QVERIFY2(threeNumbers.match(base::version()).hasMatch(), qPrintable(base::version()));
    }

    void namesTheLoadedQt() { QVERIFY(base::buildInfo().endsWith(QLatin1StringView(qVersion()))); }
};

TIDEMARK_TEST(VersionTest)
#include "versiontest.moc"
