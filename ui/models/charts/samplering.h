// SPDX-License-Identifier: GPL-3.0-or-later
// The last samples of several series over one time axis, in memory that is taken once. Plain value, one thread.
#pragma once

#include <QtGlobal>

#include <limits>
#include <span>
#include <vector>

namespace tidemark::ui {

// What a series has where nothing was measured.
inline constexpr double noSample = std::numeric_limits<double>::quiet_NaN();

class SampleRing
{
public:
    SampleRing(int series, int capacity);

    // Adds a sample behind the others; the oldest goes when there is no room. Times rise; values that are missing at
    // the end are noSample.
    void append(qint64 msecs, std::span<const double> values);
    void dropOldest(); // of at least one
    void clear();

    [[nodiscard]] int seriesCount() const { return m_series; }
    [[nodiscard]] int capacity() const { return m_capacity; }
    [[nodiscard]] int size() const { return m_size; }
    // Counted from the oldest; within the size.
    [[nodiscard]] qint64 timeAt(int index) const { return m_times[place(index)]; }
    [[nodiscard]] double valueAt(int index, int series) const
    {
        return m_values[place(index) * size_t(m_series) + size_t(series)];
    }
    // The sample nearest to a time, or -1 when there is none.
    [[nodiscard]] int nearest(qint64 msecs) const;

private:
    [[nodiscard]] size_t place(int index) const { return size_t((m_first + index) % m_capacity); }

    int m_series;
    int m_capacity;
    int m_first = 0;
    int m_size = 0;
    std::vector<qint64> m_times;
    std::vector<double> m_values; // sample by sample
};

} // namespace tidemark::ui
