// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/opener.h"
#include "core/pgfixture.h"
#include "drivers/engines.h"
#include "support/sshserver.h"
#include "support/testmain.h"

#include <pwd.h>
#include <signal.h>
#include <unistd.h>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TunnelTest : public QObject
{
    Q_OBJECT

    dialect::Registry m_registry = drivers::engines();
    std::unique_ptr<PgServer> m_postgres;
    std::unique_ptr<SshServer> m_ssh;
    job::JobContext m_job;

    dialect::Target target(const QString &sshHost = u"bastion"_s) const
    {
        dialect::Target target = m_postgres->cluster().tcpTarget();
        target.sshHost = sshHost;
        return target;
    }

    void waitUntilNoClients() const
    {
        QVERIFY(QTest::qWaitFor([this] { return m_ssh->clients().isEmpty(); }, 10'000));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_postgres = PgServer::start({.tcp = true, .accessRules = {u"host all all 127.0.0.1/32 trust"_s}});
        QVERIFY(m_postgres);
        m_ssh = SshServer::start();
        QVERIFY(m_ssh);
    }

    void init() { waitUntilNoClients(); }

    void goesThrough()
    {
        const auto session = connect::open(m_job, m_registry, target());
        VERIFY_RESULT(session);
        QCOMPARE(m_ssh->clients().size(), 1);
        const QString direct = QString::number(m_postgres->cluster().port());
        QVERIFY(!session->connection->server().address.endsWith(u':' + direct));
        QCOMPARE(ask(*session->connection, "SELECT pg_catalog.inet_server_port()"), direct);
    }

    void takesUserAndPort()
    {
        const QString user = QString::fromLocal8Bit(::getpwuid(::getuid())->pw_name);
        const auto session =
            connect::open(m_job, m_registry, target(u"%1@127.0.0.1:%2"_s.arg(user).arg(m_ssh->port())));
        VERIFY_RESULT(session);
    }

    void isSharedAndEndsWithTheLast()
    {
        const connect::Opener opener(m_registry, target());
        std::vector<connect::Session> sessions;
        for (int i = 0; i < 3; ++i) {
            auto session = opener.open(m_job);
            VERIFY_RESULT(session);
            sessions.push_back(*std::move(session));
        }
        QCOMPARE(m_ssh->clients().size(), 1);
        sessions.pop_back();
        QCOMPARE(ask(*sessions.back().connection, "SELECT 1"), u"1"_s);
        sessions.clear();
        waitUntilNoClients();
        VERIFY_RESULT(opener.open(m_job));
    }

    void severalThreadsMakeOne()
    {
        const connect::Opener opener(m_registry, target());
        std::mutex mutex;
        std::vector<connect::Session> sessions;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 6; ++i)
                threads.emplace_back([&] {
                    job::JobContext job;
                    auto session = opener.open(job);
                    const std::scoped_lock lock(mutex);
                    if (session)
                        sessions.push_back(*std::move(session));
                });
        }
        QCOMPARE(sessions.size(), size_t(6));
        QCOMPARE(m_ssh->clients().size(), 1);
    }

    void comesBackWhenSshDied()
    {
        const connect::Opener opener(m_registry, target());
        const auto session = opener.open(m_job);
        VERIFY_RESULT(session);
        const pid_t first = m_ssh->clients().value(0);
        QVERIFY(first > 0);
        ::kill(first, SIGKILL);
        QVERIFY(QTest::qWaitFor([&] { return !session->connection->execute(m_job, "SELECT 1"_ba); }, 10'000));
        QVERIFY(!session->connection->isUsable());
        // the first one is still held
        const auto again = opener.open(m_job);
        VERIFY_RESULT(again);
        QCOMPARE(ask(*again->connection, "SELECT 1"), u"1"_s);
    }

    void comesBackWhenTheServerOfSshDoes()
    {
        const connect::Opener opener(m_registry, target());
        VERIFY_RESULT(opener.open(m_job));
        m_ssh->stop();
        const auto without = opener.open(m_job);
        QVERIFY(!without);
        QCOMPARE(without.error().kind, ErrorKind::Connection);
        QVERIFY(mentions(without.error(), u"refused"_s));
        QVERIFY(m_ssh->listen());
        VERIFY_RESULT(opener.open(m_job));
    }

    void saysWhoIsNotLetIn()
    {
        m_ssh->lock(true);
        const auto refused = connect::open(m_job, m_registry, target());
        m_ssh->lock(false);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Connection);
        QVERIFY2(refused.error().message.contains(u"Permission denied"_s), qPrintable(toText(refused.error())));
        QVERIFY(refused.error().hint.contains(u"ssh bastion"_s));
    }

    void saysThatNobodyIsAtTheFarEnd()
    {
        dialect::Target nowhere = target();
        nowhere.port = u"1"_s;
        const auto failed = connect::open(m_job, m_registry, nowhere);
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, ErrorKind::Connection);
        QVERIFY2(mentions(failed.error(), u"through SSH to bastion"_s), qPrintable(toText(failed.error())));
        QVERIFY2(failed.error().hint.contains(u"as bastion sees them"_s), qPrintable(failed.error().hint));
    }

    void leadsToOneHost()
    {
        for (const QString &host : {u"a,b"_s, u"/var/run/postgresql"_s}) {
            dialect::Target odd = target();
            odd.host = host;
            QCOMPARE(connect::open(m_job, m_registry, odd).error().kind, ErrorKind::Usage);
        }
        QCOMPARE(connect::open(m_job, m_registry, target(u"-oProxyCommand=x"_s)).error().kind, ErrorKind::Usage);
    }

    void stopsAtOnce()
    {
        std::stop_source stop;
        stop.request_stop();
        job::JobContext job(stop.get_token());
        QCOMPARE(connect::open(job, m_registry, target()).error().kind, ErrorKind::Cancelled);
    }
};

TIDEMARK_TEST(TunnelTest)
#include "tst_tunnel.moc"
