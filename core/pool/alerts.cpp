// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/alerts.h"

#include "base/text.h"
#include "pool/durations.h"

#include <algorithm>
#include <array>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

namespace {

// Looks at one pool: each function below finds one kind of alert.
class Watcher
{
public:
    Watcher(const PoolReading &now, std::span<const PoolReading> history, const AlertContext &context,
            const AlertThresholds &thresholds)
        : m_now(now)
        , m_history(history)
        , m_context(context)
        , m_limits(thresholds)
    {
    }

    [[nodiscard]] std::vector<Alert> all();

private:
    void checkedOut();
    void overflow();
    void invalid();
    void health();
    void waiting();
    void leaks();

    // When a condition that holds now began to hold.
    template <class Holds>
    [[nodiscard]] qint64 since(Holds holds) const
    {
        qint64 begin = m_now.at;
        for (auto point = m_history.rbegin(); point != m_history.rend() && holds(*point); ++point)
            begin = std::min(begin, point->at);
        return begin;
    }

    void add(AlertCode code, AlertSeverity severity, const QString &text, const QString &advice, qint64 since)
    {
        m_found.push_back({.code = code, .severity = severity, .text = text, .advice = advice, .since = since});
    }
    [[nodiscard]] QString holder() const;

    const PoolReading &m_now;
    const std::span<const PoolReading> m_history;
    const AlertContext &m_context;
    const AlertThresholds &m_limits;
    std::vector<Alert> m_found;
};

} // namespace

static QString nameOf(const LeaseInfo &lease)
{
    const QString borrower = printable(lease.borrower, 80);
    const QString place = printable(lease.place, 120);
    if (borrower.isEmpty())
        return place.isEmpty() ? tr("somebody without a name") : place;
    return place.isEmpty() ? borrower : u"%1 (%2)"_s.arg(borrower, place);
}

// The sentence that names who has held a connection for the longest; empty when nobody knows.
QString Watcher::holder() const
{
    if (m_context.leases.empty())
        return {};
    const LeaseInfo &oldest = m_context.leases.front();
    return tr("The longest is held by %1, for %2.").arg(nameOf(oldest), durationText(oldest.age)) + u' ';
}

void Watcher::checkedOut()
{
    const auto isFull = [this](const PoolReading &point) {
        const auto use = useOf(point);
        return use && *use * 100 > m_limits.checkedOutPercent;
    };
    if (m_limits.checkedOut == AlertSeverity::Off || !isFull(m_now))
        return;
    add(AlertCode::CheckedOut, m_limits.checkedOut,
        tr("%1 of %2 connections are out").arg(*m_now.checkedOut).arg(*m_now.limit),
        holder() + tr("Return connections sooner, before slow work that needs none, or raise the size of the pool."),
        since(isFull));
}

void Watcher::overflow()
{
    const auto isOver = [](const PoolReading &point) { return point.overflow.value_or(0) > 0; };
    if (m_limits.overflow == AlertSeverity::Off || !isOver(m_now))
        return;
    const qint64 begin = since(isOver);
    const std::chrono::milliseconds lasting(m_now.at - begin);
    if (lasting < m_limits.overflowFor)
        return;
    add(AlertCode::Overflow, m_limits.overflow,
        tr("%1 connections above the size of the pool, for %2").arg(*m_now.overflow).arg(durationText(lasting)),
        tr("Overflow is for peaks: each such connection is opened and closed again. Raise the size to what is used all "
           "the time."),
        begin);
}

void Watcher::invalid()
{
    const auto isOver = [this](const PoolReading &point) { return point.invalid.value_or(0) > m_limits.invalidAbove; };
    if (m_limits.invalid == AlertSeverity::Off || !isOver(m_now))
        return;
    add(AlertCode::Invalid, m_limits.invalid, tr("%1 connections are dead and not closed yet").arg(*m_now.invalid),
        tr("The server was restarted, or something between ends idle connections: they are replaced as they come back. "
           "If it happens again and again, set a keepalive, or a lifetime below the time limit of the firewall."),
        since(isOver));
}

