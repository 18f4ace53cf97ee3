// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL server for a benchmark: with memory and locks for ten thousand tables, and nothing that works behind the
// measured one's back.
#pragma once

#include "sandbox/cluster.h"

namespace tidemark::bench {

enum class Reach { Socket, Tcp };

/// Starts it, and lets every program that is started from now on find it through libpq's own variables: by its socket,
/// or over TCP, where it trusts everybody.
[[nodiscard]] Result<std::unique_ptr<sandbox::Cluster>> startServer(Reach reach = Reach::Socket);

/// Runs statements there, those of one text in one transaction unless it says otherwise.
[[nodiscard]] Result<void> runSql(const sandbox::Cluster &cluster, const QString &database,
                                  const std::vector<std::string> &texts);

/// Says on standard error what went wrong; the exit status of a benchmark that could not measure.
[[nodiscard]] int notMeasured(const Error &error);

} // namespace tidemark::bench
