// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark inspect against a real server: every way in, every way to be refused, and no password anywhere.
#include "connect/session.h"
#include "drivers/engines.h"
#include "program.h"
#include "sandbox/cluster.h"
#include "schema/snapshot.h"
#include "sql/splitter.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QFile>
#include <QTemporaryDir>

#include <csignal>

using namespace tidemark;
using namespace Qt::StringLiterals;
using test::runProgram;
using test::TerminalProgram;

namespace {

const QString password = u"s3cret%:/@\"'é"_s;
const QByteArray encodedPassword = "s3cret%25%3A%2F%40%22%27%C3%A9";

QStringList statements(const QByteArray &script)
{
    const std::string_view text(script.constData(), size_t(script.size()));
    const dialect::Registry registry = drivers::engines();
    QStringList all;
    for (const sql::Piece &piece : sql::split(text, registry.find(u"postgresql"_s)->lexer).pieces)
        all << QString::fromUtf8(sql::textOf(piece, text));
    return all;
}

} // namespace

class ServerTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<sandbox::Cluster> m_cluster;
    std::unique_ptr<QTemporaryDir> m_home;
    QString m_port;

    QString url(const QString &userInfo, const QString &database = u"shop"_s) const
    {
        return u"postgresql://%1@127.0.0.1:%2/%3"_s.arg(userInfo, m_port, database);
    }
    QString alice() const { return url(u"alice"_s); }
    QMap<QString, QString> home(QMap<QString, QString> more = {}) const
    {
        more[u"HOME"_s] = m_home->path();
        return more;
    }

    QString write(const char *name, const QByteArray &bytes) const
    {
        QFile file(m_home->filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", name);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        return file.fileName();
    }

    void execute(const QString &database, const QStringList &statements) const
    {
        const dialect::Registry registry = drivers::engines();
        job::JobContext job;
        const auto session = connect::open(job, registry, m_cluster->target(database));
        QVERIFY2(session, session ? "" : qPrintable(toText(session.error())));
        for (const QString &sql : statements) {
            const auto done = sql::run(job, *session->connection, sql.toUtf8());
            QVERIFY2(done, done ? "" : qPrintable(toText(done.error())));
        }
    }

    static bool leaks(const QByteArray &text) { return text.contains("s3cret") || text.contains("wr0ng"); }

private Q_SLOTS:
    void initTestCase()
    {
        job::JobContext job;
        auto cluster = sandbox::Cluster::start(job, {.tcp = true});
        QVERIFY2(cluster, cluster ? "" : qPrintable(toText(cluster.error())));
        m_cluster = *std::move(cluster);
        m_port = QString::number(m_cluster->port());
        const QString literal = QString(password).replace(u'\'', u"''"_s);
        execute(u"postgres"_s,
                {u"CREATE ROLE alice LOGIN PASSWORD '%1'"_s.arg(literal),
                 u"CREATE ROLE nologin PASSWORD '%1'"_s.arg(literal), u"CREATE DATABASE shop OWNER alice"_s});
        execute(u"shop"_s,
                {u"CREATE SCHEMA sales"_s, u"CREATE TABLE sales.customer (id integer PRIMARY KEY, name text)"_s,
                 u"CREATE TABLE sales.\"semi;colon\"\"quote\" (id integer)"_s,
                 u"CREATE VIEW sales.names AS SELECT name FROM sales.customer"_s,
                 u"CREATE INDEX by_name ON sales.customer (name)"_s,
                 u"ALTER TABLE sales.customer ADD CONSTRAINT named CHECK (name <> '')"_s,
                 u"CREATE POLICY seen ON sales.customer USING (true)"_s, u"CREATE FOREIGN DATA WRAPPER nothing"_s,
                 u"CREATE SERVER warehouse FOREIGN DATA WRAPPER nothing"_s,
                 u"CREATE USER MAPPING FOR alice SERVER warehouse"_s, u"GRANT USAGE ON SCHEMA sales TO alice"_s});
    }

    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void takesThePasswordFromEverywhere()
    {
        const QString withPassword = url(u"alice:"_s + QString::fromLatin1(encodedPassword));
        const QString file = write("password", password.toUtf8() + '\n');
        const QString inPgpass = QString(password).replace(u':', u"\\:"_s);
        write(".pgpass", u"127.0.0.1:%1:shop:bob:wr0ng\n"_s.arg(m_port).toUtf8());
        const QString pgpass = write("other.pgpass", u"127.0.0.1:%1:*:alice:%2\n"_s.arg(m_port, inPgpass).toUtf8());
        const QString services =
            write("services",
                  u"[shop]\nhost=127.0.0.1\nport=%1\ndbname=shop\nuser=alice\npassword=%2\n"_s.arg(m_port, password)
                      .toUtf8());
        const struct
        {
            QStringList words;
            QMap<QString, QString> environment;
        } ways[] = {
            {{withPassword}, {}},
            {{alice(), u"--password-file"_s, file}, {}},
            {{alice()}, {{u"PGPASSWORD"_s, password}}},
            {{alice()}, {{u"PGPASSFILE"_s, pgpass}}},
            {{alice() + u"?passfile="_s + pgpass}, {}},
            {{u"postgresql://?service=shop"_s}, {{u"PGSERVICEFILE"_s, services}}},
            {{u"postgresql://"_s}, {{u"PGSERVICEFILE"_s, services}, {u"PGSERVICE"_s, u"shop"_s}}},
        };
        for (const auto &way : ways) {
            const auto ran = runProgram(QStringList{u"inspect"_s} + way.words, home(way.environment));
            QVERIFY2(ran.code == 0, ran.err.constData());
            QVERIFY(ran.out.contains("sales.customer"));
            QVERIFY2(!leaks(ran.out + ran.err), (ran.out + ran.err).constData());
        }
    }

    void saysWhyItIsRefused()
    {
        const QString away = u"127.0.0.1:1"_s;
        const QString wrong = write("wrong", "wr0ng\n");
        const struct
        {
            QStringList words;
            QMap<QString, QString> environment;
            const char *kind;
            const char *message;
        } cases[] = {
            {{url(u"alice:wr0ng"_s)}, {}, "auth", "password authentication failed"},
            {{alice()}, {{u"PGPASSWORD"_s, u"wr0ng"_s}}, "auth", "password authentication failed"},
            {{alice(), u"--password-file"_s, wrong}, {}, "auth", "password authentication failed"},
            {{alice()}, {}, "auth", "no password supplied"},
            {{url(u"nobody:wr0ng"_s)}, {}, "auth", "password authentication failed"},
            {{url(u"nologin:"_s + QString::fromLatin1(encodedPassword))}, {}, "auth", "not permitted to log in"},
            {{url(u"alice:"_s + QString::fromLatin1(encodedPassword), u"shopp"_s)}, {}, "connection", "does not exist"},
            {{u"postgresql://alice:wr0ng@%1/shop"_s.arg(away)}, {}, "connection", "refused"},
            {{u"postgresql://alice:wr0ng@nowhere.invalid/shop"_s}, {}, "connection", "nowhere.invalid"},
            {{url(u"alice:wr0ng"_s) + u"?sslmode=nonsense"_s}, {}, "config", "sslmode"},
            {{url(u"alice:wr0ng"_s) + u"?sslmode=require"_s}, {}, "connection", "SSL"},
        };
        for (const auto &one : cases) {
            for (const bool json : {false, true}) {
                const QStringList words =
                    QStringList{u"inspect"_s} + one.words + (json ? QStringList{u"--json"_s} : QStringList());
                const auto ran = runProgram(words, home(one.environment));
                QCOMPARE(ran.code, 2);
                QCOMPARE(ran.out, QByteArray());
                QVERIFY2(ran.err.contains(one.message), ran.err.constData());
                QVERIFY2(!json || ran.err.contains("\"kind\":\"" + QByteArray(one.kind) + '"'), ran.err.constData());
                QVERIFY2(!leaks(ran.err), ran.err.constData());
            }
        }
    }

    void asksOnTheTerminal()
    {
        TerminalProgram program({u"inspect"_s, alice()}, home());
        QVERIFY2(program.waitFor("Password for alice@127.0.0.1:" + m_port.toUtf8() + "/shop: "),
                 program.output().constData());
        QVERIFY(!program.echoes());
        program.type(password.toUtf8() + '\n');
        QCOMPARE(program.finish(), 0);
        QVERIFY(program.output().contains("sales.customer"));
        QVERIFY(program.echoes());
        QVERIFY2(!leaks(program.output()), program.output().constData());
    }

    void asksOnlyOnce()
    {
        TerminalProgram program({u"inspect"_s, alice()}, home());
        QVERIFY(program.waitFor("Password for"));
        program.type("wr0ng\n");
        QCOMPARE(program.finish(), 2);
        QVERIFY(program.output().contains("password authentication failed"));
        QVERIFY2(!leaks(program.output()), program.output().constData());
        TerminalProgram quiet({u"inspect"_s, u"--no-password"_s, alice()}, home());
        QCOMPARE(quiet.finish(), 2);
        QVERIFY(!quiet.output().contains("Password for"));
    }

    void putsTheTerminalBack()
    {
        for (const auto &[key, code] : {std::pair("\x03", 130), std::pair("\x04", 2)}) { // Ctrl+C, Ctrl+D
            TerminalProgram program({u"inspect"_s, alice()}, home());
            QVERIFY(program.waitFor("Password for"));
            QVERIFY(!program.echoes());
            program.type(key);
            QCOMPARE(program.finish(), code);
            QVERIFY(program.echoes());
            QVERIFY2(program.output().contains("Cancelled"), program.output().constData());
        }
    }

    void readsTheWholeDatabase()
    {
        const QString socket =
            u"postgresql:///shop?user=postgres&host="_s + m_cluster->socketFolder() + u"&port="_s + m_port;
        const auto ran = runProgram({u"inspect"_s, socket, u"--json"_s}, home());
        QVERIFY2(ran.code == 0, ran.err.constData());
        const auto schema = schema::fromSnapshot(ran.out);
        QVERIFY(schema);
        QVERIFY(schema::findTable(*schema, {u"sales"_s, u"customer"_s}));
        QVERIFY(schema::findView(*schema, {u"sales"_s, u"names"_s}));
        const auto some = runProgram({u"inspect"_s, socket, u"--schema"_s, u"public"_s}, home());
        QVERIFY(some.code == 0 && !some.out.contains("sales"));
        const auto none = runProgram({u"inspect"_s, socket, u"--schema"_s, u"sale"_s}, home());
        QVERIFY2(none.code == 2 && none.err.contains("Did you mean sales?"), none.err.constData());
    }

    void printsObjectsAsSql()
    {
        const QString socket =
            u"postgresql:///shop?user=postgres&host="_s + m_cluster->socketFolder() + u"&port="_s + m_port;
        const struct
        {
            const char *name;
            const char *sql;
        } cases[] = {
            {"customer", "CREATE TABLE sales.customer"},
            {"sales.names", "CREATE VIEW sales.names"},
            {"schema sales", "CREATE SCHEMA sales"},
            {"semi;colon\"quote", "CREATE TABLE sales.\"semi;colon\"\"quote\""},
            {"customer_pkey", "ALTER TABLE sales.customer ADD CONSTRAINT customer_pkey PRIMARY KEY (id);\n"},
            {"customer.name", "ALTER TABLE sales.customer ADD COLUMN name text;\n"},
            {"sales.by_name", "CREATE INDEX by_name ON sales.customer USING btree (name);\n"},
            {"named", "ALTER TABLE sales.customer ADD CONSTRAINT named CHECK ((name <> ''::text));\n"},
            {"sales.customer.seen", "CREATE POLICY seen ON sales.customer TO PUBLIC USING (true);\n"},
            {"warehouse.alice", "CREATE USER MAPPING FOR alice SERVER warehouse"},
        };
        for (const auto &one : cases) {
            const auto ran = runProgram({u"inspect"_s, socket, u"--object"_s, QString::fromUtf8(one.name)}, home());
            QVERIFY2(ran.code == 0, ran.err.constData());
            QVERIFY2(ran.out.contains(one.sql), ran.out.constData());
        }
    }

    // What it prints makes the same object elsewhere.
    void itsSqlIsRunAgain()
    {
        const auto urlOf = [this](const QString &database) {
            return u"postgresql:///%1?user=postgres&host=%2&port=%3"_s.arg(database, m_cluster->socketFolder(), m_port);
        };
        execute(u"postgres"_s, {u"CREATE DATABASE copy"_s});
        execute(u"copy"_s, {u"CREATE SCHEMA sales"_s});
        const auto sql = runProgram({u"inspect"_s, urlOf(u"shop"_s), u"--object"_s, u"customer"_s}, home());
        execute(u"copy"_s, statements(sql.out));
        const QStringList json{u"--object"_s, u"customer"_s, u"--format"_s, u"json"_s};
        const auto before = runProgram(QStringList{u"inspect"_s, urlOf(u"shop"_s)} + json, home());
        const auto after = runProgram(QStringList{u"inspect"_s, urlOf(u"copy"_s)} + json, home());
        QCOMPARE(after.code, 0);
        QCOMPARE(after.out, before.out);
    }

    void saysWhatTheRoleMayNotRead()
    {
        execute(u"postgres"_s, {u"CREATE DATABASE closed"_s, u"CREATE ROLE plain LOGIN"_s});
        execute(u"closed"_s, {u"CREATE TABLE t (a int)"_s, u"REVOKE SELECT ON pg_catalog.pg_proc FROM PUBLIC"_s,
                              u"REVOKE SELECT ON pg_catalog.pg_trigger FROM PUBLIC"_s,
                              u"REVOKE SELECT ON pg_catalog.pg_description FROM PUBLIC"_s});
        const QString plain =
            u"postgresql:///closed?user=plain&host="_s + m_cluster->socketFolder() + u"&port="_s + m_port;
        const auto ran = runProgram({u"inspect"_s, plain}, home());
        QVERIFY2(ran.code == 3, ran.err.constData());
        for (const char *catalog : {"pg_proc", "pg_trigger", "pg_description"}) {
            const QByteArray grant = QByteArray("GRANT SELECT ON pg_catalog.") + catalog + " TO plain";
            QVERIFY2(ran.out.count(grant) == 1, ran.out);
        }
        QVERIFY2(ran.out.contains("functions and procedures"), ran.out);
        QVERIFY2(ran.out.contains("  comments: permission denied for table pg_description"), ran.out);
        QVERIFY2(ran.out.contains("  triggers: permission denied for table pg_trigger"), ran.out);
        QVERIFY(ran.out.contains("1 table"));
        const auto json = runProgram({u"inspect"_s, plain, u"--json"_s}, home());
        QCOMPARE(json.code, 3);
        QCOMPARE(schema::readSnapshot(json.out)->omissions.size(), 3u);
        for (const QByteArray &line : json.err.trimmed().split('\n'))
            QVERIFY2(line.startsWith("{\"warning\":"), line.constData());

        // what is not read looks as if it were not there, so a difference of it is never whole
        const auto difference = runProgram({u"diff"_s, plain, plain}, home());
        QCOMPARE(difference.code, 3);
        QVERIFY2(difference.err.count("could not read") == 6, difference.err);

        // without the names of schemas there is nothing to tell
        execute(u"closed"_s, {u"REVOKE SELECT ON pg_catalog.pg_namespace FROM PUBLIC"_s});
        const auto none = runProgram({u"inspect"_s, plain}, home());
        QCOMPARE(none.code, 2);
        QVERIFY2(none.err.contains("GRANT SELECT ON pg_catalog.pg_namespace TO plain"), none.err);
    }

    void anEmptyDatabaseIsSaidToBe()
    {
        execute(u"postgres"_s, {u"CREATE DATABASE hollow"_s});
        execute(u"hollow"_s, {u"DROP SCHEMA public"_s});
        const QString url =
            u"postgresql:///hollow?user=postgres&host="_s + m_cluster->socketFolder() + u"&port="_s + m_port;
        const auto ran = runProgram({u"inspect"_s, url}, home());
        QCOMPARE(ran.code, 0);
        QVERIFY2(ran.out.contains("The database is empty"), ran.out.constData());
    }

    // A server that takes the connection and says nothing.
    void waitsNoLongerThanItIsTold()
    {
        m_cluster->pause();
        const auto ran =
            runProgram({u"inspect"_s, url(u"alice:wr0ng"_s) + u"?connect_timeout=2"_s, u"--json"_s}, home());
        m_cluster->resume();
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("\"kind\":\"timeout\"") && ran.err.contains("connect_timeout"), ran.err.constData());
        QVERIFY(ran.err.contains(m_port.toUtf8()));
        QVERIFY(!leaks(ran.err));
    }

    // The server accepts and says nothing; the first Ctrl+C ends the wait.
    void stopsWhileTheServerIsSilent()
    {
        m_cluster->pause();
        TerminalProgram program({u"inspect"_s, alice()}, home());
        const bool waits = program.waitFor("Connecting to");
        program.type("\x03");
        const int code = program.finish();
        m_cluster->resume();
        QVERIFY2(waits, program.output().constData());
        QCOMPARE(code, 130);
        QVERIFY2(program.output().contains("Cancelled"), program.output().constData());
    }
};

TIDEMARK_TEST(ServerTest)
#include "tst_server.moc"
