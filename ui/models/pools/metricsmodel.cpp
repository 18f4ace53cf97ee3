// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pools/metricsmodel.h"

#include "base/text.h"

#include <QHash>
#include <QLocale>
#include <QSet>

#include <algorithm>
#include <array>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using pool::MetricRole;

// Memory is used, too: a name suggests something only where it speaks of connections.
static std::optional<MetricRole> suggestedRole(const QString &metric)
{
    constexpr std::array words{"pool"_L1, "conn"_L1, "db"_L1, "database"_L1, "datasource"_L1, "sql"_L1, "jdbc"_L1};
    const bool speaks =
        std::ranges::any_of(words, [&](QLatin1StringView word) { return metric.contains(word, Qt::CaseInsensitive); });
    return speaks ? pool::likelyRole(metric) : std::nullopt;
}

std::vector<OfferedMetric> offeredMetrics(const pool::Exposition &metrics, size_t most)
{
    std::vector<OfferedMetric> offered;
    QHash<QString, size_t> places;
    for (const pool::MetricSample &sample : metrics.samples) {
        if (sample.name.endsWith("_bucket"_L1) || sample.labels.contains(u"quantile"_s))
            continue;
        const auto known = places.constFind(sample.name);
        if (known != places.cend()) {
            ++offered[*known].samples;
            continue;
        }
        places.insert(sample.name, offered.size());
        offered.push_back({.name = sample.name,
                           .help = metrics.families.value(sample.name).help,
                           .value = sample.value,
                           .samples = 1,
                           .role = suggestedRole(sample.name)});
    }
    std::ranges::stable_sort(offered, std::ranges::greater(),
                             [](const OfferedMetric &one) { return one.role.has_value(); });
    if (offered.size() > most)
        offered.resize(most);
    return offered;
}

QString roleTitle(MetricRole role)
{
    switch (role) {
    case MetricRole::CheckedIn: return MetricsModel::tr("Checked in");
    case MetricRole::CheckedOut: return MetricsModel::tr("Checked out");
    case MetricRole::Connecting: return MetricsModel::tr("On their way");
    case MetricRole::Overflow: return MetricsModel::tr("Overflow");
    case MetricRole::Waiting: return MetricsModel::tr("Waiting");
    case MetricRole::Total: return MetricsModel::tr("All connections");
    case MetricRole::Limit: return MetricsModel::tr("Limit");
    case MetricRole::Size: return MetricsModel::tr("Size, without overflow");
    case MetricRole::MostOverflow: return MetricsModel::tr("Most overflow");
    case MetricRole::Checkouts: return MetricsModel::tr("Checkouts so far");
    case MetricRole::Timeouts: return MetricsModel::tr("Timeouts so far");
    case MetricRole::Creations: return MetricsModel::tr("Connections made so far");
    case MetricRole::Wait: return MetricsModel::tr("Waiting times");
    case MetricRole::WaitSeconds: return MetricsModel::tr("Sum of waits, in seconds");
    case MetricRole::Waits: return MetricsModel::tr("Waits so far");
    }
    return {};
}

std::vector<MetricRole> choosableRoles()
{
    return {MetricRole::CheckedOut,  MetricRole::CheckedIn, MetricRole::Waiting,   MetricRole::Overflow,
            MetricRole::Total,       MetricRole::Limit,     MetricRole::Size,      MetricRole::MostOverflow,
            MetricRole::Checkouts,   MetricRole::Timeouts,  MetricRole::Creations, MetricRole::Connecting,
            MetricRole::WaitSeconds, MetricRole::Waits};
}

void MetricsModel::setMetrics(std::vector<OfferedMetric> metrics)
{
    beginResetModel();
    m_metrics = std::move(metrics);
    QSet<int> taken;
    for (OfferedMetric &metric : m_metrics) {
        if (metric.role && taken.contains(int(*metric.role)))
            metric.role.reset();
        else if (metric.role)
            taken.insert(int(*metric.role));
    }
    endResetModel();
}

void MetricsModel::setRole(int row, std::optional<MetricRole> role)
{
    m_metrics[size_t(row)].role = role;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

std::vector<pool::MetricChoice> MetricsModel::choices() const
{
    std::vector<pool::MetricChoice> chosen;
    for (const OfferedMetric &metric : m_metrics) {
        if (metric.role)
            chosen.push_back({.metric = metric.name, .role = *metric.role});
    }
    return chosen;
}

int MetricsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_metrics.size());
}

int MetricsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MetricsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const OfferedMetric &metric = m_metrics[size_t(index.row())];
    if (role == Qt::ToolTipRole)
        return printable(metric.help);
    if (role == Qt::TextAlignmentRole && index.column() == Value)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Name: return printable(metric.name);
    case Value:
        return metric.samples > 1
                   ? tr("%1, and %n more", nullptr, metric.samples - 1).arg(QLocale().toString(metric.value, 'g', 6))
                   : QLocale().toString(metric.value, 'g', 6);
    case Role: return metric.role ? roleTitle(*metric.role) : QString();
    case ColumnCount: break;
    }
    return {};
}

QVariant MetricsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name: return tr("Metric");
    case Value: return tr("Now");
    case Role: return tr("Tells of a pool");
    case ColumnCount: break;
    }
    return {};
}

} // namespace tidemark::ui
