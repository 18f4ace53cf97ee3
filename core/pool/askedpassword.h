// SPDX-License-Identifier: GPL-3.0-or-later
// The password of one target that a person gives. It is asked for outside of the pool, so that no timeout runs while
// somebody types, and a pool that opens a connection by itself asks nobody. Any thread.
#pragma once

#include "connect/opener.h"
#include "pool/pool.h"

namespace tidemark::pool {

class AskedPassword
{
public:
    // Asks a person; `because` says why nothing else knows it.
    using Ask = std::function<Result<Secret>(job::JobContext &job, const Error &because)>;

    // One that is known already; an empty one is forgotten.
    void keep(const Secret &password);
    // Empty when there is none, or when that is what the person gave.
    [[nodiscard]] Secret kept() const;
    [[nodiscard]] bool isKept() const;

    // Opens a connection with the password that is kept, or with what the opener finds; what the creator of the pool
    // does. One that is refused is kept no longer, so that it is asked for again. Errors: those of the opener.
    [[nodiscard]] Result<connect::Session> open(job::JobContext &job, const connect::Opener &opener);

    // Asks now, unless there is a password. Errors: those of `ask`, Cancelled.
    [[nodiscard]] Result<void> ensure(job::JobContext &job, const Ask &ask, const Error &because);

    // Borrows from the pool. When a password is missing a person is asked, if there is one (`ask`), and it is tried
    // once more. Of several borrowers one asks, and the others take the answer. Errors: those of Pool::acquire and of
    // `ask`, Cancelled.
    [[nodiscard]] Result<Lease> acquire(job::JobContext &job, Pool &pool, const Ask &ask, const QString &label,
                                        const std::source_location &place);

private:
    [[nodiscard]] quint64 answers() const;
    [[nodiscard]] Result<void> askFor(job::JobContext &job, const Ask &ask, const Error &because, quint64 seen);

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<Secret> m_password;
    bool m_asking = false;
    quint64 m_answers = 0;
};

} // namespace tidemark::pool
