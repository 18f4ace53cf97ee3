// SPDX-License-Identifier: GPL-3.0-or-later
// Where readings of other pools come from: the console of PgBouncer, whose connection is kept, or an address with
// metrics. One a run, used by one thread.
#pragma once

#include "app/cli/verb.h"
#include "pool/foreign/bouncerlinks.h"
#include "pool/foreign/metrics.h"

namespace tidemark::cli {

class PoolSource
{
public:
    // Errors: Usage for what is neither, and for metrics chosen for a console; those of the password file. Nothing is
    // connected yet.
    [[nodiscard]] static Result<PoolSource> of(const Workbench &bench, const Arguments &arguments,
                                               const QString &source);

    // The pools as they are now. Connects when that was not done or the connection broke. Errors: those of connecting
    // and fetching; Unsupported for a server that is no console, and for metrics that tell of no pool.
    [[nodiscard]] Result<std::vector<pool::PoolReading>> read(const Workbench &bench);

    [[nodiscard]] bool isConsole() const { return m_endpoint.isEmpty(); }
    // The connections of the console, which was read before.
    [[nodiscard]] Result<watch::Table> readLinks(const Workbench &bench, pool::LinkSide side);

private:
    PoolSource() = default;

    [[nodiscard]] Result<std::vector<pool::PoolReading>> readMetrics(const Workbench &bench);
    [[nodiscard]] Result<void> tellMissing(const Workbench &bench, const pool::Exposition &metrics);
    [[nodiscard]] Result<std::vector<pool::PoolReading>> readConsole(const Workbench &bench);

    QString m_endpoint; // empty: a console
    std::vector<pool::MetricChoice> m_choices;
    bool m_toldMissing = false;
    dialect::Target m_target;
    bool m_asksForPassword = true;
    pool::Lease m_console;
};

// --metric, --password-file, --no-password.
[[nodiscard]] std::vector<Option> poolSourceOptions();

} // namespace tidemark::cli
