// SPDX-License-Identifier: GPL-3.0-or-later
// What of a pool needs somebody's attention, and what to do about it: a function of figures alone, for pools of ours
// and of others. Plain data and pure functions, any thread.
#pragma once

#include "pool/foreign/reading.h"
#include "pool/health.h"

#include <QJsonObject>

#include <span>

namespace tidemark::pool {

enum class AlertSeverity : quint8 {
    Off, // of a threshold only: it is never looked at
    Info,
    Warning,
    Error,
};

enum class AlertCode : quint8 {
    CheckedOut, // nearly all that there may be are out
    Overflow,   // more than the regular size, and for long
    Invalid,    // dead connections that are not closed yet
    Health,     // the database does not answer
    Waiting,    // borrowers get nothing, and for long
    Leaks,      // leases that are out for too long
};

// From when on figures are an alert, and how grave that is.
struct AlertThresholds
{
    using Duration = std::chrono::seconds;

    int checkedOutPercent = 90; // above this share of the limit
    AlertSeverity checkedOut = AlertSeverity::Warning;
    Duration overflowFor{60}; // in use for longer
    AlertSeverity overflow = AlertSeverity::Warning;
    int invalidAbove = 0;
    AlertSeverity invalid = AlertSeverity::Info;
    int healthFailures = 3; // in a row
    AlertSeverity health = AlertSeverity::Error;
    int waitingAbove = 0;   // borrowers,
    Duration waitingFor{5}; // for longer
    AlertSeverity waiting = AlertSeverity::Error;
    int leaksAbove = 0;
    AlertSeverity leaks = AlertSeverity::Warning;

    bool operator==(const AlertThresholds &) const = default;
};

struct Alert
{
    AlertCode code = AlertCode::CheckedOut;
    AlertSeverity severity = AlertSeverity::Warning;
    QString text;     // one sentence: what is so
    QString advice;   // what to do
    qint64 since = 0; // ms since 1970, UTC; as far back as the history tells

    bool operator==(const Alert &) const = default;
};

// What is known of a pool besides its figures.
struct AlertContext
{
    std::vector<LeaseInfo> leases = {}; // the oldest first
    std::optional<HealthState> health = {};
};

// All that holds now, the gravest first. The history is in order of time and need not hold `now`.
[[nodiscard]] std::vector<Alert> alerts(const PoolReading &now, std::span<const PoolReading> history,
                                        const AlertContext &context, const AlertThresholds &thresholds);

// The same of a pool of ours.
[[nodiscard]] std::vector<Alert> alerts(const PoolStatus &now, qint64 at, std::span<const PoolSample> history,
                                        const std::optional<HealthState> &health, const AlertThresholds &thresholds);

// A point of a pool's history with what alerts need.
[[nodiscard]] PoolReading readingOf(const PoolSample &sample);

// The stable spellings: "checked-out", "overflow", "invalid", "health", "waiting", "leaks" and "off", "info",
// "warning", "error".
[[nodiscard]] QString alertName(AlertCode code);
[[nodiscard]] QString severityName(AlertSeverity severity);

// Thresholds as they are saved. What is missing in the object is as by default, what is unknown is ignored. Errors:
// Config, which names the key and what it may be.
[[nodiscard]] QJsonObject toJson(const AlertThresholds &thresholds);
[[nodiscard]] Result<AlertThresholds> thresholdsOf(const QJsonObject &json);

} // namespace tidemark::pool
