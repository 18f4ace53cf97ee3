// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"
#include "base/secret.h"
#include "dialect/redaction.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;

class SecretTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isRevealedOnlyWhenAsked()
    {
        const Secret secret(u"pässwörd"_s);
        QCOMPARE(secret.reveal(), QString(u"pässwörd"_s).toStdString());
        QVERIFY(!secret.isEmpty());
        QCOMPARE(secret.toString(), u"<redacted>"_s);
    }

    void isNotPrinted()
    {
        const Secret secret(u"hunter2"_s);
        QString text;
        QDebug(&text) << secret << QList<Secret>{secret};
        QVERIFY2(!text.contains(u"hunter2"_s), qPrintable(text));
        QVERIFY(text.contains(u"<redacted>"_s));
        dialect::Target target;
        target.host = u"db"_s;
        target.password = secret;
        QVERIFY(!dialect::describe(target).contains(u"hunter2"_s));
    }

    // Others may repeat it: a server's message, a command's output.
    void isTakenOutOfTheTextOfOthers()
    {
        const Secret secret(u"a+b"_s);
        Error error;
        error.message = secret.redactFrom(u"no user a+b, a+b:a+b"_s);
        QCOMPARE(error.message, u"no user <redacted>, <redacted>:<redacted>"_s);
        QVERIFY(!toText(error).contains(u"a+b"_s));
        QVERIFY(!toJson(error).contains("a+b"));
        QCOMPARE(Secret().redactFrom(u"text"_s), u"text"_s);
    }

    // A mask in every word, or in the place of a name that all may see, would tell what it stands for.
    void stayWhereMasksWouldTellThem()
    {
        dialect::Target target;
        target.user = u"postgres"_s;
        target.host = u"db1.example.org"_s;
        target.port = u"15432"_s;
        target.database = u"orders"_s;
        for (const QString &seen :
             {u"on"_s, u"postgres"_s, u"gres"_s, u"example"_s, u"orders"_s, u"5432"_s, QString()}) {
            target.password = Secret(seen);
            QVERIFY(dialect::passwordToHide(target).isEmpty());
        }
        target.password = Secret(u"postgres1"_s);
        QCOMPARE(dialect::passwordToHide(target), target.password);
    }

    void emptyOnes()
    {
        QVERIFY(Secret().isEmpty());
        QVERIFY(Secret(QString()).isEmpty());
        QVERIFY(Secret().reveal().empty());
        QCOMPARE(Secret().toString(), u"<redacted>"_s);
        QCOMPARE(Secret(), Secret(QByteArray()));
    }

    void compareByValue()
    {
        const Secret one(QByteArray("a\0b", 3));
        Secret copy;
        copy = one;
        QCOMPARE(copy, Secret(QByteArray("a\0b", 3)));
        QVERIFY(!(one == Secret(u"a"_s)));
        QCOMPARE(one.reveal().size(), 3U);
    }
};

TIDEMARK_TEST(SecretTest)
#include "tst_secret.moc"
