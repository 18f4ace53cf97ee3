// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/common/server.h"

#include <libpq-fe.h>

#include <cstdio>
#include <format>

namespace tidemark::bench {

using namespace Qt::StringLiterals;

Result<std::unique_ptr<sandbox::Cluster>> startServer(Reach reach)
{
    job::JobContext job;
    std::unique_ptr<sandbox::Cluster> cluster =
        TRY(sandbox::Cluster::start(job, {.settings = {{u"shared_buffers"_s, u"512MB"_s},
                                                       {u"autovacuum"_s, u"off"_s},
                                                       {u"max_locks_per_transaction"_s, u"1024"_s}},
                                          .tcp = reach == Reach::Tcp,
                                          .accessRules = {u"host all all 127.0.0.1/32 trust"_s}}));
    qputenv("PGHOST", reach == Reach::Tcp ? QByteArray("127.0.0.1") : cluster->socketFolder().toUtf8());
    qputenv("PGPORT", QByteArray::number(cluster->port()));
    qputenv("PGUSER", "postgres");
    return cluster;
}

Result<void> runSql(const sandbox::Cluster &cluster, const QString &database, const std::vector<std::string> &texts)
{
    const std::string target =
        std::format("host='{}' port={} user=postgres dbname={}", cluster.socketFolder().toStdString(), cluster.port(),
                    database.toStdString());
    const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectdb(target.c_str()), PQfinish);
    for (const std::string &text : texts) {
        const std::unique_ptr<PGresult, decltype(&PQclear)> result(PQexec(connection.get(), text.c_str()), PQclear);
        if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
            return fail(ErrorKind::Sql, QString::fromUtf8(PQerrorMessage(connection.get())));
    }
    return {};
}

int notMeasured(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(toText(error)));
    return 2;
}

} // namespace tidemark::bench
