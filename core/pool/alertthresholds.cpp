// SPDX-License-Identifier: GPL-3.0-or-later
// Thresholds as JSON and back.
#include "pool/alerts.h"

#include "base/text.h"

#include <QJsonValue>

#include <limits>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

namespace {

// One way through all fields, for writing and for reading.
template <class Thresholds, class Visit>
void eachNumber(Thresholds &thresholds, Visit visit)
{
    visit("checkedOutPercent"_L1, thresholds.checkedOutPercent, 1, 100);
    visit("invalidAbove"_L1, thresholds.invalidAbove, 0, std::numeric_limits<int>::max());
    visit("healthFailures"_L1, thresholds.healthFailures, 1, std::numeric_limits<int>::max());
    visit("waitingAbove"_L1, thresholds.waitingAbove, 0, std::numeric_limits<int>::max());
    visit("leaksAbove"_L1, thresholds.leaksAbove, 0, std::numeric_limits<int>::max());
}

template <class Thresholds, class Visit>
void eachTime(Thresholds &thresholds, Visit visit)
{
    visit("overflowSeconds"_L1, thresholds.overflowFor);
    visit("waitingSeconds"_L1, thresholds.waitingFor);
}

template <class Thresholds, class Visit>
void eachSeverity(Thresholds &thresholds, Visit visit)
{
    visit("checkedOut"_L1, thresholds.checkedOut);
    visit("overflow"_L1, thresholds.overflow);
    visit("invalid"_L1, thresholds.invalid);
    visit("health"_L1, thresholds.health);
    visit("waiting"_L1, thresholds.waiting);
    visit("leaks"_L1, thresholds.leaks);
}

constexpr int longestSeconds = 7 * 24 * 3600;

// Reads fields and keeps the first fault.
class Reader
{
public:
    explicit Reader(const QJsonObject &json)
        : m_json(json)
    {
    }

    void number(QLatin1StringView key, int &value, int least, int most)
    {
        const QJsonValue given = m_json.value(key);
        if (given.isUndefined())
            return;
        const double number = given.toDouble(-1);
        if (number != double(qint64(number)) || number < least || number > most)
            fault(key, tr("a whole number from %1 to %2").arg(least).arg(most));
        else
            value = int(number);
    }

    void severity(QLatin1StringView key, AlertSeverity &value)
    {
        const QJsonValue given = m_json.value(key);
        if (given.isUndefined())
            return;
        for (const AlertSeverity one :
             {AlertSeverity::Off, AlertSeverity::Info, AlertSeverity::Warning, AlertSeverity::Error}) {
            if (given.toString() == severityName(one)) {
                value = one;
                return;
            }
        }
        fault(key, tr("off, info, warning or error"));
    }

    [[nodiscard]] Result<void> outcome() const { return m_outcome; }

private:
    void fault(QLatin1StringView key, const QString &what)
    {
        if (m_outcome)
            m_outcome = fail(ErrorKind::Config, tr("The threshold %1 is wrong").arg(key), tr("It is %1.").arg(what));
    }

    const QJsonObject &m_json;
    Result<void> m_outcome;
};

} // namespace

QJsonObject toJson(const AlertThresholds &thresholds)
{
    QJsonObject json;
    eachNumber(thresholds, [&](QLatin1StringView key, int value, int, int) { json[key] = value; });
    eachTime(thresholds, [&](QLatin1StringView key, std::chrono::seconds time) { json[key] = qint64(time.count()); });
    eachSeverity(thresholds,
                 [&](QLatin1StringView key, AlertSeverity severity) { json[key] = severityName(severity); });
    return json;
}

Result<AlertThresholds> thresholdsOf(const QJsonObject &json)
{
    AlertThresholds thresholds;
    Reader reader(json);
    eachNumber(thresholds,
               [&](QLatin1StringView key, int &value, int least, int most) { reader.number(key, value, least, most); });
    eachTime(thresholds, [&](QLatin1StringView key, std::chrono::seconds &time) {
        int count = int(time.count());
        reader.number(key, count, 0, longestSeconds);
        time = std::chrono::seconds(count);
    });
    eachSeverity(thresholds, [&](QLatin1StringView key, AlertSeverity &value) { reader.severity(key, value); });
    TRY(reader.outcome());
    return thresholds;
}

} // namespace tidemark::pool
