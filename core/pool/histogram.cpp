// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/histogram.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace tidemark::pool {

Histogram::Duration Histogram::endOf(int bucket)
{
    if (bucket == 0)
        return Duration(qint64(1) << firstBits);
    const int octave = (bucket - 1) / 4;
    const int quarter = (bucket - 1) % 4;
    return Duration(qint64(5 + quarter) << (firstBits + octave - 2));
}

// Not counted, so that recording has less to do.
quint64 Histogram::total() const
{
    return std::accumulate(m_counts.begin(), m_counts.end(), quint64(0));
}

Histogram::Duration Histogram::mean() const
{
    const quint64 count = total();
    return Duration(count == 0 ? 0 : m_sum / qint64(count));
}

Histogram::Duration Histogram::percentile(double share) const
{
    const quint64 all = total();
    if (all == 0)
        return {};
    const auto wanted = std::max<quint64>(1, quint64(std::ceil(std::clamp(share, 0.0, 1.0) * double(all))));
    quint64 seen = 0;
    for (int bucket = 0; bucket < bucketCount; ++bucket) {
        seen += count(bucket);
        if (seen >= wanted)
            return std::min(endOf(bucket), longest());
    }
    return longest();
}

void Histogram::add(const Histogram &other)
{
    for (size_t bucket = 0; bucket < m_counts.size(); ++bucket)
        m_counts[bucket] += other.m_counts[bucket];
    m_sum += other.m_sum;
    m_longest = std::max(m_longest, other.m_longest);
}

Histogram Histogram::since(const Histogram &earlier) const
{
    Histogram difference = *this;
    for (size_t bucket = 0; bucket < m_counts.size(); ++bucket)
        difference.m_counts[bucket] -= earlier.m_counts[bucket];
    difference.m_sum -= earlier.m_sum;
    return difference;
}

} // namespace tidemark::pool
