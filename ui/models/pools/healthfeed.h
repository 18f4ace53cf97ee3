// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the databases of our own pools answer, asked in turns: at most one light statement a tick, over connections
// that nobody needs just now, and never with a question for a password. A pool that was never connected is left alone.
// GUI thread only; the jobs outlive it.
#pragma once

#include "base/clock.h"
#include "ui/jobs/jobrunner.h"
#include "ui/models/pools/poolhealth.h"

#include <map>

namespace tidemark::ui {

class HealthFeed : public QObject
{
    Q_OBJECT

public:
    struct OwnPool
    {
        QString key;
        std::shared_ptr<pool::Pool> pool;
        quint64 creations = 0; // of connections, up to now
    };

    // Asks the server now, or when it is its turn.
    using Turn = std::function<void(std::function<void()> ask)>;

    HealthFeed(JobRunner *jobs, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~HealthFeed() override;

    // Whoever else asks a server now and then gives turns away; without it checks begin at once.
    void setTurn(Turn turn) { m_turn = std::move(turn); }

    // These are the pools that there are; others are forgotten.
    void follow(const std::vector<OwnPool> &pools);
    // Begins the check that is due, if any: of the chosen pool each five ticks, and of another one as often; of all in
    // turns, one a tick, when none is chosen.
    void tick(const QString &chosen);
    // Begins a check now, unless one is on its way.
    void check(const QString &key);
    // All are due.
    void wake();

    [[nodiscard]] std::optional<PoolHealth> health(const QString &key) const;
    [[nodiscard]] bool isChecking() const;

    static constexpr int ticksBetween = 5;

Q_SIGNALS:
    void checked(const QString &key);

private:
    struct Watched
    {
        std::weak_ptr<pool::Pool> pool;
        std::shared_ptr<pool::HealthCheck> check;
        LaneId lane = 0;
        PoolHealth health = {};
        quint64 creations = 0;
        quint64 creationsWhenRefused = 0;
        qint64 lastTick = -ticksBetween;
        bool isBusy = false;
    };
    struct Outcome;

    [[nodiscard]] bool isDue(const Watched &watched) const;
    [[nodiscard]] QString nextOf(const QString &chosen);
    void run(const QString &key);
    void take(const QString &key, const pool::HealthCheck *check, const Result<Outcome> &outcome);

    JobRunner *m_jobs;
    std::shared_ptr<const Clock> m_clock;
    Turn m_turn;
    std::map<QString, Watched> m_pools;
    qint64 m_ticks = 0;
    qint64 m_lastOther = -ticksBetween;
};

} // namespace tidemark::ui
