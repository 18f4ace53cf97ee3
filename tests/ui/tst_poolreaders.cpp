// SPDX-License-Identifier: GPL-3.0-or-later
// Sources as they are: a real PgBouncer, and an address that offers metrics to those who know its password.
#include "connect/url.h"
#include "sandbox/cluster.h"
#include "support/fakehttp.h"
#include "support/pgbouncer.h"
#include "support/testmain.h"
#include "ui/fixture.h"
#include "ui/models/pools/poolreader.h"

#include <thread>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;

namespace {

// Knows the password, and counts who asks.
struct KnowingAsker : PasswordAsker
{
    std::atomic<int> asked = 0;
    void ask(const QString &, bool, const Answer<GivenPassword> &answer) override
    {
        ++asked;
        answer(GivenPassword{.secret = Secret(QByteArray("s3cret")), .remember = false});
    }
};

test::HttpReply guarded(const test::HttpRequest &request)
{
    if (request.header("Authorization") != "Basic " + QByteArray("stats:s3cret").toBase64())
        return {.status = 401, .body = "no"};
    return {.body = "hikaricp_connections_active{pool=\"orders\"} 3\nhikaricp_connections_max{pool=\"orders\"} 10\n"};
}

} // namespace

class PoolReadersTest : public QObject
{
    Q_OBJECT

    using Readings = Result<std::vector<pool::PoolReading>>;

    // On a thread, while this one answers questions.
    static Readings read(const PoolReader &reader, bool mayAsk)
    {
        Readings read = fail(ErrorKind::Timeout, u"never read"_s);
        std::atomic<bool> done = false;
        const std::jthread thread([&](const std::stop_token &stop) {
            job::JobContext job(stop);
            read = reader(job, mayAsk);
            done = true;
        });
        return QTest::qWaitFor([&] { return done.load(); }, 30'000) ? read : fail(ErrorKind::Timeout, u"never read"_s);
    }

private Q_SLOTS:
    void aConsoleIsRead()
    {
        job::JobContext job;
        const auto cluster = sandbox::Cluster::start(job);
        VERIFY_RESULT(cluster);
        const auto bouncer = test::Bouncer::start(**cluster, {.passwords = {{u"postgres"_s, u"s3cret"_s}}});
        QVERIFY(bouncer);
        test::Bench bench;
        KnowingAsker asker;
        const dialect::Target console = bouncer->tcpTarget(u"pgbouncer"_s, u"postgres"_s);
        const auto source =
            poolSourceOf(bench.registry, connect::formatUrl(*bench.registry.find(console.engine), console));
        VERIFY_RESULT(source);
        const SourceReader made = makePoolReader(*source, {.registry = &bench.registry, .asker = &asker});
        const PoolReader &reader = made.pools;
        const Readings refused = read(reader, false);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Auth);
        QCOMPARE(asker.asked.load(), 0); // nobody waits for it
        VERIFY_RESULT(read(reader, true));
        QCOMPARE(asker.asked.load(), 1);
        VERIFY_RESULT(read(reader, false)); // the connection is kept
        const auto clients = made.links(job, pool::LinkSide::Clients);
        VERIFY_RESULT(clients);
        QVERIFY(std::ranges::contains(*clients, u"pgbouncer"_s, &pool::BouncerLink::database)); // we are
        VERIFY_RESULT(made.links(job, pool::LinkSide::Servers));
    }

    void aServerIsNoConsole()
    {
        job::JobContext job;
        const auto cluster = sandbox::Cluster::start(job);
        VERIFY_RESULT(cluster);
        test::Bench bench;
        connect::Profile profile = connect::newProfile();
        const dialect::Target target = (*cluster)->target();
        profile.engine = target.engine;
        profile.host = target.host;
        profile.port = target.port;
        profile.database = target.database;
        profile.user = target.user;
        const ReaderTools tools{.registry = &bench.registry,
                                .profile = [&](const QString &id) { return id == profile.id ? &profile : nullptr; }};
        const Readings read = PoolReadersTest::read(makePoolReader(profilePools(profile.id), tools).pools, false);
        QVERIFY(!read && read.error().kind == ErrorKind::Unsupported);
        QVERIFY(!PoolReadersTest::read(makePoolReader(profilePools(u"gone"_s), tools).pools, false));
    }

    void metricsAreReadWithAPassword()
    {
        const test::FakeHttp server(guarded);
        test::Bench bench;
        KnowingAsker asker;
        const ReaderTools tools{.registry = &bench.registry, .asker = &asker};
        const QString place = server.url(u"/metrics"_s).sliced(u"http://"_s.size());
        const auto known = poolSourceOf(bench.registry, u"http://stats:s3cret@"_s + place);
        VERIFY_RESULT(known);
        const Readings read = PoolReadersTest::read(makePoolReader(*known, tools).pools, false);
        VERIFY_RESULT(read);
        QCOMPARE(read->size(), 1U);
        QCOMPARE(read->front().checkedOut, 3);
        QCOMPARE(read->front().limit, 10);

        const auto unknown = poolSourceOf(bench.registry, u"http://stats@"_s + place);
        VERIFY_RESULT(unknown);
        const SourceReader made = makePoolReader(*unknown, tools);
        const PoolReader &reader = made.pools;
        QVERIFY(!made.links);
        const Readings refused = PoolReadersTest::read(reader, false);
        QVERIFY(!refused && refused.error().kind == ErrorKind::Auth);
        QVERIFY(!toText(refused.error()).contains(u"s3cret"_s));
        VERIFY_RESULT(PoolReadersTest::read(reader, true));
        VERIFY_RESULT(PoolReadersTest::read(reader, false)); // remembered while the program runs
        QCOMPARE(asker.asked.load(), 1);
    }
};

TIDEMARK_TEST(PoolReadersTest)
#include "tst_poolreaders.moc"
