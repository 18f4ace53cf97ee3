// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pools/pooltables.h"

#include "base/text.h"
#include "ui/models/charts/samplemodel.h"
#include "ui/models/pools/healthwords.h"
#include "watch/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTimeZone>

#include <algorithm>
#include <cmath>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using watch::Cell;
using watch::Field;
using watch::Tone;

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(PoolTables)
};

Cell countCell(std::optional<qint64> number, Tone tone = Tone::Plain)
{
    return number ? watch::numberCell(*number, tone) : Cell{};
}

Cell rateCell(double rate)
{
    return std::isnan(rate) ? Cell{} : Cell{.text = plainValueText(rate), .value = rate};
}

// "7 of 15"; by the first of them in order.
Cell totalCell(const pool::PoolReading &reading)
{
    Cell cell = countCell(reading.total);
    if (reading.total && reading.limit)
        cell.text = Texts::tr("%1 of %2").arg(watch::countText(*reading.total), watch::countText(*reading.limit));
    else if (reading.limit)
        cell.text = Texts::tr("of %1").arg(watch::countText(*reading.limit));
    return cell;
}

QString alertCount(int alerts)
{
    return Texts::tr("%n alert(s)", nullptr, alerts);
}

} // namespace

QString allPoolsKey()
{
    return u"*"_s;
}

// ---- In words

QString poolName(const PoolsFeed &feed, const PoolRecord &pool)
{
    const SourceFeed *source = feed.source(pool.sourceId());
    if (source && pool.reading().pool.isEmpty())
        return sourceName(source->source());
    return printable(pool.reading().pool);
}

QString sourceText(const PoolsFeed &feed, const PoolRecord &pool)
{
    const SourceFeed *source = feed.source(pool.sourceId());
    if (!source)
        return u"Tidemark"_s;
    QString place = sourceName(source->source());
    if (pool.reading().source.isEmpty())
        return place;
    return place.isEmpty()
               ? printable(pool.reading().source)
               : Texts::tr("%1 at %2", "a program and a place").arg(printable(pool.reading().source), place);
}

static QString outText(const pool::PoolReading &reading)
{
    const qint64 out = reading.checkedOut.value_or(0);
    const QLocale locale;
    if (!reading.checkedOut)
        return Texts::tr("nothing is told of what is out");
    return reading.limit ? Texts::tr("%1 of %2 out").arg(locale.toString(out), locale.toString(*reading.limit))
                         : Texts::tr("%1 out").arg(locale.toString(out));
}

QString stateText(const PoolRecord &pool)
{
    if (pool.error())
        return pool.error()->message;
    const pool::PoolReading &reading = pool.reading();
    if (reading.at == 0)
        return Texts::tr("no pool yet");
    QStringList parts;
    if (reading.suspended)
        parts << Texts::tr("suspended");
    if (healthTone(pool) != Tone::Muted)
        parts << Texts::tr("no answer");
    parts << outText(reading);
    if (reading.waiting.value_or(0) > 0)
        parts << Texts::tr("%1 waiting").arg(QLocale().toString(*reading.waiting));
    return parts.join(u", "_s);
}

Tone stateTone(const PoolRecord &pool)
{
    if (pool.error())
        return Tone::Bad;
    const auto gravest = pool.alerts().empty() ? pool::AlertSeverity::Off : pool.alerts().front().severity;
    if (gravest == pool::AlertSeverity::Error)
        return Tone::Bad;
    const bool wary = gravest == pool::AlertSeverity::Warning || pool.reading().suspended;
    return wary || healthTone(pool) != Tone::Muted ? Tone::Warning : Tone::Muted;
}

static int alertsOf(const PoolsFeed &feed)
{
    int count = 0;
    for (const auto &pool : feed.pools())
        count += int(pool->alerts().size());
    return count;
}

QString summaryText(const PoolsFeed &feed)
{
    const int alerts = alertsOf(feed);
    const auto isPool = [](const auto &pool) { return pool->reading().at != 0; };
    const auto failed = std::ranges::count_if(feed.sources(), [](const auto &one) { return one->error().has_value(); });
    QStringList parts{Texts::tr("%n pool(s)", nullptr, int(std::ranges::count_if(feed.pools(), isPool)))};
    if (failed > 0)
        parts << Texts::tr("%n source(s) cannot be read", nullptr, int(failed));
    parts << (alerts == 0 ? Texts::tr("no alerts") : alertCount(alerts));
    for (const auto &source : feed.sources()) {
        if (const int more = feed.leftOut(source->source().id); more > 0)
            parts << Texts::tr("%1 has %n more", nullptr, more).arg(sourceName(source->source()));
    }
    return parts.join(u" · "_s);
}

QString sharedText(const PoolsFeed &feed)
{
    QStringList lines;
    for (const pool::SharedTarget &shared : feed.shared()) {
        QStringList names;
        for (const QString &name : shared.names)
            names << Texts::tr("“%1”").arg(printable(name));
        lines << Texts::tr("%1 lead to the same place, %2, and share one pool.")
                     .arg(names.join(u", "_s), printable(shared.target));
    }
    return lines.join(u'\n');
}

