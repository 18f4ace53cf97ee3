// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/foreign/pgbouncer.h"

#include "base/text.h"

#include <QHash>

namespace tidemark::pool {

using namespace Qt::StringLiterals;
using std::chrono::microseconds;
using std::chrono::seconds;

namespace {

// A row whose cells have names; those that are not there are absent.
class NamedRow
{
public:
    NamedRow(const sql::RowBatch &batch, const QHash<QString, size_t> &columns, size_t row)
        : m_batch(batch)
        , m_columns(columns)
        , m_row(row)
    {
    }

    [[nodiscard]] QString text(QLatin1StringView name) const
    {
        const auto column = m_columns.constFind(QString(name));
        return column == m_columns.constEnd() ? QString() : m_batch.text(m_row, *column);
    }

    [[nodiscard]] std::optional<qint64> number(QLatin1StringView name) const
    {
        bool isNumber = false;
        const qint64 number = text(name).toLongLong(&isNumber);
        return isNumber ? std::optional(number) : std::nullopt;
    }
    // The first of several names that a column has had.
    [[nodiscard]] std::optional<qint64> number(QLatin1StringView name, QLatin1StringView other) const
    {
        const auto first = number(name);
        return first ? first : number(other);
    }

    template <class Unit>
    [[nodiscard]] std::optional<PoolReading::Duration> time(QLatin1StringView name) const
    {
        const auto count = number(name);
        return count ? std::optional<PoolReading::Duration>(Unit(*count)) : std::nullopt;
    }

    // How long somebody waits stands in two columns: whole seconds, and the rest since version 1.8.
    [[nodiscard]] std::optional<PoolReading::Duration> splitTime(QLatin1StringView whole, QLatin1StringView rest) const
    {
        const auto count = number(whole);
        if (!count)
            return {};
        return seconds(*count) + microseconds(number(rest).value_or(0));
    }

