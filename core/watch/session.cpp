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

QString sessionKey(const Session &session)
{
    return u"%1@%2"_s.arg(session.pid).arg(session.backendStartKey);
}

const Session *findSession(const std::vector<Session> &sessions, const QString &key)
{
    const auto found = std::ranges::find(sessions, key, sessionKey);
    return found == sessions.end() ? nullptr : &*found;
}

QDateTime waitingSince(const Session &session)
{
    return session.waitStart.isValid() ? session.waitStart : session.queryStart;
}

PulseRates ratesBetween(const Pulse &before, const Pulse &after)
{
    const double seconds = double(before.at.msecsTo(after.at)) / 1000;
    const auto rate = [&](qint64 Pulse::*counter) -> std::optional<double> {
        const qint64 more = after.*counter - before.*counter;
        return seconds <= 0 || more < 0 ? std::nullopt : std::optional(double(more) / seconds);
    };
    PulseRates rates{.commits = rate(&Pulse::commits),
                     .rollbacks = rate(&Pulse::rollbacks),
                     .rowsRead = rate(&Pulse::rowsRead),
                     .rowsWritten = rate(&Pulse::rowsWritten)};
    const auto hit = rate(&Pulse::blocksHit);
    const auto read = rate(&Pulse::blocksRead);
    if (hit && read && *hit + *read > 0)
        rates.cacheHit = *hit / (*hit + *read);
    return rates;
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
