// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pools/poolsfeed.h"

#include "ui/models/numbers.h"

#include <QHash>

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

PoolsFeed::PoolsFeed(Tools tools, QObject *parent)
    : QObject(parent)
    , m_tools(std::move(tools))
    , m_health(m_tools.jobs, m_tools.clock)
{
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &PoolsFeed::tick);
    connect(&m_health, &HealthFeed::checked, this, &PoolsFeed::takeHealth);
}

PoolsFeed::~PoolsFeed() = default;

// ---- What is watched

void PoolsFeed::setSettings(const PoolsSettings &settings)
{
    m_settings = settings;
    std::vector<std::unique_ptr<SourceFeed>> sources;
    for (const PoolSource &wanted : settings.sources) {
        const auto same =
            std::ranges::find_if(m_sources, [&](const auto &source) { return source && source->source() == wanted; });
        if (same != m_sources.end()) {
            sources.push_back(std::move(*same));
            continue;
        }
        auto &made = sources.emplace_back(
            std::make_unique<SourceFeed>(wanted, m_tools.makeReader(wanted), m_tools.jobs, nullptr));
        made->setInterval(m_timer.intervalAsDuration());
        connect(made.get(), &SourceFeed::polled, this, [this, feed = made.get()] { takeSource(*feed); });
        connect(made.get(), &SourceFeed::linksPolled, this, &PoolsFeed::changed);
    }
    m_sources = std::move(sources);
    std::erase_if(m_pools, [&](const auto &pool) { return !pool->sourceId().isEmpty() && !source(pool->sourceId()); });
    for (const auto &pool : m_pools)
        pool->judge(settings.thresholds);
    applyWatching();
    Q_EMIT changed();
}

const SourceFeed *PoolsFeed::source(const QString &id) const
{
    const auto found = std::ranges::find_if(m_sources, [&](const auto &one) { return one->source().id == id; });
    return found == m_sources.end() ? nullptr : found->get();
}

PoolRecord *PoolsFeed::record(const QString &key) const
{
    const auto found = std::ranges::find_if(m_pools, [&](const auto &pool) { return pool->key() == key; });
    return found == m_pools.end() ? nullptr : found->get();
}

std::vector<pool::SharedTarget> PoolsFeed::shared() const
{
    return m_tools.own ? m_tools.own->shared() : std::vector<pool::SharedTarget>{};
}

// ---- When

void PoolsFeed::setInterval(std::chrono::milliseconds interval)
{
    m_timer.setInterval(interval);
    for (const auto &source : m_sources)
        source->setInterval(interval);
}

void PoolsFeed::setWatched(bool watched)
{
    if (watched == m_watched)
        return;
    m_watched = watched;
    applyWatching();
}

void PoolsFeed::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    applyWatching();
}

void PoolsFeed::applyWatching()
{
    for (const auto &source : m_sources)
        source->setPolling(isPolling());
    if (isPolling() == m_timer.isActive())
        return;
    if (!isPolling())
        return m_timer.stop();
    // ours remember what was while nobody looked; of the others that is not known
    for (const auto &pool : m_pools)
        pool->isOwn() ? pool->recallOwn() : pool->addGap(msecs());
    m_timer.start();
    m_health.wake();
    pollOwn();
}

void PoolsFeed::tick()
{
    pollOwn();
    m_health.tick(m_chosen);
}

void PoolsFeed::pollOwn()
{
    ++m_polls;
    readOwn();
    Q_EMIT changed();
}

void PoolsFeed::pollNow()
{
    for (const auto &source : m_sources)
        source->pollNow();
    pollOwn();
    for (const auto &pool : m_pools) {
        const bool wanted = pool->key() == m_chosen || !find(m_chosen);
        if (pool->isOwn() && wanted)
            m_health.check(pool->key());
    }
}

void PoolsFeed::retry(const QString &sourceId)
{
    for (const auto &source : m_sources) {
        if (source->source().id == sourceId)
            source->retry();
    }
}

