// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a histogram or summary of waits, gathered line by line. For metrics.cpp alone.
#pragma once

#include "pool/foreign/exposition.h"
#include "pool/foreign/reading.h"

#include <map>

namespace tidemark::pool {

enum class WaitPart : quint8 { None, Quantile, Bucket, Sum, Count };

class WaitParts
{
public:
    // `scale` makes seconds of its times.
    void take(WaitPart part, const MetricSample &sample, double scale);

    // Tells the mean, the shares and, when nobody else has, the number of checkouts.
    void tell(PoolReading &reading) const;

private:
    void tellShares(PoolReading &reading) const;

    std::map<double, double> m_quantiles; // seconds by share
    std::map<double, double> m_buckets;   // counts by upper end, in seconds
    std::optional<double> m_sum;          // seconds
    std::optional<double> m_count;
};

// Seconds; what is negative, no number or beyond a century reads as the nearest that is not.
[[nodiscard]] PoolReading::Duration durationOf(double seconds);

} // namespace tidemark::pool
