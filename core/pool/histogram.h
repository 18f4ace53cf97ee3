// SPDX-License-Identifier: GPL-3.0-or-later
// Durations counted in buckets whose width grows with them: four to each doubling, so that a percentile is at most a
// quarter too long, from 1 µs to some two minutes. Plain data; recording costs a few instructions and no memory.
#pragma once

#include <QtTypes>

#include <array>
#include <bit>
#include <chrono>

namespace tidemark::pool {

class Histogram
{
public:
    using Duration = std::chrono::nanoseconds;
    static constexpr int bucketCount = 112;

    void record(Duration duration)
    {
        const qint64 time = duration.count() > 0 ? duration.count() : 0;
        ++m_counts[bucketOf(time)];
        m_sum += time;
        if (time > m_longest)
            m_longest = time;
    }

    [[nodiscard]] quint64 total() const;
    [[nodiscard]] Duration sum() const { return Duration(m_sum); }
    [[nodiscard]] Duration longest() const { return Duration(m_longest); }
    [[nodiscard]] Duration mean() const;

    // The time that a share (0 to 1) of all did not exceed: the upper end of its bucket, or the longest of all if that
    // is less. Zero when nothing was recorded.
    [[nodiscard]] Duration percentile(double share) const;

    [[nodiscard]] quint64 count(int bucket) const { return m_counts[size_t(bucket)]; }
    // Where a bucket ends; it begins where the one before ends, the first at zero.
    [[nodiscard]] static Duration endOf(int bucket);

    // Adds what another one counted.
    void add(const Histogram &other);
    // What was recorded since an earlier state of this one; its longest is that of all time.
    [[nodiscard]] Histogram since(const Histogram &earlier) const;

    bool operator==(const Histogram &) const = default;

private:
    static constexpr int firstBits = 10; // everything below 2^10 ns is one bucket

    static size_t bucketOf(qint64 time)
    {
        const int bits = int(std::bit_width(quint64(time)));
        if (bits <= firstBits)
            return 0;
        const auto quarter = size_t(time >> (bits - 3)) & 3;
        const size_t bucket = 1 + size_t(bits - firstBits - 1) * 4 + quarter;
        return bucket < size_t(bucketCount) ? bucket : size_t(bucketCount) - 1;
    }

    std::array<quint64, bucketCount> m_counts{};
    qint64 m_sum = 0; // ns
    qint64 m_longest = 0;
};

} // namespace tidemark::pool
