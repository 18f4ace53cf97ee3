// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/poolconfig.h"

#include "base/text.h"

#include <array>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

static constexpr int mostConnections = 100'000;

std::optional<int> limitOf(const PoolConfig &config)
{
    if (config.size == 0 || config.maxOverflow < 0)
        return std::nullopt;
    return config.size + config.maxOverflow;
}

static Result<void> within(const QString &name, qint64 value, qint64 least, qint64 most)
{
    if (value >= least && value <= most)
        return {};
    return fail(ErrorKind::Config, tr("The pool's %1 is %2").arg(name).arg(value),
                tr("It may be %1 to %2.").arg(least).arg(most));
}

// Zero turns it off.
static Result<void> withinYear(const QString &name, PoolConfig::Duration value)
{
    return within(name, value.count(), 0, std::chrono::milliseconds(std::chrono::years(1)).count());
}

Result<void> validate(const PoolConfig &config)
{
    TRY(within(u"size"_s, config.size, 0, mostConnections));
    TRY(within(u"max_overflow"_s, config.maxOverflow, -1, mostConnections));
    TRY(within(u"min_idle"_s, config.minIdle, 0, config.size == 0 ? mostConnections : config.size));
    TRY(withinYear(u"timeout"_s, config.timeout));
    TRY(withinYear(u"recycle"_s, config.recycle));
    TRY(withinYear(u"idle_timeout"_s, config.idleTimeout));
    TRY(withinYear(u"lifetime"_s, config.lifetime));
    TRY(withinYear(u"leak_threshold"_s, config.leakThreshold));
    TRY(withinYear(u"keepalive"_s, config.keepalive));
    TRY(within(u"ping_limit"_s, config.pingLimit.count(), 1, 3'600'000));
    if (config.lifetimeJitter >= 0 && config.lifetimeJitter <= 1)
        return {};
    return fail(ErrorKind::Config, tr("The pool's lifetime_jitter is %1").arg(config.lifetimeJitter),
                tr("It may be 0 to 1, the share of the lifetime."));
}

static constexpr std::array resets{ResetOnReturn::Rollback, ResetOnReturn::Commit, ResetOnReturn::None,
                                   ResetOnReturn::DiscardAll};

QString orderName(Order order)
{
    return order == Order::Fifo ? u"fifo"_s : u"lifo"_s;
}

QString resetName(ResetOnReturn reset)
{
    switch (reset) {
    case ResetOnReturn::Rollback: return u"rollback"_s;
    case ResetOnReturn::Commit: return u"commit"_s;
    case ResetOnReturn::None: return u"none"_s;
    case ResetOnReturn::DiscardAll: return u"discard-all"_s;
    }
    std::unreachable();
}

std::optional<Order> orderOf(const QString &name)
{
    for (const Order order : {Order::Fifo, Order::Lifo}) {
        if (orderName(order) == name)
            return order;
    }
    return std::nullopt;
}

std::optional<ResetOnReturn> resetOf(const QString &name)
{
    for (const ResetOnReturn reset : resets) {
        if (resetName(reset) == name)
            return reset;
    }
    return std::nullopt;
}

} // namespace tidemark::pool
