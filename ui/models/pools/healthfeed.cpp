// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pools/healthfeed.h"

#include <algorithm>

namespace tidemark::ui {

using namespace std::chrono_literals;

// Opening a connection may take as long as people wait for one before they wonder.
static constexpr pool::HealthLimits limits{.answer = 1s, .borrow = 3s};

// What a check brought.
struct HealthFeed::Outcome
{
    pool::HealthState state;
    std::optional<pool::LookOutcome> passed = {};
    bool refused = false;
    quint64 creations = 0;
};

HealthFeed::HealthFeed(JobRunner *jobs, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent)
    , m_jobs(jobs)
    , m_clock(std::move(clock))
{
}

HealthFeed::~HealthFeed()
{
    m_jobs->cancelAll(this);
}

// ---- Which

void HealthFeed::follow(const std::vector<OwnPool> &pools)
{
    std::erase_if(m_pools, [&](const auto &entry) {
        return std::ranges::none_of(
            pools, [&](const OwnPool &own) { return own.key == entry.first && own.pool == entry.second.pool.lock(); });
    });
    for (const OwnPool &own : pools) {
        Watched &watched = m_pools[own.key];
        if (!watched.check) {
            watched.pool = own.pool;
            watched.check = std::make_shared<pool::HealthCheck>(limits, m_clock);
            watched.lane = m_jobs->newLane();
        }
        watched.creations = own.creations;
        if (watched.health.refused && own.creations > watched.creationsWhenRefused)
            watched.health.refused = false;
    }
}

bool HealthFeed::isDue(const Watched &watched) const
{
    const bool may = watched.creations > 0 && !watched.health.refused && !watched.isBusy;
    return may && m_ticks - watched.lastTick >= ticksBetween;
}

void HealthFeed::wake()
{
    m_lastOther = m_ticks - ticksBetween;
    for (auto &[key, watched] : m_pools)
        watched.lastTick = m_ticks - ticksBetween;
}

// The one that waits for the longest, among those whose turn it may be.
QString HealthFeed::nextOf(const QString &chosen)
{
    const auto found = m_pools.find(chosen);
    if (found != m_pools.end() && isDue(found->second))
        return chosen;
    if (found != m_pools.end() && m_ticks - m_lastOther < ticksBetween)
        return {};
    const auto next = std::ranges::min_element(
        m_pools, {}, [this](const auto &entry) { return std::pair(!isDue(entry.second), entry.second.lastTick); });
    if (next == m_pools.end() || !isDue(next->second))
        return {};
    m_lastOther = m_ticks;
    return next->first;
}

void HealthFeed::tick(const QString &chosen)
{
    ++m_ticks;
    const QString next = nextOf(chosen);
    if (next.isEmpty())
        return;
    m_pools.at(next).lastTick = m_ticks;
    m_turn ? m_turn([this, next] { run(next); }) : run(next);
}

void HealthFeed::check(const QString &key)
{
    const auto found = m_pools.find(key);
    if (found == m_pools.end() || found->second.creations == 0 || found->second.health.refused)
        return;
    found->second.lastTick = m_ticks;
    run(key);
}

// ---- Checking

// The pool may be given up meanwhile: then it ends on the thread that checks.
void HealthFeed::run(const QString &key)
{
    const auto found = m_pools.find(key);
    if (found == m_pools.end() || found->second.isBusy)
        return;
    Watched &watched = found->second;
    watched.isBusy = true;
    m_jobs->run(
        this,
        {.title = tr("Checking whether a database answers"), .lane = watched.lane, .quiet = true, .listed = false},
        [weak = watched.pool, check = watched.check](job::JobContext &job) -> Result<Outcome> {
            const auto pool = weak.lock();
            if (!pool)
                return Failure(job::cancelledError());
            const auto looked = check->checkAside(job, *pool);
            Outcome outcome{.state = check->state()};
            if (looked && *looked != pool::LookOutcome::Looked)
                outcome.passed = *looked;
            outcome.refused = !looked && looked.error().kind == ErrorKind::Auth;
            outcome.creations = pool->status().counters.creations;
            return outcome;
        },
        [this, key, check = watched.check.get()](const Result<Outcome> &outcome) { take(key, check, outcome); });
}

void HealthFeed::take(const QString &key, const pool::HealthCheck *check, const Result<Outcome> &outcome)
{
    const auto found = m_pools.find(key);
    if (found == m_pools.end() || found->second.check.get() != check)
        return; // of a pool that is gone
    Watched &watched = found->second;
    watched.isBusy = false;
    if (!outcome)
        return;
    watched.health = {.state = outcome->state, .passed = outcome->passed, .refused = outcome->refused};
    watched.creationsWhenRefused = outcome->creations;
    Q_EMIT checked(key);
}

std::optional<PoolHealth> HealthFeed::health(const QString &key) const
{
    const auto found = m_pools.find(key);
    return found == m_pools.end() ? std::nullopt : std::optional(found->second.health);
}

bool HealthFeed::isChecking() const
{
    return std::ranges::any_of(m_pools, [](const auto &entry) { return entry.second.isBusy; });
}

} // namespace tidemark::ui
