// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL server of our own for a few seconds: made in a scratch folder, reachable through a unix socket in that
// folder (which only this user can enter), gone with its object or with our process, even when that is killed. Nothing
// is written durably. Used by one thread at a time; it may be made and destroyed on different ones. Half a second to
// start.
#pragma once

#include "dialect/target.h"
#include "job/childprocess.h"
#include "job/jobcontext.h"
#include "sandbox/binaries.h"
#include "sandbox/scratchfolder.h"

#include <memory>

namespace tidemark::sandbox {

// A server whose changes a cluster follows: it trusts the user of the target with replication, and runs the same
// version.
struct Primary
{
    dialect::Target target;
    QString slot; // made there; also what the standby calls itself
};

struct ClusterOptions
{
    QString binaries = {}; // folder with initdb and postgres; empty: what findBinaries finds
    QString superuser = QStringLiteral("postgres");
    QMap<QString, QString> settings = {}; // of postgresql.conf, over ours
    bool tcp = false;                     // listen on 127.0.0.1, too, on a free port
    QStringList accessRules = {};         // lines of pg_hba.conf before ours
    QString certificate = {};             // PEM files (copied); with a certificate the server offers TLS over TCP
    QString certificateKey = {};
    QString certificateAuthority = {};         // for client certificates
    std::optional<Primary> standbyOf = {};     // a copy of that server, not one of its own
    std::chrono::milliseconds timeout{60'000}; // for each step: initdb, start, stop
};

class Cluster
{
public:
    // The dialect whose servers these are.
    [[nodiscard]] static QString engine() { return QStringLiteral("postgresql"); }

    // Makes and starts a cluster; first removes what killed processes of ours left behind. Through the socket everybody
    // who can reach it is trusted; TCP asks for a password (scram-sha-256) unless an access rule says otherwise.
    // Errors: Unsupported (no server on this machine), Config, Io, Timeout, Cancelled; details hold what the server
    // wrote.
    [[nodiscard]] static Result<std::unique_ptr<Cluster>> start(job::JobContext &job,
                                                                const ClusterOptions &options = {});

    Cluster(const Cluster &) = delete;
    Cluster &operator=(const Cluster &) = delete;
    ~Cluster();

    // Ends the server and its sessions in order; the data stay until the object goes. Nothing happens when it is down.
    [[nodiscard]] Result<void> stop(job::JobContext &job);

    // Stops (if it runs) and starts again with the same data and ports.
    [[nodiscard]] Result<void> restart(job::JobContext &job);

    // Ends it as a crash would, all processes at once.
    void kill();

    // Freezes every process of the server: it accepts and says nothing.
    void pause();
    void resume();

    [[nodiscard]] bool isRunning() const { return m_server && m_server->isRunning(); }
    [[nodiscard]] const QString &socketFolder() const { return m_folder.path(); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] pid_t pid() const { return m_server ? m_server->pid() : 0; }

    // How to connect as superuser: through the socket, or over TCP (only with `tcp`).
    [[nodiscard]] dialect::Target target(const QString &database = QStringLiteral("postgres")) const;
    [[nodiscard]] dialect::Target tcpTarget(const QString &database = QStringLiteral("postgres")) const;

    // What the server wrote so far, its last lines.
    [[nodiscard]] QString log() const;

private:
    Cluster(ClusterOptions options, Binaries binaries, ScratchFolder folder);

    [[nodiscard]] Result<void> initialise(job::JobContext &job);
    [[nodiscard]] Result<void> runOnce(job::JobContext &job, const QString &program, const QStringList &arguments);
    [[nodiscard]] Result<void> configure();
    [[nodiscard]] Result<void> startServer(job::JobContext &job);
    [[nodiscard]] Result<void> startOnFreePort(job::JobContext &job);
    [[nodiscard]] Result<void> waitUntilReady(job::JobContext &job);
    [[nodiscard]] job::Command command(const QString &program, const QStringList &arguments, const QString &outputFile,
                                       int deathSignal) const;
    [[nodiscard]] QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    void signalAll(int number) const;

    ClusterOptions m_options;
    Binaries m_binaries;
    ScratchFolder m_folder;
    std::optional<job::Account> m_account;
    quint16 m_port = 5432;
    std::unique_ptr<job::ChildProcess> m_server; // before the folder in destruction
};

} // namespace tidemark::sandbox
