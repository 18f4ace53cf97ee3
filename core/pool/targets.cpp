// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/targets.h"

#include "pool/askedpassword.h"

#include <QUuid>

namespace tidemark::pool {

// What the pool of a target opens its connections with.
struct Targets::Door
{
    connect::Opener opener;
    AskedPassword password = {};
};

Targets::Targets(Pools &pools, const dialect::Registry &registry, PoolConfig config)
    : m_pools(pools)
    , m_registry(registry)
    , m_config(std::move(config))
    , m_id(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Targets::~Targets()
{
    for (const QString &name : m_names) [[maybe_unused]]
        const auto gone = m_pools.release(m_id + name);
}

std::shared_ptr<Targets::Door> Targets::doorOf(const dialect::Target &target, const QString &name)
{
    const std::scoped_lock lock(m_mutex);
    if (!m_names.contains(name))
        m_names << name;
    std::shared_ptr<Door> &door = m_doors[targetKey(target)];
    if (!door)
        door = std::make_shared<Door>(connect::Opener(m_registry, target));
    return door;
}

Lender Targets::lender(const dialect::Target &target, const Visitor &visitor, const std::source_location &place)
{
    const QString name = visitor.name.isEmpty() ? dialect::describe(target) : visitor.name;
    const std::shared_ptr<Door> door = doorOf(target, name);
    const Creator creator = [door](job::JobContext &job) { return door->password.open(job, door->opener); };
    const auto pool = m_pools.pool({.id = m_id + name, .name = name}, target, creator, m_config);
    return [door, pool, label = visitor.label, place](job::JobContext &job, const connect::PasswordPrompt &prompt) {
        const dialect::Target &to = door->opener.target();
        AskedPassword::Ask ask;
        // what is fetched from elsewhere no person is asked for
        if (prompt && to.passwordOrigin.kind.isEmpty())
            ask = [&](job::JobContext &inner, const Error &) { return prompt(inner, connect::passwordQuestion(to)); };
        return door->password.acquire(job, *pool, ask, label, place);
    };
}

} // namespace tidemark::pool
