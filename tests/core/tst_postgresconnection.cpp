// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pgfixture.h"
#include "support/testmain.h"

#include <functional>
#include <limits>
#include <vector>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using dialect::Target;

namespace {

const QString password = u"p w'\\%ä☃"_s;

// A port of 127.0.0.1 in our hands: silent until somebody answers on it by hand.
class Listener
{
public:
    explicit Listener(bool listens)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), length);
        ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &length);
        m_port = ntohs(address.sin_port);
        if (listens)
            ::listen(m_socket, 8);
    }
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;
    ~Listener() { ::close(m_socket); }

    [[nodiscard]] QString port() const { return QString::number(m_port); }
    [[nodiscard]] int accept() const { return ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC); }

private:
    int m_socket;
    quint16 m_port = 0;
};

QByteArray received(int socket)
{
    QByteArray bytes(4096, '\0');
    const ssize_t count = ::read(socket, bytes.data(), size_t(bytes.size()));
    return bytes.first(std::max<ssize_t>(count, 0));
}

void reply(int socket, char type, const QByteArray &body)
{
    const quint32 length = htonl(quint32(body.size()) + 4);
    const QByteArray message = QByteArray(1, type) + QByteArray(reinterpret_cast<const char *>(&length), 4) + body;
    [[maybe_unused]] const auto written = ::write(socket, message.constData(), size_t(message.size()));
}

// A server that asks for the password in clear and repeats it in every part of its refusal.
void betrayPassword(const Listener &listener)
{
    const int client = listener.accept();
    static_cast<void>(received(client));
    reply(client, 'R', QByteArray("\0\0\0\3", 4));
    const QByteArray told = received(client).mid(5).chopped(1);
    QByteArray body;
    for (const QByteArray &field : {QByteArray("SFATAL"), QByteArray("VFATAL"), QByteArray("C28P01"), "Mno: " + told,
                                    "Ddetail: " + told, "Hhint: " + told})
        body += field + '\0';
    reply(client, 'E', body + '\0');
    ::close(client);
}

} // namespace

class PostgresConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusedTargets_data();
    void refusedTargets();
    void hostsAreTriedInTurn();
    void silentServersTimeOut();
    void connectingCanBeStopped();
    void hostileServersCannotMakeUsTellThePassword();
    void describesTheServer();
    void readOnlyIsEnforcedByTheServer();
    void errorsSayEverything_data();
    void errorsSayEverything();
    void boundValuesComeBack();
    void zeroCharactersAreRefused();
    void bigResultsComeInBatches();
    void rowlessResultsStillHaveColumns();
    void countsRows_data();
    void countsRows();
    void consumerErrorsStopTheStatement();
    void copyIsRefused_data();
    void copyIsRefused();
    void pipelineErrorsNameTheirStatement();
    void pipelinesCanBeStopped();
    void noticesArrive();
    void runningStatementsCanBeStopped();
    void transactionsEnd();
    void pausedServers();
    void killedServers();

private:
    [[nodiscard]] Result<std::unique_ptr<sql::Connection>> open(const Target &target) const
    {
        job::JobContext job;
        return postgres::dialect().connector->open(job, target);
    }
    [[nodiscard]] std::unique_ptr<sql::Connection> connection() { return m_server->connect(u"postgres"_s); }
    using Change = std::function<void(Target &)>;

    std::unique_ptr<PgServer> m_server;
};

void PostgresConnectionTest::initTestCase()
{
    m_server = PgServer::start({.tcp = true});
    QVERIFY(m_server);
    const auto admin = connection();
    QVERIFY(admin);
    const QString quoted = postgres::dialect().printer->literal(password);
    VERIFY_RESULT(runScript(*admin, "CREATE ROLE tester LOGIN PASSWORD " + quoted.toUtf8()));
}