    [[nodiscard]] bool flag(QLatin1StringView name) const { return number(name).value_or(0) != 0; }

private:
    const sql::RowBatch &m_batch;
    const QHash<QString, size_t> &m_columns;
    size_t m_row;
};

// The console's own pool and database, which leads to no server.
constexpr auto consoleName = "pgbouncer"_L1;

} // namespace

template <class Value>
static Result<std::vector<Value>> show(job::JobContext &job, sql::Connection &console, const char *what,
                                       Value (*read)(const NamedRow &))
{
    auto batch = sql::fetch(job, console, QByteArray("SHOW ") + what);
    if (!batch)
        return Failure(std::move(batch).error().during(tr("asking PgBouncer for %1").arg(QString::fromLatin1(what))));
    QHash<QString, size_t> columns;
    for (size_t i = 0; i < batch->columnCount(); ++i)
        columns.insert(batch->columns()[i].name, i);
    std::vector<Value> values;
    values.reserve(batch->rowCount());
    for (size_t row = 0; row < batch->rowCount(); ++row)
        values.push_back(read(NamedRow(*batch, columns, row)));
    return values;
}

bool isBouncerConsole(const sql::ServerInfo &server)
{
    return !server.can.sql;
}

// Servers with a cancel request under way count as such since version 1.18.
static std::optional<qint64> cancelled(const NamedRow &row)
{
    const auto waiting = row.number("sv_being_canceled"_L1);
    const auto asking = row.number("sv_active_cancel"_L1);
    if (!waiting && !asking)
        return {};
    return waiting.value_or(0) + asking.value_or(0);
}

static BouncerPool poolOf(const NamedRow &row)
{
    return {.database = row.text("database"_L1),
            .user = row.text("user"_L1),
            .mode = row.text("pool_mode"_L1),
            .clientsActive = row.number("cl_active"_L1),
            .clientsWaiting = row.number("cl_waiting"_L1),
            .serversActive = row.number("sv_active"_L1),
            .serversCancelled = cancelled(row),
            .serversIdle = row.number("sv_idle"_L1),
            .serversUsed = row.number("sv_used"_L1),
            .serversTested = row.number("sv_tested"_L1),
            .serversLogin = row.number("sv_login"_L1),
            .longestWait = row.splitTime("maxwait"_L1, "maxwait_us"_L1)};
}

static BouncerDatabase databaseOf(const NamedRow &row)
{
    return {.name = row.text("name"_L1),
            .host = row.text("host"_L1),
            .port = row.text("port"_L1),
            .database = row.text("database"_L1),
            .forcedUser = row.text("force_user"_L1),
            .mode = row.text("pool_mode"_L1),
            .poolSize = row.number("pool_size"_L1),
            .reserve = row.number("reserve_pool_size"_L1, "reserve_pool"_L1),
            .mostConnections = row.number("max_connections"_L1),
            .connections = row.number("current_connections"_L1),
            .paused = row.flag("paused"_L1),
            .disabled = row.flag("disabled"_L1)};
}

static BouncerStats statsOf(const NamedRow &row)
{
    return {.database = row.text("database"_L1),
            .assignments = row.number("total_server_assignment_count"_L1),
            .transactions = row.number("total_xact_count"_L1),
            .queries = row.number("total_query_count"_L1),
            .received = row.number("total_received"_L1),
            .sent = row.number("total_sent"_L1),
            .transactionTime = row.time<microseconds>("total_xact_time"_L1),
            .queryTime = row.time<microseconds>("total_query_time"_L1),
            .waitTime = row.time<microseconds>("total_wait_time"_L1)};
}

static BouncerLink linkOf(const NamedRow &row)
{
    return {.id = row.text("ptr"_L1),
            .user = row.text("user"_L1),
            .database = row.text("database"_L1),
            .state = row.text("state"_L1),
            .address = row.text("addr"_L1),
            .port = row.text("port"_L1),
            .application = row.text("application_name"_L1),
            .connected = row.text("connect_time"_L1),
            .requested = row.text("request_time"_L1),
            .encryption = row.text("tls"_L1),
            .wait = row.splitTime("wait"_L1, "wait_us"_L1),
            .remotePid = row.number("remote_pid"_L1)};
}

Result<std::vector<BouncerPool>> showPools(job::JobContext &job, sql::Connection &console)
{
    auto pools = TRY(show(job, console, "POOLS", &poolOf));
    std::erase_if(pools, [](const BouncerPool &pool) { return pool.database == consoleName; });
    return pools;
}

Result<std::vector<BouncerDatabase>> showDatabases(job::JobContext &job, sql::Connection &console)
{
    auto databases = TRY(show(job, console, "DATABASES", &databaseOf));
    std::erase_if(databases, [](const BouncerDatabase &database) { return database.name == consoleName; });
    return databases;
}

Result<std::vector<BouncerStats>> showStats(job::JobContext &job, sql::Connection &console)
{
    return show(job, console, "STATS", &statsOf);
}

Result<std::vector<BouncerLink>> showClients(job::JobContext &job, sql::Connection &console)
{
    return show(job, console, "CLIENTS", &linkOf);
}

Result<std::vector<BouncerLink>> showServers(job::JobContext &job, sql::Connection &console)
{
    return show(job, console, "SERVERS", &linkOf);
}

Result<std::map<QString, qint64>> showLists(job::JobContext &job, sql::Connection &console)
{
    using Item = std::pair<QString, qint64>;
    const auto read =
        +[](const NamedRow &row) { return Item(row.text("list"_L1), row.number("items"_L1).value_or(0)); };
    const std::vector<Item> items = TRY(show(job, console, "LISTS", read));
    return std::map<QString, qint64>(items.begin(), items.end());
}

Result<QString> showVersion(job::JobContext &job, sql::Connection &console)
{
    const sql::RowBatch batch = TRY(sql::fetch(job, console, "SHOW VERSION"));
    return batch.rowCount() > 0 ? batch.text(0, 0) : QString();
}

} // namespace tidemark::pool
