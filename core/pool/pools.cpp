// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/pools.h"

#include "connect/passwordorigin.h"
#include "connect/profile.h"
#include "pool/poolsettings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

// As JSON, so that no name can be mistaken for two parts.
QByteArray targetKey(const dialect::Target &target)
{
    QJsonObject options;
    for (auto option = target.options.begin(); option != target.options.end(); ++option) {
        if (!connect::isSecretOption(option.key()))
            options.insert(option.key(), option.value());
    }
    const QJsonArray parts{target.engine,   target.host,    target.port,
                           target.database, target.user,    options,
                           target.readOnly, target.sshHost, connect::formatOrigin(target.passwordOrigin)};
    return QJsonDocument(parts).toJson(QJsonDocument::Compact);
}

// Sessions that begin otherwise are no connections for each other's borrowers.
static QByteArray keyOf(const dialect::Target &target, const dialect::SessionSettings &session)
{
    return targetKey(target) + QJsonDocument(toJson(PoolConfig{.session = session})).toJson(QJsonDocument::Compact);
}

Pools::~Pools()
{
    for (auto &[key, kept] : m_pools)
        kept.pool->dispose();
}

std::shared_ptr<Pool> Pools::pool(const PoolUser &user, const dialect::Target &target, const Creator &creator,
                                  const PoolConfig &config)
{
    const std::lock_guard lock(m_mutex);
    Kept &kept = m_pools[keyOf(target, config.session)];
    if (!kept.pool) {
        kept.pool = m_clock ? std::make_shared<Pool>(user.name, creator, config, m_clock)
                            : std::make_shared<Pool>(user.name, creator, config);
        kept.target = dialect::describe(target);
    }
    if (!std::ranges::contains(kept.users, user.id, &PoolUser::id))
        kept.users.push_back(user);
    return kept.pool;
}

std::vector<std::shared_ptr<Pool>> Pools::all() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<std::shared_ptr<Pool>> pools;
    for (const auto &[key, kept] : m_pools)
        pools.push_back(kept.pool);
    std::ranges::sort(pools, {}, [](const auto &pool) { return pool->name(); });
    return pools;
}

std::vector<SharedTarget> Pools::shared() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<SharedTarget> found;
    for (const auto &[key, kept] : m_pools) {
        if (kept.users.size() < 2)
            continue;
        SharedTarget &shared = found.emplace_back(kept.target);
        for (const PoolUser &user : kept.users)
            shared.names << user.name;
    }
    return found;
}

std::vector<std::shared_ptr<Pool>> Pools::release(const QString &userId)
{
    std::vector<std::shared_ptr<Pool>> gone;
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_pools, [&](auto &item) {
        Kept &kept = item.second;
        const bool used = std::erase_if(kept.users, [&](const PoolUser &user) { return user.id == userId; }) > 0;
        if (!used || !kept.users.empty())
            return false;
        gone.push_back(std::move(kept.pool));
        return true;
    });
    return gone;
}

} // namespace tidemark::pool