// ---- Pools

static std::vector<Field<PoolRecord>> poolFields(const PoolsFeed &feed)
{
    using Pool = PoolRecord;
    return {
        {{.key = "pool", .title = Texts::tr("Pool"), .room = 40, .name = true},
         [&feed](const Pool &pool) { return watch::textCell(poolName(feed, pool), Tone::Strong); }},
        {{"state", Texts::tr("State")},
         [](const Pool &pool) { return watch::textCell(stateText(pool), stateTone(pool)); }},
        {{"answer", Texts::tr("Answers in"), true}, [](const Pool &pool) { return answerCell(pool); }},
        {{"alerts", Texts::tr("Alerts"), true},
         [](const Pool &pool) {
             return pool.alerts().empty() ? Cell{} : countCell(qint64(pool.alerts().size()), stateTone(pool));
         }},
        {{"checked_out", Texts::tr("Out"), true},
         [](const Pool &pool) { return countCell(pool.reading().checkedOut); }},
        {{"checked_in", Texts::tr("In"), true}, [](const Pool &pool) { return countCell(pool.reading().checkedIn); }},
        {{"waiting", Texts::tr("Waiting"), true},
         [](const Pool &pool) {
             return countCell(pool.reading().waiting,
                              pool.reading().waiting.value_or(0) > 0 ? Tone::Waiting : Tone::Plain);
         }},
        {{"overflow", Texts::tr("Overflow"), true},
         [](const Pool &pool) { return countCell(pool.reading().overflow); }},
        {{"total", Texts::tr("Total"), true}, [](const Pool &pool) { return totalCell(pool.reading()); }},
        {{"source", Texts::tr("Source")},
         [&feed](const Pool &pool) { return watch::textCell(sourceText(feed, pool)); }},
        {{"use", {}}, // for a bar
         [](const Pool &pool) {
             const auto use = pool.error() ? std::nullopt : pool::useOf(pool.reading());
             return use ? watch::percentCell(*use) : Cell{};
         }},
    };
}

// Its cells say what stands in a list, and no figures: pools of different sorts have no sum.
static watch::TableRow allRow(const PoolsFeed &feed, const std::vector<watch::Column> &columns)
{
    watch::TableRow row{.key = allPoolsKey(), .cells = std::vector<Cell>(columns.size())};
    const int alerts = alertsOf(feed);
    row.cells[0] = watch::textCell(Texts::tr("All pools"), Tone::Strong);
    const auto at = [&](const char *key) -> Cell & {
        const auto column = std::ranges::find_if(
            columns, [&](const watch::Column &one) { return QByteArrayView(one.key) == QByteArrayView(key); });
        return row.cells[size_t(column - columns.begin())];
    };
    at("state") = watch::textCell(summaryText(feed), Tone::Muted);
    if (alerts > 0)
        at("alerts") = watch::numberCell(alerts, Tone::Warning);
    return row;
}

watch::Table poolsTable(const PoolsFeed &feed, bool withAll)
{
    std::vector<const PoolRecord *> pools;
    for (const auto &pool : feed.pools())
        pools.push_back(pool.get());
    const auto key = [](const PoolRecord *pool) { return pool->key(); };
    std::vector<Field<const PoolRecord *>> fields;
    for (const Field<PoolRecord> &field : poolFields(feed))
        fields.push_back({field.column, [cell = field.cell](const PoolRecord *pool) { return cell(*pool); }});
    watch::Table table = watch::makeTable<const PoolRecord *>(u"pools"_s, Texts::tr("Pools"), fields, pools, key);
    table.emptyText = Texts::tr("There are no pools.");
    if (withAll)
        table.rows.insert(table.rows.begin(), allRow(feed, table.columns));
    return table;
}

// ---- Alerts

namespace {

struct ToldAlert
{
    const pool::Alert *alert;
    QString pool;
    QString key;
};

Cell severityCell(pool::AlertSeverity severity)
{
    switch (severity) {
    case pool::AlertSeverity::Error: return watch::textCell(Texts::tr("Error"), Tone::Bad);
    case pool::AlertSeverity::Warning: return watch::textCell(Texts::tr("Warning"), Tone::Warning);
    default: return watch::textCell(Texts::tr("Note"), Tone::Muted);
    }
}

std::vector<Field<ToldAlert>> alertFields(const QDateTime &now, bool withPool)
{
    std::vector<Field<ToldAlert>> fields{
        {{"severity", Texts::tr("Severity")}, [](const ToldAlert &told) { return severityCell(told.alert->severity); }},
        {{.key = "alert", .title = Texts::tr("What is so"), .room = 50},
         [](const ToldAlert &told) { return watch::textCell(told.alert->text, Tone::Strong); }},
        {{"advice", Texts::tr("What to do")},
         [](const ToldAlert &told) { return watch::textCell(told.alert->advice); }},
        {{"since", Texts::tr("For"), true}, [now](const ToldAlert &told) {
             return watch::momentCell(QDateTime::fromMSecsSinceEpoch(told.alert->since, QTimeZone::UTC), now);
         }}};
    if (withPool)
        fields.insert(fields.begin() + 1, {{.key = "pool", .title = Texts::tr("Pool"), .name = true},
                                           [](const ToldAlert &told) { return watch::textCell(told.pool); }});
    return fields;
}

} // namespace

