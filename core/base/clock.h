// SPDX-License-Identifier: GPL-3.0-or-later
// Time as a dependency, so that tests can move it. Implementations are safe to call from any thread.
#pragma once

#include <QDateTime>

#include <chrono>

namespace tidemark {

class Clock
{
public:
    using Duration = std::chrono::nanoseconds;

    virtual ~Clock() = default;

    // Monotonic time since an arbitrary start.
    [[nodiscard]] virtual Duration now() const = 0;

    // The time of day, in UTC.
    [[nodiscard]] virtual QDateTime utc() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] Duration now() const override { return std::chrono::steady_clock::now().time_since_epoch(); }
    [[nodiscard]] QDateTime utc() const override { return QDateTime::currentDateTimeUtc(); }
};

} // namespace tidemark