void PostgresConnectionTest::refusedTargets_data()
{
    struct Case
    {
        const char *name;
        Change change;
        ErrorKind kind;
        QString state;
        QString message;
        QString hint;
    };
    const Case cases[] = {
        {"wrong password", [](Target &t) { t.password = Secret(u"wr0ng"_s); }, ErrorKind::Auth, u"28P01"_s, u"tester"_s,
         u"password"_s},
        {"no password", [](Target &t) { t.password = {}; }, ErrorKind::Auth, {}, u"no password"_s, u"PGPASSWORD"_s},
        {"wrong user", [](Target &t) { t.user = u"nobody there"_s; }, ErrorKind::Auth, u"28P01"_s, u"nobody there"_s,
         u"user name"_s},
        {"wrong database", [](Target &t) { t.database = u"no \"such\nbase"_s; }, ErrorKind::Connection, u"3D000"_s,
         u"no \"such"_s, u"name of the database"_s},
        {"wrong host",
         [](Target &t) { t.host = u"no-such-host.invalid"_s; },
         ErrorKind::Connection,
         {},
         u"no-such-host.invalid"_s,
         u"host"_s},
        {"wrong folder",
         [](Target &t) { t.host = u"/no/such/folder"_s; },
         ErrorKind::Connection,
         {},
         u"/no/such/folder"_s,
         u"running"_s},
        {"port that is none", [](Target &t) { t.port = u"fivefour"_s; }, ErrorKind::Config, {}, u"fivefour"_s, {}},
        {"port out of range", [](Target &t) { t.port = u"65536"_s; }, ErrorKind::Config, {}, u"65536"_s, {}},
        {"unknown option",
         [](Target &t) { t.options[u"sslmod"_s] = u"require"_s; },
         ErrorKind::Config,
         {},
         u"sslmod"_s,
         u"sslmode"_s},
        {"bad value of an option",
         [](Target &t) { t.options[u"sslmode"_s] = u"perhaps"_s; },
         ErrorKind::Config,
         {},
         u"perhaps"_s,
         {}},
        {"timeout that is none",
         [](Target &t) { t.options[u"connect_timeout"_s] = u"soon"_s; },
         ErrorKind::Config,
         {},
         u"soon"_s,
         u"whole number"_s},
        {"timeout beyond all numbers",
         [](Target &t) { t.options[u"connect_timeout"_s] = u"99999999999"_s; },
         ErrorKind::Config,
         {},
         u"99999999999"_s,
         u"whole number"_s},
        {"encryption that is not offered",
         [](Target &t) { t.options[u"sslmode"_s] = u"require"_s; },
         ErrorKind::Connection,
         {},
         u"SSL"_s,
         {}},
        {"missing authority",
         [](Target &t) {
             t.options[u"sslmode"_s] = u"verify-full"_s;
             t.options[u"sslrootcert"_s] = u"/no/such/ca.pem"_s;
         },
         ErrorKind::Connection,
         {},
         {},
         {}},
        {"two hosts, three ports",
         [](Target &t) {
             t.host = u"127.0.0.1,127.0.0.1"_s;
             t.port = u"1,2,3"_s;
         },
         ErrorKind::Config,
         {},
         u"3 ports for 2 hosts"_s,
         u"each host"_s},
    };
    QTest::addColumn<Change>("change");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("hint");
    for (const Case &c : cases)
        QTest::newRow(c.name) << c.change << c.kind << c.state << c.message << c.hint;
}

void PostgresConnectionTest::refusedTargets()
{
    QFETCH(const Change, change);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, state);
    QFETCH(const QString, message);
    QFETCH(const QString, hint);
    Target target = m_server->cluster().tcpTarget();
    target.user = u"tester"_s;
    target.password = Secret(password);
    VERIFY_RESULT(open(target));
    change(target);
    const auto refused = open(target);
    QVERIFY(!refused);
    const Error &error = refused.error();
    QVERIFY2(error.kind == kind, qPrintable(errorKindName(error.kind) + u": "_s + toText(error)));
    QCOMPARE(error.sqlState, state);
    QVERIFY2(error.message.contains(message), qPrintable(toText(error)));
    QVERIFY2(error.hint.contains(hint), qPrintable(toText(error)));
    QVERIFY(!error.message.contains(u'\n'));
    QVERIFY(!mentions(error, password));
    QVERIFY(!mentions(error, u"wr0ng"_s));
}

