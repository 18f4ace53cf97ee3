// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/tickclock.h"

#include <QFile>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

namespace tidemark {

using namespace std::chrono;

// Products of two 64-bit numbers, which standard C++ does not have yet.
__extension__ using Wide = unsigned __int128;

#if defined(__x86_64__)

static quint64 ticks()
{
    return __rdtsc();
}

// The kernel takes the counter for its time only after it found it steady and equal on all processors.
static bool isCounterTrusted()
{
    QFile source(QStringLiteral("/sys/devices/system/clocksource/clocksource0/current_clocksource"));
    return source.open(QIODevice::ReadOnly) && source.readAll().trimmed() == "tsc";
}

#else

static quint64 ticks()
{
    return 0;
}

static bool isCounterTrusted()
{
    return false;
}

#endif

static quint64 measureScale()
{
    if (!isCounterTrusted())
        return 0;
    const auto begin = steady_clock::now();
    const quint64 first = ticks();
    auto end = begin;
    while (end - begin < milliseconds(1))
        end = steady_clock::now();
    const quint64 passed = ticks() - first;
    return passed == 0 ? 0 : quint64((Wide((end - begin).count()) << 32) / passed);
}

TickClock::TickClock()
{
    static const quint64 scale = measureScale();
    m_scale = scale;
}

Clock::Duration TickClock::now() const
{
    if (m_scale == 0)
        return steady_clock::now().time_since_epoch();
    return Duration(qint64(Wide(ticks()) * m_scale >> 32));
}

} // namespace tidemark
