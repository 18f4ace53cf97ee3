// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/tourtraffic.h"

#include "connect/session.h"

#include <condition_variable>
#include <mutex>

namespace tidemark::desktop {

using namespace Qt::StringLiterals;

TourTraffic::TourTraffic(const dialect::Registry &registry, const dialect::Target &target)
    : m_registry(registry)
    , m_target(target)
{
    const QByteArray wait = "SELECT pg_sleep(3600)";
    start(
        u"quay-planner"_s,
        {"BEGIN", "SELECT * FROM port.vessel ORDER BY 1 LIMIT 1 FOR UPDATE", "LOCK TABLE money.invoice IN SHARE MODE"},
        false);
    for (const char *application : {"billing", "customs"})
        start(QString::fromLatin1(application), {"BEGIN", "LOCK TABLE money.invoice IN ROW EXCLUSIVE MODE"}, false);
    start(u"reporting"_s, {"BEGIN", "LOCK TABLE port.berth IN SHARE MODE", "LOCK TABLE money.invoice"}, false);
    start(u"gate"_s, {"SELECT count(*), pg_sleep(0.02) FROM port.port_call"}, true);
    start(u"tracking"_s, {"SELECT count(*), pg_sleep(0.005 + random() * 0.02) FROM port.vessel"}, true);
    start(u"nightly"_s, {wait}, false);
}

TourTraffic::~TourTraffic()
{
    m_stop.request_stop();
}

void TourTraffic::start(const QString &application, const std::vector<QByteArray> &statements, bool repeats)
{
    dialect::Target target = m_target;
    target.applicationName = application;
    m_threads.emplace_back([this, target, statements, repeats] {
        job::JobContext job(m_stop.get_token());
        auto session = connect::open(job, m_registry, target);
        if (!session)
            return;
        for (const QByteArray &statement : statements)
            static_cast<void>(sql::run(job, *session->connection, sql::SqlText(statement)));
        while (repeats && !job.stopRequested() &&
               sql::run(job, *session->connection, sql::SqlText(statements.back()))) {
        }
        // what was begun stays open until the end
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any nobody;
        nobody.wait(lock, job.stopToken(), [] { return false; });
    });
}

} // namespace tidemark::desktop
