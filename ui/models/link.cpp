// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/link.h"

#include "base/text.h"
#include "pool/poolsettings.h"

#include <QCoreApplication>

#include <atomic>
#include <iterator>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

pool::PoolConfig usualPoolConfig()
{
    // a person rather reads why there is no connection than waits for it
    return {.prePing = true, .retryConnect = false, .idleTimeout = std::chrono::minutes(10)};
}

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(Link)

public:
    static QString noKeychain(const connect::Profile &profile)
    {
        return tr("The password of \"%1\" is kept in the keychain, and this desktop session has none.")
            .arg(printable(profile.name));
    }
};

} // namespace

// A keychain that is not there, is locked or knows nothing lacks the password, whatever else is wrong with it: the
// person is told why and asked.
class LinkPlan::KeychainSource final : public connect::SecretSource
{
public:
    KeychainSource(connect::SecretStore *store, const connect::Profile &profile)
        : m_missing(Words::noKeychain(profile))
        , m_source(store ? connect::keychainSecret(*store, profile.id) : nullptr)
        , m_isThere(store != nullptr)
    {
    }

    Result<connect::FetchedSecret> fetch(job::JobContext &job) override
    {
        if (!m_source)
            return fail(ErrorKind::Auth, m_missing);
        auto found = m_source->fetch(job);
        if (found || found.error().kind == ErrorKind::Cancelled)
            return found;
        m_isThere = found.error().kind != ErrorKind::Unsupported;
        found.error().kind = ErrorKind::Auth;
        return found;
    }
    QString describe() const override { return m_source ? m_source->describe() : m_missing; }

    // Whether it can be asked to keep something.
    [[nodiscard]] bool isThere() const { return m_isThere; }

private:
    const QString m_missing;
    const std::shared_ptr<connect::SecretSource> m_source;
    std::atomic<bool> m_isThere;
};

const connect::Opener &LinkPlan::opener()
{
    const std::scoped_lock lock(m_mutex);
    if (m_opener)
        return *m_opener;
    connect::OpenerParts with = parts;
    if (profile.passwordSource == connect::PasswordSource::Keychain)
        with.source = m_keychain = std::make_shared<KeychainSource>(keychain, profile);
    m_opener = std::make_unique<connect::Opener>(*registry, connect::toTarget(profile), std::move(with));
    return *m_opener;
}

// What is fetched from elsewhere no person is asked for.
bool LinkPlan::asksPeople() const
{
    return asker && connect::originOf(profile).kind.isEmpty();
}

Result<Secret> LinkPlan::ask(job::JobContext &job, const Error &because)
{
    QString question = connect::passwordQuestion(connect::toTarget(profile));
    bool canRemember = keychain != nullptr;
    if (profile.passwordSource == connect::PasswordSource::Keychain) {
        question.prepend(because.message + u'\n');
        const std::scoped_lock lock(m_mutex);
        canRemember = m_keychain && m_keychain->isThere();
    }
    PasswordAsker *person = asker;
    const GivenPassword given =
        TRY(askGui<GivenPassword>(job, person, [person, question, canRemember](const Answer<GivenPassword> &answer) {
            person->ask(question, canRemember, answer);
        }));
    const std::scoped_lock lock(m_mutex);
    m_toRemember = given.remember && canRemember ? std::optional(given.secret) : std::nullopt;
    return given.secret;
}

// A keychain that refuses is no reason to give the connection up.
void LinkPlan::remember(job::JobContext &job)
{
    std::optional<Secret> secret;
    {
        const std::scoped_lock lock(m_mutex);
        secret = std::exchange(m_toRemember, std::nullopt);
    }
    if (secret && m_password.kept() == *secret) [[maybe_unused]]
        const auto outcome = keychain->write(job, profile.id, *secret);
}

Result<connect::Session> LinkPlan::connect(job::JobContext &job)
{
    if (profile.passwordSource == connect::PasswordSource::Ask && !m_password.isKept())
        TRY(connect::findPassword(job, profile, {})); // which is the error that says so
    auto session = m_password.open(job, opener());
    if (!session)
        return session;
    remember(job);
    const std::scoped_lock lock(m_mutex);
    m_timings = session->timings;
    return session;
}

// What takes a person, be it to unlock the keychain, is done before the pool is asked, whose time is limited.
Result<void> LinkPlan::findPassword(job::JobContext &job, const pool::AskedPassword::Ask &ask)
{
    if (profile.passwordSource == connect::PasswordSource::Ask)
        return m_password.ensure(job, ask, {});
    const auto fetched = opener().prefetch(job);
    if (fetched || !connect::lacksPassword(fetched.error()))
        return fetched;
    return m_password.ensure(job, ask, fetched.error());
}

Result<pool::Lease> LinkPlan::acquire(job::JobContext &job, const QString &label, const std::source_location &place)
{
    const std::shared_ptr<pool::Pool> from = pool();
    pool::AskedPassword::Ask asking;
    if (asksPeople()) {
        asking = [this](job::JobContext &inner, const Error &because) { return ask(inner, because); };
        if (!m_password.isKept() && from->figures().total == 0)
            TRY(findPassword(job, asking));
    }
    return m_password.acquire(job, *from, asking, label, place);
}

// A database that lives only in its connection has one, and loses it never.
bool LinkPlan::livesInConnection() const
{
    const dialect::Dialect *dialect = registry->find(profile.engine);
    return dialect && dialect->fileBased && (profile.database.isEmpty() || profile.database.contains(u":memory:"_s));
}

std::shared_ptr<pool::Pool> LinkPlan::pool()
{
    const pool::PoolUser user{.id = profile.id, .name = profile.name};
    const dialect::Target target = connect::toTarget(profile);
    const auto config = pool::poolConfigOf(profile.pool, usualPoolConfig());
    if (!config)
        return m_ownPools.pool(user, target, [error = config.error()](job::JobContext &) -> Result<connect::Session> {
            return Failure(error);
        });
    // what a pool of this plan alone keeps must not keep the plan
    const pool::Creator lending = [weak = weak_from_this()](job::JobContext &job) -> Result<connect::Session> {
        const auto plan = weak.lock();
        return plan ? plan->connect(job) : Failure(job::cancelledError());
    };
    if (livesInConnection())
        return m_ownPools.pool(user, target, lending, {.size = 1, .maxOverflow = 0, .session = config->session});
    if (!pools)
        return m_ownPools.pool(user, target, lending, *config);
    return pools->pool(
        user, target, [plan = shared_from_this()](job::JobContext &job) { return plan->connect(job); }, *config);
}

std::vector<std::shared_ptr<pool::Pool>> LinkPlan::releasePool()
{
    auto gone = m_ownPools.release(profile.id);
    if (pools)
        std::ranges::move(pools->release(profile.id), std::back_inserter(gone));
    return gone;
}

dialect::ConnectTimings LinkPlan::timings() const
{
    const std::scoped_lock lock(m_mutex);
    return m_timings;
}

Result<sql::Connection *> Link::hold(job::JobContext &job)
{
    if (m_held && m_held->isUsable())
        return &m_held.connection();
    m_held.giveBack();
    m_held = TRY(m_plan->acquire(job, m_label));
    return &m_held.connection();
}

} // namespace tidemark::ui
