// SPDX-License-Identifier: GPL-3.0-or-later
// An SSH server of this user on a free port of 127.0.0.1, and an `ssh` before the system's on PATH that knows it under
// the name "bastion" and uses keys and files of its own only. Test thread only.
#pragma once

#include "job/childprocess.h"

#include <QtCore/QTemporaryDir>

#include <memory>

namespace tidemark::test {

class SshServer
{
public:
    // Null, with the reason as a warning, when it does not start. Changes PATH of this process.
    [[nodiscard]] static std::unique_ptr<SshServer> start();

    [[nodiscard]] quint16 port() const { return m_port; }

    // Ends it with all its sessions.
    void stop();
    [[nodiscard]] bool listen();

    // The ssh processes that were started through this PATH and still run.
    [[nodiscard]] QList<pid_t> clients() const;

    // From now on nobody is let in (true), or the right key again.
    void lock(bool locked);

private:
    SshServer() = default;
    [[nodiscard]] bool prepare();
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder;
    quint16 m_port = 0;
    std::unique_ptr<job::ChildProcess> m_server;
};

} // namespace tidemark::test
