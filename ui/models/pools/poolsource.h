// SPDX-License-Identifier: GPL-3.0-or-later
// Where other people's pools are watched, and what a person wants to be told about: what the Pools page remembers.
// Plain values; nothing secret is in what is saved.
#pragma once

#include "base/secret.h"
#include "dialect/registry.h"
#include "pool/alerts.h"
#include "pool/foreign/metrics.h"

#include <QJsonObject>

namespace tidemark::ui {

struct PoolSource
{
    enum class Kind : quint8 { Metrics, Console, Profile };

    QString id; // a UUID without braces
    Kind kind = Kind::Metrics;
    QString url;          // of metrics or of a console, without a password
    QString profileId;    // of a console that is a saved connection
    Secret password = {}; // that stood in the URL; kept while the program runs, never saved
    std::vector<pool::MetricChoice> choices = {};

    bool operator==(const PoolSource &) const = default;
};

// Reads what a person typed. Errors: Usage for what is neither an address with metrics nor a connection to a server.
[[nodiscard]] Result<PoolSource> poolSourceOf(const dialect::Registry &registry, const QString &text);
[[nodiscard]] PoolSource profilePools(const QString &profileId);

// "app1:9090/metrics", "pgbouncer on db1:6432".
[[nodiscard]] QString sourceName(const PoolSource &source);

struct PoolsSettings
{
    std::vector<PoolSource> sources = {};
    pool::AlertThresholds thresholds = {};
    bool watchServer = false; // whether the server of a pool is asked for its sessions, too

    bool operator==(const PoolsSettings &) const = default;
};

// As they stand in the settings of the program. Reading leaves out what does not fit.
[[nodiscard]] QJsonObject toJson(const PoolsSettings &settings);
[[nodiscard]] PoolsSettings poolsSettingsOf(const QJsonObject &json);

} // namespace tidemark::ui
