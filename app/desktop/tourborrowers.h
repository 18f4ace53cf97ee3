// SPDX-License-Identifier: GPL-3.0-or-later
// Something to see on the Pools page: threads that borrow connections of a pool as an application does, more of them
// than the pool has connections. They end with the object. GUI thread only.
#pragma once

#include "pool/pool.h"

#include <thread>
#include <vector>

namespace tidemark::desktop {

class TourBorrowers
{
public:
    explicit TourBorrowers(std::shared_ptr<pool::Pool> pool);
    ~TourBorrowers();
    TourBorrowers(const TourBorrowers &) = delete;
    TourBorrowers &operator=(const TourBorrowers &) = delete;

private:
    // Borrows again and again for about so long, with rests between.
    void start(const QString &label, std::chrono::milliseconds use, std::chrono::milliseconds rest);

    std::shared_ptr<pool::Pool> m_pool;
    std::stop_source m_stop;
    std::vector<std::jthread> m_threads;
};

} // namespace tidemark::desktop
