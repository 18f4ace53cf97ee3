// SPDX-License-Identifier: GPL-3.0-or-later
// Connections to any target: one pool each, given back whatever happened, passwords asked for once and outside.
#include "core/pgfixture.h"
#include "drivers/engines.h"
#include "pool/askedpassword.h"
#include "sandbox/sourcepair.h"
#include "support/fakebackend.h"
#include "support/fakedialect.h"
#include "support/testmain.h"
#include "support/until.h"

#include <QDir>
#include <QSet>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

namespace {

// As command lines borrow.
const pool::PoolConfig patient{
    .size = 1, .maxOverflow = -1, .timeout = std::chrono::hours(24), .retryConnect = false, .brief = true};

dialect::Target acme(const QString &database = u"orders"_s)
{
    dialect::Target target;
    target.engine = u"acme"_s;
    target.host = u"db1"_s;
    target.user = u"alice"_s;
    target.database = database;
    return target;
}

} // namespace

class TargetsTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<FakeServer> m_server;
    dialect::Registry m_registry;
    job::JobContext m_job;
    QStringList m_questions;
    Result<Secret> m_answer;

    connect::PasswordPrompt prompt()
    {
        return [this](job::JobContext &, const QString &question) {
            m_questions << question;
            return m_answer;
        };
    }

    Result<dialect::Introspection> read(pool::Targets &targets, const dialect::Target &target, const QString &name = {})
    {
        return sandbox::readDatabase(m_job, target, targets.lender(target, {.name = name, .label = u"test"_s}), {},
                                     prompt());
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_shared<FakeServer>();
        m_registry = fakeRegistry(m_server);
        m_questions.clear();
        m_answer = Secret(u"right"_s);
    }

    void oneTargetHasOnePool()
    {
        pool::Pools pools;
        pool::Targets targets(pools, m_registry, patient);
        QVERIFY(read(targets, acme()));
        QVERIFY(read(targets, acme()));
        QVERIFY(read(targets, acme(u"ledger"_s)));
        QCOMPARE(m_server->opened.size(), 2U);
        QCOMPARE(pools.all().size(), 2U);
        QVERIFY(pools.shared().empty());
    }

    void nothingIsOpenedBeforeItIsWanted()
    {
        pool::Pools pools;
        pool::Targets targets(pools, m_registry, patient);
        const pool::Lender lender = targets.lender(acme(), {});
        QVERIFY(m_server->opened.empty());
        QVERIFY(lender(m_job, {}));
        QCOMPARE(m_server->opened.size(), 1U);
    }

    // A command must not start later for the sake of a pool.
    void noThreadIsMade()
    {
        const auto threads = [] { return QDir(u"/proc/self/task"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot); };
        const QStringList before = threads();
        pool::Pools pools;
        pool::Targets targets(pools, m_registry, patient);
        QVERIFY(read(targets, acme()));
        QVERIFY(read(targets, acme()));
        QCOMPARE(threads(), before);
    }

    void twoNamesOfOneTargetAreReported()
    {
        pool::Pools pools;
        {
            pool::Targets targets(pools, m_registry, patient);
            QVERIFY(read(targets, acme(), u"acme://db1/orders"_s));
            QVERIFY(read(targets, acme(), u"acmesql://db1/orders"_s));
            QVERIFY(pools.shared() ==
                    (std::vector<pool::SharedTarget>{{.target = dialect::describe(acme()),
                                                      .names = {u"acme://db1/orders"_s, u"acmesql://db1/orders"_s}}}));
            QCOMPARE(m_server->opened.size(), 1U);
        }
        QVERIFY(pools.all().empty());
    }

    // What leads elsewhere, or in as somebody else, never shares connections; a password alone makes no difference.
    void targetsAreToldApart()
    {
        dialect::Target tunnelled = acme();
        tunnelled.sshHost = u"bastion"_s;
        dialect::Target reader = acme();
        reader.passwordOrigin = {.kind = u"vault"_s, .settings = {{u"path"_s, u"database/creds/reader"_s}}};
        dialect::Target writer = acme();
        writer.passwordOrigin = {.kind = u"vault"_s, .settings = {{u"path"_s, u"database/creds/writer"_s}}};
        dialect::Target known = acme();
        known.password = Secret(u"right"_s);
        const QSet<QByteArray> keys{pool::targetKey(acme()), pool::targetKey(tunnelled), pool::targetKey(reader),
                                    pool::targetKey(writer)};
        QCOMPARE(keys.size(), 4);
        QCOMPARE(pool::targetKey(known), pool::targetKey(acme()));
    }

    void anErrorEndsTheLeaseToo_data()
    {
        QTest::addColumn<bool>("breaks");
        QTest::newRow("still good") << false;
        QTest::newRow("broken") << true;
    }

    void anErrorEndsTheLeaseToo()
    {
        QFETCH(const bool, breaks);
        Error error;
        error.kind = ErrorKind::Sql;
        error.message = u"no such thing"_s;
        error.breaksConnection = breaks;
        m_server->introspectError = error;
        pool::Pools pools;
        pool::Targets targets(pools, m_registry, patient);
        const auto failed = read(targets, acme());
        QVERIFY(!failed);
        QCOMPARE(failed.error().message, error.message);
        const pool::PoolFigures figures = pools.all().front()->figures();
        QCOMPARE(figures.checkedOut, 0);
        QCOMPARE(figures.checkedIn, breaks ? 0 : 1);
    }

    void aServerThatIsAwayIsSaidAtOnce()
    {
        m_server->openError = fail(ErrorKind::Connection, u"refused"_s).error();
        pool::Pools pools;
        pool::Targets targets(pools, m_registry, patient);
        QCOMPARE(read(targets, acme()).error().message, u"refused"_s);
        QCOMPARE(m_server->opened.size(), 1U);
        m_server->openError.reset();
        QVERIFY(read(targets, acme()));
        pools.all().front()->evict();
        m_server->openError = fail(ErrorKind::Connection, u"refused again"_s).error();
        QCOMPARE(read(targets, acme()).error().message, u"refused again"_s);
        QCOMPARE(m_server->opened.size(), 3U);
    }

    void filesAreOpenedToBeReadAlone()
    {
        pool::Pools pools;
        pool::Targets targets(pools, m_registry, patient);
        sandbox::ScratchServers servers(m_registry);
        dialect::Target file;
        file.engine = u"leaf"_s;
        file.database = u"some.leaf"_s;
        QVERIFY(sandbox::readSource(m_job, m_registry, servers, sandbox::borrowed(targets, m_registry, file, {})));
        QVERIFY(m_server->opened.front().readOnly);
    }

    // ---- Passwords that a person knows

    void aPersonIsAskedOnceForATarget()
    {
        m_server->wantsPassword = u"right"_s;
        pool::Pools pools;
        pool::Targets targets(pools, m_registry, patient);
        const pool::Lender lender = targets.lender(acme(), {});
        const auto one = lender(m_job, prompt());
        VERIFY_RESULT(one);
        const auto another = lender(m_job, prompt());
        VERIFY_RESULT(another);
        QCOMPARE(m_questions, (QStringList{u"Password for alice@db1/orders"_s}));

        // what works no longer is asked for again, by the next who comes
        m_server->wantsPassword = u"changed"_s;
        m_answer = Secret(u"changed"_s);
        const auto refused = lender(m_job, prompt());
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlState, u"28P01"_s);
        VERIFY_RESULT(lender(m_job, prompt()));
        QCOMPARE(m_questions.size(), 2);
    }

    void nobodyIsAskedTwiceInARow()
    {
        m_server->wantsPassword = u"right"_s;
        m_answer = Secret(u"wrong"_s);
        pool::Pools pools;
        pool::Targets targets(pools, m_registry, patient);
        const auto refused = targets.lender(acme(), {})(m_job, prompt());
        QCOMPARE(refused.error().sqlState, u"28P01"_s);
        QCOMPARE(m_questions.size(), 1);
        QCOMPARE(targets.lender(acme(), {})(m_job, {}).error().kind, ErrorKind::Auth);
        QCOMPARE(m_questions.size(), 1);
    }

    void whatIsFetchedNobodyIsAskedFor()
    {
        dialect::Target target = acme();
        target.passwordOrigin = {.kind = u"environment"_s, .settings = {{u"variable"_s, u"TARGETS_TEST_UNSET"_s}}};
        pool::Pools pools;
        pool::Targets targets(pools, m_registry, patient);
        QCOMPARE(targets.lender(target, {})(m_job, prompt()).error().kind, ErrorKind::Auth);
        QVERIFY(m_questions.isEmpty());
    }

    // However long somebody types: the pool's time does not run meanwhile, for it does not connect.
    void thePoolDoesNotWaitForAPerson()
    {
        m_server->wantsPassword = u"right"_s;
        pool::Pools pools;
        pool::Targets targets(pools, m_registry, patient);
        int connecting = -1;
        const auto lease = targets.lender(acme(), {})(m_job, [&](job::JobContext &, const QString &) {
            connecting = pools.all().front()->figures().connecting;
            return m_answer;
        });
        VERIFY_RESULT(lease);
        QCOMPARE(connecting, 0);
    }

    void ofSeveralBorrowersOneAsks()
    {
        FakeBackend backend;
        pool::AskedPassword password;
        pool::Pool pool(
            u"asked"_s,
            [&](job::JobContext &) -> Result<connect::Session> {
                if (password.kept() == Secret(u"right"_s))
                    return backend.connect();
                return fail(ErrorKind::Auth, u"no password"_s);
            },
            patient);
        std::atomic<int> asked = 0;
        const auto ask = [&](job::JobContext &, const Error &because) -> Result<Secret> {
            ++asked;
            until([&] { return pool.status().counters.failures == 4; });
            return because.message == "no password"_L1 ? Secret(u"right"_s) : Secret();
        };
        std::atomic<int> served = 0;
        {
            std::vector<std::jthread> borrowers;
            for (int i = 0; i < 4; ++i)
                borrowers.emplace_back([&] {
                    job::JobContext job;
                    served += password.acquire(job, pool, ask, {}, std::source_location::current()).has_value();
                });
        }
        QCOMPARE(served, 4);
        QCOMPARE(asked, 1);
    }

    // Who waits for the answer to somebody else's question can be stopped.
    void theWaitForAnAnswerEnds()
    {
        pool::AskedPassword password;
        pool::Pool pool(
            u"asked"_s,
            [](job::JobContext &) -> Result<connect::Session> { return fail(ErrorKind::Auth, u"no password"_s); },
            patient);
        std::stop_source stop;
        std::atomic<bool> isAsking = false;
        const auto never = [&](job::JobContext &job, const Error &) -> Result<Secret> {
            isAsking = true;
            until([&] { return job.stopRequested(); });
            return Failure(job::cancelledError());
        };
        std::atomic<int> cancelled = 0;
        {
            std::vector<std::jthread> borrowers;
            for (int i = 0; i < 2; ++i)
                borrowers.emplace_back([&] {
                    job::JobContext job(stop.get_token());
                    const auto lease = password.acquire(job, pool, never, {}, std::source_location::current());
                    cancelled += !lease && lease.error().kind == ErrorKind::Cancelled;
                });
            until([&] { return isAsking && pool.status().counters.failures == 2; });
            stop.request_stop();
        }
        QCOMPARE(cancelled, 2);
    }

    // ---- A real server

    void readingLeavesAConnectionAsItWas()
    {
        const auto server = PgServer::start();
        QVERIFY(server);
        const dialect::Registry registry = drivers::engines();
        const dialect::Target target = server->cluster().target();
        pool::Pools pools;
        pool::Targets targets(pools, registry, patient);
        const pool::Lender lender = targets.lender(target, {});
        const auto settings = [&]() -> QString {
            auto lease = lender(m_job, {});
            if (!lease || lease->connection().transactionState() != sql::TransactionState::None)
                return {};
            const auto rows = sql::fetch(m_job, lease->connection(),
                                         QByteArray("SELECT pg_backend_pid() || ' ' || string_agg(name || '=' || "
                                                    "setting, ' ' ORDER BY name) FROM pg_settings WHERE name IN "
                                                    "('search_path', 'DateStyle', 'transaction_read_only', "
                                                    "'transaction_isolation', 'extra_float_digits')"));
            return rows ? rows->text(0, 0) : QString();
        };
        const QString before = settings();
        QVERIFY(!before.isEmpty());
        VERIFY_RESULT(sandbox::readDatabase(m_job, target, lender, {}));
        QCOMPARE(settings(), before);

        // stopped in the middle
        std::stop_source stop;
        int steps = 0;
        job::JobContext stopped(stop.get_token(), [&](const job::Progress &) {
            if (++steps == 3)
                stop.request_stop();
        });
        QCOMPARE(sandbox::readDatabase(stopped, target, lender, {}).error().kind, ErrorKind::Cancelled);
        QCOMPARE(settings(), before);
        QCOMPARE(pools.all().front()->status().counters.creations, 1U);
    }

    void bothSidesOfOneTargetShareAPool()
    {
        const auto server = PgServer::start();
        QVERIFY(server);
        const dialect::Registry registry = drivers::engines();
        pool::Pools pools;
        pool::Targets targets(pools, registry, patient);
        sandbox::ScratchServers servers(registry);
        const dialect::Target target = server->cluster().target();
        const auto both = sandbox::readBoth(m_job, registry, servers,
                                            sandbox::borrowed(targets, registry, target, {.label = u"from"_s}),
                                            sandbox::borrowed(targets, registry, target, {.label = u"to"_s}));
        VERIFY_RESULT(both);
        QCOMPARE(pools.all().size(), 1U);
        const pool::PoolStatus status = pools.all().front()->status();
        QCOMPARE(status.counters.checkouts, 2U);
        QVERIFY(status.leases.empty());
    }
};

TIDEMARK_TEST(TargetsTest)
#include "tst_targets.moc"