void PostgresConnectionTest::hostsAreTriedInTurn()
{
    const Listener dead(false);
    Target target = m_server->cluster().tcpTarget();
    target.user = u"tester"_s;
    target.password = Secret(password);
    const QString port = target.port;
    target.host = u"127.0.0.1,127.0.0.1"_s;
    target.port = dead.port() + u',' + port;
    const auto opened = open(target);
    VERIFY_RESULT(opened);
    QVERIFY((*opened)->server().address.endsWith(u':' + port));

    target.port = dead.port();
    const auto refused = open(target);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Connection);
    QCOMPARE(refused.error().detail.split(u'\n').size(), 2); // what each host said
    QVERIFY(refused.error().hint.contains(u"running"));
}

void PostgresConnectionTest::silentServersTimeOut()
{
    const Listener silent(true);
    Target target = m_server->cluster().tcpTarget();
    target.port = silent.port();
    target.password = Secret(password);
    target.options[u"connect_timeout"_s] = u"1"_s;
    const auto byOption = open(target);
    QVERIFY(!byOption);
    QCOMPARE(byOption.error().kind, ErrorKind::Timeout);
    QVERIFY(byOption.error().message.contains(silent.port()));
    QVERIFY(byOption.error().hint.contains(u"connect_timeout"));
    QVERIFY(!mentions(byOption.error(), password));

    target.options.clear();
    target.connectTimeout = std::chrono::milliseconds(50);
    const auto byTarget = open(target);
    QVERIFY(!byTarget);
    QCOMPARE(byTarget.error().kind, ErrorKind::Timeout);
}

void PostgresConnectionTest::connectingCanBeStopped()
{
    const Listener silent(true);
    Target target = m_server->cluster().tcpTarget();
    target.port = silent.port();
    target.connectTimeout = std::chrono::hours(1);
    std::stop_source source;
    const std::jthread stopper([&] {
        const int client = silent.accept();
        static_cast<void>(received(client)); // it is connected and waits for an answer
        source.request_stop();
        ::close(client);
    });
    job::JobContext job(source.get_token());
    const auto stopped = postgres::dialect().connector->open(job, target);
    QVERIFY(!stopped);
    // the stop and the closed socket may arrive together
    QVERIFY(stopped.error().kind == ErrorKind::Cancelled || stopped.error().kind == ErrorKind::Connection);
    const auto before = postgres::dialect().connector->open(job, target);
    QVERIFY(!before);
    QCOMPARE(before.error().kind, ErrorKind::Cancelled);
}

void PostgresConnectionTest::hostileServersCannotMakeUsTellThePassword()
{
    const Listener hostile(true);
    Target target = m_server->cluster().tcpTarget();
    target.port = hostile.port();
    target.password = Secret(password);
    target.options[u"sslmode"_s] = u"disable"_s;
    target.options[u"gssencmode"_s] = u"disable"_s;
    const std::jthread server([&] { betrayPassword(hostile); });
    const auto refused = open(target);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Auth);
    QVERIFY2(refused.error().message.contains(u"<redacted>"), qPrintable(toText(refused.error())));
    QVERIFY2(!mentions(refused.error(), password), qPrintable(toText(refused.error())));
}

void PostgresConnectionTest::describesTheServer()
{
    Target target = m_server->cluster().tcpTarget(u"template1"_s);
    target.user = u"tester"_s;
    target.password = Secret(password);
    target.applicationName = u"tidemark ä"_s;
    const auto opened = open(target);
    VERIFY_RESULT(opened);
    const sql::ServerInfo &info = (*opened)->server();
    QCOMPARE(info.engine, u"postgresql"_s);
    QVERIFY(info.version.major >= 12);
    QVERIFY(info.versionText.startsWith(QString::number(info.version.major)));
    QCOMPARE(info.database, u"template1"_s);
    QCOMPARE(info.user, u"tester"_s);
    QCOMPARE(info.address, u"127.0.0.1:"_s + target.port);
    QCOMPARE(info.encoding, u"UTF8"_s);
    QVERIFY(!info.readOnly && !info.encrypted);
    QVERIFY(info.can.schemas && info.can.pipeline && info.can.cancel && info.can.transactionalDdl);
    QVERIFY(ask(**opened, "SHOW application_name").startsWith(u"tidemark"));
}

