// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/foreign/knownmetrics.h"

namespace tidemark::pool {

using enum MetricRole;

static constexpr double milli = 1e-3;
static constexpr double nano = 1e-9;

static constexpr KnownMetric hikari[] = {
    {"hikaricp_connections", Total},
    {"hikaricp_connections_active", CheckedOut},
    {"hikaricp_connections_idle", CheckedIn},
    {"hikaricp_connections_pending", Waiting},
    {"hikaricp_connections_max", Limit},
    {"hikaricp_connections_timeout_total", Timeouts},
    {"hikaricp_connections_acquire_seconds", Wait},
    {"hikaricp_connections_creation_seconds_count", Creations},
    {"hikaricp_active_connections", CheckedOut},
    {"hikaricp_idle_connections", CheckedIn},
    {"hikaricp_pending_threads", Waiting},
    {"hikaricp_max_connections", Limit},
    {"hikaricp_connection_timeout_total", Timeouts},
    {"hikaricp_connection_timeout_count", Timeouts},
    {"hikaricp_connection_acquired_nanos", Wait, nano},
    {"hikaricp_connection_creation_millis_count", Creations},
};

static constexpr KnownMetric sqlAlchemy[] = {
    {"sqlalchemy_pool_size", Size},
    {"sqlalchemy_pool_max_overflow", MostOverflow},
    {"sqlalchemy_max_overflow", MostOverflow},
    {"sqlalchemy_pool_checkedin", CheckedIn},
    {"sqlalchemy_pool_checked_in", CheckedIn},
    {"sqlalchemy_pool_idle", CheckedIn},
    {"sqlalchemy_pool_checkedout", CheckedOut},
    {"sqlalchemy_pool_checked_out", CheckedOut},
    {"sqlalchemy_active_connections", CheckedOut},
    {"sqlalchemy_pool_overflow", Overflow},
    {"sqlalchemy_overflow_connections", Overflow},
    {"sqlalchemy_pool_checkouts_total", Checkouts},
    {"sqlalchemy_pool_timeouts_total", Timeouts},
    {"sqlalchemy_pool_connects_total", Creations},
};

// The collector of Prometheus' own library.
static constexpr KnownMetric goSql[] = {
    {"go_sql_max_open_connections", Limit},    {"go_sql_open_connections", Total},
    {"go_sql_in_use_connections", CheckedOut}, {"go_sql_idle_connections", CheckedIn},
    {"go_sql_wait_count_total", Waits},        {"go_sql_wait_duration_seconds_total", WaitSeconds},
};

static constexpr KnownMetric goSqlStats[] = {
    {"go_sql_stats_connections_max_open", Limit},
    {"go_sql_stats_connections_open", Total},
    {"go_sql_stats_connections_in_use", CheckedOut},
    {"go_sql_stats_connections_idle", CheckedIn},
    {"go_sql_stats_connections_waited_for", Waits},
    {"go_sql_stats_connections_waited_for_total", Waits},
    {"go_sql_stats_connections_blocked_seconds", WaitSeconds},
    {"go_sql_stats_connections_blocked_seconds_total", WaitSeconds},
};

static constexpr KnownMetric pgx[] = {
    {"pgxpool_acquired_conns", CheckedOut},
    {"pgxpool_acquired_connections", CheckedOut},
    {"pgxpool_idle_conns", CheckedIn},
    {"pgxpool_idle_connections", CheckedIn},
    {"pgxpool_constructing_conns", Connecting},
    {"pgxpool_constructing_connections", Connecting},
    {"pgxpool_total_conns", Total},
    {"pgxpool_total_connections", Total},
    {"pgxpool_max_conns", Limit},
    {"pgxpool_max_connections", Limit},
    {"pgxpool_acquire_count", Checkouts},
    {"pgxpool_acquire_count_total", Checkouts},
    {"pgxpool_new_conns_count", Creations},
    {"pgxpool_new_conns_count_total", Creations},
    {"pgxpool_acquire_duration_ns", WaitSeconds, nano},
    {"pgxpool_acquire_duration_seconds_total", WaitSeconds},
};

// The semantic conventions of OpenTelemetry, before and after the singular.
static constexpr KnownMetric openTelemetry[] = {
    {"db_client_connections_usage", CheckedOut, 1, "state", "used"},
    {"db_client_connections_usage", CheckedIn, 1, "state", "idle"},
    {"db_client_connections_max", Limit},
    {"db_client_connections_pending_requests", Waiting},
    {"db_client_connections_timeouts_total", Timeouts},
    {"db_client_connections_wait_time_milliseconds", Wait, milli},
    {"db_client_connections_create_time_milliseconds_count", Creations},
    {"db_client_connection_count", CheckedOut, 1, "db_client_connection_state", "used"},
    {"db_client_connection_count", CheckedIn, 1, "db_client_connection_state", "idle"},
    {"db_client_connection_max", Limit},
    {"db_client_connection_pending_requests", Waiting},
    {"db_client_connection_timeouts_total", Timeouts},
    {"db_client_connection_wait_time_seconds", Wait},
    {"db_client_connection_create_time_seconds_count", Creations},
};

static constexpr KnownPool pools[] = {
    {"HikariCP", hikari}, {"SQLAlchemy", sqlAlchemy},       {"database/sql", goSql}, {"sqlstats", goSqlStats},
    {"pgx", pgx},         {"OpenTelemetry", openTelemetry},
};

std::span<const KnownPool> knownMetricPools()
{
    return pools;
}

} // namespace tidemark::pool
