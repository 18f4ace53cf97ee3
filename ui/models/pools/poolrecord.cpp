// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pools/poolrecord.h"

#include <algorithm>

namespace tidemark::ui {

static constexpr size_t keptChanges = 600;
static constexpr int keptAnswers = 720; // of an hour

PoolRecord::PoolRecord(QString key, QString sourceId, int samples)
    : m_key(std::move(key))
    , m_sourceId(std::move(sourceId))
    , m_samples(poolSeriesCount, samples)
    , m_answers(1, 1)
{
}

PoolRecord::PoolRecord(QString key, const std::shared_ptr<pool::Pool> &own, int samples)
    : m_key(std::move(key))
    , m_own(own)
    , m_samples(poolSeriesCount, samples)
    , m_answers(1, keptAnswers)
{
    recallOwn();
}

double PoolRecord::newest(PoolSeries series) const
{
    return m_samples.size() > 0 ? m_samples.valueAt(m_samples.size() - 1, int(series)) : noSample;
}

// A clock that is set back must not turn the lines around.
qint64 PoolRecord::after(qint64 at)
{
    m_lastTime = std::max(m_lastTime + 1, at);
    return m_lastTime;
}

static double orNone(std::optional<qint64> value)
{
    return value ? double(*value) : noSample;
}

// Nothing where a counter began anew, or where nobody looked for a while.
static double rateOf(std::optional<qint64> before, std::optional<qint64> now, qint64 msecs)
{
    const bool known = before && now && *now >= *before && msecs > 0;
    return known ? double(*now - *before) * 1000 / double(msecs) : noSample;
}

void PoolRecord::append(const pool::PoolReading &reading)
{
    const qint64 at = after(reading.at);
    const Counters counters{.at = at, .values = {reading.checkouts, reading.timeouts, reading.creations}};
    std::array<double, poolSeriesCount> values{orNone(reading.checkedIn),
                                               orNone(reading.checkedOut),
                                               orNone(reading.overflow),
                                               orNone(reading.waiting),
                                               noSample,
                                               noSample,
                                               noSample};
    for (size_t i = 0; m_last && i < counters.values.size(); ++i)
        values[4 + i] = rateOf(m_last->values[i], counters.values[i], at - m_last->at);
    m_samples.append(at, values);
    m_last = counters;
    remember(reading);
}

// What did not change since the last is known from it: for since when something holds, the first of equals is enough.
void PoolRecord::remember(const pool::PoolReading &reading)
{
    pool::PoolReading figures{.at = reading.at};
    figures.checkedOut = reading.checkedOut;
    figures.overflow = reading.overflow;
    figures.invalid = reading.invalid;
    figures.waiting = reading.waiting;
    figures.limit = reading.limit;
    if (!m_changes.empty()) {
        figures.at = m_changes.back().at;
        if (figures == m_changes.back())
            return;
        figures.at = reading.at;
    }
    if (m_changes.size() == keptChanges)
        m_changes.erase(m_changes.begin(), m_changes.begin() + keptChanges / 2);
    m_changes.push_back(std::move(figures));
}

void PoolRecord::judge(const pool::AlertThresholds &thresholds)
{
    if (m_reading.at == 0)
        return;
    pool::AlertContext context;
    if (m_status)
        context.leases = m_status->leases;
    if (m_health)
        context.health = m_health->state;
    m_alerts = pool::alerts(m_reading, m_changes, context, thresholds);
}

void PoolRecord::take(const pool::PoolReading &reading, const pool::AlertThresholds &thresholds)
{
    m_error.reset();
    m_reading = reading;
    append(reading);
    judge(thresholds);
}

void PoolRecord::readOwn(qint64 at, const pool::AlertThresholds &thresholds)
{
    const auto pool = own();
    if (!pool)
        return;
    m_status = pool->status();
    take(pool::readingOf(*m_status, at), thresholds);
}

void PoolRecord::takeHealth(qint64 at, const PoolHealth &health, const pool::AlertThresholds &thresholds)
{
    const quint64 before = m_health ? m_health->state.checks : 0;
    m_health = health;
    const auto &latency = health.state.latency;
    const bool answered = health.state.failures == 0 && latency;
    const double msecs = answered ? double(latency->count()) / 1e6 : noSample;
    const int last = m_answers.size() - 1;
    const qint64 then = last < 0 ? at : std::max(at, m_answers.timeAt(last) + 1);
    if (health.state.checks != before)
        m_answers.append(then, std::array{msecs});
    judge(thresholds);
}

static pool::PoolReading pointOf(const pool::PoolSample &sample)
{
    pool::PoolReading reading = pool::readingOf(sample);
    reading.checkedIn = sample.now.checkedIn;
    reading.checkouts = qint64(sample.counters.checkouts);
    reading.timeouts = qint64(sample.counters.timeouts);
    reading.creations = qint64(sample.counters.creations);
    return reading;
}

void PoolRecord::recallOwn()
{
    const auto pool = own();
    if (!pool)
        return;
    ++m_era;
    m_samples.clear();
    m_changes.clear();
    m_last.reset();
    m_lastTime = 0;
    for (const pool::PoolSample &sample : pool->history())
        append(pointOf(sample));
}

void PoolRecord::fail(qint64 at, const Error &error)
{
    m_error = error;
    m_alerts.clear(); // of what was, and may be no longer
    m_changes.clear();
    addGap(at);
}

void PoolRecord::addGap(qint64 at)
{
    m_samples.append(after(at), {});
    m_last.reset();
}

} // namespace tidemark::ui
