// SPDX-License-Identifier: GPL-3.0-or-later
// Opens one connection after the other to a target: finds the password each time, anew when the server refused it, and
// keeps the SSH tunnel up. What a pool calls for every connection. May be called from several threads at once.
#pragma once

#include "connect/secretcache.h"
#include "connect/session.h"
#include "connect/tunnel.h"

namespace tidemark::connect {

// What an opener may be given to share or to test with; what is missing it makes itself.
struct OpenerParts
{
    PasswordPrompt prompt = {};                // asked when a password is wanted and nothing else has one
    std::shared_ptr<SecretSource> source = {}; // instead of the target's origin
    std::shared_ptr<SecretCache> cache = {};
    std::shared_ptr<Tunnels> tunnels = {};
    const Clock *clock = nullptr;                          // must outlive the opener
    std::function<std::chrono::milliseconds()> pause = {}; // before a refused password is fetched again: 1 to 2 s
};

class Opener
{
public:
    // The registry must outlive the opener and its sessions. The target's password counts over its origin.
    Opener(const dialect::Registry &registry, dialect::Target target, OpenerParts parts = {});

    // Errors: those of Connector::open, of the source, and of tunnels; Unsupported for an engine that this build does
    // not have. A password that the server refuses (SQLSTATE 28P01 or 28000) is fetched again once.
    [[nodiscard]] Result<Session> open(job::JobContext &job) const { return open(job, {}, m_parts.prompt); }

    // With a password that the caller has, or that a person may give; an empty one is looked for.
    [[nodiscard]] Result<Session> open(job::JobContext &job, const Secret &password,
                                       const PasswordPrompt &prompt) const;

    // Fetches the password ahead, so that the next connection need not wait for that. Errors: those of the source.
    [[nodiscard]] Result<void> prefetch(job::JobContext &job) const;

    [[nodiscard]] const dialect::Target &target() const { return m_target; }

private:
    [[nodiscard]] Result<Session> openAsked(job::JobContext &job, const dialect::Dialect &dialect,
                                            dialect::Target target, const PasswordPrompt &prompt) const;
    [[nodiscard]] Result<Session> openFetched(job::JobContext &job, const dialect::Dialect &dialect) const;
    [[nodiscard]] Result<Session> openOnce(job::JobContext &job, const dialect::Dialect &dialect,
                                           const dialect::Target &target) const;

    const dialect::Registry &m_registry;
    dialect::Target m_target;
    OpenerParts m_parts;
    Result<std::shared_ptr<SecretSource>> m_source; // null: the target's own password, or none
};

// Whether an error says that the server wants a password, or a place should have one, and none is there: nothing was
// refused, and a person may know it.
[[nodiscard]] bool lacksPassword(const Error &error);

} // namespace tidemark::connect
