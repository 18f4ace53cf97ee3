// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/askedpassword.h"

namespace tidemark::pool {

void AskedPassword::keep(const Secret &password)
{
    const std::scoped_lock lock(m_mutex);
    m_password = password.isEmpty() ? std::nullopt : std::optional(password);
}

Secret AskedPassword::kept() const
{
    const std::scoped_lock lock(m_mutex);
    return m_password.value_or(Secret());
}

bool AskedPassword::isKept() const
{
    const std::scoped_lock lock(m_mutex);
    return m_password.has_value();
}

quint64 AskedPassword::answers() const
{
    const std::scoped_lock lock(m_mutex);
    return m_answers;
}

Result<connect::Session> AskedPassword::open(job::JobContext &job, const connect::Opener &opener)
{
    const Secret password = kept();
    auto session = opener.open(job, password, {});
    if (session || session.error().kind != ErrorKind::Auth)
        return session;
    const std::scoped_lock lock(m_mutex);
    // somebody may have given another one meanwhile
    if (m_password && *m_password == password)
        m_password.reset();
    return session;
}

// Returns when there is an answer that was not there when `seen` of them were.
Result<void> AskedPassword::askFor(job::JobContext &job, const Ask &ask, const Error &because, quint64 seen)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, job.stopToken(), [this] { return !m_asking; });
    TRY(job.check());
    if (m_answers != seen)
        return {};
    m_asking = true;
    lock.unlock();
    auto answer = ask(job, because);
    lock.lock();
    m_asking = false;
    m_changed.notify_all();
    m_password = TRY(std::move(answer));
    ++m_answers;
    return {};
}

Result<void> AskedPassword::ensure(job::JobContext &job, const Ask &ask, const Error &because)
{
    const quint64 seen = answers();
    return isKept() ? Result<void>() : askFor(job, ask, because, seen);
}

Result<Lease> AskedPassword::acquire(job::JobContext &job, Pool &pool, const Ask &ask, const QString &label,
                                     const std::source_location &place)
{
    constexpr int attempts = 2;
    for (int i = 1;; ++i) {
        const quint64 seen = answers();
        auto lease = pool.acquire(job, label, place);
        if (lease || !ask || i == attempts || !connect::lacksPassword(lease.error()))
            return lease;
        TRY(askFor(job, ask, lease.error(), seen));
    }
}

} // namespace tidemark::pool
