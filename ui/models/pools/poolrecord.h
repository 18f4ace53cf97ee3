// SPDX-License-Identifier: GPL-3.0-or-later
// One pool that is watched: what it tells now, its last hour, and what of it needs attention. Memory is bounded. GUI
// thread only.
#pragma once

#include "pool/alerts.h"
#include "pool/pool.h"
#include "ui/models/charts/samplering.h"
#include "ui/models/pools/poolhealth.h"

#include <array>
#include <memory>

namespace tidemark::ui {

// The series of a pool's hour.
enum class PoolSeries : quint8 { CheckedIn, CheckedOut, Overflow, Waiting, Checkouts, Timeouts, Creations };
inline constexpr int poolSeriesCount = 7; // the last three a second

class PoolRecord
{
public:
    // Of a pool that others have; `samples` are kept.
    PoolRecord(QString key, QString sourceId, int samples);
    // Of a pool of ours, with the hour that it remembers itself.
    PoolRecord(QString key, const std::shared_ptr<pool::Pool> &own, int samples);

    [[nodiscard]] const QString &key() const { return m_key; }
    [[nodiscard]] const QString &sourceId() const { return m_sourceId; } // empty: ours
    [[nodiscard]] bool isOwn() const { return m_sourceId.isEmpty(); }
    [[nodiscard]] std::shared_ptr<pool::Pool> own() const { return m_own.lock(); } // null when it is gone, too

    [[nodiscard]] const pool::PoolReading &reading() const { return m_reading; }             // the last
    [[nodiscard]] const std::optional<pool::PoolStatus> &status() const { return m_status; } // of ours
    [[nodiscard]] const std::vector<pool::Alert> &alerts() const { return m_alerts; }
    [[nodiscard]] const SampleRing &samples() const { return m_samples; }       // a series for each PoolSeries
    [[nodiscard]] double newest(PoolSeries series) const;                       // noSample: not known
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } // of the last attempt to read it
    // Whether the database of one of ours answers; nothing before it was asked.
    [[nodiscard]] const std::optional<PoolHealth> &health() const { return m_health; }
    [[nodiscard]] const SampleRing &answers() const { return m_answers; } // ms of each answer
    // Counts whenever samples begin anew.
    [[nodiscard]] int era() const { return m_era; }

    void take(const pool::PoolReading &reading, const pool::AlertThresholds &thresholds);
    // Ours tells itself.
    void readOwn(qint64 at, const pool::AlertThresholds &thresholds);
    void takeHealth(qint64 at, const PoolHealth &health, const pool::AlertThresholds &thresholds);
    // Begins anew with the history of the pool: after a time in which nobody looked.
    void recallOwn();
    // Nothing could be read: a gap in the lines.
    void fail(qint64 at, const Error &error);
    void addGap(qint64 at);
    void judge(const pool::AlertThresholds &thresholds);

private:
    struct Counters
    {
        qint64 at = 0;
        std::array<std::optional<qint64>, 3> values = {};
    };
    void append(const pool::PoolReading &reading);
    void remember(const pool::PoolReading &reading);
    [[nodiscard]] qint64 after(qint64 at);

    QString m_key;
    QString m_sourceId;
    std::weak_ptr<pool::Pool> m_own; // whoever watches keeps no connection open
    pool::PoolReading m_reading;
    std::optional<pool::PoolStatus> m_status;
    std::vector<pool::Alert> m_alerts;
    std::optional<PoolHealth> m_health;
    SampleRing m_samples;
    SampleRing m_answers;
    std::vector<pool::PoolReading> m_changes; // where the figures that alerts look at changed; the oldest first
    std::optional<Counters> m_last;
    qint64 m_lastTime = 0;
    std::optional<Error> m_error;
    int m_era = 0;
};

} // namespace tidemark::ui
