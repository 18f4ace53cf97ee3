// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/opener.h"
#include "core/pgfixture.h"
#include "drivers/engines.h"
#include "sandbox/scratch.h"
#include "sandbox/sourcereader.h"
#include "support/encryptedserver.h"
#include "support/testmain.h"

#include <QFile>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

// What a target says about encryption, ways of signing in and dead peers holds for every connection, however it is
// made. The server takes TLS and SCRAM alone; the relay before it sees how each connection begins.
class ConnectPathsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    dialect::Registry m_registry = drivers::engines();
    std::unique_ptr<EncryptedServer> m_server;
    job::JobContext m_job;

    dialect::Target target(const QMap<QString, QString> &more = {}) const { return m_server->target(more); }

    // The timer of a socket of ours as the kernel tells it (proc(5), /proc/net/tcp): "02:" and the ticks until the next
    // question to the peer.
    static QByteArray timerOf(quint16 localPort)
    {
        const QByteArray end = ':' + QByteArray::number(localPort, 16).toUpper().rightJustified(4, '0');
        QFile table(u"/proc/net/tcp"_s);
        if (!table.open(QIODevice::ReadOnly))
            return {};
        for (const QByteArray &line : table.readAll().split('\n')) {
            const QList<QByteArray> columns = line.simplified().split(' ');
            if (columns.size() > 5 && columns[1].endsWith(end))
                return columns[5];
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = EncryptedServer::start();
        QVERIFY(m_server);
    }

    void init() { m_server->relay().forget(); }

    void refusesPlainConnections()
    {
        const auto session = connect::open(m_job, m_registry, target({{u"sslmode"_s, u"disable"_s}}));
        QVERIFY(!session);
        QCOMPARE(session.error().sqlState, u"28000"_s);
        QVERIFY(m_server->relay().beginnings().value(0) != Relay::wishForTls);
    }

    void opens()
    {
        const auto session = connect::open(m_job, m_registry, target());
        VERIFY_RESULT(session);
        QVERIFY(session->connection->server().encryption.startsWith(u"TLSv1.3"));
        QVERIFY(m_server->allAskedForTls(1));
    }

    void openerOpens()
    {
        dialect::Target fetched = target();
        fetched.password = Secret();
        fetched.passwordOrigin = {.kind = u"environment"_s, .settings = {{u"variable"_s, u"PATHS_TEST"_s}}};
        qputenv("PATHS_TEST", "s3cret-tls");
        const connect::Opener opener(m_registry, fetched);
        for (int i = 0; i < 2; ++i) {
            const auto session = opener.open(m_job);
            VERIFY_RESULT(session);
            QVERIFY(session->connection->server().encrypted);
        }
        QVERIFY(m_server->allAskedForTls(2));
    }

    void cancelIsEncrypted()
    {
        const auto session = connect::open(m_job, m_registry, target());
        VERIFY_RESULT(session);
        Stopper stopper;
        stopper.stopAtNotice(*session->connection);
        job::JobContext job = stopper.job();
        const auto stopped = session->connection->execute(job, QByteArray(longStatement));
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
        QVERIFY(session->connection->isUsable());
        QVERIFY(m_server->allAskedForTls(2));
    }

    void sourcesAreRead()
    {
        dialect::Target source = target();
        source.database = u"postgres"_s;
        pool::Pools pools;
        pool::Targets targets(pools, m_registry);
        sandbox::ScratchServers servers(m_registry);
        VERIFY_RESULT(sandbox::readSource(m_job, m_registry, servers,
                                          sandbox::borrowed(targets, m_registry, source, {.label = u"test"_s})));
        QVERIFY(m_server->allAskedForTls(1));
    }

    void scratchDatabasesAreMade()
    {
        sandbox::ScratchServers servers(m_registry, {.server = target()});
        const auto scratch = servers.open(m_job, *m_registry.find(u"postgresql"_s));
        VERIFY_RESULT(scratch);
        QVERIFY(m_server->allAskedForTls(2));
    }

    void protocolVersionsAreKept()
    {
        const auto old = connect::open(
            m_job, m_registry,
            target({{u"ssl_min_protocol_version"_s, u"TLSv1.2"_s}, {u"ssl_max_protocol_version"_s, u"TLSv1.2"_s}}));
        VERIFY_RESULT(old);
        QVERIFY(old->connection->server().encryption.startsWith(u"TLSv1.2"));
    }

    void scramCanBeDemanded()
    {
        dialect::Target bob = target();
        bob.user = u"bob"_s;
        const auto refused = connect::open(m_job, m_registry, bob);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Connection);
        QVERIFY(mentions(refused.error(), u"require_auth"_s));
        QVERIFY(!mentions(refused.error(), u"s3cret"_s));
        bob.options[u"require_auth"_s] = u"password"_s;
        VERIFY_RESULT(connect::open(m_job, m_registry, bob));
    }

    void silentPeersAreFound_data()
    {
        QTest::addColumn<bool>("service");
        QTest::addColumn<QString>("idle"); // as option; empty: not given
        QTest::addColumn<int>("most");     // seconds
        QTest::newRow("default") << false << QString() << 30;
        QTest::newRow("given") << false << u"5"_s << 5;
        QTest::newRow("service") << true << QString() << 30;
        QTest::newRow("service that says it") << true << u"7"_s << 7;
    }

    void silentPeersAreFound()
    {
        QFETCH(const bool, service);
        QFETCH(const QString, idle);
        QFETCH(const int, most);
        dialect::Target direct = target();
        direct.port = QString::number(m_server->directPort());
        if (service) {
            QFile file(m_folder.filePath(u"services"_s));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("[keep]\n" + (idle.isEmpty() ? QByteArray() : "keepalives_idle=" + idle.toUtf8() + '\n'));
            file.close();
            qputenv("PGSERVICEFILE", file.fileName().toUtf8());
            direct.options[u"service"_s] = u"keep"_s;
        } else if (!idle.isEmpty()) {
            direct.options[u"keepalives_idle"_s] = idle;
        }
        const auto session = connect::open(m_job, m_registry, direct);
        VERIFY_RESULT(session);
        const QString port =
            ask(*session->connection,
                "SELECT client_port FROM pg_catalog.pg_stat_activity WHERE pid = pg_catalog.pg_backend_pid()");
        const auto keeps = [&] {
            const QList<QByteArray> timer = timerOf(quint16(port.toUInt())).split(':');
            return timer.value(0) == "02" && timer.value(1).toInt(nullptr, 16) <= most * 100;
        };
        QVERIFY2(QTest::qWaitFor(keeps, 5000), timerOf(quint16(port.toUInt())).constData());
    }
};

TIDEMARK_TEST(ConnectPathsTest)
#include "tst_connectpaths.moc"
