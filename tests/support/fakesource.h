// SPDX-License-Identifier: GPL-3.0-or-later
// A source of secrets that gives what a test sets, counts how often it was asked, and can hold everybody up. Any
// thread.
#pragma once

#include "connect/secretsource.h"

#include <condition_variable>
#include <mutex>

namespace tidemark::test {

class FakeSource final : public connect::SecretSource
{
public:
    explicit FakeSource(const QString &password = QStringLiteral("first"), bool isKept = true)
        : m_isKept(isKept)
        , m_next(connect::FetchedSecret{.password = Secret(password)})
    {
    }

    void give(const QString &password) { give(connect::FetchedSecret{.password = Secret(password)}); }
    void give(const Result<connect::FetchedSecret> &next)
    {
        const std::scoped_lock lock(m_mutex);
        m_next = next;
    }
    void failWith(ErrorKind kind) { give(fail(kind, QStringLiteral("the service is away"))); }

    // From now on fetches wait until they are released or stopped.
    void hold() { set(m_held, true); }
    void release() { set(m_held, false); }
    void waitForFetches(int count)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [&] { return m_begun >= count; });
    }

    [[nodiscard]] int fetches() const { return get(m_begun); }
    [[nodiscard]] int forgotten() const { return get(m_forgotten); }

    Result<connect::FetchedSecret> fetch(job::JobContext &job) override
    {
        std::unique_lock lock(m_mutex);
        ++m_begun;
        m_changed.notify_all();
        m_changed.wait(lock, job.stopToken(), [&] { return !m_held; });
        if (m_held)
            return Failure(job::cancelledError());
        return m_next;
    }
    void forget() override
    {
        const std::scoped_lock lock(m_mutex);
        ++m_forgotten;
    }
    bool keeps() const override { return m_isKept; }
    QString describe() const override { return QStringLiteral("the test"); }

private:
    void set(bool &flag, bool value)
    {
        const std::scoped_lock lock(m_mutex);
        flag = value;
        m_changed.notify_all();
    }
    [[nodiscard]] int get(const int &number) const
    {
        const std::scoped_lock lock(m_mutex);
        return number;
    }

    const bool m_isKept;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    Result<connect::FetchedSecret> m_next;
    bool m_held = false;
    int m_begun = 0;
    int m_forgotten = 0;
};

} // namespace tidemark::test
