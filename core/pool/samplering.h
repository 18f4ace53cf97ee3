// SPDX-License-Identifier: GPL-3.0-or-later
// The last hour of a pool, a point a second, in memory that is taken once. Guarded by its owner.
#pragma once

#include "pool/poolstatus.h"

namespace tidemark::pool {

class SampleRing
{
public:
    static constexpr size_t capacity = 3600;

    void add(const PoolSample &sample)
    {
        if (m_samples.size() < capacity) {
            if (m_samples.empty())
                m_samples.reserve(capacity);
            m_samples.push_back(sample);
            return;
        }
        m_samples[m_oldest] = sample;
        m_oldest = (m_oldest + 1) % capacity;
    }

    // The oldest first.
    [[nodiscard]] std::vector<PoolSample> all() const
    {
        std::vector<PoolSample> ordered;
        ordered.reserve(m_samples.size());
        for (size_t i = 0; i < m_samples.size(); ++i)
            ordered.push_back(m_samples[(m_oldest + i) % m_samples.size()]);
        return ordered;
    }

private:
    std::vector<PoolSample> m_samples;
    size_t m_oldest = 0;
};

} // namespace tidemark::pool
