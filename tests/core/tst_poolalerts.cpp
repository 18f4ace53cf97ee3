// SPDX-License-Identifier: GPL-3.0-or-later
// When figures of a pool are an alert, how grave, since when, and what it says.
#include "pool/alerts.h"
#include "pool/durations.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QJsonDocument>

using namespace tidemark;
using namespace Qt::StringLiterals;
using pool::AlertSeverity;
using pool::PoolReading;
using std::chrono::seconds;

namespace {

constexpr qint64 noon = 1'800'000'000'000;

struct Figures
{
    qint64 out = 0;
    qint64 limit = 10;
    qint64 overflow = 0;
    qint64 invalid = 0;
    qint64 waiting = 0;
};

// A reading so many seconds before noon.
PoolReading reading(const Figures &figures, int before = 0)
{
    PoolReading one{.source = u"test"_s, .pool = u"p"_s, .at = noon - before * 1000};
    one.checkedOut = figures.out;
    if (figures.limit > 0)
        one.limit = figures.limit;
    one.overflow = figures.overflow;
    one.invalid = figures.invalid;
    one.waiting = figures.waiting;
    return one;
}

// "waiting error -5; overflow warning -60": code, severity, and since how many seconds before noon.
QString summary(const std::vector<pool::Alert> &alerts)
{
    QStringList parts;
    for (const pool::Alert &alert : alerts)
        parts << u"%1 %2 %3"_s.arg(pool::alertName(alert.code), pool::severityName(alert.severity))
                     .arg((alert.since - noon) / 1000);
    return parts.join(u"; "_s);
}

pool::HealthState failures(int count)
{
    pool::HealthState state{.failures = count, .since = noon - 30'000};
    state.lastError = fail(ErrorKind::Timeout, u"silence"_s, u"Look at it."_s).error();
    return state;
}

} // namespace

class PoolAlertsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatHolds()
    {
        struct Past
        {
            int before;
            Figures figures;
        };
        const struct
        {
            const char *name;
            Figures now;
            std::vector<Past> past;
            const char *expected;
        } cases[] = {
            {"nothing", {.out = 9}, {}, ""},
            {"nearly all are out", {.out = 10}, {}, "checked-out warning 0"},
            {"without a limit", {.out = 1000, .limit = 0}, {}, ""},
            {"since it began",
             {.out = 10},
             {{30, {.out = 9}}, {20, {.out = 10}}, {10, {.out = 10}}},
             "checked-out warning -20"},
            {"not since an earlier time", {.out = 10}, {{30, {.out = 10}}, {20, {.out = 3}}}, "checked-out warning 0"},
            {"overflow for a moment", {.overflow = 3}, {{59, {.overflow = 1}}}, ""},
            {"overflow for long", {.overflow = 3}, {{60, {.overflow = 1}}}, "overflow warning -60"},
            {"overflow that went away", {.overflow = 3}, {{90, {.overflow = 1}}, {40, {}}}, ""},
            {"dead ones", {.invalid = 1}, {}, "invalid info 0"},
            {"a wait begins", {.waiting = 2}, {{4, {.waiting = 1}}}, ""},
            {"a wait lasts", {.waiting = 2}, {{5, {.waiting = 1}}}, "waiting error -5"},
            {"the gravest first",
             {.out = 10, .overflow = 5, .invalid = 1, .waiting = 1},
             {{100, {.out = 10, .overflow = 5, .invalid = 1, .waiting = 1}}},
             "waiting error -100; checked-out warning -100; overflow warning -100; invalid info -100"},
        };
        for (const auto &one : cases) {
            std::vector<PoolReading> history;
            for (const Past &past : one.past)
                history.push_back(reading(past.figures, past.before));
            const QString found = summary(pool::alerts(reading(one.now), history, {}, {}));
            QVERIFY2(found == QString::fromUtf8(one.expected),
                     qPrintable(QString::fromUtf8(one.name) + u": "_s + found));
        }
    }

    void believesWhatThePoolSaysOfItsWaits()
    {
        PoolReading now = reading({.waiting = 1});
        now.longestWait = seconds(12);
        QCOMPARE(summary(pool::alerts(now, {}, {}, {})), u"waiting error -12"_s);
        now.longestWait = seconds(4);
        QCOMPARE(summary(pool::alerts(now, {}, {}, {})), QString());
    }

    void looksAtHealth()
    {
        QVERIFY(pool::alerts(reading({}), {}, {.health = failures(2)}, {}).empty());
        const auto found = pool::alerts(reading({}), {}, {.health = failures(3)}, {});
        QCOMPARE(summary(found), u"health error -30"_s);
        QCOMPARE(found[0].text, u"The database failed 3 health checks in a row: silence"_s);
        QCOMPARE(found[0].advice, u"Look at it."_s);
    }