watch::Table alertsTable(const PoolsFeed &feed, const PoolRecord *pool)
{
    std::vector<ToldAlert> told;
    for (const auto &one : feed.pools()) {
        if (pool && pool != one.get())
            continue;
        for (const pool::Alert &alert : one->alerts())
            told.push_back({&alert, poolName(feed, *one), one->key() + u'\n' + pool::alertName(alert.code)});
    }
    std::ranges::stable_sort(told, std::ranges::greater(), [](const ToldAlert &one) { return one.alert->severity; });
    watch::Table table = watch::makeTable<ToldAlert>(u"alerts"_s, Texts::tr("Alerts"), alertFields(feed.now(), !pool),
                                                     told, [](const ToldAlert &one) { return one.key; });
    table.emptyText = pool && pool->error() ? Texts::tr("It cannot be read, so nothing is known.")
                                            : Texts::tr("Nothing needs attention.");
    return table;
}

// ---- Leases and counters

watch::Table leasesTable(const PoolRecord &pool)
{
    struct Row
    {
        const pool::LeaseInfo *lease;
        int number;
    };
    std::vector<Row> rows;
    if (pool.status()) {
        for (const pool::LeaseInfo &lease : pool.status()->leases)
            rows.push_back({&lease, int(rows.size())});
    }
    const std::vector<Field<Row>> fields{
        {{"borrower", Texts::tr("Borrower")},
         [](const Row &row) { return watch::textCell(printable(row.lease->borrower), Tone::Strong); }},
        {{"age", Texts::tr("Out for"), true},
         [](const Row &row) {
             const auto age = std::chrono::duration_cast<std::chrono::milliseconds>(row.lease->age);
             return Cell{.text = watch::millisecondsText(double(age.count())),
                         .value = double(age.count()),
                         .tone = row.lease->leaked ? Tone::Bad : Tone::Plain};
         }},
        {{"place", Texts::tr("Taken in")},
         [](const Row &row) { return watch::textCell(printable(row.lease->place), Tone::Muted); }},
        {{"leaked", Texts::tr("Too long")}, [](const Row &row) { return watch::flagCell(row.lease->leaked); }}};
    watch::Table table = watch::makeTable<Row>(u"leases"_s, Texts::tr("Leases"), fields, rows,
                                               [](const Row &row) { return QString::number(row.number); });
    table.emptyText = pool.isOwn() ? Texts::tr("Nobody holds a connection.")
                                   : Texts::tr("This source does not say who holds connections.");
    return table;
}

namespace {

struct Counter
{
    const char *key;
    QString name;
    std::optional<qint64> count;
    double rate = noSample;
};

std::vector<Counter> countersOf(const PoolRecord &pool)
{
    const pool::PoolReading &reading = pool.reading();
    std::vector<Counter> counters{
        {"checkouts", Texts::tr("Checkouts"), reading.checkouts, pool.newest(PoolSeries::Checkouts)},
        {"timeouts", Texts::tr("Waits that timed out"), reading.timeouts, pool.newest(PoolSeries::Timeouts)},
        {"creations", Texts::tr("Connections made"), reading.creations, pool.newest(PoolSeries::Creations)}};
    if (pool.status()) {
        const pool::PoolCounters &all = pool.status()->counters;
        counters.insert(counters.end(),
                        {{"failures", Texts::tr("Connections that failed"), qint64(all.failures)},
                         {"closed", Texts::tr("Connections closed"), qint64(all.closed)},
                         {"invalidations", Texts::tr("Times that all were found broken"), qint64(all.invalidations)},
                         {"cancelled", Texts::tr("Waits that were stopped"), qint64(all.cancelled)},
                         {"leaks", Texts::tr("Leases that were out for too long"), qint64(all.leaks)},
                         {"pings", Texts::tr("Questions whether a connection lives"), qint64(all.pings)},
                         {"ping_failures", Texts::tr("Of these without an answer"), qint64(all.pingFailures)}});
    }
    std::erase_if(counters, [](const Counter &counter) { return !counter.count; });
    return counters;
}

} // namespace

watch::Table countersTable(const PoolRecord &pool)
{
    const std::vector<Field<Counter>> fields{
        {{"what", Texts::tr("What")}, [](const Counter &one) { return watch::textCell(one.name); }},
        {{"count", Texts::tr("Since it began"), true}, [](const Counter &one) { return countCell(one.count); }},
        {{"rate", Texts::tr("A second"), true}, [](const Counter &one) { return rateCell(one.rate); }}};
    const std::vector<Counter> counters = pool.error() ? std::vector<Counter>{} : countersOf(pool);
    watch::Table table = watch::makeTable<Counter>(u"counters"_s, Texts::tr("Counters"), fields, counters,
                                                   [](const Counter &one) { return QString::fromLatin1(one.key); });
    table.emptyText = Texts::tr("This source counts nothing.");
    return table;
}

} // namespace tidemark::ui