void PoolsFeed::setLinksWanted(const QString &sourceId, pool::LinkSide side)
{
    for (const auto &source : m_sources)
        source->setLinksWanted(source->source().id == sourceId ? std::optional(side) : std::nullopt);
}

// ---- What comes

static QString ownKey(const pool::Pool &pool)
{
    return u"own:"_s + QString::number(quintptr(&pool), 16);
}

void PoolsFeed::readOwn()
{
    if (!m_tools.own)
        return;
    const qint64 at = msecs();
    QStringList keys;
    std::vector<HealthFeed::OwnPool> own;
    for (const std::shared_ptr<pool::Pool> &pool : m_tools.own->all()) {
        const QString key = ownKey(*pool);
        keys << key;
        if (const PoolRecord *known = find(key); known && known->own() != pool)
            std::erase_if(m_pools, [&](const auto &one) { return one->key() == key; });
        if (!find(key))
            add(std::make_unique<PoolRecord>(key, pool, keptSamples));
        PoolRecord *read = record(key);
        read->readOwn(at, m_settings.thresholds);
        own.push_back({.key = key, .pool = pool, .creations = read->status()->counters.creations});
    }
    keepOnly({}, keys);
    m_health.follow(own);
}

void PoolsFeed::takeHealth(const QString &key)
{
    PoolRecord *pool = record(key);
    const auto health = m_health.health(key);
    if (!pool || !health)
        return;
    pool->takeHealth(msecs(), *health, m_settings.thresholds);
    Q_EMIT changed();
}

void PoolsFeed::keepOnly(const QString &sourceId, const QStringList &keys)
{
    std::erase_if(m_pools,
                  [&](const auto &pool) { return pool->sourceId() == sourceId && !keys.contains(pool->key()); });
}

// A source without pools, or one that was never read, has a row nevertheless: for what is wrong with it.
void PoolsFeed::takeSource(const SourceFeed &source)
{
    const QString &id = source.source().id;
    if (!source.error()) {
        takeReadings(source);
    } else {
        if (std::ranges::none_of(m_pools, [&](const auto &pool) { return pool->sourceId() == id; }))
            add(std::make_unique<PoolRecord>(id, id, 1));
        for (const auto &pool : m_pools) {
            if (pool->sourceId() == id)
                pool->fail(msecs(), *source.error());
        }
    }
    Q_EMIT changed();
}

void PoolsFeed::takeReadings(const SourceFeed &source)
{
    const QString &id = source.source().id;
    QStringList keys;
    for (const pool::PoolReading &reading : source.readings()) {
        const QString key = id + u'\n' + reading.source + u'\n' + reading.pool;
        if (keys.size() == mostPools || keys.contains(key))
            continue;
        keys << key;
        if (!find(key))
            add(std::make_unique<PoolRecord>(key, id, keptSamples));
        record(key)->take(reading, m_settings.thresholds);
    }
    m_leftOut[id] = std::max(0, int(source.readings().size()) - mostPools);
    keepOnly(id, keys);
    if (!keys.isEmpty())
        return;
    add(std::make_unique<PoolRecord>(id, id, 1)); // nobody has used it yet
}

void PoolsFeed::add(std::unique_ptr<PoolRecord> record)
{
    m_pools.push_back(std::move(record));
    sortPools();
}

void PoolsFeed::sortPools()
{
    const auto nameOf = [](const PoolRecord &pool) {
        const auto own = pool.own();
        return own ? own->name() : pool.key();
    };
    QHash<QString, int> places;
    for (int i = 0; i < int(m_sources.size()); ++i)
        places.insert(m_sources[size_t(i)]->source().id, i);
    std::ranges::stable_sort(m_pools, [&](const auto &a, const auto &b) {
        const int left = places.value(a->sourceId(), -1);
        const int right = places.value(b->sourceId(), -1);
        return left != right ? left < right : naturalOrder(nameOf(*a), nameOf(*b)) < 0;
    });
}

} // namespace tidemark::ui
