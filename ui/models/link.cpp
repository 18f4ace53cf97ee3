// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/link.h"

#include "base/text.h"
#include "pool/poolsettings.h"

#include <QCoreApplication>

#include <iterator>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

pool::PoolConfig usualPoolConfig()
{
    // a person rather reads why there is no connection than waits for it
    return {.prePing = true, .retryConnect = false, .idleTimeout = std::chrono::minutes(10)};
}

void LinkPlan::keep(const Secret &password)
{
    const std::scoped_lock lock(m_mutex);
    m_password = password;
}

Secret LinkPlan::kept() const
{
    const std::scoped_lock lock(m_mutex);
    return m_password;
}

const connect::Opener &LinkPlan::opener()
{
    const std::scoped_lock lock(m_mutex);
    if (!m_opener)
        m_opener = std::make_unique<connect::Opener>(*registry, connect::toTarget(profile));
    return *m_opener;
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

// Asks at most one person at a time, and remembers in the keychain only what then worked.
class Asking
{
public:
    explicit Asking(LinkPlan &plan)
        : m_plan(plan)
    {
    }

    Result<Secret> operator()(job::JobContext &job, const QString &question)
    {
        PasswordAsker *asker = m_plan.asker;
        const bool canRemember = m_plan.keychain && !m_noKeychain;
        m_given =
            TRY(askGui<GivenPassword>(job, asker, [asker, question, canRemember](const Answer<GivenPassword> &answer) {
                asker->ask(question, canRemember, answer);
            }));
        return m_given->secret;
    }

    // What a profile says where its password is. A keychain that is not there, is locked or knows nothing is no reason
    // to give up: the person is told why and asked.
    Result<Secret> find(job::JobContext &job, const connect::PasswordPrompt &prompt)
    {
        const connect::Profile &profile = m_plan.profile;
        const bool inKeychain = profile.passwordSource == connect::PasswordSource::Keychain;
        if (!inKeychain || !prompt)
            return connect::findPassword(job, profile, {prompt, m_plan.keychain});
        QString why = Words::noKeychain(profile);
        if (m_plan.keychain) {
            auto found = connect::findPassword(job, profile, {prompt, m_plan.keychain});
            if (found || found.error().kind == ErrorKind::Cancelled)
                return found;
            m_noKeychain = found.error().kind == ErrorKind::Unsupported;
            why = found.error().message;
        }
        return prompt(job, why + u'\n' + connect::passwordQuestion(connect::toTarget(profile)));
    }

    // A keychain that refuses is no reason to give the connection up.
    void connected(job::JobContext &job)
    {
        if (!m_given)
            return;
        m_plan.keep(m_given->secret);
        if (m_given->remember && m_plan.keychain) [[maybe_unused]]
            const auto outcome = m_plan.keychain->write(job, m_plan.profile.id, m_given->secret);
    }

private:
    LinkPlan &m_plan;
    std::optional<GivenPassword> m_given;
    bool m_noKeychain = false; // none answers
};

} // namespace

Result<connect::Session> LinkPlan::connect(job::JobContext &job)
{
    Asking asking(*this);
    connect::PasswordPrompt prompt;
    if (asker)
        prompt = [&asking](job::JobContext &context, const QString &question) { return asking(context, question); };
    Secret password = kept();
    if (password.isEmpty())
        password = TRY(asking.find(job, prompt));
    auto session = opened(opener().open(job, password, prompt));
    if (!session)
        return session;
    asking.connected(job);
    const std::scoped_lock lock(m_mutex);
    if (profile.passwordSource == connect::PasswordSource::Keychain)
        m_fromKeychain = password;
    return session;
}

// With what is known without asking a person or their keychain.
Result<connect::Session> LinkPlan::connectQuietly(job::JobContext &job)
{
    Secret password = kept();
    if (password.isEmpty() && profile.passwordSource == connect::PasswordSource::Keychain) {
        const std::scoped_lock lock(m_mutex);
        password = m_fromKeychain;
    } else if (password.isEmpty()) {
        password = TRY(connect::findPassword(job, profile, {}));
    }
    return opened(opener().open(job, password, {}));
}

Result<connect::Session> LinkPlan::opened(Result<connect::Session> session)
{
    if (!session && session.error().kind == ErrorKind::Auth)
        keep({}); // the next attempt asks again
    const std::scoped_lock lock(m_mutex);
    if (session)
        m_timings = session->timings;
    return session;
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
    const auto plan = shared_from_this();
    return pools->pool(
        user, target, [plan](job::JobContext &job) { return plan->connect(job); }, *config,
        [plan](job::JobContext &job) { return plan->connectQuietly(job); });
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
    m_held = TRY(m_plan->pool()->acquire(job, m_label));
    return &m_held.connection();
}

} // namespace tidemark::ui