void Watcher::health()
{
    if (m_limits.health == AlertSeverity::Off || !m_context.health ||
        m_context.health->failures < m_limits.healthFailures)
        return;
    const HealthState &state = *m_context.health;
    const QString why = state.lastError ? printable(state.lastError->message) : QString();
    const QString hint = state.lastError ? state.lastError->hint : QString();
    const QString text = tr("The database failed %1 health checks in a row").arg(state.failures);
    add(AlertCode::Health, m_limits.health, why.isEmpty() ? text : text + u": "_s + why,
        hint.isEmpty() ? tr("See whether the server runs and can be reached from here.") : hint, state.since);
}

void Watcher::waiting()
{
    const auto waits = [this](const PoolReading &point) { return point.waiting.value_or(0) > m_limits.waitingAbove; };
    if (m_limits.waiting == AlertSeverity::Off || !waits(m_now))
        return;
    // some pools say themselves for how long the first in line has waited
    const auto told =
        std::chrono::duration_cast<std::chrono::milliseconds>(m_now.longestWait.value_or(PoolReading::Duration()));
    const qint64 begin = std::min(since(waits), m_now.at - told.count());
    const std::chrono::milliseconds lasting(m_now.at - begin);
    if (lasting < m_limits.waitingFor)
        return;
    const QString suspended = tr("The pool is suspended: resume it when the database may be used again.");
    const QString busy =
        tr("Return connections sooner, or raise the size of the pool if the server has room for more.");
    add(AlertCode::Waiting, m_limits.waiting,
        tr("%1 wait for a connection; some have waited for %2").arg(*m_now.waiting).arg(durationText(lasting)),
        m_now.suspended ? suspended : holder() + busy, begin);
}

// Leases that came back late are no alert any more, though they stay counted.
void Watcher::leaks()
{
    if (m_limits.leaks == AlertSeverity::Off)
        return;
    const auto count = std::ranges::count_if(m_context.leases, &LeaseInfo::leaked);
    if (count <= m_limits.leaksAbove)
        return;
    const LeaseInfo &oldest = *std::ranges::find_if(m_context.leases, &LeaseInfo::leaked);
    const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(oldest.age);
    add(AlertCode::Leaks, m_limits.leaks, tr("%1 connections have been out for too long").arg(count),
        tr("%1 has held one for %2. See that it is returned on every way out, after errors, too.")
            .arg(nameOf(oldest), durationText(oldest.age)),
        m_now.at - age.count());
}

std::vector<Alert> Watcher::all()
{
    health();
    waiting();
    checkedOut();
    leaks();
    overflow();
    invalid();
    std::ranges::stable_sort(m_found, std::ranges::greater(), &Alert::severity);
    return std::move(m_found);
}

std::vector<Alert> alerts(const PoolReading &now, std::span<const PoolReading> history, const AlertContext &context,
                          const AlertThresholds &thresholds)
{
    return Watcher(now, history, context, thresholds).all();
}

std::vector<Alert> alerts(const PoolStatus &now, qint64 at, std::span<const PoolSample> history,
                          const std::optional<HealthState> &health, const AlertThresholds &thresholds)
{
    std::vector<PoolReading> points;
    points.reserve(history.size());
    for (const PoolSample &sample : history)
        points.push_back(readingOf(sample));
    return alerts(readingOf(now, at), points, {.leases = now.leases, .health = health}, thresholds);
}

PoolReading readingOf(const PoolSample &sample)
{
    PoolReading reading{.at = sample.at};
    reading.checkedOut = sample.now.checkedOut;
    reading.overflow = sample.now.overflow;
    reading.invalid = sample.now.invalid;
    reading.waiting = sample.now.waiting;
    if (sample.now.limit)
        reading.limit = *sample.now.limit;
    return reading;
}

QString alertName(AlertCode code)
{
    constexpr std::array names{"checked-out"_L1, "overflow"_L1, "invalid"_L1, "health"_L1, "waiting"_L1, "leaks"_L1};
    return names[size_t(code)];
}

QString severityName(AlertSeverity severity)
{
    constexpr std::array names{"off"_L1, "info"_L1, "warning"_L1, "error"_L1};
    return names[size_t(severity)];
}

} // namespace tidemark::pool
