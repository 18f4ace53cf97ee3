// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/link.h"

namespace tidemark::ui {

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

namespace {

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
        const bool canRemember = m_plan.keychain != nullptr;
        m_given =
            TRY(askGui<GivenPassword>(job, asker, [asker, question, canRemember](const Answer<GivenPassword> &answer) {
                asker->ask(question, canRemember, answer);
            }));
        return m_given->secret;
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
};

} // namespace

Result<sql::Connection *> Link::ensure(job::JobContext &job)
{
    if (m_connection && m_connection->isUsable())
        return m_connection.get();
    m_connection.reset();

    Asking asking(*m_plan);
    connect::PasswordPrompt prompt;
    if (m_plan->asker)
        prompt = [&asking](job::JobContext &context, const QString &question) { return asking(context, question); };
    dialect::Target target = connect::toTarget(m_plan->profile);
    target.password = m_plan->kept();
    if (target.password.isEmpty())
        target.password = TRY(connect::findPassword(job, m_plan->profile, {prompt, m_plan->keychain}));
    auto session = connect::open(job, *m_plan->registry, target, prompt);
    if (!session) {
        if (session.error().kind == ErrorKind::Auth)
            m_plan->keep({}); // the next attempt asks again
        return Failure(std::move(session).error());
    }
    asking.connected(job);
    m_timings = session->timings;
    m_connection = std::move(session->connection);
    return m_connection.get();
}

} // namespace tidemark::ui
