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

// What two targets have in common that lead to the same place as the same role: everything but passwords and limits.
// The place of a password counts, as it may bring the role along.
[[nodiscard]] QByteArray targetKey(const dialect::Target &target);

class Pools
{
public:
    // The clock of the pools that are made here; null: the usual one, whose making takes a millisecond.
    explicit Pools(std::shared_ptr<const Clock> clock = nullptr)
        : m_clock(std::move(clock))
    {
    }
    Pools(const Pools &) = delete;
    Pools &operator=(const Pools &) = delete;
    // Disposes all pools; leases that are out live on.
    ~Pools();

    // The pool of a target; the first who asks makes it, with its creator and settings, and gives it its name.
    // Sessions that begin otherwise (PoolConfig::session) are of another pool.
    [[nodiscard]] std::shared_ptr<Pool> pool(const PoolUser &user, const dialect::Target &target,
                                             const Creator &creator, const PoolConfig &config = {});

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

    const std::shared_ptr<const Clock> m_clock;
    mutable std::mutex m_mutex;
    std::map<QByteArray, Kept> m_pools; // by targetKey() and how sessions begin
};

} // namespace tidemark::pool
