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
    SourceFeed(PoolSource source, PoolReader reader, JobRunner *jobs, QObject *parent);
    ~SourceFeed() override;

    [[nodiscard]] const PoolSource &source() const { return m_source; }
    void setPolling(bool polling);
    void setInterval(std::chrono::milliseconds interval) { m_interval = interval; }
    // Once, now; a person waits for it and may be asked for a password.
    void retry();
    void pollNow() { poll(); }

    [[nodiscard]] const std::vector<pool::PoolReading> &readings() const { return m_readings; } // the last
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] qint64 polls() const { return m_polls; }

Q_SIGNALS:
    void polled();

private:
    using Readings = Result<std::vector<pool::PoolReading>>;

    void poll();
    void planNext();
    void take(Readings readings);

    PoolSource m_source;
    std::shared_ptr<PoolReader> m_reader;
    JobRunner *m_jobs;
    LaneId m_lane;
    QTimer m_timer;
    std::chrono::milliseconds m_interval{1000};
    std::vector<pool::PoolReading> m_readings;
    std::optional<Error> m_error;
    bool m_polling = false;
    bool m_stopped = false; // until a person tries again
    bool m_mayAsk = false;
    bool m_busy = false;
    int m_failures = 0; // in a row
    qint64 m_polls = 0;
};

} // namespace tidemark::ui
