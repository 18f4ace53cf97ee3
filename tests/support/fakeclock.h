// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that stands until a test moves it. Any thread.
#pragma once

#include "base/clock.h"

#include <QTimeZone>

#include <atomic>

namespace tidemark::test {

class FakeClock final : public Clock
{
public:
    explicit FakeClock(QDateTime begin = QDateTime(QDate(2026, 1, 1), QTime(0, 0), QTimeZone::utc()))
        : m_begin(std::move(begin))
    {
    }

    void advance(Duration time) { m_passed += time.count(); }

    [[nodiscard]] Duration now() const override { return Duration(m_passed.load()) + std::chrono::hours(1); }
    [[nodiscard]] QDateTime utc() const override { return m_begin.addMSecs(m_passed / 1'000'000); }

private:
    QDateTime m_begin;
    std::atomic<Duration::rep> m_passed = 0;
};

} // namespace tidemark::test
