// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/session.h"

#include "base/text.h"

#include <algorithm>
#include <set>

namespace tidemark::watch {

using namespace Qt::StringLiterals;

QString stateName(SessionState state)
{
    switch (state) {
    case SessionState::Active: return tr("active");
    case SessionState::Idle: return tr("idle");
    case SessionState::IdleInTransaction: return tr("idle in transaction");
    case SessionState::AbortedTransaction: return tr("idle in a failed transaction");
    case SessionState::Other: return tr("other");
    case SessionState::Unknown: return {};
    }
    return {};
}

QString stateKey(SessionState state)
{
    switch (state) {
    case SessionState::Active: return u"active"_s;
    case SessionState::Idle: return u"idle"_s;
    case SessionState::IdleInTransaction: return u"idle in transaction"_s;
    case SessionState::AbortedTransaction: return u"idle in transaction (aborted)"_s;
    case SessionState::Other: return u"other"_s;
    case SessionState::Unknown: return {};
    }
    return {};
}

const Session *findSession(const std::vector<Session> &sessions, qint64 pid)
{
    const auto found = std::ranges::find(sessions, pid, &Session::pid);
    return found == sessions.end() ? nullptr : &*found;
}

QDateTime waitingSince(const Session &session)
{
    return session.waitStart.isValid() ? session.waitStart : session.queryStart;
}

void countSessions(Pulse &pulse, const std::vector<Session> &sessions)
{
    std::set<qint64> blockers;
    for (const Session &session : sessions) {
        if (!session.isOwn)
            blockers.insert(session.blockedBy.begin(), session.blockedBy.end());
        if (!session.isClient() || session.isOwn)
            continue;
        switch (session.state) {
        case SessionState::Active: ++pulse.active; break;
        case SessionState::Idle: ++pulse.idle; break;
        case SessionState::IdleInTransaction:
        case SessionState::AbortedTransaction: ++pulse.idleInTransaction; break;
        case SessionState::Other:
        case SessionState::Unknown: ++pulse.other; break;
        }
        pulse.waiting += session.waitsForLock() ? 1 : 0;
        if (session.transactionStart.isValid())
            pulse.longestTransaction = std::max(pulse.longestTransaction, session.transactionStart.msecsTo(pulse.at));
    }
    pulse.blocking = int(blockers.size());
}

} // namespace tidemark::watch
