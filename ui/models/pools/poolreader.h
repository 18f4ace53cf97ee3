// SPDX-License-Identifier: GPL-3.0-or-later
// How a source of pools is read: over the console of a PgBouncer, whose connection is kept, or by fetching metrics. A
// reader is used by one job at a time (jobs of one lane); made and dropped anywhere.
#pragma once

#include "pool/foreign/bouncerlinks.h"
#include "ui/models/link.h"
#include "ui/models/pools/poolsource.h"

namespace tidemark::ui {

// Reads the pools as they are now. Nobody is asked for a password unless a person waits for it.
using PoolReader = std::function<Result<std::vector<pool::PoolReading>>(job::JobContext &job, bool mayAsk)>;
// Who is connected to the console that was last read; nobody is ever asked for a password.
using LinkReader = std::function<Result<std::vector<pool::BouncerLink>>(job::JobContext &job, pool::LinkSide side)>;

struct SourceReader
{
    SourceReader(PoolReader readPools, LinkReader readLinks = {})
        : pools(std::move(readPools))
        , links(std::move(readLinks))
    {
    }

    PoolReader pools;
    LinkReader links; // empty: the source does not tell
};

using PoolReaderMaker = std::function<SourceReader(const PoolSource &source)>;

// What readers need; everything outlives them.
struct ReaderTools
{
    const dialect::Registry *registry = nullptr;
    PasswordAsker *asker = nullptr;
    connect::SecretStore *keychain = nullptr;
    std::function<const connect::Profile *(const QString &id)> profile = {}; // GUI thread
};

// On the GUI thread. What is wrong with a source is told when it is read.
[[nodiscard]] SourceReader makePoolReader(const PoolSource &source, const ReaderTools &tools);

// The address with the password of the source in it, for fetchMetrics() alone.
[[nodiscard]] QString fetchUrl(const PoolSource &source);

} // namespace tidemark::ui
