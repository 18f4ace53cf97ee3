// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of pools in words and as tables: the list of pools, alerts with advice, leases, counters. Pure
// functions over the feed; texts are translated when they are made.
#pragma once

#include "ui/models/pools/poolsfeed.h"
#include "watch/table.h"

namespace tidemark::ui {

// The row that stands for all pools together.
[[nodiscard]] QString allPoolsKey();

// How a pool is called: ours by its name, others as their source calls them.
[[nodiscard]] QString poolName(const PoolsFeed &feed, const PoolRecord &pool);
// "Tidemark", "HikariCP at app1:9090/metrics".
[[nodiscard]] QString sourceText(const PoolsFeed &feed, const PoolRecord &pool);
// "9 of 15 out, 2 waiting", "suspended, 3 waiting", or why it could not be read.
[[nodiscard]] QString stateText(const PoolRecord &pool);
[[nodiscard]] watch::Tone stateTone(const PoolRecord &pool);
// "3 pools · 2 alerts".
[[nodiscard]] QString summaryText(const PoolsFeed &feed);
// What two names of one target share; empty when none do.
[[nodiscard]] QString sharedText(const PoolsFeed &feed);

// A row a pool: name, state, source and figures. With a row for all of them in front, if wanted.
[[nodiscard]] watch::Table poolsTable(const PoolsFeed &feed, bool withAll);
// Of one pool, or of all with their names.
[[nodiscard]] watch::Table alertsTable(const PoolsFeed &feed, const PoolRecord *pool);
[[nodiscard]] watch::Table leasesTable(const PoolRecord &pool);
// What it did since it was made, and how much of it a second.
[[nodiscard]] watch::Table countersTable(const PoolRecord &pool);

} // namespace tidemark::ui
