// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/foreign/reading.h"

namespace tidemark::pool {

using namespace Qt::StringLiterals;

PoolReading readingOf(const PoolStatus &status, qint64 at)
{
    const PoolFigures &now = status.now;
    PoolReading reading{.source = u"Tidemark"_s, .pool = status.name, .at = at};
    reading.checkedIn = now.checkedIn;
    reading.checkedOut = now.checkedOut;
    reading.connecting = now.connecting;
    reading.overflow = now.overflow;
    reading.invalid = now.invalid;
    reading.waiting = now.waiting;
    reading.total = now.total;
    if (now.limit)
        reading.limit = *now.limit;
    reading.checkouts = qint64(status.counters.checkouts);
    reading.timeouts = qint64(status.counters.timeouts);
    reading.creations = qint64(status.counters.creations);
    reading.leaks = qint64(status.counters.leaks);
    if (status.wait.total() > 0) {
        reading.meanWait = status.wait.mean();
        for (const double share : {0.5, 0.9, 0.99})
            reading.waits.push_back({.share = share, .time = status.wait.percentile(share)});
    }
    reading.suspended = status.suspended;
    return reading;
}

std::optional<double> useOf(const PoolReading &reading)
{
    if (!reading.checkedOut || !reading.limit || *reading.limit <= 0)
        return {};
    return double(*reading.checkedOut) / double(*reading.limit);
}

} // namespace tidemark::pool
