// SPDX-License-Identifier: GPL-3.0-or-later
// A pool over a server that exists only in the test, with a clock in the hand: what tests of pools share. The pool is
// used by any thread, the bench by the test's.
#pragma once

#include "support/fakebackend.h"

#include <vector>

namespace tidemark::test {

using namespace Qt::StringLiterals;

struct PoolBench
{
    explicit PoolBench(pool::PoolConfig config = {})
        : pool(u"bench"_s, backend.creator(), std::move(config), clock)
    {
    }

    [[nodiscard]] Result<pool::Lease> borrow(const QString &label = {}) { return pool.acquire(job, label); }
    // One that must come.
    [[nodiscard]] pool::Lease get(const QString &label = {})
    {
        auto lease = borrow(label);
        if (!lease)
            qFatal("%s", qPrintable(toText(lease.error())));
        return *std::move(lease);
    }
    [[nodiscard]] int nextNumber() { return numberOf(get().connection()); }
    void tend() { pool.tend(job); }
    [[nodiscard]] pool::PoolFigures now() { return pool.figures(); }

    FakeBackend backend;
    std::shared_ptr<HandClock> clock = std::make_shared<HandClock>();
    job::JobContext job;
    pool::Pool pool;
};

[[nodiscard]] inline std::vector<pool::Lease> borrowAll(PoolBench &bench, int count)
{
    std::vector<pool::Lease> leases;
    for (int i = 0; i < count; ++i)
        leases.push_back(bench.get(u"borrower %1"_s.arg(i)));
    return leases;
}

} // namespace tidemark::test
