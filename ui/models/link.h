// SPDX-License-Identifier: GPL-3.0-or-later
// How a session comes to its connections: borrowed from the pool of its profile for a piece of work, or held for as
// long as a page needs one of its own. A link is used by one job at a time (jobs of one lane); made and dropped
// anywhere.
#pragma once

#include "pool/askedpassword.h"
#include "pool/pools.h"
#include "ui/models/passwords.h"

#include <memory>
#include <mutex>

namespace tidemark::ui {

// What the pool of a connection has whose profile says nothing about it.
[[nodiscard]] pool::PoolConfig usualPoolConfig();

// What all links of one profile share; safe from any thread. Always held by a shared pointer.
struct LinkPlan : std::enable_shared_from_this<LinkPlan>
{
    connect::Profile profile;
    const dialect::Registry *registry = nullptr;
    PasswordAsker *asker = nullptr;           // null: nobody is asked
    connect::SecretStore *keychain = nullptr; // null: there is none
    pool::Pools *pools = nullptr;             // null: the plan has its own
    connect::OpenerParts parts = {};          // what its connections share with others, or are tested with

    // The password that a person gave: kept while it works and the program runs, so that reconnecting does not ask
    // again.
    void keep(const Secret &password) { m_password.keep(password); }

    // Borrows from the pool of the profile, and has a person asked for the password that nothing else knows: the window
    // then waits, and not the pool. Errors: those of AskedPassword::acquire.
    [[nodiscard]] Result<pool::Lease> acquire(job::JobContext &job, const QString &label,
                                              const std::source_location &place = std::source_location::current());

    // The pool of the profile, made when it is first asked for. Who borrows from it directly asks nobody for a
    // password. One whose settings in the profile are wrong gives nobody a connection, but says what is wrong. The
    // profile and all above are set before the first call and stay.
    [[nodiscard]] std::shared_ptr<pool::Pool> pool();
    // Gives the pool up; its connections close when what is returned goes, or with their leases.
    [[nodiscard]] std::vector<std::shared_ptr<pool::Pool>> releasePool();

    // Of the last connection that was opened.
    [[nodiscard]] dialect::ConnectTimings timings() const;

private:
    class KeychainSource;

    [[nodiscard]] const connect::Opener &opener();
    [[nodiscard]] Result<connect::Session> connect(job::JobContext &job);
    [[nodiscard]] bool livesInConnection() const;
    [[nodiscard]] bool asksPeople() const;
    [[nodiscard]] Result<void> findPassword(job::JobContext &job, const pool::AskedPassword::Ask &ask);
    [[nodiscard]] Result<Secret> ask(job::JobContext &job, const Error &because);
    void remember(job::JobContext &job);

    mutable std::mutex m_mutex;
    pool::AskedPassword m_password;
    std::optional<Secret> m_toRemember; // in the keychain, once it worked
    dialect::ConnectTimings m_timings;
    std::shared_ptr<KeychainSource> m_keychain;
    std::unique_ptr<connect::Opener> m_opener; // of all connections: they share what was fetched and the SSH tunnel
    pool::Pools m_ownPools;
};

class Link
{
public:
    // The label says in the list of leases what the connection is for.
    explicit Link(std::shared_ptr<LinkPlan> plan, QString label = {})
        : m_plan(std::move(plan))
        , m_label(std::move(label))
    {
    }

    // A connection that is held until drop(), or until it broke. Errors: those of Pool::acquire and of the credentials.
    [[nodiscard]] Result<sql::Connection *> hold(job::JobContext &job);
    void drop() { m_held.discard(); }

    [[nodiscard]] dialect::ConnectTimings timings() const { return m_plan->timings(); }

    // Runs work(job, connection) -> Result<T> on a borrowed connection; when that turns out to be broken, once more on
    // another one. For work that only reads.
    template <class Work>
    auto run(job::JobContext &job, Work work) -> std::invoke_result_t<Work &, job::JobContext &, sql::Connection &>
    {
        for (bool again = false;; again = true) {
            auto lease = m_plan->acquire(job, m_label);
            if (!lease)
                return Failure(std::move(lease).error());
            auto outcome = work(job, lease->connection());
            const bool broke = !outcome && (outcome.error().breaksConnection || !(*lease)->isUsable());
            if (!broke)
                return outcome;
            lease->discard();
            if (again || job.stopRequested())
                return outcome;
        }
    }

private:
    std::shared_ptr<LinkPlan> m_plan;
    QString m_label;
    pool::Lease m_held;
};

} // namespace tidemark::ui
