// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pools/healthwords.h"

#include "base/text.h"
#include "ui/models/pools/timewords.h"

#include <QCoreApplication>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using watch::Cell;
using watch::Tone;

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(PoolHealth)
};

} // namespace

static QString passedText(pool::LookOutcome why)
{
    switch (why) {
    case pool::LookOutcome::Looked: return {};
    case pool::LookOutcome::Suspended: return Texts::tr("Not checked while the pool is suspended");
    case pool::LookOutcome::Waited: return Texts::tr("Not checked while borrowers wait for a connection");
    case pool::LookOutcome::Busy: return Texts::tr("Not checked while nearly all connections are out");
    case pool::LookOutcome::Closed: return Texts::tr("Not checked, as the pool was closed");
    }
    return {};
}

static QString failureText(const pool::HealthState &state)
{
    const QString text = Texts::tr("Its database failed %n health check(s)", nullptr, state.failures);
    return state.lastError ? text + u": "_s + printable(state.lastError->message, 200) : text;
}

QString healthText(const PoolRecord &pool)
{
    if (!pool.isOwn() || !pool.status())
        return {};
    const auto &health = pool.health();
    if (!health)
        return pool.status()->counters.creations > 0 ? Texts::tr("Not checked yet")
                                                     : Texts::tr("Not checked before its first connection");
    if (health->refused)
        return Texts::tr("Its database lets nobody in: it is checked again when the pool has connected. %1")
            .arg(health->state.lastError ? printable(health->state.lastError->message, 200) : QString())
            .trimmed();
    if (health->state.failures > 0)
        return failureText(health->state);
    if (health->passed)
        return passedText(*health->passed);
    return health->state.latency ? Texts::tr("Its database answers in %1").arg(timeText(*health->state.latency))
                                 : Texts::tr("Not checked yet");
}

Tone healthTone(const PoolRecord &pool)
{
    const auto &health = pool.health();
    if (!health || health->state.failures == 0)
        return Tone::Muted;
    return health->state.verdict == pool::HealthVerdict::Unhealthy || health->refused ? Tone::Bad : Tone::Warning;
}

Cell answerCell(const PoolRecord &pool)
{
    const auto &health = pool.health();
    if (!health || health->state.checks == 0)
        return {};
    if (health->refused)
        return watch::textCell(Texts::tr("refused"), healthTone(pool));
    if (health->state.failures > 0)
        return watch::textCell(Texts::tr("no answer"), healthTone(pool));
    const bool old = health->passed.has_value();
    return {.text = timeText(*health->state.latency),
            .value = double(health->state.latency->count()) / 1e6,
            .tone = old ? Tone::Muted : Tone::Plain};
}

} // namespace tidemark::ui
