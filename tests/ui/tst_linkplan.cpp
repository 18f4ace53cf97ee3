// SPDX-License-Identifier: GPL-3.0-or-later
// How the parts of the window come to the connections of a profile: from its one pool, with a password that the
// keychain or a person gives.
#include "connect/secretcache.h"
#include "support/fakeclock.h"
#include "support/fakedialect.h"
#include "support/fakekeychain.h"
#include "support/testmain.h"
#include "support/until.h"
#include "ui/fixture.h"
#include "ui/models/compare/comparereading.h"

#include <QtCore/QDir>
#include <thread>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Gives what it was told to give, and keeps the questions. GUI thread.
class Person final : public PasswordAsker
{
public:
    QStringList questions;
    QString password = u"right"_s;
    bool remembers = false;
    std::function<void()> whileTyping = {};

    void ask(const QString &text, bool, const Answer<GivenPassword> &answer) override
    {
        questions << text;
        if (whileTyping)
            whileTyping();
        answer(GivenPassword{Secret(password), remembers});
    }
};

} // namespace

class LinkPlanTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<test::FakeServer> m_server;
    dialect::Registry m_registry;
    std::unique_ptr<pool::Pools> m_pools;
    std::unique_ptr<test::FakeKeychain> m_keychain;
    std::unique_ptr<Person> m_person;
    test::FakeClock m_clock;

    std::shared_ptr<LinkPlan> plan(connect::PasswordSource source)
    {
        auto plan = std::make_shared<LinkPlan>();
        plan->profile = connect::newProfile();
        plan->profile.name = u"orders"_s;
        plan->profile.engine = u"acme"_s;
        plan->profile.host = u"db1"_s;
        plan->profile.passwordSource = source;
        plan->registry = &m_registry;
        plan->asker = m_person.get();
        plan->keychain = m_keychain.get();
        plan->pools = m_pools.get();
        plan->parts = {.clock = &m_clock, .pause = [] { return 0ms; }};
        return plan;
    }

    // On a thread, while this one answers questions.
    template <class Work>
    static auto onThread(Work work) -> std::invoke_result_t<Work &, job::JobContext &>
    {
        std::invoke_result_t<Work &, job::JobContext &> outcome = fail(ErrorKind::Timeout, u"never done"_s);
        std::atomic<bool> done = false;
        const std::jthread thread([&](const std::stop_token &stop) {
            job::JobContext job(stop);
            outcome = work(job);
            done = true;
        });
        if (!QTest::qWaitFor([&] { return done.load(); }, 30'000))
            return fail(ErrorKind::Timeout, u"never done"_s);
        return outcome;
    }

    static Result<pool::Lease> borrow(const std::shared_ptr<LinkPlan> &plan)
    {
        return onThread([&](job::JobContext &job) { return plan->acquire(job, u"test"_s); });
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_shared<test::FakeServer>();
        m_server->wantsPassword = u"right"_s;
        m_registry = test::fakeRegistry(m_server);
        m_pools = std::make_unique<pool::Pools>();
        m_keychain = std::make_unique<test::FakeKeychain>();
        m_person = std::make_unique<Person>();
    }

    // ---- The keychain

    void theKeychainIsAskedOnceForManyConnections()
    {
        const auto orders = plan(connect::PasswordSource::Keychain);
        m_keychain->set(orders->profile.id, u"right"_s);
        const auto one = borrow(orders);
        QVERIFY(one);
        const auto another = borrow(orders);
        QVERIFY(another);
        QCOMPARE(m_server->opened.size(), 2U);
        QCOMPARE(m_keychain->reads(), 1);
        QVERIFY(m_person->questions.isEmpty());
    }

    // The password was changed on the server and in the keychain while the pool is in use.
    void aChangedPasswordIsFoundInTheKeychain()
    {
        const auto orders = plan(connect::PasswordSource::Keychain);
        m_keychain->set(orders->profile.id, u"right"_s);
        const auto before = borrow(orders);
        QVERIFY(before);
        m_server->wantsPassword = u"changed"_s;
        m_keychain->set(orders->profile.id, u"changed"_s);
        const auto after = borrow(orders);
        QVERIFY2(after, qPrintable(after ? QString() : toText(after.error())));
        QVERIFY((*before)->isUsable());
        QCOMPARE(m_keychain->reads(), 2);
        QVERIFY(m_person->questions.isEmpty());
        QCOMPARE(orders->pool()->status().counters.failures, 0U);
    }

    // A keychain that is locked later does not matter as long as what it gave is young enough.
    void aLockedKeychainDoesNotEndThePool()
    {
        const auto orders = plan(connect::PasswordSource::Keychain);
        m_keychain->set(orders->profile.id, u"right"_s);
        const auto one = borrow(orders);
        QVERIFY(one);
        m_keychain->failWith(fail(ErrorKind::Auth, u"the keychain stays locked"_s).error());
        m_clock.advance(400s);
        const auto another = borrow(orders);
        QVERIFY(another);
        QCOMPARE(m_keychain->reads(), 2);
        m_clock.advance(2000s);
        const auto third = borrow(orders);
        QVERIFY(third);
        QCOMPARE(m_person->questions.size(), 1);
        QVERIFY(m_person->questions.front().startsWith(u"the keychain stays locked\nPassword for db1"));
    }

    void whatAPersonGaveIsRememberedOnceItWorked()
    {
        const auto orders = plan(connect::PasswordSource::Keychain);
        m_person->remembers = true;
        m_person->password = u"wrong"_s;
        const auto refused = borrow(orders);
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlState, u"28P01"_s);
        job::JobContext job;
        QVERIFY(!m_keychain->read(job, orders->profile.id)->has_value());
        m_person->password = u"right"_s;
        QVERIFY(borrow(orders));
        QCOMPARE(m_keychain->read(job, orders->profile.id)->value(), Secret(u"right"_s));
        QCOMPARE(m_person->questions.size(), 2);
    }

    void theKeychainsPasswordIsNotTold_data()
    {
        QTest::addColumn<bool>("isLocked");
        QTest::newRow("refused by the server") << false;
        QTest::newRow("the keychain fails") << true;
    }

    // The server of this test repeats what it was sent.
    void theKeychainsPasswordIsNotTold()
    {
        QFETCH(const bool, isLocked);
        const QString secret = u"t0p \"secret\" of the keychain"_s;
        const auto orders = plan(connect::PasswordSource::Keychain);
        m_keychain->set(orders->profile.id, secret);
        if (isLocked)
            m_keychain->failWith(fail(ErrorKind::Io, u"the keychain does not answer"_s).error());
        m_person->password = secret;
        const auto failed = borrow(orders);
        QVERIFY(!failed);
        QCOMPARE(failed.error().sqlState, u"28P01"_s);
        QCOMPARE(m_person->questions.size(), isLocked ? 1 : 0);
        const pool::PoolStatus status = orders->pool()->status();
        QVERIFY(status.lastFailure);
        for (const Error &error : {failed.error(), *status.lastFailure}) {
            const QString told = toText(error) + QString::fromUtf8(toJson(error)) + error.detail + error.hint +
                                 error.statement + error.object + error.trail.join(u' ');
            QVERIFY(!told.contains(u"t0p"_s));
            QVERIFY(told.contains(u"<redacted>"_s));
        }
        QVERIFY(!m_person->questions.join(u' ').contains(u"t0p"_s));
    }

    // ---- A person

    void aPersonIsAskedWhileThePasswordDoesNotWork()
    {
        const auto orders = plan(connect::PasswordSource::Ask);
        int connecting = -1;
        m_person->whileTyping = [&] { connecting = orders->pool()->figures().connecting; };
        const auto one = borrow(orders);
        QVERIFY(one);
        QCOMPARE(connecting, 0); // nothing is late while somebody types
        const auto another = borrow(orders);
        QVERIFY(another);
        QCOMPARE(m_person->questions, (QStringList{u"Password for db1"_s}));
        QCOMPARE(orders->pool()->status().counters.failures, 0U);

        m_server->wantsPassword = m_person->password = u"changed"_s;
        QCOMPARE(borrow(orders).error().sqlState, u"28P01"_s);
        QCOMPARE(m_person->questions.size(), 1);
        QVERIFY(borrow(orders));
        QCOMPARE(m_person->questions.size(), 2);
    }

    // What the pool opens by itself, such as for a health check, puts no question on the screen.
    void thePoolItselfAsksNobody()
    {
        const auto orders = plan(connect::PasswordSource::Ask);
        const auto refused =
            onThread([&](job::JobContext &job) { return orders->pool()->acquire(job, u"health check"_s); });
        QCOMPARE(refused.error().kind, ErrorKind::Auth);
        QVERIFY(m_person->questions.isEmpty());
    }

    // ---- Comparing

    void comparisonsBorrowFromThePoolOfTheProfile()
    {
        const auto orders = plan(connect::PasswordSource::Ask);
        QVERIFY(borrow(orders));
        test::Bench bench(m_registry);
        sandbox::ScratchServers scratch(m_registry);
        const SessionTools tools{
            .jobs = &bench.jobs, .registry = &m_registry, .scratch = &scratch, .pools = m_pools.get()};
        const SideToRead side{.plan = orders, .text = {}, .name = u"orders"_s};
        const auto leases = [&] {
            QStringList labels;
            for (const pool::LeaseInfo &lease : orders->pool()->status().leases)
                labels << lease.borrower;
            labels.sort();
            return labels;
        };

        m_server->waitsForStop = true;
        std::stop_source stop;
        std::optional<ErrorKind> kind;
        {
            const std::jthread reading([&] {
                job::JobContext job(stop.get_token());
                const auto sides = readSides(job, tools, side, side);
                kind = sides ? std::nullopt : std::optional(sides.error().kind);
            });
            test::until([&] { return leases().size() == 2; });
            QCOMPARE(leases(), (QStringList{u"Compare, left"_s, u"Compare, right"_s}));
            stop.request_stop();
        }
        QCOMPARE(kind, ErrorKind::Cancelled);
        QVERIFY(leases().isEmpty());

        m_server->waitsForStop = false;
        const auto sides = onThread([&](job::JobContext &job) { return readSides(job, tools, side, side); });
        QVERIFY(sides);
        QVERIFY(leases().isEmpty());
        QCOMPARE(m_pools->all(), (std::vector{orders->pool()}));
        QCOMPARE(m_server->opened.size(), 2U);
        QCOMPARE(m_person->questions.size(), 1);
    }

    // What a text names has a pool for as long as it is read, and the file is let go.
    void comparisonsOfTextsLeaveNothingOpen()
    {
        test::Bench bench;
        const test::Folder folder;
        const SessionTools tools{
            .jobs = &bench.jobs, .registry = &bench.registry, .scratch = &bench.scratch, .pools = m_pools.get()};
        const QString path = folder.database(u"harbour.db"_s, test::harbour());
        const SideToRead side{.plan = nullptr, .text = path, .name = u"harbour"_s};
        const auto sides = onThread([&](job::JobContext &job) { return readSides(job, tools, side, side); });
        QVERIFY(sides);
        QVERIFY(sides->left.isLive);
        QVERIFY(m_pools->all().empty());
        for (const QFileInfo &file : QDir(u"/proc/self/fd"_s).entryInfoList())
            QVERIFY(file.symLinkTarget() != path);
    }
};

TIDEMARK_TEST(LinkPlanTest)
#include "tst_linkplan.moc"