void PostgresConnectionTest::readOnlyIsEnforcedByTheServer()
{
    Target target = m_server->cluster().target();
    target.readOnly = true;
    target.options[u"options"_s] = u"-c work_mem=7MB"_s; // ours must not displace the user's
    const auto opened = open(target);
    VERIFY_RESULT(opened);
    QVERIFY((*opened)->server().readOnly);
    QCOMPARE(ask(**opened, "SHOW work_mem"), u"7MB"_s);
    job::JobContext job;
    const auto written = (*opened)->execute(job, "CREATE TABLE no (a int)");
    QVERIFY(!written);
    QCOMPARE(written.error().sqlState, u"25006"_s);
    QCOMPARE(ask(**opened, "SELECT 1"), u"1"_s);
}

void PostgresConnectionTest::errorsSayEverything_data()
{
    struct Case
    {
        const char *statement;
        const char *state;
        ErrorKind kind;
        const char *marker; // where the position points to; empty: there is none
        const char *object;
        const char *detail;
        const char *hint;
    };
    using enum ErrorKind;
    const Case cases[] = {
        {"SELEC 1", "42601", Sql, "SELEC", "", "", ""},
        {"SELECT 'äöü€😀',\n nosuch FROM pg_class", "42703", Sql, "nosuch", "", "", ""},
        {"SELECT \"ä€😀\".a FROM t", "42P01", Sql, "\"ä€😀\"", "", "", ""},
        {"SELECT 'ä', lenght('x')", "42883", Sql, "lenght", "", "", "No function matches"},
        {"SELECT relnam FROM pg_class", "42703", Sql, "relnam", "", "", "relname"},
        {"SELECT 1; SELECT 2", "42601", Sql, "", "", "", ""},
        {"SELECT 1/0", "22012", Sql, "", "", "", ""},
        {"INSERT INTO t VALUES (1, 1)", "23505", Constraint, "", "t_pkey", "(a)=(1)", ""},
        {"INSERT INTO t VALUES (2, -1)", "23514", Constraint, "", "b \"is\" positive; ä", "Failing row", ""},
        {"INSERT INTO t VALUES (2, NULL)", "23502", Constraint, "", "b", "Failing row", ""},
        {"INSERT INTO u VALUES (7)", "23503", Constraint, "", "u_a_fkey", "(a)=(7)", ""},
        {"INSERT INTO d VALUES (0)", "23514", Constraint, "", "small_check", "", ""},
        {"DO $$ BEGIN RAISE EXCEPTION 'm ä' USING ERRCODE = '40001', DETAIL = 'd ä', HINT = 'h ä', CONSTRAINT = "
         "'c ä'; END $$",
         "40001", Conflict, "", "c ä", "d ä", "h ä"},
        {"DO $$ BEGIN PERFORM 1 / 0; END $$", "22012", Sql, "", "", "PL/pgSQL", ""},
        {"DO $$ BEGIN RAISE lock_not_available; END $$", "55P03", Locked, "", "", "", ""},
        {"DO $$ BEGIN RAISE insufficient_privilege; END $$", "42501", Sql, "", "", "", ""},
        {"SELECT '\\xzz'::bytea", "22023", Sql, "'\\xzz'", "", "", ""},
        {"SELECT 1, 'ä' UNION SELECT b::point, 'ä' FROM t", "42846", Sql, "::point", "", "", ""},
    };
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("state");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QByteArray>("marker");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<QString>("hint");
    for (const Case &c : cases)
        QTest::newRow(c.statement) << QByteArray(c.statement) << QString::fromLatin1(c.state) << c.kind
                                   << QByteArray(c.marker) << QString::fromUtf8(c.object) << QString::fromUtf8(c.detail)
                                   << QString::fromUtf8(c.hint);
}

