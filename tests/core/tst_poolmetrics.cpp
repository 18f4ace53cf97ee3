// SPDX-License-Identifier: GPL-3.0-or-later
// Pools in metrics: the names of known ones, metrics chosen by hand, and an address that offers them.
#include "pgfixture.h"
#include "pool/foreign/endpoint.h"
#include "pool/foreign/readingjson.h"
#include "support/fakehttp.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QJsonDocument>
#include <QJsonObject>

using namespace tidemark;
using namespace Qt::StringLiterals;
using pool::MetricRole;

namespace {

// "HikariCP p1: out 3, in 7, limit 10 …"; one line a pool.
QString print(const std::vector<pool::PoolReading> &readings)
{
    QStringList lines;
    for (const pool::PoolReading &one : readings) {
        QStringList parts;
        const auto add = [&](const char *name, std::optional<qint64> number) {
            if (number)
                parts << QString::fromUtf8(name) + u' ' + QString::number(*number);
        };
        add("out", one.checkedOut);
        add("in", one.checkedIn);
        add("connecting", one.connecting);
        add("overflow", one.overflow);
        add("waiting", one.waiting);
        add("total", one.total);
        add("limit", one.limit);
        add("checkouts", one.checkouts);
        add("timeouts", one.timeouts);
        add("creations", one.creations);
        if (one.meanWait)
            add("mean", std::chrono::duration_cast<std::chrono::microseconds>(*one.meanWait).count());
        if (one.longestWait)
            add("longest", std::chrono::duration_cast<std::chrono::microseconds>(*one.longestWait).count());
        for (const pool::WaitShare &wait : one.waits)
            add(qPrintable(u"p%1"_s.arg(wait.share * 100)),
                std::chrono::duration_cast<std::chrono::microseconds>(wait.time).count());
        if (one.suspended)
            parts << u"paused"_s;
        lines << one.source + u' ' + one.pool + u": "_s + parts.join(u", "_s);
    }
    return lines.join(u'\n');
}

QString readings(const QByteArray &text, const std::vector<pool::MetricChoice> &choices = {})
{
    const auto metrics = pool::readExposition(text.toStdString(), pool::poolMetrics(choices));
    return metrics ? print(pool::readingsOf(*metrics, choices, 5)) : toText(metrics.error());
}

} // namespace

class PoolMetricsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsPools()
    {
        const struct
        {
            const char *name;
            const char *text;
            const char *expected;
        } cases[] = {
            {"nothing", "up 1\nhttp_requests_total 7\n", ""},
            {"HikariCP by Micrometer",
             "hikaricp_connections{pool=\"p1\",} 10.0\nhikaricp_connections_active{pool=\"p1\",} 3.0\n"
             "hikaricp_connections_idle{pool=\"p1\",} 7.0\nhikaricp_connections_pending{pool=\"p1\",} 2.0\n"
             "hikaricp_connections_max{pool=\"p1\",} 12.0\nhikaricp_connections_min{pool=\"p1\",} 5.0\n"
             "hikaricp_connections_timeout_total{pool=\"p1\",} 4.0\n"
             "hikaricp_connections_acquire_seconds_count{pool=\"p1\",} 100.0\n"
             "hikaricp_connections_acquire_seconds_sum{pool=\"p1\",} 0.5\n"
             "hikaricp_connections_acquire_seconds_max{pool=\"p1\",} 0.2\n"
             "hikaricp_connections_creation_seconds_count{pool=\"p1\",} 11.0\n"
             "hikaricp_connections_active{pool=\"p2\",} 1.0\n",
             "HikariCP p1: out 3, in 7, waiting 2, total 10, limit 12, checkouts 100, timeouts 4, creations 11, mean "
             "5000\n"
             "HikariCP p2: out 1"},
            {"HikariCP by its own names",
             "hikaricp_active_connections{pool=\"p\"} 3\nhikaricp_idle_connections{pool=\"p\"} 7\n"
             "hikaricp_pending_threads{pool=\"p\"} 0\nhikaricp_connections{pool=\"p\"} 10\n"
             "hikaricp_max_connections{pool=\"p\"} 10\nhikaricp_connection_timeout_total{pool=\"p\"} 1\n"
             "hikaricp_connection_acquired_nanos{pool=\"p\",quantile=\"0.5\"} 2000\n"
             "hikaricp_connection_acquired_nanos{pool=\"p\",quantile=\"0.99\"} 1000000\n"
             "hikaricp_connection_acquired_nanos_sum{pool=\"p\"} 40000\n"
             "hikaricp_connection_acquired_nanos_count{pool=\"p\"} 10\n",
             "HikariCP p: out 3, in 7, waiting 0, total 10, limit 10, checkouts 10, timeouts 1, mean 4, p50 2, p99 "
             "1000"},
            {"SQLAlchemy",
             "sqlalchemy_pool_size{engine=\"main\"} 5\nsqlalchemy_pool_max_overflow{engine=\"main\"} 10\n"
             "sqlalchemy_pool_checkedin{engine=\"main\"} 1\nsqlalchemy_pool_checked_out{engine=\"main\"} 4\n"
             "sqlalchemy_pool_overflow{engine=\"main\"} -1\n",
             "SQLAlchemy main: out 4, in 1, overflow 0, total 5, limit 15"},
            {"SQLAlchemy without its overflow", "sqlalchemy_pool_size 5\nsqlalchemy_pool_checkedout 5\n",
             "SQLAlchemy : out 5"},
            {"database/sql",
             "go_sql_max_open_connections{db_name=\"shop\"} 0\ngo_sql_open_connections{db_name=\"shop\"} 4\n"
             "go_sql_in_use_connections{db_name=\"shop\"} 3\ngo_sql_idle_connections{db_name=\"shop\"} 1\n"
             "go_sql_wait_count_total{db_name=\"shop\"} 4\ngo_sql_wait_duration_seconds_total{db_name=\"shop\"} 2\n",
             "database/sql shop: out 3, in 1, total 4, mean 500000"},
            {"sqlstats",
             "go_sql_stats_connections_in_use{db_name=\"a\"} 2\ngo_sql_stats_connections_max_open{db_name=\"a\"} 8\n",
             "sqlstats a: out 2, limit 8"},
            {"pgx",
             "pgxpool_acquired_conns{db=\"x\"} 2\npgxpool_max_conns{db=\"x\"} 4\npgxpool_acquire_count{db=\"x\"} 10\n"
             "pgxpool_acquire_duration_ns{db=\"x\"} 1e6\n",
             "pgx x: out 2, limit 4, checkouts 10, mean 100"},
            {"OpenTelemetry",
             "db_client_connections_usage{pool_name=\"p\",state=\"used\"} 2\n"
             "db_client_connections_usage{pool_name=\"p\",state=\"idle\"} 3\n"
             "db_client_connections_max{pool_name=\"p\"} 5\n"
             "db_client_connections_wait_time_milliseconds_bucket{pool_name=\"p\",le=\"10\"} 50\n"
             "db_client_connections_wait_time_milliseconds_bucket{pool_name=\"p\",le=\"20\"} 100\n"
             "db_client_connections_wait_time_milliseconds_bucket{pool_name=\"p\",le=\"+Inf\"} 100\n",
             "OpenTelemetry p: out 2, in 3, total 5, limit 5, checkouts 100, p50 10000, p90 18000, p99 19800"},
            {"two of one name",
             "hikaricp_connections_active{pool=\"p\",instance=\"a\"} "
             "1\nhikaricp_connections_active{pool=\"p\",instance=\"b\"} 2\n",
             "HikariCP instance=a, pool=p: out 1\nHikariCP instance=b, pool=p: out 2"},
            {"values that are none",
             "hikaricp_connections_active{pool=\"p\"} NaN\nhikaricp_connections_idle{pool=\"p\"} -3\n"
             "hikaricp_connections_max{pool=\"p\"} +Inf\nhikaricp_connections_pending{pool=\"p\"} 1e300\n",
             "HikariCP p: in 0"},
            {"pgbouncer_exporter",
             "pgbouncer_pools_server_active_connections{database=\"shop\",user=\"web\"} 3\n"
             "pgbouncer_pools_server_idle_connections{database=\"shop\",user=\"web\"} 1\n"
             "pgbouncer_pools_server_used_connections{database=\"shop\",user=\"web\"} 1\n"
             "pgbouncer_pools_server_login_connections{database=\"shop\",user=\"web\"} 0\n"
             "pgbouncer_pools_client_waiting_connections{database=\"shop\",user=\"web\"} 2\n"
             "pgbouncer_pools_client_maxwait_seconds{database=\"shop\",user=\"web\"} 1.5\n"
             "pgbouncer_pools_client_active_connections{database=\"pgbouncer\",user=\"pgbouncer\"} 1\n"
             "pgbouncer_databases_pool_size{name=\"shop\",host=\"h\",port=\"5432\",database=\"shop\",force_user=\"\","
             "pool_mode=\"transaction\"} 4\n"
             "pgbouncer_databases_reserve_pool{name=\"shop\",host=\"h\",port=\"5432\",database=\"shop\",force_user="
             "\"\",pool_mode=\"transaction\"} 1\n"
             "pgbouncer_databases_paused{name=\"shop\",host=\"h\",port=\"5432\",database=\"shop\",force_user=\"\",pool_"
             "mode=\"transaction\"} 1\n"
             "pgbouncer_stats_client_wait_seconds_total{database=\"shop\"} 9\n",
             "PgBouncer shop/web: out 3, in 2, connecting 0, overflow 1, waiting 2, total 5, limit 5, longest 1500000, "
             "paused"},
        };
        for (const auto &one : cases) {
            const QString found = readings(one.text);
            QVERIFY2(found == QString::fromUtf8(one.expected),
                     qPrintable(QString::fromUtf8(one.name) + u":\n"_s + found));
        }
    }

    void takesChoices()
    {
        const QByteArray text = "app_busy{shard=\"1\"} 3\napp_most{shard=\"1\"} 4\napp_busy{shard=\"2\"} 1\n"
                                "app_wait_sum{shard=\"1\"} 2\napp_wait_count{shard=\"1\"} 4\n";
        QCOMPARE(readings(text), QString());
        QCOMPARE(readings(text, {{.metric = u"app_busy"_s, .role = MetricRole::CheckedOut},
                                 {.metric = u"app_most"_s, .role = MetricRole::Limit},
                                 {.metric = u"app_wait"_s, .role = MetricRole::Wait}}),
                 u"Metrics shard=1: out 3, limit 4, checkouts 4, mean 500000\nMetrics shard=2: out 1"_s);
    }

    void guessesRoles()
    {
        const std::pair<const char *, const char *> cases[] = {
            {"app_db_pool_in_use", "checked-out"},
            {"mysql_pool_idle", "checked-in"},
            {"pool_max_connections", "limit"},
            {"pool_pending_threads", "waiting"},
            {"pool_timeouts_total", "timeouts"},
            {"pool_checkedin", "checked-in"},
            {"pool_overflow", "overflow"},
            {"open_connections", "total"},
            {"something_else", ""},
        };
        for (const auto &[metric, role] : cases) {
            const auto found = pool::likelyRole(QString::fromUtf8(metric));
            QCOMPARE(found ? pool::roleName(*found) : QString(), QString::fromUtf8(role));
        }
        for (const QString &name : pool::roleNames())
            QCOMPARE(pool::roleName(pool::roleOf(name).value()), name);
        QVERIFY(!pool::roleOf(u"checkedout"_s));
    }

    void becomesOneOfOurReadings()
    {
        pool::PoolStatus status{.name = u"own"_s,
                                .now = {.size = 5, .limit = 15, .checkedIn = 1, .checkedOut = 2, .total = 3}};
        QCOMPARE(print({pool::readingOf(status, 9)}), u"Tidemark own: out 2, in 1, connecting 0, overflow 0, waiting "
                                                      u"0, total 3, limit 15, checkouts 0, timeouts 0, "
                                                      "creations 0"_s);
        status.wait.record(std::chrono::milliseconds(3));
        status.counters.checkouts = 1;
        const pool::PoolReading reading = pool::readingOf(status, 9);
        QCOMPARE(reading.waits.size(), 3u);
        QVERIFY(reading.meanWait == std::chrono::milliseconds(3));
        QByteArray text;
        JsonWriter json([&](const QByteArray &part) -> Result<void> {
            text += part;
            return {};
        });
        pool::writeReading(json, reading);
        VERIFY_RESULT(json.finish());
        const QJsonObject object = QJsonDocument::fromJson(text).object();
        QCOMPARE(object[u"pool"_s].toString(), u"own"_s);
        QCOMPARE(object[u"checked_out"_s].toInt(), 2);
        QCOMPARE(object[u"mean_wait_seconds"_s].toDouble(), 0.003);
        QCOMPARE(object[u"at"_s].toString(), u"1970-01-01T00:00:00.009Z"_s);
        QVERIFY(object.contains(u"wait_p99_seconds"_s) && !object.contains(u"longest_wait_seconds"_s));
    }

    void fetches()
    {
        const test::FakeHttp server([](const test::HttpRequest &request) -> test::HttpReply {
            if (request.path() == "/metrics")
                return {.body = "hikaricp_connections_active{pool=\"p\"} 3\n"};
            if (request.path() == "/page")
                return {.body = "<html>hello</html>\n"};
            if (request.path() == "/moved")
                return {.status = 302, .headers = {{"Location", "https://ann:cret@other/metrics?key=cret"}}};
            if (request.path() == "/broken")
                return {.status = 502};
            if (request.path() == "/packed")
                return {.body = qCompress("hikaricp_connections_active{pool=\"p\"} 3\n").mid(4),
                        .headers = {{"Content-Encoding", "deflate"}}};
            return {.status = request.path() == "/locked" ? 401 : 404};
        });
        const job::JobContext job;
        const pool::MetricFilter filter = pool::poolMetrics();
        const QString locked = server.url(u"/metrics"_s).replace(u"http://"_s, u"http://bob:s%3Acret@"_s);
        const auto metrics = pool::fetchMetrics(job, locked, filter);
        VERIFY_RESULT(metrics);
        QCOMPARE(print(pool::readingsOf(*metrics, {}, 5)), u"HikariCP p: out 3"_s);
        QCOMPARE(server.requests().front().header("Authorization"),
                 QByteArray("Basic " + QByteArray("bob:s:cret").toBase64()));

        const struct
        {
            const char *path;
            ErrorKind kind;
            const char *text;
        } cases[] = {{"/page", ErrorKind::Config, "Line 1"},
                     {"/locked", ErrorKind::Auth, "401"},
                     {"/moved", ErrorKind::Connection, "sends us to https://other/metrics (HTTP 302)"},
                     {"/broken", ErrorKind::Connection, "Its log says why"},
                     {"/nothing", ErrorKind::Connection, "/actuator/prometheus"}};
        for (const auto &one : cases) {
            const QString url =
                server.url(QString::fromUtf8(one.path)).replace(u"http://"_s, u"http://bob:s%3Acret@"_s);
            const auto refused = pool::fetchMetrics(job, url, filter);
            QVERIFY(!refused && refused.error().kind == one.kind);
            QVERIFY2(test::mentions(refused.error(), QString::fromUtf8(one.text)), qPrintable(toText(refused.error())));
            QVERIFY(!test::mentions(refused.error(), u"cret"_s) && !test::mentions(refused.error(), u"bob"_s));
        }
        const auto packed = pool::fetchMetrics(job, server.url(u"/packed"_s), filter);
        VERIFY_RESULT(packed);
        QCOMPARE(print(pool::readingsOf(*packed, {}, 5)), u"HikariCP p: out 3"_s);
        for (const QString &damaged : {u"http://bob:s cret%@h/metrics"_s, u"http://bob:s%3Acret@h:99999/metrics"_s}) {
            const auto refused = pool::fetchMetrics(job, damaged, filter);
            QVERIFY(!refused && refused.error().kind == ErrorKind::Usage);
            QVERIFY2(!test::mentions(refused.error(), u"cret"_s) && test::mentions(refused.error(), u"65535"_s),
                     qPrintable(toText(refused.error())));
        }
        const auto tooLong = pool::fetchMetrics(job, server.url(u"/metrics"_s), filter, {.longest = 10});
        QVERIFY(!tooLong && tooLong.error().kind == ErrorKind::Unsupported);
    }
};

TIDEMARK_TEST(PoolMetricsTest)
#include "tst_poolmetrics.moc"
