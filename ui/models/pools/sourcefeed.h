// SPDX-License-Identifier: GPL-3.0-or-later
// One source of pools, read in a lane of its own about once a second while somebody looks, and less and less often
// while it cannot be read. GUI thread only; the jobs outlive it.
#pragma once

#include "ui/jobs/jobrunner.h"
#include "ui/models/pools/poolreader.h"

#include <chrono>

namespace tidemark::ui {

class SourceFeed : public QObject
{
    Q_OBJECT

public:
    SourceFeed(PoolSource source, SourceReader reader, JobRunner *jobs, QObject *parent);
    ~SourceFeed() override;

    [[nodiscard]] const PoolSource &source() const { return m_source; }
    void setPolling(bool polling);
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }
    // Once, now; a person waits for it and may be asked for a password.
    void retry();
    void pollNow() { poll(); }

    // Whether it says who is connected, and who is wanted: read in turns with the pools, so that no more is asked.
    [[nodiscard]] bool tellsOfLinks() const { return bool(m_reader->links); }
    void setLinksWanted(std::optional<pool::LinkSide> side);
    // The last that were read; null until then, and for the other side.
    [[nodiscard]] const std::vector<pool::BouncerLink> *links(pool::LinkSide side) const;
    [[nodiscard]] const std::optional<Error> &linksError() const { return m_linksError; }
    [[nodiscard]] qint64 linksRead() const { return m_linksRead; } // counts

    [[nodiscard]] const std::vector<pool::PoolReading> &readings() const { return m_readings; } // the last
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] qint64 polls() const { return m_polls; }

Q_SIGNALS:
    void polled();
    void linksPolled();

private:
    using Readings = Result<std::vector<pool::PoolReading>>;

    using Links = Result<std::vector<pool::BouncerLink>>;

    void poll();
    void readPools();
    void readLinks();
    void planNext();
    void take(Readings readings);
    void takeLinks(pool::LinkSide side, Links links);

    PoolSource m_source;
    std::shared_ptr<SourceReader> m_reader;
    JobRunner *m_jobs;
    LaneId m_lane;
    QTimer m_timer;
    std::chrono::milliseconds m_interval{1000};
    std::vector<pool::PoolReading> m_readings;
    std::optional<Error> m_error;
    std::optional<pool::LinkSide> m_linksWanted;
    std::optional<pool::LinkSide> m_linksSide; // of those that were read
    std::vector<pool::BouncerLink> m_links;
    std::optional<Error> m_linksError;
    qint64 m_linksRead = 0;
    bool m_isTurnOfLinks = false;
    bool m_polling = false;
    bool m_stopped = false; // until a person tries again
    bool m_mayAsk = false;
    bool m_busy = false;
    int m_failures = 0; // in a row
    qint64 m_polls = 0;
};

} // namespace tidemark::ui