void PostgresConnectionTest::errorsSayEverything()
{
    QFETCH(const QByteArray, statement);
    QFETCH(const QString, state);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QByteArray, marker);
    QFETCH(const QString, object);
    QFETCH(const QString, detail);
    QFETCH(const QString, hint);
    const auto db = connection();
    VERIFY_RESULT(runScript(*db, R"(
        CREATE TEMP TABLE t (a int PRIMARY KEY, b int NOT NULL CONSTRAINT "b ""is"" positive; ä" CHECK (b > 0));
        INSERT INTO t VALUES (1, 1);
        CREATE TEMP TABLE u (a int REFERENCES t);
        CREATE DOMAIN pg_temp.small AS int CHECK (VALUE > 0);
        CREATE TEMP TABLE d (a pg_temp.small);
    )"));
    job::JobContext job;
    const auto refused = db->execute(job, statement);
    QVERIFY(!refused);
    const Error &error = refused.error();
    QCOMPARE(error.sqlState, state);
    QCOMPARE(error.kind, kind);
    QCOMPARE(error.object, object);
    QVERIFY2(error.detail.contains(detail), qPrintable(error.detail));
    QVERIFY2(error.hint.contains(hint), qPrintable(error.hint));
    QCOMPARE(error.statement, QString::fromUtf8(statement));
    QCOMPARE(error.position.has_value(), !marker.isEmpty());
    if (error.position)
        QCOMPARE(error.position->offset, statement.indexOf(marker));
    QVERIFY(!error.breaksConnection);
    QVERIFY(db->isUsable());
    QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
}

void PostgresConnectionTest::boundValuesComeBack()
{
    const auto db = connection();
    job::JobContext job;
    const QByteArray allBytes = [] {
        QByteArray bytes;
        for (int i = 0; i < 256; ++i)
            bytes += char(i);
        return bytes;
    }();
    const QString hostile = u"'; DROP TABLE x; --\n\r\t\u202E\"`[]\\ $1 $$ 😀"_s;
    const auto rows = sql::fetch(
        job, *db,
        sql::SqlText("SELECT $1::int, $2::bool, $3::bigint, $4::float8, $5::text, $6, encode($6, 'hex'), $7::text, $8",
                     {std::monostate(), true, std::numeric_limits<qint64>::min(), 0.1, hostile, allBytes, QString(),
                      QByteArray()}));
    VERIFY_RESULT(rows);
    QVERIFY(rows->isNull(0, 0));
    QVERIFY(rows->boolean(0, 1));
    QCOMPARE(rows->integer(0, 2), std::numeric_limits<qint64>::min());
    QCOMPARE(rows->text(0, 3).toDouble(), 0.1);
    QCOMPARE(rows->text(0, 4), hostile);
    QCOMPARE(rows->text(0, 6), QString::fromLatin1(allBytes.toHex()));
    QCOMPARE(rows->columns()[5].typeName, u"bytea"_s);
    QVERIFY(!rows->isNull(0, 7));
    QCOMPARE(rows->bytes(0, 7), std::string_view());
    QCOMPARE(rows->text(0, 8), u"\\x"_s);
}

void PostgresConnectionTest::zeroCharactersAreRefused()
{
    const auto db = connection();
    job::JobContext job;
    const QString holed = u"a\0b"_s;
    QCOMPARE(holed.size(), 3);
    const sql::SqlText statements[] = {sql::SqlText("SELECT $1::text", {holed}),
                                       sql::SqlText(QByteArray("SELECT 1\0 FROM nowhere", 22))};
    for (const sql::SqlText &statement : statements) {
        const auto refused = sql::fetch(job, *db, statement);
        QVERIFY2(!refused, "cut short in silence");
        QCOMPARE(refused.error().kind, ErrorKind::Sql);
        const sql::Step steps[] = {{.sql = "SELECT 1"}, {.sql = statement}};
        const auto all = db->executeAll(job, steps);
        QVERIFY(!all);
        QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
    }
}

