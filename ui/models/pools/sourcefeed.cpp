// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pools/sourcefeed.h"

#include <QThreadPool>

#include <algorithm>

namespace tidemark::ui {

SourceFeed::SourceFeed(PoolSource source, SourceReader reader, JobRunner *jobs, QObject *parent)
    : QObject(parent)
    , m_source(std::move(source))
    , m_reader(std::make_shared<SourceReader>(std::move(reader)))
    , m_jobs(jobs)
    , m_lane(jobs->newLane())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &SourceFeed::poll);
}

// Closing a connection may take a moment, which nobody here waits for.
SourceFeed::~SourceFeed()
{
    m_jobs->cancelAll(this);
    QThreadPool::globalInstance()->start([reader = std::move(m_reader)]() mutable { reader.reset(); });
}

void SourceFeed::setPolling(bool polling)
{
    if (polling == m_polling)
        return;
    m_polling = polling;
    if (!polling)
        m_timer.stop();
    else if (!m_stopped)
        poll();
}

void SourceFeed::retry()
{
    m_stopped = false;
    m_failures = 0;
    m_mayAsk = true;
    poll();
}

void SourceFeed::setLinksWanted(std::optional<pool::LinkSide> side)
{
    if (side == m_linksWanted)
        return;
    m_linksWanted = side;
    m_isTurnOfLinks = side.has_value();
}

const std::vector<pool::BouncerLink> *SourceFeed::links(pool::LinkSide side) const
{
    return m_linksSide == side ? &m_links : nullptr;
}

void SourceFeed::poll()
{
    if (m_busy)
        return;
    m_busy = true;
    m_timer.stop();
    ++m_polls;
    const bool isTurnOfLinks = std::exchange(m_isTurnOfLinks, m_linksWanted.has_value());
    if (isTurnOfLinks && m_linksWanted && !m_mayAsk && m_failures == 0 && tellsOfLinks()) {
        m_isTurnOfLinks = false;
        return readLinks();
    }
    readPools();
}

// An error is part of the result, so that one a second does not fill the list of tasks.
void SourceFeed::readPools()
{
    m_jobs->run(
        this,
        {.title = tr("Reading the pools of %1").arg(sourceName(m_source)),
         .lane = m_lane,
         .quiet = true,
         .listed = false},
        [reader = m_reader, mayAsk = std::exchange(m_mayAsk, false)](job::JobContext &job) -> Result<Readings> {
            return Result<Readings>(reader->pools(job, mayAsk));
        },
        [this](Result<Readings> readings) {
            m_busy = false;
            if (readings)
                take(*std::move(readings));
            planNext();
            Q_EMIT polled();
        });
}

void SourceFeed::readLinks()
{
    const pool::LinkSide side = *m_linksWanted;
    m_jobs->run(
        this,
        {.title = tr("Reading the connections of %1").arg(sourceName(m_source)),
         .lane = m_lane,
         .quiet = true,
         .listed = false},
        [reader = m_reader, side](job::JobContext &job) -> Result<Links> {
            return Result<Links>(reader->links(job, side));
        },
        [this, side](Result<Links> links) {
            m_busy = false;
            if (links)
                takeLinks(side, *std::move(links));
            planNext();
            Q_EMIT linksPolled();
        });
}

// Whether the source can be read at all is found out with its pools.
void SourceFeed::takeLinks(pool::LinkSide side, Links links)
{
    ++m_linksRead;
    m_linksSide = side;
    m_linksError = links ? std::nullopt : std::optional(links.error());
    m_links = std::move(links).value_or(std::vector<pool::BouncerLink>());
}

// While a source is away it is asked less and less often.
void SourceFeed::planNext()
{
    if (m_mayAsk)
        return retry(); // a person came while it was being read
    if (m_polling && !m_stopped)
        m_timer.start(m_interval * std::clamp(1 << std::min(m_failures, 4), 1, 15));
}

void SourceFeed::take(Readings readings)
{
    if (readings) {
        m_failures = 0;
        m_error.reset();
        m_readings = *std::move(readings);
        return;
    }
    ++m_failures;
    m_error = std::move(readings).error();
    m_readings.clear();
    // nobody is asked for a password again and again, and what is no console does not become one
    m_stopped = m_error->kind == ErrorKind::Auth || m_error->kind == ErrorKind::Cancelled ||
                m_error->kind == ErrorKind::Config || m_error->kind == ErrorKind::Usage;
}

} // namespace tidemark::ui
