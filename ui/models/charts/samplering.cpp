// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/charts/samplering.h"

#include <algorithm>

namespace tidemark::ui {

SampleRing::SampleRing(int series, int capacity)
    : m_series(series)
    , m_capacity(std::max(1, capacity))
    , m_times(size_t(m_capacity))
    , m_values(size_t(m_capacity) * size_t(series), noSample)
{
}

void SampleRing::append(qint64 msecs, std::span<const double> values)
{
    if (m_size == m_capacity)
        dropOldest();
    ++m_size;
    const size_t at = place(m_size - 1);
    m_times[at] = msecs;
    for (size_t i = 0; i < size_t(m_series); ++i)
        m_values[at * size_t(m_series) + i] = i < values.size() ? values[i] : noSample;
}

void SampleRing::dropOldest()
{
    m_first = (m_first + 1) % m_capacity;
    --m_size;
}

void SampleRing::clear()
{
    m_first = 0;
    m_size = 0;
}

int SampleRing::nearest(qint64 msecs) const
{
    if (m_size == 0)
        return -1;
    int low = 0;
    int high = m_size - 1;
    while (low < high) {
        const int middle = (low + high) / 2;
        timeAt(middle) < msecs ? low = middle + 1 : high = middle;
    }
    const bool before = low > 0 && msecs - timeAt(low - 1) < timeAt(low) - msecs;
    return before ? low - 1 : low;
}

} // namespace tidemark::ui
