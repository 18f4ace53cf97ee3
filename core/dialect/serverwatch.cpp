// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/serverwatch.h"

namespace tidemark::dialect {

using watch::report;
using watch::Topic;

Result<watch::Report> readTopic(job::JobContext &job, const ServerWatch &watch, sql::Connection &connection,
                                Topic topic, int most)
{
    switch (topic) {
    case Topic::Sessions: return report(TRY(watch.sessions(job, connection)));
    case Topic::Locks: return report(TRY(watch.locks(job, connection)));
    case Topic::Blocking: {
        const watch::Sessions sessions = TRY(watch.sessions(job, connection));
        return report(watch::blockingTree(sessions), sessions);
    }
    case Topic::Transactions: {
        const watch::Sessions sessions = TRY(watch.sessions(job, connection));
        return report(sessions, TRY(watch.prepared(job, connection)));
    }
    case Topic::Replication: return report(TRY(watch.replication(job, connection)));
    case Topic::Activity: return report(TRY(watch.figures(job, connection)));
    case Topic::Sizes: return report(TRY(watch.sizes(job, connection, most)));
    case Topic::Indexes: return report(TRY(watch.indexes(job, connection)));
    case Topic::Vacuum: return report(TRY(watch.vacuum(job, connection)));
    case Topic::Sequences: return report(TRY(watch.sequences(job, connection)));
    case Topic::Statements: return report(TRY(watch.statements(job, connection, most)));
    }
    return watch::Report{};
}

} // namespace tidemark::dialect
