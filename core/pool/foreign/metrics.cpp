// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/foreign/metrics.h"

#include "base/text.h"
#include "pool/foreign/knownmetrics.h"
#include "pool/foreign/waitparts.h"

#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <unordered_map>

namespace tidemark::pool {

using namespace Qt::StringLiterals;

namespace {

// A metric and what it means for whom.
struct Meaning
{
    KnownMetric metric;
    size_t source = 0; // index of the known pool; beyond them: chosen by hand
    WaitPart part = WaitPart::None;
};

class Meanings
{
public:
    explicit Meanings(const std::vector<MetricChoice> &choices)
    {
        const auto known = knownMetricPools();
        for (size_t i = 0; i < known.size(); ++i) {
            for (const KnownMetric &metric : known[i].metrics)
                add(std::string(metric.name), metric, i);
        }
        for (const MetricChoice &choice : choices)
            add(choice.metric.toStdString(), {.name = {}, .role = choice.role}, known.size());
    }

    [[nodiscard]] auto of(const std::string &name) const { return m_byName.equal_range(name); }
    [[nodiscard]] bool has(std::string_view name) const { return m_byName.contains(std::string(name)); }

private:
    void add(const std::string &name, const KnownMetric &metric, size_t source)
    {
        if (metric.role != MetricRole::Wait) {
            m_byName.emplace(name, Meaning{.metric = metric, .source = source});
            return;
        }
        m_byName.emplace(name, Meaning{.metric = metric, .source = source, .part = WaitPart::Quantile});
        m_byName.emplace(name + "_bucket", Meaning{.metric = metric, .source = source, .part = WaitPart::Bucket});
        m_byName.emplace(name + "_sum", Meaning{.metric = metric, .source = source, .part = WaitPart::Sum});
        m_byName.emplace(name + "_count", Meaning{.metric = metric, .source = source, .part = WaitPart::Count});
    }

