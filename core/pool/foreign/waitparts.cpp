// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/foreign/waitparts.h"

#include <algorithm>
#include <cmath>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

PoolReading::Duration durationOf(double seconds)
{
    constexpr double century = 100.0 * 365 * 24 * 3600;
    const double bounded = std::isnan(seconds) ? 0 : std::clamp(seconds, 0.0, century);
    return PoolReading::Duration(std::llround(bounded * 1e9));
}

// "+Inf" is how programs write the end of the last bucket.
static std::optional<double> numberOf(const QString &text)
{
    if (text == "+Inf"_L1 || text == "Inf"_L1)
        return HUGE_VAL;
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

void WaitParts::take(WaitPart part, const MetricSample &sample, double scale)
{
    if (std::isnan(sample.value))
        return;
    const double most = 4096; // what one pool can have of either
    switch (part) {
    case WaitPart::Quantile:
        if (const auto share = numberOf(labelOf(sample.labels, u"quantile"_s));
            share && double(m_quantiles.size()) < most)
            m_quantiles[*share] = sample.value * scale;
        break;
    case WaitPart::Bucket:
        if (const auto end = numberOf(labelOf(sample.labels, u"le"_s)); end && double(m_buckets.size()) < most)
            m_buckets[*end * scale] = sample.value;
        break;
    case WaitPart::Sum: m_sum = sample.value * scale; break;
    case WaitPart::Count: m_count = sample.value; break;
    case WaitPart::None: break;
    }
}

// Within a bucket waits are taken to be spread evenly, and the last one, which has no end, to end where it begins: what
// Prometheus does, too.
static double shareOf(const std::map<double, double> &buckets, double share)
{
    const double wanted = share * buckets.rbegin()->second;
    double begin = 0;
    double before = 0;
    for (const auto &[end, count] : buckets) {
        if (count >= wanted && std::isfinite(end))
            return count > before ? begin + (end - begin) * (wanted - before) / (count - before) : end;
        if (std::isfinite(end)) {
            begin = end;
            before = count;
        }
    }
    return begin;
}

void WaitParts::tellShares(PoolReading &reading) const
{
    for (const auto &[share, seconds] : m_quantiles) {
        if (share > 0 && share <= 1)
            reading.waits.push_back({.share = share, .time = durationOf(seconds)});
    }
    if (!m_quantiles.empty() || m_buckets.empty() || m_buckets.rbegin()->second <= 0)
        return;
    for (const double share : {0.5, 0.9, 0.99})
        reading.waits.push_back({.share = share, .time = durationOf(shareOf(m_buckets, share))});
}

void WaitParts::tell(PoolReading &reading) const
{
    tellShares(reading);
    const double count = m_count.value_or(m_buckets.empty() ? 0 : m_buckets.rbegin()->second);
    if (!(count > 0) || count > 1e15)
        return;
    if (m_sum)
        reading.meanWait = durationOf(*m_sum / count);
    if (!reading.checkouts)
        reading.checkouts = std::llround(count);
}

} // namespace tidemark::pool