void PostgresConnectionTest::bigResultsComeInBatches()
{
    const auto db = connection();
    job::JobContext job;
    qint64 nulls = 0, empty = 0, sum = 0, batches = 0;
    size_t largest = 0;
    const auto done = db->execute(
        job,
        "SELECT i, CASE i % 4 WHEN 0 THEN NULL WHEN 1 THEN '' ELSE i::text END FROM generate_series(1, 100000) AS s(i)",
        [&](sql::RowBatch &batch) -> Result<void> {
            ++batches;
            largest = std::max(largest, batch.rowCount());
            for (size_t row = 0; row < batch.rowCount(); ++row) {
                sum += batch.integer(row, 0);
                nulls += batch.isNull(row, 1);
                empty += !batch.isNull(row, 1) && batch.bytes(row, 1).empty();
            }
            return {};
        });
    VERIFY_RESULT(done);
    QCOMPARE(done->rowsReturned, 100'000);
    QCOMPARE(sum, 100'000ll * 100'001 / 2);
    QCOMPARE(nulls, 25'000);
    QCOMPARE(empty, 25'000);
    QVERIFY(batches > 10);
    QVERIFY(largest <= 10'000);
}

void PostgresConnectionTest::rowlessResultsStillHaveColumns()
{
    const auto db = connection();
    job::JobContext job;
    QStringList columns;
    int calls = 0;
    const auto done = db->execute(job, "SELECT 1::numeric(10,2) AS \"b c\", 'x'::varchar(20), NULL::int[] WHERE false",
                                  [&](sql::RowBatch &batch) -> Result<void> {
                                      ++calls;
                                      for (const sql::ResultColumn &column : batch.columns())
                                          columns << column.name + u':' + column.typeName;
                                      return {};
                                  });
    VERIFY_RESULT(done);
    QCOMPARE(calls, 1);
    QCOMPARE(columns, (QStringList{u"b c:numeric(10,2)"_s, u"varchar:character varying(20)"_s, u"int4:integer[]"_s}));
}

void PostgresConnectionTest::countsRows_data()
{
    struct Case
    {
        const char *statement;
        const char *tag;
        qint64 affected;
        qint64 returned;
    };
    const Case cases[] = {
        {"INSERT INTO t SELECT 4", "INSERT 0 1", 1, 0},
        {"UPDATE t SET a = a + 10", "UPDATE 3", 3, 0},
        {"DELETE FROM t WHERE a = 1 RETURNING a", "DELETE 1", 1, 1},
        {"UPDATE t SET a = 0 WHERE false", "UPDATE 0", 0, 0},
        {"CREATE TEMP TABLE u AS SELECT a FROM t", "SELECT 3", 3, 0},
        {"SELECT a FROM t", "SELECT 3", -1, 3},
        {"VALUES (1), (2)", "SELECT 2", -1, 2},
        {"CREATE TEMP TABLE u (a int)", "CREATE TABLE", -1, 0},
        {"-- nothing", "", -1, 0},
        {"SELECT FROM t", "SELECT 3", -1, 3},
    };
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QString>("tag");
    QTest::addColumn<qint64>("affected");
    QTest::addColumn<qint64>("returned");
    for (const Case &c : cases)
        QTest::newRow(c.statement) << QByteArray(c.statement) << QString::fromLatin1(c.tag) << c.affected << c.returned;
}

void PostgresConnectionTest::countsRows()
{
    QFETCH(const QByteArray, statement);
    const auto db = connection();
    VERIFY_RESULT(runScript(*db, "CREATE TEMP TABLE t (a int); INSERT INTO t VALUES (1), (2), (3);"));
    job::JobContext job;
    const auto done = db->execute(job, statement);
    VERIFY_RESULT(done);
    QTEST(done->tag, "tag");
    QTEST(done->rowsAffected, "affected");
    QTEST(done->rowsReturned, "returned");
}

void PostgresConnectionTest::consumerErrorsStopTheStatement()
{
    const auto db = connection();
    job::JobContext job;
    const auto refuse = [](sql::RowBatch &) -> Result<void> { return fail(ErrorKind::Io, u"the disk is full"_s); };
    const auto stopped = db->execute(job, "SELECT pg_sleep(0.001) FROM generate_series(1, 100000000)", refuse);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().message, u"the disk is full"_s);
    QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
    const sql::Step steps[] = {{.sql = "SELECT 1", .rows = refuse}, {.sql = "SELECT 2"}};
    const auto inPipeline = db->executeAll(job, steps);
    QVERIFY(!inPipeline);
    QCOMPARE(inPipeline.error().message, u"the disk is full"_s);
    QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
}

void PostgresConnectionTest::copyIsRefused_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::newRow("to the client") << QByteArray("COPY (SELECT generate_series(1, 100000)) TO STDOUT");
    QTest::newRow("from the client") << QByteArray("COPY t FROM STDIN");
}

void PostgresConnectionTest::copyIsRefused()
{
    QFETCH(const QByteArray, statement);
    const auto db = connection();
    VERIFY_RESULT(runScript(*db, "CREATE TEMP TABLE t (a int)"));
    job::JobContext job;
    const auto refused = db->execute(job, statement);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
    QVERIFY(db->isUsable());
    QCOMPARE(ask(*db, "SELECT count(*) FROM t"), u"0"_s);
}

void PostgresConnectionTest::pipelineErrorsNameTheirStatement()
{
    const auto db = connection();
    job::JobContext job;
    QStringList seen;
    const auto note = [&seen](sql::RowBatch &batch) -> Result<void> {
        seen << batch.text(0, 0);
        return {};
    };
    const sql::Step good[] = {{.sql = "SELECT 'a'", .rows = note},
                              {.sql = "CREATE TEMP TABLE t (a int)"},
                              {.sql = sql::SqlText("SELECT $1::text", {u"ä"_s}), .rows = note}};
    VERIFY_RESULT(db->executeAll(job, good));
    QCOMPARE(seen, (QStringList{u"a"_s, u"ä"_s}));

    const sql::Step bad[] = {
        {.sql = "INSERT INTO t VALUES (1)"}, {.sql = "SELECT 'ä', nosuch"}, {.sql = "SELECT 'never'", .rows = note}};
    const auto refused = db->executeAll(job, bad);
    QVERIFY(!refused);
    QCOMPARE(refused.error().sqlState, u"42703"_s);
    QCOMPARE(refused.error().statement, u"SELECT 'ä', nosuch"_s);
    QCOMPARE(refused.error().position->offset, 13);
    QCOMPARE(seen.size(), 2);
    QCOMPARE(db->transactionState(), sql::TransactionState::None);
    QCOMPARE(ask(*db, "SELECT count(*) FROM t"), u"0"_s); // the batch was one transaction
    VERIFY_RESULT(db->executeAll(job, std::span(good).first(1)));
    VERIFY_RESULT(db->executeAll(job, {}));
}

void PostgresConnectionTest::pipelinesCanBeStopped()
{
    const auto db = connection();
    Stopper stopper;
    stopper.stopAtNotice(*db);
    job::JobContext job = stopper.job();
    const sql::Step steps[] = {{.sql = "SELECT 1"}, {.sql = longStatement}, {.sql = "SELECT 2"}};
    const auto stopped = db->executeAll(job, steps);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QCOMPARE(stopped.error().statement, QLatin1StringView(longStatement));
    QVERIFY(db->isUsable());
    QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
}

void PostgresConnectionTest::noticesArrive()
{
    const auto db = connection();
    std::vector<sql::Notice> notices;
    db->setNoticeHandler([&](const sql::Notice &notice) { notices.push_back(notice); });
    VERIFY_RESULT(runScript(*db, "DO $$ BEGIN RAISE NOTICE 'ä%', 1; RAISE WARNING 'w' USING HINT = 'h', ERRCODE = "
                                 "'01234'; END $$;"));
    QCOMPARE(notices.size(), 2u);
    QCOMPARE(notices[0].severity, u"NOTICE"_s);
    QCOMPARE(notices[0].message, u"ä1"_s);
    QCOMPARE(notices[1].severity, u"WARNING"_s);
    QCOMPARE(notices[1].sqlState, u"01234"_s);
    QCOMPARE(notices[1].hint, u"h"_s);
    db->setNoticeHandler({});
    VERIFY_RESULT(runScript(*db, "DO $$ BEGIN RAISE NOTICE 'unheard'; END $$;"));
}

void PostgresConnectionTest::runningStatementsCanBeStopped()
{
    const auto db = connection();
    Stopper stopper;
    stopper.stopAtNotice(*db);
    job::JobContext job = stopper.job();
    const auto stopped = db->execute(job, longStatement);
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, ErrorKind::Cancelled);
    QVERIFY(!stopped.error().breaksConnection);
    QVERIFY(db->isUsable());
    const auto before = db->execute(job, "SELECT 1");
    QVERIFY(!before);
    QCOMPARE(before.error().kind, ErrorKind::Cancelled);
    QCOMPARE(ask(*db, "SELECT 1"), u"1"_s);
    // the server's own limit is no wish of the user's
    VERIFY_RESULT(runScript(*db, "SET statement_timeout = 20"));
    job::JobContext unstopped;
    const auto late = db->execute(unstopped, "SELECT pg_sleep(3600)");
    QVERIFY(!late);
    QCOMPARE(late.error().kind, ErrorKind::Timeout);
}

void PostgresConnectionTest::transactionsEnd()
{
    const auto db = connection();
    using enum sql::TransactionState;
    QCOMPARE(db->transactionState(), None);
    VERIFY_RESULT(runScript(*db, "BEGIN"));
    QCOMPARE(db->transactionState(), Open);
    QVERIFY(!runScript(*db, "SELECT 1/0"));
    QCOMPARE(db->transactionState(), Failed);
    const auto ignored = runScript(*db, "SELECT 1");
    QVERIFY(!ignored);
    QCOMPARE(ignored.error().sqlState, u"25P02"_s);
    VERIFY_RESULT(runScript(*db, "ROLLBACK"));
    QCOMPARE(db->transactionState(), None);
}

void PostgresConnectionTest::pausedServers()
{
    const auto db = connection();
    Stopper stopper;
    db->setNoticeHandler([&](const sql::Notice &) {
        m_server->cluster().pause();
        stopper.stop();
    });
    job::JobContext job = stopper.job();
    const auto dropped = db->execute(job, longStatement);
    Target target = m_server->cluster().target();
    target.connectTimeout = std::chrono::milliseconds(50);
    const auto refused = open(target);
    m_server->cluster().resume();
    QVERIFY(!dropped);
    QCOMPARE(dropped.error().kind, ErrorKind::Cancelled);
    QVERIFY(dropped.error().breaksConnection);
    QVERIFY(!db->isUsable());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Timeout);
    QCOMPARE(ask(*connection(), "SELECT 1"), u"1"_s);
}

