// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/blocking.h"

#include "base/text.h"
#include "watch/words.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace tidemark::watch {

using namespace Qt::StringLiterals;

namespace {

// The waiting sessions, and whom each is put below.
class Builder
{
public:
    explicit Builder(const Sessions &all)
    {
        for (const Session &session : all.sessions) {
            if (!session.blockedBy.empty())
                m_waiting.emplace(session.pid, &session);
        }
        for (const Session &session : all.sessions)
            m_sessions.emplace(session.pid, &session);
        m_tree.at = all.at();
    }

    BlockingTree build()
    {
        choosePlaces();
        for (const qint64 root : roots())
            add(root, 0, -1);
        return std::move(m_tree);
    }

private:
    // Takes away whoever waits for nobody that is left, and whomever nobody left waits for: what stays are the circles.
    void findCycles()
    {
        std::map<qint64, std::vector<qint64>> waiters;
        std::map<qint64, size_t> waitsFor;
        std::map<qint64, size_t> waitedForBy;
        for (const auto &[pid, session] : m_waiting) {
            for (const qint64 by : session->blockedBy) {
                if (!m_waiting.contains(by))
                    continue;
                waiters[by].push_back(pid);
                ++waitsFor[pid];
                ++waitedForBy[by];
            }
            m_cycle.insert(pid);
        }
        trim(waitsFor, [&](qint64 pid) { return waiters[pid]; });
        trim(waitedForBy, [&](qint64 pid) { return m_waiting.at(pid)->blockedBy; });
    }

    template <class Next>
    void trim(std::map<qint64, size_t> &open, Next next)
    {
        std::vector<qint64> free;
        std::ranges::copy_if(m_cycle, std::back_inserter(free), [&](qint64 pid) { return open[pid] == 0; });
        while (!free.empty()) {
            const qint64 pid = free.back();
            free.pop_back();
            m_cycle.erase(pid);
            for (const qint64 other : next(pid)) {
                if (m_cycle.contains(other) && --open[other] == 0)
                    free.push_back(other);
            }
        }
    }

    void choosePlaces()
    {
        findCycles();
        for (const auto &[pid, session] : m_waiting) {
            const std::vector<qint64> &by = session->blockedBy;
            const auto free = std::ranges::find_if(by, [&](qint64 other) { return !m_waiting.contains(other); });
            const auto outside = std::ranges::find_if(by, [&](qint64 other) { return !m_cycle.contains(other); });
            const qint64 above = free != by.end() ? *free : outside != by.end() ? *outside : by.front();
            m_children[above].push_back(pid);
            m_above[pid] = above;
        }
    }

    // Who waits for nobody; and of each circle, its first, which then waits for nobody that stands above it.
    [[nodiscard]] std::vector<qint64> roots()
    {
        std::vector<qint64> list;
        for (const auto &[pid, waiters] : m_children) {
            if (!m_waiting.contains(pid))
                list.push_back(pid);
        }
        std::set<qint64> reached;
        const auto reach = [&](qint64 root) {
            std::vector<qint64> next{root};
            while (!next.empty()) {
                const qint64 at = next.back();
                next.pop_back();
                if (!reached.insert(at).second)
                    continue;
                const auto below = m_children.find(at);
                if (below != m_children.end())
                    next.insert(next.end(), below->second.begin(), below->second.end());
            }
        };
        for (const qint64 root : list)
            reach(root);
        for (const qint64 pid : m_cycle) {
            if (reached.contains(pid))
                continue;
            list.push_back(pid);
            reach(pid);
        }
        return list;
    }