    std::unordered_multimap<std::string, Meaning> m_byName;
};

// A reading on its way.
struct Draft
{
    PoolReading reading = {};
    WaitParts waits = {};
    std::optional<qint64> size = {};
    std::optional<qint64> mostOverflow = {};
    std::optional<double> waitSeconds = {};
    std::optional<double> waited = {};
};

using Key = std::pair<size_t, Labels>;

} // namespace

static std::optional<qint64> *figureOf(Draft &draft, MetricRole role)
{
    PoolReading &reading = draft.reading;
    switch (role) {
    case MetricRole::CheckedIn: return &reading.checkedIn;
    case MetricRole::CheckedOut: return &reading.checkedOut;
    case MetricRole::Connecting: return &reading.connecting;
    case MetricRole::Overflow: return &reading.overflow;
    case MetricRole::Waiting: return &reading.waiting;
    case MetricRole::Total: return &reading.total;
    case MetricRole::Limit: return &reading.limit;
    case MetricRole::Size: return &draft.size;
    case MetricRole::MostOverflow: return &draft.mostOverflow;
    case MetricRole::Checkouts: return &reading.checkouts;
    case MetricRole::Timeouts: return &reading.timeouts;
    case MetricRole::Creations: return &reading.creations;
    case MetricRole::Wait:
    case MetricRole::WaitSeconds:
    case MetricRole::Waits: break;
    }
    return nullptr;
}

static void take(Draft &draft, const Meaning &meaning, const MetricSample &sample)
{
    const double value = sample.value * meaning.metric.scale;
    if (meaning.part != WaitPart::None) {
        draft.waits.take(meaning.part, sample, meaning.metric.scale);
        return;
    }
    if (!std::isfinite(value) || value > 1e15)
        return;
    if (std::optional<qint64> *figure = figureOf(draft, meaning.metric.role))
        *figure = std::max<qint64>(0, std::llround(std::max(value, 0.0)));
    else if (meaning.metric.role == MetricRole::WaitSeconds)
        draft.waitSeconds = value;
    else
        draft.waited = value;
}

static bool applies(const KnownMetric &metric, const Labels &labels)
{
    return metric.label.empty() || labelOf(labels, QString::fromUtf8(metric.label)) == QString::fromUtf8(metric.value);
}

// The labels that tell a pool from others.
static Labels identity(const Meaning &meaning, Labels labels)
{
    if (meaning.part == WaitPart::Bucket)
        labels.erase(u"le"_s);
    if (meaning.part == WaitPart::Quantile)
        labels.erase(u"quantile"_s);
    if (!meaning.metric.label.empty())
        labels.erase(QString::fromUtf8(meaning.metric.label));
    return labels;
}

// An unlimited pool says zero, or the largest number that its language has.
static void finishLimit(Draft &draft)
{
    PoolReading &reading = draft.reading;
    if (!reading.limit && draft.size && draft.mostOverflow)
        reading.limit = *draft.size + *draft.mostOverflow;
    if (reading.limit && (*reading.limit == 0 || *reading.limit >= std::numeric_limits<qint32>::max()))
        reading.limit.reset();
    if (!reading.total && reading.checkedIn && reading.checkedOut)
        reading.total = *reading.checkedIn + *reading.checkedOut + reading.connecting.value_or(0);
}

static PoolReading finished(Draft draft)
{
    finishLimit(draft);
    PoolReading &reading = draft.reading;
    draft.waits.tell(reading);
    const double count = draft.waited.value_or(double(reading.checkouts.value_or(0)));
    if (draft.waitSeconds && count > 0)
        reading.meanWait = durationOf(*draft.waitSeconds / count);
    return std::move(reading);
}

// ---- Names

static constexpr std::array nameLabels{"pool"_L1,    "pool_name"_L1, "db_client_connection_pool_name"_L1,
                                       "db_name"_L1, "db"_L1,        "database"_L1,
                                       "engine"_L1,  "name"_L1};

static QString shortName(const Labels &labels)
{
    for (const QLatin1StringView name : nameLabels) {
        if (const QString value = labelOf(labels, QString(name)); !value.isEmpty())
            return value;
    }
    return labelText(labels);
}

static QString sourceName(size_t source)
{
    const auto known = knownMetricPools();
    return source < known.size() ? QString::fromUtf8(known[source].title) : tr("Metrics");
}

// A bound on what one endpoint may call pools.
static constexpr size_t mostPools = 1000;

std::vector<PoolReading> readingsOf(const Exposition &metrics, const std::vector<MetricChoice> &choices, qint64 at)
{
    const Meanings meanings(choices);
    std::map<Key, Draft> drafts;
    for (const MetricSample &sample : metrics.samples) {
        const auto [begin, end] = meanings.of(sample.name.toStdString());
        for (auto meaning = begin; meaning != end; ++meaning) {
            if (!applies(meaning->second.metric, sample.labels))
                continue;
            const Key key{meaning->second.source, identity(meaning->second, sample.labels)};
            if (drafts.size() < mostPools || drafts.contains(key))
                take(drafts[key], meaning->second, sample);
        }
    }
    std::map<std::pair<size_t, QString>, int> namesakes;
    for (const auto &[key, draft] : drafts)
        ++namesakes[{key.first, shortName(key.second)}];
    std::vector<PoolReading> readings;
    for (const auto &[key, draft] : drafts) {
        PoolReading reading = finished(draft);
        const QString name = shortName(key.second);
        reading.source = sourceName(key.first);
        // those of one name are told apart by all of their labels
        reading.pool = namesakes[{key.first, name}] > 1 ? labelText(key.second) : name;
        reading.at = at;
        readings.push_back(std::move(reading));
    }
    std::ranges::move(exportedBouncers(metrics, at), std::back_inserter(readings));
    return readings;
}

MetricFilter poolMetrics(const std::vector<MetricChoice> &choices)
{
    return
        [meanings = Meanings(choices)](std::string_view name) { return meanings.has(name) || isExportedBouncer(name); };
}

QStringList knownPools()
{
    QStringList titles{u"PgBouncer"_s};
    for (const KnownPool &pool : knownMetricPools())
        titles << QString::fromUtf8(pool.title);
    titles.sort(Qt::CaseInsensitive);
    return titles;
}

} // namespace tidemark::pool
