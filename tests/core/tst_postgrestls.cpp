// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pgfixture.h"
#include "support/testmain.h"
#include "support/tlsservers.h"

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

class PostgresTlsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<TlsServers> m_servers;

private Q_SLOTS:
    // libpq takes certificates from ~/.postgresql, too.
    void initTestCase()
    {
        qputenv("HOME", m_home.path().toUtf8());
        m_servers = TlsServers::start();
        QVERIFY(m_servers);
    }

    void connects_data()
    {
        QTest::addColumn<TlsCase>("wanted");
        for (const TlsCase &one : m_servers->cases())
            QTest::newRow(one.name) << one;
    }

    void connects()
    {
        QFETCH(const TlsCase, wanted);
        job::JobContext job;
        dialect::ConnectTimings timings;
        const dialect::Target target = m_servers->target(wanted);
        const auto opened = postgres::dialect().connector->open(job, target, &timings);
        if (!wanted.kind) {
            VERIFY_RESULT(opened);
            QVERIFY((*opened)->server().encrypted);
            QVERIFY((*opened)->server().encryption.startsWith(u"TLSv1"));
            QVERIFY(timings.encryption.count() > 0);
            QCOMPARE(ask(**opened, "SELECT 1"), u"1"_s);
            return;
        }
        QVERIFY(!opened);
        const Error &error = opened.error();
        QVERIFY2(error.kind == *wanted.kind, qPrintable(errorKindName(error.kind) + u": "_s + toText(error)));
        QVERIFY2(error.message.contains(wanted.message), qPrintable(toText(error)));
        QVERIFY2(error.message.contains(u"127.0.0.1:"_s + target.port), qPrintable(toText(error)));
        QVERIFY2(error.hint.contains(wanted.hint), qPrintable(toText(error)));
        // without it the caller would ask for a password
        QVERIFY(error.kind != ErrorKind::Auth || error.sqlState == u"28000"_s);
        QVERIFY(!mentions(error, TlsServers::passPhrase));
        QVERIFY(!mentions(error, u"wr0ng"_s));
    }
};

TIDEMARK_TEST(PostgresTlsTest)
#include "tst_postgrestls.moc"
