// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/foreign/readingjson.h"

#include <QDateTime>
#include <QTimeZone>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

static QString timeText(qint64 at)
{
    return QDateTime::fromMSecsSinceEpoch(at, QTimeZone::UTC).toString(Qt::ISODateWithMs);
}

static void field(JsonWriter &json, std::string_view key, const QString &text)
{
    json.key(key);
    json.value(text);
}

static void number(JsonWriter &json, std::string_view key, std::optional<qint64> value)
{
    if (!value)
        return;
    json.key(key);
    json.value(*value);
}

static void seconds(JsonWriter &json, std::string_view key, std::optional<PoolReading::Duration> time)
{
    if (!time)
        return;
    json.key(key);
    json.decimal(std::chrono::duration<double>(*time).count());
}

void writeReading(JsonWriter &json, const PoolReading &reading)
{
    json.beginObject();
    field(json, "source", reading.source);
    field(json, "pool", reading.pool);
    field(json, "at", timeText(reading.at));
    number(json, "checked_in", reading.checkedIn);
    number(json, "checked_out", reading.checkedOut);
    number(json, "connecting", reading.connecting);
    number(json, "overflow", reading.overflow);
    number(json, "invalid", reading.invalid);
    number(json, "waiting", reading.waiting);
    number(json, "total", reading.total);
    number(json, "limit", reading.limit);
    number(json, "checkouts", reading.checkouts);
    number(json, "timeouts", reading.timeouts);
    number(json, "creations", reading.creations);
    number(json, "leaks", reading.leaks);
    seconds(json, "mean_wait_seconds", reading.meanWait);
    seconds(json, "longest_wait_seconds", reading.longestWait);
    for (const WaitShare &wait : reading.waits)
        seconds(json, QByteArray("wait_p" + QByteArray::number(wait.share * 100) + "_seconds").toStdString(),
                wait.time);
    json.key("suspended");
    json.value(reading.suspended);
    json.endObject();
}

void writeAlert(JsonWriter &json, const Alert &alert, const QString &pool)
{
    json.beginObject();
    if (!pool.isEmpty())
        field(json, "pool", pool);
    field(json, "code", alertName(alert.code));
    field(json, "severity", severityName(alert.severity));
    field(json, "text", alert.text);
    field(json, "advice", alert.advice);
    field(json, "since", timeText(alert.since));
    json.endObject();
}

} // namespace tidemark::pool