    int add(qint64 pid, int depth, int parent)
    {
        if (!m_placed.insert(pid).second)
            return 0;
        const auto at = int(m_tree.nodes.size());
        BlockingNode node{.pid = pid, .depth = depth, .parent = parent, .inCycle = m_cycle.contains(pid)};
        const auto found = m_sessions.find(pid);
        if (found != m_sessions.end())
            node.session = *found->second;
        else
            node.session.pid = pid;
        const qint64 above = parent >= 0 ? m_tree.nodes[size_t(parent)].pid : m_above[pid];
        std::ranges::copy_if(node.session.blockedBy, std::back_inserter(node.alsoFor),
                             [&](qint64 other) { return other != above; });
        m_tree.nodes.push_back(std::move(node));
        int waiters = 0;
        for (const qint64 child : m_children[pid])
            waiters += add(child, depth + 1, at);
        m_tree.nodes[size_t(at)].waiters = waiters;
        return waiters + 1;
    }

    std::map<qint64, const Session *> m_waiting;
    std::map<qint64, const Session *> m_sessions;
    std::map<qint64, std::vector<qint64>> m_children;
    std::map<qint64, qint64> m_above;
    std::set<qint64> m_cycle;
    std::set<qint64> m_placed;
    BlockingTree m_tree;
};

QString blockerName(qint64 pid)
{
    return pid == 0 ? tr("a prepared transaction") : tr("pid %1").arg(pid);
}

} // namespace

BlockingTree blockingTree(const Sessions &sessions)
{
    return Builder(sessions).build();
}

QString activityText(const Session &session, const QDateTime &now)
{
    const QString state = stateName(session.state);
    const bool works = session.state == SessionState::Active;
    const QDateTime since = works ? session.queryStart : session.stateChange;
    if (state.isEmpty())
        return session.isClient() ? tr("doing what this role may not see") : printable(session.backendType);
    return since.isValid() ? tr("%1 for %2").arg(state, ageText(since, now)) : state;
}

QString sessionName(const Session &session)
{
    QStringList facts;
    for (const QString &fact : {session.user, session.application, session.database}) {
        if (!fact.isEmpty())
            facts << printable(fact, 60);
    }
    if (facts.isEmpty() && !session.backendType.isEmpty())
        facts << printable(session.backendType);
    return facts.isEmpty() ? tr("pid %1").arg(session.pid)
                           : tr("pid %1 (%2)").arg(QString::number(session.pid), facts.join(u", "_s));
}

static QString waitText(const BlockingTree &tree, const BlockingNode &node, const QString &blocker)
{
    const QDateTime since = waitingSince(node.session);
    const QString pid = QString::number(node.pid);
    return since.isValid() ? tr("pid %1 has waited %2 for %3").arg(pid, ageText(since, tree.at), blocker)
                           : tr("pid %1 waits for %2").arg(pid, blocker);
}

static QString others(const std::vector<qint64> &pids)
{
    QStringList names;
    for (const qint64 pid : pids)
        names << blockerName(pid);
    return names.join(u", "_s);
}

static QString rootText(const BlockingTree &tree, const BlockingNode &node)
{
    const QString waiters = tr("%n session(s) wait for it", nullptr, node.waiters);
    if (node.pid == 0)
        return tr("a prepared transaction holds locks; %1").arg(waiters);
    if (node.session.backendType.isEmpty() && node.session.user.isEmpty())
        return tr("pid %1 is not visible or gone; %2").arg(QString::number(node.pid), waiters);
    return tr("%1 is %2; %3").arg(sessionName(node.session), activityText(node.session, tree.at), waiters);
}

QString describe(const BlockingTree &tree, const BlockingNode &node)
{
    if (node.parent < 0 && node.session.blockedBy.empty())
        return rootText(tree, node);
    QString text;
    if (node.parent < 0) {
        text = waitText(tree, node, others(node.session.blockedBy));
    } else {
        const BlockingNode &above = tree.nodes[size_t(node.parent)];
        text = waitText(tree, node, blockerName(above.pid));
        if (!above.waits() && above.pid != 0)
            text = tr("%1, %2").arg(text, activityText(above.session, tree.at));
        if (!node.alsoFor.empty())
            text = tr("%1; also behind %2").arg(text, others(node.alsoFor));
    }
    return node.inCycle ? tr("%1: they wait for each other, a deadlock that the server is about to break").arg(text)
                        : text;
}

} // namespace tidemark::watch
