// SPDX-License-Identifier: GPL-3.0-or-later
// The pools of a program: one for each target, however many names lead to it, made when it is first asked for and
// disposed with this object, whatever happened. Any thread.
#pragma once

#include "dialect/target.h"
#include "pool/pool.h"

#include <map>
#include <mutex>

namespace tidemark::pool {

// One target that is known under several names, which therefore share a pool.
struct SharedTarget
{
    QString target; // for people, without its password
    QStringList names;

    bool operator==(const SharedTarget &) const = default;
};

// Who uses a pool: an id that is not another's, and what people call it.
struct PoolUser
{
    QString id;
    QString name;

    bool operator==(const PoolUser &) const = default;
};

class Pools
{
public:
    Pools() = default;
    Pools(const Pools &) = delete;
    Pools &operator=(const Pools &) = delete;
    // Disposes all pools; leases that are out live on.
    ~Pools();

    // The pool of a target; the first who asks makes it, with its creators and settings, and gives it its name.
    // `forLooks` is that of Pool::setLookCreator().
    [[nodiscard]] std::shared_ptr<Pool> pool(const PoolUser &user, const dialect::Target &target,
                                             const Creator &creator, const PoolConfig &config = {},
                                             const Creator &forLooks = {});

    // In the order of their names.
    [[nodiscard]] std::vector<std::shared_ptr<Pool>> all() const;
    [[nodiscard]] std::vector<SharedTarget> shared() const;

    // Takes a user away. The pools of which it was the last are no longer here; they end with what is returned.
    [[nodiscard]] std::vector<std::shared_ptr<Pool>> release(const QString &userId);

private:
    struct Kept
    {
        std::shared_ptr<Pool> pool;
        QString target;
        std::vector<PoolUser> users;
    };

    mutable std::mutex m_mutex;
    std::map<QByteArray, Kept> m_pools; // by everything that says where it leads, but the password
};

} // namespace tidemark::pool
