// SPDX-License-Identifier: GPL-3.0-or-later
// The PostgreSQL servers to test against: this machine's own in every run, and those of `./dev test --matrix`. Any
// thread.
#pragma once

#include <QList>
#include <QString>

namespace tidemark::test {

struct Server
{
    QString name;     // "own", "12": for rows of tests
    QString binaries; // for ClusterOptions; empty: the machine's own
};

/// The machine's own first, then those of TIDEMARK_PG_MATRIX (12=FOLDER:13=FOLDER…).
[[nodiscard]] QList<Server> servers();

} // namespace tidemark::test
