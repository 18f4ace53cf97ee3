// SPDX-License-Identifier: GPL-3.0-or-later
// Ways through SSH, made by the system's own ssh with the user's configuration, keys, agent and jump hosts. A tunnel
// lasts as long as somebody holds it; one whose ssh died is replaced when the next asks. Safe from any thread.
#pragma once

#include "job/childprocess.h"
#include "job/jobcontext.h"

#include <QTemporaryFile>

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>

namespace tidemark::connect {

// A host to sign in at: "user@host:port", or a name of ~/.ssh/config.
struct SshHost
{
    QString user;
    QString host;
    QString port;
};

// Errors: Usage for what ssh could take for something else than a host.
[[nodiscard]] Result<SshHost> parseSshHost(const QString &text);

// Where the tunnel ends, as seen from the SSH host.
struct FarEnd
{
    QString host;
    QString port;
    auto operator<=>(const FarEnd &) const = default;
};

class Tunnel
{
public:
    // Starts ssh and waits until it listens. Errors: Unsupported without ssh, Connection with what ssh said, Timeout,
    // Cancelled, Usage.
    [[nodiscard]] static Result<std::shared_ptr<Tunnel>> open(const job::JobContext &job, const SshHost &through,
                                                              const FarEnd &to, std::chrono::milliseconds limit);

    Tunnel(const Tunnel &) = delete;
    Tunnel &operator=(const Tunnel &) = delete;
    ~Tunnel();

    // The near end, at 127.0.0.1.
    [[nodiscard]] quint16 port() const { return m_port; }
    // Whether ssh lives and listens. Cost: a look at the table of sockets.
    [[nodiscard]] bool stands() const;
    [[nodiscard]] pid_t pid() const { return m_ssh->pid(); }

private:
    Tunnel() = default;
    [[nodiscard]] Result<bool> start(const job::JobContext &job, const SshHost &through, const FarEnd &to,
                                     std::chrono::milliseconds limit);
    [[nodiscard]] QString said() const;

    quint16 m_port = 0;
    QTemporaryFile m_messages;
    std::unique_ptr<job::ChildProcess> m_ssh;
};

// Shares tunnels between those who want the same.
class Tunnels
{
public:
    Tunnels() = default;
    Tunnels(const Tunnels &) = delete;
    Tunnels &operator=(const Tunnels &) = delete;

    // One that stands; several who ask at once get the same.
    [[nodiscard]] Result<std::shared_ptr<Tunnel>> get(const job::JobContext &job, const QString &sshHost,
                                                      const FarEnd &to, std::chrono::milliseconds limit);

private:
    struct Place
    {
        std::weak_ptr<Tunnel> tunnel;
        bool opening = false;
    };

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<std::pair<QString, FarEnd>, Place> m_places;
};

} // namespace tidemark::connect
