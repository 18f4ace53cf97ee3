// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a scratch cluster: what its configuration says, and what its server leaves for us to read. Any thread.
#pragma once

#include "base/error.h"
#include "job/childprocess.h"

#include <QMap>

namespace tidemark::sandbox {

// Writes into a data folder, as the account that runs the server.
class ClusterFiles
{
public:
    ClusterFiles(QString folder, std::optional<job::Account> account)
        : m_folder(std::move(folder))
        , m_account(account)
    {
    }

    [[nodiscard]] Result<void> append(const QString &name, const QByteArray &text) const;
    [[nodiscard]] Result<void> replace(const QString &name, const QByteArray &text) const;
    // The copy can be read by the server alone: it refuses keys that others may read.
    [[nodiscard]] Result<void> copy(const QString &source, const QString &name) const;

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder + QChar(u'/') + name; }

    QString m_folder;
    std::optional<job::Account> m_account;
};

// Small, fast, not durable; all of them exist since PostgreSQL 12.
[[nodiscard]] QMap<QString, QString> baseSettings(const QString &socketFolder);
[[nodiscard]] QByteArray settingsText(const QMap<QString, QString> &settings);
[[nodiscard]] QByteArray accessText(const QStringList &rulesBefore);

// Whether this server says that it takes connections: its process number and "ready" in postmaster.pid (lines 1 and 8).
[[nodiscard]] bool isReady(const QString &dataFolder, pid_t pid);

// Gives back the shared memory that a killed server left (postmaster.pid names it in line 7), if nobody else uses it.
void releaseSharedMemory(const QString &dataFolder);

// The end of a file of messages.
[[nodiscard]] QString lastLines(const QString &path, int count = 20);

} // namespace tidemark::sandbox
