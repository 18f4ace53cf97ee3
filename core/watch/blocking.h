// SPDX-License-Identifier: GPL-3.0-or-later
// Who keeps whom waiting, from its roots, computed from the sessions of a server. Plain values, any thread. Cost: about
// the number of sessions and of what they wait for.
#pragma once

#include "watch/session.h"

namespace tidemark::watch {

struct BlockingNode
{
    qint64 pid = 0;                   // 0: a prepared transaction, which no session holds
    int depth = 0;                    // 0: a root
    int parent = -1;                  // in the list
    int waiters = 0;                  // below it, whatever the depth
    bool inCycle = false;             // waits for itself through others
    std::vector<qint64> alsoFor = {}; // further sessions that it waits for
    Session session = {};             // with nothing but the pid when it is not visible or gone
    [[nodiscard]] bool waits() const { return !session.blockedBy.empty(); }
    bool operator==(const BlockingNode &) const = default;
};

struct BlockingTree
{
    QDateTime at = {};
    // Depth first: every node stands behind its parent. Each session stands once, below one that keeps it waiting: one
    // that does not wait itself, if there is one.
    std::vector<BlockingNode> nodes = {};
    [[nodiscard]] bool isEmpty() const { return nodes.empty(); }
};

[[nodiscard]] BlockingTree blockingTree(const Sessions &sessions);

// A node in words: "pid 16319 has waited 3 s for pid 16253, idle in transaction for 8 s"; a root says what it does and
// how many wait for it, a cycle that the server is about to break it.
[[nodiscard]] QString describe(const BlockingTree &tree, const BlockingNode &node);

// What a session does, and for how long: "idle in transaction for 8 s", "active for 2 min 5 s".
[[nodiscard]] QString activityText(const Session &session, const QDateTime &now);

// A session by name, for confirmations: "pid 16253 (alice, psql, orders)".
[[nodiscard]] QString sessionName(const Session &session);

} // namespace tidemark::watch
