// SPDX-License-Identifier: GPL-3.0-or-later
// Connections to one target, lent in turn to whoever asks, with the settings and semantics of SQLAlchemy's QueuePool.
// Where that has faults it is otherwise: overflow is never negative, borrowers are served in the order in which they
// came, every lease says who holds it. All functions may be called from any thread. One thread a pool looks after it
// from the first use on; a lease may outlive the pool.
#pragma once

#include "base/tickclock.h"
#include "connect/session.h"
#include "pool/lease.h"
#include "pool/poolconfig.h"
#include "pool/poolstatus.h"

#include <functional>
#include <source_location>

namespace tidemark::pool {

// Opens one connection; called on the thread that needs it, several at once. Credentials are found here, for every
// connection anew.
using Creator = std::function<Result<connect::Session>(job::JobContext &job)>;

// Looks at a connection and says what is wrong with it or its server.
using Look =
    std::function<Result<void>(job::JobContext &job, sql::Connection &connection, const dialect::Dialect &dialect)>;

// Whether there was a connection to look at, or in whose way that would have been.
enum class LookOutcome : quint8 {
    Looked,
    Suspended, // nobody may have one now
    Waited,    // borrowers wait
    Busy,      // the last one that is free is left to the next borrower
    Closed,    // the pool was disposed
};

class State;

class Pool
{
public:
    // The settings must be valid (validate). Nothing is opened yet. `name` is for people.
    Pool(QString name, Creator creator, PoolConfig config = {},
         std::shared_ptr<const Clock> clock = std::make_shared<TickClock>());
    Pool(const Pool &) = delete;
    Pool &operator=(const Pool &) = delete;
    // As dispose(). No other thread may be in a call of this object.
    ~Pool();

    // Borrows a connection: an idle one, a new one while the limit allows it, or the next that comes back. `label` and
    // `place` say in the list of leases who holds it.
    //
    // Waiting borrowers are served first come, first served. Somebody who is already running may overtake them within
    // 0.1 ms after one was served (1.6 ms while uses take less than 0.2 µs), which is what makes short uses
    // fast; so the first in line waits for at most that much longer than strictly necessary, and the others for their
    // turns. Idle connections are lent in the order of the settings, as long as borrowers on several processors do not
    // meet all the time.
    //
    // A server that cannot be reached is tried again at growing intervals until the timeout is over, if it has let this
    // pool in before; otherwise its error is returned at once. Errors: Timeout with who holds the connections,
    // Connection, those of the creator, Cancelled, Config for a pool that was disposed.
    [[nodiscard]] Result<Lease> acquire(job::JobContext &job, const QString &label = {},
                                        const std::source_location &place = std::source_location::current());

    [[nodiscard]] const QString &name() const;
    [[nodiscard]] PoolConfig config() const;
    // Cost: some microseconds and a copy of the leases.
    [[nodiscard]] PoolStatus status() const;
    [[nodiscard]] PoolFigures figures() const;
    // The last hour, a point a second since the first use.
    [[nodiscard]] std::vector<PoolSample> history() const;

    // Takes other settings from now on: waiting borrowers see a higher limit at once, connections above a lower one are
    // closed when they are idle or come back. Errors: those of validate().
    [[nodiscard]] Result<void> setConfig(const PoolConfig &config);
    // Borrowers wait until resume(), or for their timeouts; leases that are out are not touched.
    void suspend();
    void resume();
    // Replaces every connection: idle ones now, the others when they come back.
    void evict();
    // Closes what is idle, refuses further borrowers and ends the waits; leases that are out are closed when they end.
    void dispose();

    // Shows `look` a connection that nobody needs just now: an idle one; when there is none, or it turns out to be
    // dead, a new one. That is no lease: it is in no counter of checkouts, never leaks, and keeps no connection from
    // its idle timeout. Waits for nobody; opening may take `opening`. A connection that was broken or left within a
    // transaction is closed. Errors: those of the look, of the creator, Cancelled.
    [[nodiscard]] Result<LookOutcome> look(job::JobContext &job, const Look &look, PoolConfig::Duration opening);

    // Opens what minIdle asks for. The pool does so by itself after its first use.
    [[nodiscard]] Result<void> prewarm(job::JobContext &job);

    // What the pool's thread does once a second: closes what is too old, counts leaks, keeps connections alive and
    // minIdle of them open.
    void tend(job::JobContext &job);

private:
    std::shared_ptr<State> m_state;
};

} // namespace tidemark::pool
