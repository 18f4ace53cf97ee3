// SPDX-License-Identifier: GPL-3.0-or-later
// What can be asked of a server, and the tables that its answers make. Pure functions, any thread.
#pragma once

#include "watch/blocking.h"
#include "watch/figures.h"
#include "watch/lock.h"
#include "watch/replication.h"
#include "watch/statements.h"
#include "watch/storage.h"
#include "watch/table.h"

#include <optional>

namespace tidemark::watch {

enum class Topic {
    Sessions,
    Locks,
    Blocking,
    Transactions,
    Replication,
    Activity,
    Sizes,
    Indexes,
    Vacuum,
    Sequences,
    Statements,
};

// In the order of help and tabs.
[[nodiscard]] const std::vector<Topic> &allTopics();
// The word of the command line: "sessions".
[[nodiscard]] QString topicName(Topic topic);
[[nodiscard]] std::optional<Topic> topicNamed(const QString &name);

struct Locks
{
    QDateTime at = {};
    std::vector<Lock> locks = {};
    std::vector<schema::Omission> omissions = {};
};

// A transaction that was prepared for a two-phase commit and waits for its end.
struct PreparedTransaction
{
    QString id = {};
    QString owner = {};
    QString database = {};
    QDateTime since = {};
    bool operator==(const PreparedTransaction &) const = default;
};

// The processes of the server itself, which are always there, are left out unless they wait or block.
[[nodiscard]] Table sessionTable(const Sessions &sessions);
[[nodiscard]] Table blockingTable(const BlockingTree &tree);
[[nodiscard]] Table lockTable(const Locks &locks);
// Open transactions, the oldest first; what they hold up is said.
[[nodiscard]] Table transactionTable(const Sessions &sessions);
[[nodiscard]] Table preparedTable(const std::vector<PreparedTransaction> &prepared, const QDateTime &now);

[[nodiscard]] Report report(const Sessions &sessions);
[[nodiscard]] Report report(const BlockingTree &tree, const Sessions &sessions);
[[nodiscard]] Report report(const Locks &locks);
[[nodiscard]] Report report(const Sessions &sessions, const std::vector<PreparedTransaction> &prepared);
[[nodiscard]] Report report(const Replication &replication);
[[nodiscard]] Report report(const ServerFigures &figures);
[[nodiscard]] Report report(const std::vector<RelationUse> &relations);
[[nodiscard]] Report report(const Indexes &indexes);
[[nodiscard]] Report report(const VacuumState &state);
[[nodiscard]] Report report(const Sequences &sequences);
[[nodiscard]] Report report(const Statements &statements);

} // namespace tidemark::watch
