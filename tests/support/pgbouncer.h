// SPDX-License-Identifier: GPL-3.0-or-later
// A PgBouncer for tests, before a server of ours: as the ordinary user, on a unix socket in a folder of its own and on
// a free port of 127.0.0.1. Ends with its object or with our process. Test thread only.
#pragma once

#include "job/childprocess.h"
#include "sandbox/cluster.h"

#include <memory>

namespace tidemark::test {

struct BouncerOptions
{
    QMap<QString, QString> settings = {};  // of pgbouncer.ini, over ours
    QMap<QString, QString> databases = {}; // lines of [databases] by name, over the one that leads everything on
    QMap<QString, QString> passwords = {}; // by user; with any, TCP and the socket ask for them (scram-sha-256)
};

class Bouncer
{
public:
    // Null, with the reason as a warning, when this machine has no PgBouncer or it does not start.
    [[nodiscard]] static std::unique_ptr<Bouncer> start(const sandbox::Cluster &behind,
                                                        const BouncerOptions &options = {});

    Bouncer(const Bouncer &) = delete;
    Bouncer &operator=(const Bouncer &) = delete;
    ~Bouncer();

    // A database behind it, through the socket or over TCP; `console()` is its own.
    [[nodiscard]] dialect::Target target(const QString &database, const QString &user) const;
    [[nodiscard]] dialect::Target tcpTarget(const QString &database, const QString &user) const;
    [[nodiscard]] dialect::Target console() const
    {
        return target(QStringLiteral("pgbouncer"), QStringLiteral("postgres"));
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] const QString &socketFolder() const { return m_folder.path(); }

    [[nodiscard]] QByteArray log() const;

private:
    explicit Bouncer(sandbox::ScratchFolder folder);

    [[nodiscard]] bool writeFiles(const sandbox::Cluster &behind, const BouncerOptions &options) const;
    [[nodiscard]] bool startProgram();

    sandbox::ScratchFolder m_folder;
    quint16 m_port = 0;
    std::unique_ptr<job::ChildProcess> m_program; // before the folder in destruction
};

} // namespace tidemark::test
