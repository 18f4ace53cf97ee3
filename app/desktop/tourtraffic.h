// SPDX-License-Identifier: GPL-3.0-or-later
// Something to watch: sessions on the sample's server that work, one that holds a lock and forgets it, and others that
// wait for it. Threads of its own, which end with the object. GUI thread only.
#pragma once

#include "dialect/registry.h"
#include "dialect/target.h"
#include "job/jobcontext.h"

#include <thread>
#include <vector>

namespace tidemark::desktop {

class TourTraffic
{
public:
    TourTraffic(const dialect::Registry &registry, const dialect::Target &target);
    ~TourTraffic();
    TourTraffic(const TourTraffic &) = delete;
    TourTraffic &operator=(const TourTraffic &) = delete;

private:
    // Runs these, the last of them again and again if it may.
    void start(const QString &application, const std::vector<QByteArray> &statements, bool repeats);

    const dialect::Registry &m_registry;
    dialect::Target m_target;
    std::stop_source m_stop;
    std::vector<std::jthread> m_threads;
};

} // namespace tidemark::desktop
