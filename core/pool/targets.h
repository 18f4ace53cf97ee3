// SPDX-License-Identifier: GPL-3.0-or-later
// Connections to any target, each from the one pool of that target: how parts of a program that know no profile come
// to theirs. Any thread; the pools and the registry outlive it. What it brought into the pools goes with it.
#pragma once

#include "connect/opener.h"
#include "pool/pools.h"

namespace tidemark::pool {

// Lends a connection to what it was made for. A person who is asked for a password is asked by the prompt, if there is
// one and nobody else is known to ask.
using Lender = std::function<Result<Lease>(job::JobContext &job, const connect::PasswordPrompt &prompt)>;

// Who borrows.
struct Visitor
{
    QString name = {}; // under which people know the target; empty: its description
    QString label;     // what the connection is for, in the list of leases
};

class Targets
{
public:
    // Pools that do not exist yet are made with these settings.
    Targets(Pools &pools, const dialect::Registry &registry, PoolConfig config = {});
    Targets(const Targets &) = delete;
    Targets &operator=(const Targets &) = delete;
    ~Targets();

    // Who lends connections to the target, while this object lives. Nothing is opened yet. Of targets that differ in
    // their passwords alone the first one's is used. Errors of the lender: those of AskedPassword::acquire.
    [[nodiscard]] Lender lender(const dialect::Target &target, const Visitor &visitor,
                                const std::source_location &place = std::source_location::current());

private:
    struct Door;
    [[nodiscard]] std::shared_ptr<Door> doorOf(const dialect::Target &target, const QString &name);

    Pools &m_pools;
    const dialect::Registry &m_registry;
    const PoolConfig m_config;
    const QString m_id; // of no other object
    std::mutex m_mutex;
    std::map<QByteArray, std::shared_ptr<Door>> m_doors;
    QStringList m_names;
};

} // namespace tidemark::pool