void PostgresConnectionTest::killedServers()
{
    struct Case
    {
        const char *name;
        std::function<Result<void>(sql::Connection &)> work;
    };
    const Case cases[] = {
        {"a statement", [](sql::Connection &db) { return runScript(db, longStatement); }},
        {"a pipeline",
         [](sql::Connection &db) {
             job::JobContext job;
             const sql::Step steps[] = {{.sql = "SELECT 1"}, {.sql = longStatement}, {.sql = "SELECT 2"}};
             return db.executeAll(job, steps);
         }},
    };
    for (const Case &c : cases) {
        const auto db = connection();
        db->setNoticeHandler([&](const sql::Notice &) { m_server->cluster().kill(); });
        const auto lost = c.work(*db);
        QVERIFY2(!lost, c.name);
        QCOMPARE(lost.error().kind, ErrorKind::Connection);
        QVERIFY(lost.error().breaksConnection);
        QVERIFY(lost.error().hint.contains(u"Connect again"));
        QVERIFY(!db->isUsable());
        const auto after = runScript(*db, "SELECT 1");
        QVERIFY(!after);
        QCOMPARE(after.error().kind, ErrorKind::Connection);
        const auto refused = open(m_server->cluster().target());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Connection);
        job::JobContext job;
        VERIFY_RESULT(m_server->cluster().restart(job));
    }
    // the administrator's way: the server says why
    const auto db = connection();
    const auto admin = connection();
    const QByteArray pid = ask(*db, "SELECT pg_backend_pid()").toUtf8();
    db->setNoticeHandler(
        [&](const sql::Notice &) { QCOMPARE(ask(*admin, "SELECT pg_terminate_backend(" + pid + ")"), u"t"_s); });
    const auto ended = runScript(*db, longStatement);
    QVERIFY(!ended);
    QCOMPARE(ended.error().kind, ErrorKind::Connection);
    QCOMPARE(ended.error().sqlState, u"57P01"_s);
    QVERIFY(ended.error().breaksConnection);
    QVERIFY(!db->isUsable());
}

TIDEMARK_TEST(PostgresConnectionTest)
#include "tst_postgresconnection.moc"
