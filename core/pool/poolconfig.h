// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a pool. Names, defaults and special values are those of SQLAlchemy's QueuePool where it has them.
// Plain data, any thread.
#pragma once

#include "dialect/sessionsql.h"

#include <chrono>

namespace tidemark::pool {

enum class Order : quint8 { Fifo, Lifo };

// What a connection that comes back is told. Rollback and Commit cost nothing unless a transaction is open.
enum class ResetOnReturn : quint8 { Rollback, Commit, None, DiscardAll };

struct PoolConfig
{
    using Duration = std::chrono::milliseconds;

    int size = 5; // connections that may be idle; 0: as many as are wanted
    // Further ones; -1: no limit. One that comes back is closed when `size` others are idle and nobody waits (while it
    // is being closed it no longer counts).
    int maxOverflow = 10;
    Duration timeout{30'000}; // how long a borrower waits; a connect that it begins may take a second in any case
    Duration recycle{0};      // a connection this old is replaced at its next checkout; 0: never
    bool prePing = false;     // ask whether it still answers; not within 0.5 s after its last use
    Duration pingLimit{1000}; // how long an answer may take
    bool retryConnect = true; // whether a borrower waits for a server that cannot be reached and once could
    Order order = Order::Fifo;
    ResetOnReturn resetOnReturn = ResetOnReturn::Rollback;

    int minIdle = 0;             // opened in advance, and again when fewer are left; at most `size`
    Duration idleTimeout{0};     // an idle one above minIdle is closed after this; 0: never
    Duration lifetime{0};        // as recycle, but idle ones are replaced, too; 0: never
    double lifetimeJitter = 0.1; // the share by which each lifetime is shortened at random, so that not all end at once
    Duration leakThreshold{0};   // a lease this old counts as leaked; 0: none does
    Duration keepalive{0};       // an idle connection is asked for an answer this often; 0: never
    dialect::SessionSettings session = {};
    // For pools that end within moments: they make no thread. Nothing ages in them, no leak is counted, there is no
    // history, and connecting is limited by the target alone.
    bool brief = false;

    bool operator==(const PoolConfig &) const = default;
};

// How many connections there may be at once; nullopt: no limit.
[[nodiscard]] std::optional<int> limitOf(const PoolConfig &config);

// A Config error that names the setting and its bounds.
[[nodiscard]] Result<void> validate(const PoolConfig &config);

// The stable spellings: "fifo", "lifo" and "rollback", "commit", "none", "discard-all".
[[nodiscard]] QString orderName(Order order);
[[nodiscard]] QString resetName(ResetOnReturn reset);
[[nodiscard]] std::optional<Order> orderOf(const QString &name);
[[nodiscard]] std::optional<ResetOnReturn> resetOf(const QString &name);

} // namespace tidemark::pool
