// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/link.h"

#include "base/text.h"

#include <QCoreApplication>

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

Result<sql::Connection *> Link::ensure(job::JobContext &job)
{
    if (m_connection && m_connection->isUsable())
        return m_connection.get();
    m_connection.reset();

    Asking asking(*m_plan);
    connect::PasswordPrompt prompt;
    if (m_plan->asker)
        prompt = [&asking](job::JobContext &context, const QString &question) { return asking(context, question); };
    Secret password = m_plan->kept();
    if (password.isEmpty())
        password = TRY(asking.find(job, prompt));
    auto session = m_plan->opener().open(job, password, prompt);
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
