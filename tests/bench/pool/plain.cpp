// SPDX-License-Identifier: GPL-3.0-or-later
// The least that a pool can be: a mutex, a condition variable and a list of libpq's connections.
// usage: bench_pool_plain MODE THREADS SECONDS SIZE: none, query, direct (a connection a thread, no pool)
#include "bench/pool/measure.h"

#include <libpq-fe.h>

#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <string_view>
#include <vector>

namespace {

class PlainPool
{
public:
    PGconn *take()
    {
        std::unique_lock lock(m_mutex);
        m_returned.wait(lock, [this] { return !m_idle.empty(); });
        PGconn *connection = m_idle.back();
        m_idle.pop_back();
        return connection;
    }

    void give(PGconn *connection)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_idle.push_back(connection);
        }
        m_returned.notify_one();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_returned;
    std::vector<PGconn *> m_idle;
};

} // namespace

static PGconn *open()
{
    PGconn *connection = PQconnectdb("");
    if (PQstatus(connection) != CONNECTION_OK) {
        std::fprintf(stderr, "%s", PQerrorMessage(connection));
        std::exit(1);
    }
    PQclear(PQprepare(connection, "q", "SELECT 1", 0, nullptr));
    return connection;
}

static bool query(PGconn *connection)
{
    PGresult *result = PQexecPrepared(connection, "q", 0, nullptr, nullptr, nullptr, 0);
    const bool good = PQresultStatus(result) == PGRES_TUPLES_OK;
    PQclear(result);
    return good;
}

int main(int argc, char **argv)
{
    if (argc != 5)
        return 2;
    const std::string_view mode = argv[1];
    const tidemark::bench::Load load{
        .threads = std::atoi(argv[2]), .seconds = std::atof(argv[3]), .samplesAll = mode != "none"};
    if (mode == "direct") {
        tidemark::bench::measureLoad(load, [] { return [own = open()] { return query(own); }; });
        return 0;
    }
    PlainPool pool;
    for (int i = 0; i < std::atoi(argv[4]); ++i)
        pool.give(open());
    tidemark::bench::measureLoad(load, [&] {
        return [&] {
            PGconn *connection = pool.take();
            const bool good = mode == "none" || query(connection);
            pool.give(connection);
            return good;
        };
    });
}
