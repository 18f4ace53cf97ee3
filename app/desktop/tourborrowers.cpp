// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tourborrowers.h"

#include <QRandomGenerator>

#include <condition_variable>
#include <mutex>

namespace tidemark::desktop {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

TourBorrowers::TourBorrowers(std::shared_ptr<pool::Pool> pool)
    : m_pool(std::move(pool))
{
    start(u"nightly report"_s, 1h, 0ms);
    start(u"stock take"_s, 1h, 0ms);
    for (int i = 0; i < 9; ++i)
        start(u"gate %1"_s.arg(i + 1), 30ms, 20ms);
    for (int i = 0; i < 6; ++i)
        start(u"billing %1"_s.arg(i + 1), 120ms, 60ms);
}

TourBorrowers::~TourBorrowers()
{
    m_stop.request_stop();
}

static void sleepFor(const job::JobContext &job, std::chrono::milliseconds time)
{
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any nobody;
    nobody.wait_for(lock, job.stopToken(), time, [] { return false; });
}

void TourBorrowers::start(const QString &label, std::chrono::milliseconds use, std::chrono::milliseconds rest)
{
    m_threads.emplace_back([this, label, use, rest] {
        job::JobContext job(m_stop.get_token());
        QRandomGenerator random(quint32(qHash(label, 1)));
        while (!job.stopRequested()) {
            {
                const auto lease = m_pool->acquire(job, label);
                if (!lease)
                    return;
                sleepFor(job, use * (50 + random.bounded(100)) / 100);
            }
            sleepFor(job, rest * random.bounded(200) / 100);
        }
    });
}

} // namespace tidemark::desktop
