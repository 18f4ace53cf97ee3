// SPDX-License-Identifier: GPL-3.0-or-later
// The text in which programs offer metrics: Prometheus' exposition format 0.0.4 and OpenMetrics 1.0. Reads what is
// wanted and only looks at the rest, so that memory is bounded by what is kept. Pure functions, any thread. Source:
// prometheus.io, "Exposition formats"; OpenMetrics, section "Text format".
#pragma once

#include "base/error.h"

#include <QMap>

#include <functional>
#include <map>
#include <string_view>
#include <vector>

namespace tidemark::pool {

using Labels = std::map<QString, QString>;

// The value of a label; empty when there is none of that name.
[[nodiscard]] QString labelOf(const Labels &labels, const QString &name);
// "a=1, b=2".
[[nodiscard]] QString labelText(const Labels &labels);

// One line: a value of a metric. Of histograms and summaries the parts have names of their own (_bucket with the label
// le, _sum, _count; the label quantile).
struct MetricSample
{
    QString name;
    Labels labels;
    double value = 0;
    std::optional<qint64> at = {}; // ms since 1970, UTC
    bool operator==(const MetricSample &) const = default;
};

// What is said of a metric beside its values.
struct MetricFamily
{
    QString type; // "counter", "gauge", "histogram", "summary", "untyped" …
    QString help;
    QString unit;
    bool operator==(const MetricFamily &) const = default;
};

struct Exposition
{
    std::vector<MetricSample> samples = {}; // in the order of the text
    QMap<QString, MetricFamily> families = {};
    qint64 seen = 0; // samples, kept or not
};

struct ExpositionLimits
{
    size_t samples = 100'000;      // that are kept
    size_t families = 20'000;      // that are kept
    size_t labels = 128;           // of one sample
    size_t lineLength = 64 * 1024; // bytes
};

// Whether a name is kept: that of a sample, or of a family.
using MetricFilter = std::function<bool(std::string_view name)>;

// Reads a text. Without a filter all is kept. Errors: Config for what is no such text, with the line; Unsupported for
// one beyond the limits. Cost: one pass, some 100 MB a second.
[[nodiscard]] Result<Exposition> readExposition(std::string_view text, const MetricFilter &filter = {},
                                                const ExpositionLimits &limits = {});

} // namespace tidemark::pool
