// SPDX-License-Identifier: GPL-3.0-or-later
// All pools that the Pools page shows: ours, which answer from memory, and those of other sources, each read in a lane
// of its own; at most once a second, and only while somebody looks. Whether the databases of ours answer is asked in
// turns. GUI thread only; tools and clock outlive it.
#pragma once

#include "base/clock.h"
#include "pool/pools.h"
#include "ui/models/pools/healthfeed.h"
#include "ui/models/pools/poolrecord.h"
#include "ui/models/pools/sourcefeed.h"

namespace tidemark::ui {

class PoolsFeed : public QObject
{
    Q_OBJECT

public:
    struct Tools
    {
        JobRunner *jobs = nullptr;
        const pool::Pools *own = nullptr; // null: none are ours
        PoolReaderMaker makeReader = {};
        std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    };

    explicit PoolsFeed(Tools tools, QObject *parent = nullptr);
    ~PoolsFeed() override;

    // Sources that stay are not read anew.
    void setSettings(const PoolsSettings &settings);
    [[nodiscard]] const PoolsSettings &settings() const { return m_settings; }

    void setWatched(bool watched);
    void setPaused(bool paused);
    [[nodiscard]] bool isPolling() const { return m_watched && !m_paused; }
    // For tests and tours: the time between two polls.
    void setInterval(std::chrono::milliseconds interval);
    // Whose health is looked after before that of others; empty: all in turns.
    void setChosen(const QString &key) { m_chosen = key; }
    // A poll between two others, also while it is paused, with a check of the chosen pool, or of all of ours.
    void pollNow();
    // Of ours alone, without a check: from memory, which costs nothing.
    void pollOwn();
    // Tries a source again after an error that only a person can help with.
    void retry(const QString &sourceId);

    // Ours first, by name, then the sources in their order, each with its pools by name.
    [[nodiscard]] const std::vector<std::unique_ptr<PoolRecord>> &pools() const { return m_pools; }
    [[nodiscard]] const PoolRecord *find(const QString &key) const { return record(key); }
    [[nodiscard]] const std::vector<std::unique_ptr<SourceFeed>> &sources() const { return m_sources; }
    [[nodiscard]] const SourceFeed *source(const QString &id) const;
    // Who is connected to one source is wanted, and of no other; an empty id: of none.
    void setLinksWanted(const QString &sourceId, pool::LinkSide side);
    // How many pools of a source are not shown because it has too many.
    [[nodiscard]] int leftOut(const QString &sourceId) const { return m_leftOut.value(sourceId); }
    [[nodiscard]] std::vector<pool::SharedTarget> shared() const;
    [[nodiscard]] HealthFeed *health() { return &m_health; }
    [[nodiscard]] QDateTime now() const { return m_tools.clock->utc(); }
    [[nodiscard]] qint64 polls() const { return m_polls; }

    static constexpr int mostPools = 100; // of a source
    static constexpr int keptSamples = 3600;

Q_SIGNALS:
    void changed();

private:
    void tick();
    void readOwn();
    void takeHealth(const QString &key);
    void takeSource(const SourceFeed &source);
    void takeReadings(const SourceFeed &source);
    void keepOnly(const QString &sourceId, const QStringList &keys);
    [[nodiscard]] PoolRecord *record(const QString &key) const;
    void add(std::unique_ptr<PoolRecord> record);
    void sortPools();
    void applyWatching();
    [[nodiscard]] qint64 msecs() const { return m_tools.clock->utc().toMSecsSinceEpoch(); }

    Tools m_tools;
    PoolsSettings m_settings;
    std::vector<std::unique_ptr<PoolRecord>> m_pools;
    std::vector<std::unique_ptr<SourceFeed>> m_sources;
    QMap<QString, int> m_leftOut;
    HealthFeed m_health;
    QString m_chosen;
    QTimer m_timer;
    bool m_watched = false;
    bool m_paused = false;
    qint64 m_polls = 0;
};

} // namespace tidemark::ui
