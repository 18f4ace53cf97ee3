// SPDX-License-Identifier: GPL-3.0-or-later
// A keychain in memory that fails when a test wants it to, and counts what it was asked. Any thread.
#pragma once

#include "connect/keychain.h"

#include <QMap>

#include <mutex>

namespace tidemark::test {

class FakeKeychain final : public connect::SecretStore
{
public:
    void set(const QString &key, const QString &password)
    {
        const std::scoped_lock lock(m_mutex);
        m_secrets[key] = Secret(password);
    }
    void clear()
    {
        const std::scoped_lock lock(m_mutex);
        m_secrets.clear();
    }
    // From now on every call fails so.
    void failWith(std::optional<Error> error)
    {
        const std::scoped_lock lock(m_mutex);
        m_error = std::move(error);
    }
    [[nodiscard]] int reads() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_reads;
    }

    Result<std::optional<Secret>> read(job::JobContext &, const QString &key) override
    {
        const std::scoped_lock lock(m_mutex);
        ++m_reads;
        if (m_error)
            return Failure(*m_error);
        return m_secrets.contains(key) ? std::optional(m_secrets[key]) : std::nullopt;
    }
    Result<void> write(job::JobContext &, const QString &key, const Secret &secret) override
    {
        const std::scoped_lock lock(m_mutex);
        if (m_error)
            return Failure(*m_error);
        m_secrets[key] = secret;
        return {};
    }
    Result<void> remove(job::JobContext &, const QString &key) override
    {
        const std::scoped_lock lock(m_mutex);
        if (m_error)
            return Failure(*m_error);
        m_secrets.remove(key);
        return {};
    }

private:
    mutable std::mutex m_mutex;
    QMap<QString, Secret> m_secrets;
    std::optional<Error> m_error;
    int m_reads = 0;
};

} // namespace tidemark::test