    void namesWhoHoldsConnections()
    {
        const std::vector<pool::LeaseInfo> leases{
            {.borrower = u"report"_s, .place = u"export.cpp:12 run"_s, .age = seconds(42), .leaked = true},
            {.borrower = u"web"_s, .place = {}, .age = seconds(1)}};
        const auto found = pool::alerts(reading({.out = 10}), {}, {.leases = leases}, {});
        QCOMPARE(summary(found), u"checked-out warning 0; leaks warning -42"_s);
        QCOMPARE(found[0].text, u"10 of 10 connections are out"_s);
        QVERIFY2(found[0].advice.startsWith("The longest is held by report (export.cpp:12 run), for 42 s. Return"_L1),
                 qPrintable(found[0].advice));
        QVERIFY2(found[1].advice.startsWith("report (export.cpp:12 run) has held one for 42 s."_L1),
                 qPrintable(found[1].advice));
    }

    void takesAPoolOfOurs()
    {
        pool::PoolStatus status{.name = u"orders"_s, .now = {.size = 5, .limit = 10, .checkedOut = 10, .waiting = 3}};
        status.suspended = true;
        const std::vector<pool::PoolSample> history{
            {.at = noon - 6000, .now = {.limit = 10, .checkedOut = 10, .waiting = 1}}};
        const auto found = pool::alerts(status, noon, history, {}, {});
        QCOMPARE(summary(found), u"waiting error -6; checked-out warning -6"_s);
        QVERIFY2(found[0].advice.contains("resume"_L1), qPrintable(found[0].advice));
    }

    void obeysItsThresholds()
    {
        const Figures all{.out = 6, .overflow = 1, .invalid = 2, .waiting = 2};
        const pool::AlertThresholds low{.checkedOutPercent = 50,
                                        .checkedOut = AlertSeverity::Error,
                                        .overflowFor = seconds(0),
                                        .overflow = AlertSeverity::Info,
                                        .invalidAbove = 2,
                                        .waitingAbove = 1,
                                        .waitingFor = seconds(0),
                                        .waiting = AlertSeverity::Warning};
        QCOMPARE(summary(pool::alerts(reading(all), {}, {}, low)),
                 u"checked-out error 0; waiting warning 0; overflow info 0"_s);
        const auto off = AlertSeverity::Off;
        const pool::AlertThresholds none{
            .checkedOut = off, .overflow = off, .invalid = off, .health = off, .waiting = off, .leaks = off};
        const pool::AlertContext context{.leases = {{.borrower = {}, .place = {}, .leaked = true}},
                                         .health = failures(9)};
        QVERIFY(pool::alerts(reading({.out = 10, .invalid = 9}), {}, context, none).empty());
    }

    void savesThresholds()
    {
        const pool::AlertThresholds other{.checkedOutPercent = 75,
                                          .checkedOut = AlertSeverity::Error,
                                          .overflowFor = seconds(7),
                                          .overflow = AlertSeverity::Off,
                                          .invalidAbove = 2,
                                          .invalid = AlertSeverity::Warning,
                                          .healthFailures = 5,
                                          .health = AlertSeverity::Info,
                                          .waitingAbove = 4,
                                          .waitingFor = seconds(9),
                                          .waiting = AlertSeverity::Warning,
                                          .leaksAbove = 1,
                                          .leaks = AlertSeverity::Error};
        for (const pool::AlertThresholds &one : {pool::AlertThresholds(), other}) {
            const auto read = pool::thresholdsOf(pool::toJson(one));
            QVERIFY(read && *read == one);
        }
        QVERIFY(pool::thresholdsOf({}) == pool::AlertThresholds());
        QVERIFY(pool::thresholdsOf({{u"of later versions"_s, 1}}) == pool::AlertThresholds());
    }

    void refusesDamagedThresholds()
    {
        for (const char *text :
             {R"({"checkedOutPercent": 0})", R"({"checkedOutPercent": 101})", R"({"waitingAbove": -1})",
              R"({"waitingSeconds": 1.5})", R"({"overflowSeconds": "7"})", R"({"health": "bad"})", R"({"leaks": 3})"}) {
            const QJsonObject json = QJsonDocument::fromJson(text).object();
            const auto read = pool::thresholdsOf(json);
            QVERIFY2(!read && read.error().kind == ErrorKind::Config, text);
            QVERIFY2(read.error().message.contains(json.keys().first()), qPrintable(read.error().message));
        }
    }

    void saysDurations()
    {
        using std::chrono::nanoseconds;
        const std::pair<double, const char *> cases[] = {
            {0, "0 µs"},    {8.5e-7, "0.8 µs"}, {1.2e-3, "1.2 ms"}, {2e-3, "2 ms"},  {0.85, "850 ms"},
            {42.4, "42 s"}, {119, "119 s"},     {120, "2 min"},     {9000, "2.5 h"}, {-5, "0 µs"},
        };
        for (const auto &[time, text] : cases)
            QCOMPARE(pool::durationText(nanoseconds(qint64(time * 1e9))), QString::fromUtf8(text));
    }
};

TIDEMARK_TEST(PoolAlertsTest)
#include "tst_poolalerts.moc"
