// SPDX-License-Identifier: GPL-3.0-or-later
// What is done for a pool while nobody asks: a pass a second.
#include "pool/poolstate.h"

namespace tidemark::pool {

using namespace std::chrono;

// What is dead or too old goes; then what nobody used for long, while enough stay.
void State::closeDue(Trash &trash)
{
    const auto now = m_clock->now();
    m_shards.eachIdle([&](Entry &entry) {
        if (entry.invalid || now >= entry.expires)
            takeOut(entry, trash);
    });
    if (m_config.idleTimeout.count() == 0)
        return;
    m_shards.eachIdle([&](Entry &entry) {
        if (m_shards.idle() > m_config.minIdle && now - entry.lastUsed >= m_config.idleTimeout)
            takeOut(entry, trash);
    });
}

void State::noteLeaks(Clock::Duration now)
{
    if (m_config.leakThreshold.count() == 0)
        return;
    for (Entry *entry : m_all) {
        if (!entry->isOut || entry->leaked || now - entry->since < m_config.leakThreshold)
            continue;
        entry->leaked = true;
        ++m_counters.leaks;
    }
}

// The first idle one that was silent for too long.
Entry *State::mostSilent(Clock::Duration now)
{
    Entry *found = nullptr;
    m_shards.eachIdle([&](Entry &entry) {
        if (!found && now - std::max(entry.lastUsed, entry.lastAnswer) >= m_config.keepalive)
            found = &entry;
    });
    return found;
}

// Asks each idle connection that was silent for too long, one at a time, so that the others can be borrowed.
void State::keepAlive(Whole &whole, const job::JobContext &job)
{
    if (m_config.keepalive.count() == 0)
        return;
    for (int left = m_shards.idle(); left > 0 && !job.stopRequested(); --left) {
        Entry *entry = mostSilent(m_clock->now());
        if (!entry)
            return;
        m_shards.remove(*entry);
        ++m_looking;
        ++m_counters.pings;
        const PoolConfig::Duration limit = m_config.pingLimit;
        const bool answers = whole.without([&] { return entry->connection->answers(limit); });
        --m_looking;
        entry->lastAnswer = m_clock->now();
        if (answers && m_gate != Gate::Closed) {
            m_shards.add(*entry);
            signalFirst();
            continue;
        }
        if (!answers) {
            ++m_counters.pingFailures;
            invalidate(entry->generation);
        }
        signalFirst();
        close(whole, entry);
    }
}

// Opens connections until enough are idle. A failure ends it; the next pass tries again.
void State::fill(Whole &whole, job::JobContext &job)
{
    const auto lacks = [this] {
        const bool fits = m_config.size == 0 || total() < m_config.size;
        return m_gate == Gate::Open && fits && m_shards.idle() + m_looking + m_filling < m_config.minIdle;
    };
    while (lacks() && m_outage.permits(steady_clock::now()) && !job.stopRequested()) {
        ++m_filling;
        const auto made =
            create(whole, job, steady_clock::now() + std::max<milliseconds>(m_config.timeout, leastForConnecting));
        --m_filling;
        if (made && m_gate == Gate::Closed)
            close(whole, *made);
        else if (made)
            m_shards.add(**made);
        signalFirst();
        if (!made)
            return;
    }
}

void State::tend(job::JobContext &job)
{
    Trash trash;
    Whole whole(*this);
    m_shards.settle();
    closeDue(trash);
    noteLeaks(m_clock->now());
    signalFirst();
    whole.without([&trash] { trash.empty(); });
    keepAlive(whole, job);
    fill(whole, job);
}

Result<void> State::prewarm(job::JobContext &job)
{
    Whole whole(*this);
    fill(whole, job);
    startCare();
    TRY(job.check());
    if (m_shards.idle() + m_looking >= m_config.minIdle || !m_lastFailure)
        return {};
    return Failure(*m_lastFailure);
}

void State::takeSample()
{
    const qint64 at = m_clock->utc().toMSecsSinceEpoch();
    const Whole whole(*this);
    m_history.add({.at = at, .now = figuresNow(), .counters = countersNow()});
}

void State::startCare()
{
    if (m_care || m_config.brief || m_gate == Gate::Closed)
        return;
    m_care = std::make_unique<Care>();
    m_care->thread = std::jthread([this, care = m_care.get()](const std::stop_token &stop) {
        job::JobContext job(stop);
        while (!stop.stop_requested()) {
            tend(job);
            takeSample();
            std::unique_lock lock(m_mutex);
            care->wake.wait_for(lock, stop, seconds(1), [] { return false; });
        }
    });
}

} // namespace tidemark::pool
