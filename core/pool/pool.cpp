// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/pool.h"

#include "pool/poolstate.h"

namespace tidemark::pool {

Pool::Pool(QString name, Creator creator, PoolConfig config, std::shared_ptr<const Clock> clock)
    : m_state(std::make_shared<State>(std::move(name), std::move(creator), std::move(config), std::move(clock)))
{
}

Pool::~Pool()
{
    m_state->dispose();
}

Result<Lease> Pool::acquire(job::JobContext &job, const QString &label, const std::source_location &place)
{
    const Borrower borrower{.label = label, .place = place, .asked = m_state->now()};
    if (Entry *entry = m_state->takeHere(borrower))
        return Lease(entry);
    return Lease(TRY(m_state->waitForOne(job, borrower)));
}

const QString &Pool::name() const
{
    return m_state->name();
}

PoolConfig Pool::config() const
{
    return m_state->config();
}

PoolStatus Pool::status() const
{
    return m_state->status();
}

PoolFigures Pool::figures() const
{
    return m_state->figures();
}

std::vector<PoolSample> Pool::history() const
{
    return m_state->history();
}

Result<void> Pool::setConfig(const PoolConfig &config)
{
    TRY(validate(config));
    m_state->setConfig(config);
    return {};
}

void Pool::suspend()
{
    m_state->suspend();
}

void Pool::resume()
{
    m_state->resume();
}

void Pool::evict()
{
    m_state->evict();
}

void Pool::dispose()
{
    m_state->dispose();
}

Result<LookOutcome> Pool::look(job::JobContext &job, const Look &look, PoolConfig::Duration opening)
{
    return m_state->look(job, look, opening);
}

Result<void> Pool::prewarm(job::JobContext &job)
{
    return m_state->prewarm(job);
}

void Pool::tend(job::JobContext &job)
{
    m_state->tend(job);
}

} // namespace tidemark::pool
