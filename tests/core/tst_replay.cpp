// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts replayed in scratch databases of PostgreSQL: what runs, what is left out, what is refused, and what errors
// say.
#include "core/pgfixture.h"
#include "drivers/engines.h"
#include "sandbox/sourcereader.h"
#include "schema/kinds.h"
#include "schema/snapshot.h"
#include "support/servers.h"
#include "support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QTemporaryDir>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

struct Replayed
{
    Result<sandbox::ReplayReport> report;
    QStringList tables; // schema.name
    QStringList notes;
};

} // namespace

class ReplayTest : public QObject
{
    Q_OBJECT

    dialect::Registry m_registry = drivers::engines();
    std::unique_ptr<sandbox::ScratchServers> m_servers;
    job::JobContext m_job;

    const dialect::Dialect &pg() const { return *m_registry.find(u"postgresql"_s); }

    Result<sandbox::ReplayReport> replay(const QByteArray &text, sandbox::Scratch &scratch,
                                         const sandbox::ReplayOptions &options = {})
    {
        const auto script = sandbox::scriptOf(pg(), text, u"a.sql"_s);
        if (!script)
            return Failure(script.error());
        return sandbox::replay(m_job, scratch, *script, options);
    }

    Replayed tablesOf(const QByteArray &text)
    {
        auto scratch = m_servers->open(m_job, pg());
        if (!scratch)
            return {.report = Failure(scratch.error())};
        Replayed result{.report = replay(text, *scratch), .tables = {}, .notes = {}};
        const auto found = pg().introspector->introspect(m_job, scratch->connection(), {});
        if (!result.report || !found)
            return result;
        for (const schema::Table &table : found->schema.tables)
            result.tables << table.name.schema + u'.' + table.name.name;
        for (const sandbox::ScriptNote &note : result.report->notes)
            result.notes << u"%1:%2 %3"_s.arg(note.position.file).arg(note.position.line).arg(note.text);
        return result;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_servers = std::make_unique<sandbox::ScratchServers>(m_registry, sandbox::ScratchOptions{.spares = 2});
        const auto first = m_servers->open(m_job, pg());
        VERIFY_RESULT(first);
        QVERIFY(first->isPrivate());
    }

    void runs_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("tables");
        QTest::newRow("nothing") << QByteArray("-- only a comment\n") << u""_s;
        QTest::newRow("order") << QByteArray("CREATE TABLE b(); CREATE TABLE a(); DROP TABLE b;") << u"public.a"_s;
        QTest::newRow("hostile names") << QByteArray(
                                              "CREATE TABLE \"a;b\"\" -- \n $$ \xE2\x80\xAE\" (); COMMENT ON TABLE "
                                              "\"a;b\"\" -- \n $$ \xE2\x80\xAE\" IS ';';")
                                       << u"public.a;b\" -- \n $$ \u202E"_s;
        QTest::newRow("own transaction") << QByteArray(
                                                "BEGIN; CREATE TABLE a(); ROLLBACK; BEGIN; CREATE TABLE b(); COMMIT;")
                                         << u"public.b"_s;
        QTest::newRow("savepoint")
            << QByteArray("BEGIN; CREATE TABLE a(); SAVEPOINT s; CREATE TABLE b(); ROLLBACK TO s; COMMIT;")
            << u"public.a"_s;
        QTest::newRow("no transaction") << QByteArray(
                                               "CREATE TABLE a(i int); CREATE INDEX CONCURRENTLY ON a (i); VACUUM a; "
                                               "CREATE TABLE b(); DROP INDEX CONCURRENTLY a_i_idx;")
                                        << u"public.a public.b"_s;
        QTest::newRow("new enum value")
            << QByteArray("CREATE TYPE e AS ENUM ('x'); ALTER TYPE e ADD VALUE 'y'; CREATE TABLE a(e e "
                          "DEFAULT 'y');")
            << u"public.a"_s;
        QTest::newRow("hidden in a block")
            << QByteArray("CREATE TYPE e AS ENUM ('x'); DO $$ BEGIN ALTER TYPE e ADD VALUE 'y'; END "
                          "$$; CREATE TABLE a(e e DEFAULT 'y');")
            << u"public.a"_s;
        QTest::newRow("pending triggers")
            << QByteArray("CREATE TABLE a(i int PRIMARY KEY); CREATE TABLE b(i int REFERENCES a "
                          "DEFERRABLE INITIALLY DEFERRED); INSERT INTO a VALUES (1); INSERT INTO b "
                          "VALUES (1); ALTER TABLE b ADD j int;")
            << u"public.a public.b"_s;
        QTest::newRow("commit in a call")
            << QByteArray("CREATE TABLE a(); CREATE PROCEDURE p() LANGUAGE plpgsql AS $$ BEGIN COMMIT; "
                          "END $$; CALL p(); CREATE TABLE b();")
            << u"public.a public.b"_s;
        QTest::newRow("search_path")
            << QByteArray("CREATE SCHEMA s; SET search_path = s; CREATE TABLE a(); SET LOCAL search_path = "
                          "public; CREATE TABLE b();")
            << u"s.a s.b"_s;
        QTest::newRow("latin1") << QByteArray("SET client_encoding = 'LATIN1'; CREATE TABLE \"\xE9\"();")
                                << u"public.é"_s;
        QTest::newRow("other role")
            << QByteArray("CREATE SCHEMA s AUTHORIZATION nobody_yet; SET SESSION AUTHORIZATION nobody_yet; "
                          "CREATE TABLE s.a();")
            << u"s.a"_s;
        QTest::newRow("missing role in a transaction")
            << QByteArray("CREATE TABLE z(); BEGIN; CREATE TABLE a(); ALTER TABLE a OWNER TO \"o\"\"dd role\"; COMMIT;")
            << u"public.a public.z"_s;
        QTest::newRow("role twice") << QByteArray("CREATE ROLE twice; CREATE TABLE a();") << u"public.a"_s;
        QTest::newRow("role once more") << QByteArray(
                                               "CREATE ROLE twice; GRANT twice TO CURRENT_USER; CREATE TABLE a();")
                                        << u"public.a"_s;
        QTest::newRow("quit") << QByteArray("CREATE TABLE a();\n\\q\nCREATE TABLE b();\n") << u"public.a"_s;
    }

    void runs()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const QString, tables);
        const Replayed replayed = tablesOf(script);
        VERIFY_RESULT(replayed.report);
        QCOMPARE(replayed.tables.join(u' '), tables);
    }

    void leavesOutWhatMeansNothing()
    {
        const QByteArray dump =
            "--\n-- Dumped from database version 17.2\n\\restrict aBc\n\nSET statement_timeout = 0;\n"
            "SET idle_in_transaction_session_timeout = 0;\nSET default_with_oids = false;\n\n"
            "SELECT pg_catalog.set_config('search_path', '', false);\nSET row_security = off;\n"
            "CREATE TABLE public.a(i int, t text);\nCOPY public.a (i, t) FROM stdin;\n1\tx; DROP\n\\.\n\n"
            "COMMENT ON DATABASE shop IS 'x';\nALTER DATABASE shop SET search_path = x;\n"
            "VACUUM;\n\\unrestrict aBc\n";
        const Replayed replayed = tablesOf(dump);
        VERIFY_RESULT(replayed.report);
        QCOMPARE(replayed.tables, QStringList{u"public.a"_s});
        const QString notes = replayed.notes.join(u'\n');
        QVERIFY2(notes.contains(u"a.sql:12 The rows of a COPY"_s), qPrintable(notes));
        QVERIFY2(notes.contains(u"a.sql:16"_s) && notes.contains(u"a.sql:17"_s), qPrintable(notes));
        QVERIFY2(!notes.contains(u"a.sql:3 "_s) && !notes.contains(u"a.sql:18"_s), qPrintable(notes));
    }

    // As dumps of the newest version begin and end, on every server.
    void newDumpsRunOnOldServers_data()
    {
        QTest::addColumn<QString>("binaries");
        for (const test::Server &server : test::servers())
            QTest::addRow("%s", qPrintable(server.name)) << server.binaries;
    }

    void newDumpsRunOnOldServers()
    {
        QFETCH(const QString, binaries);
        sandbox::ScratchServers servers(m_registry, {.cluster = {.binaries = binaries}});
        auto scratch = servers.open(m_job, pg());
        VERIFY_RESULT(scratch);
        const auto report = replay(
            "\\restrict aB\n-- Dumped from database version 18.1\nSET statement_timeout = 0;\nSET lock_timeout = "
            "0;\nSET "
            "idle_in_transaction_session_timeout = 0;\nSET transaction_timeout = 0;\nSET client_encoding = "
            "'UTF8';\nSET "
            "standard_conforming_strings = on;\nSELECT pg_catalog.set_config('search_path', '', false);\nSET "
            "check_function_bodies = false;\nSET xmloption = content;\nSET client_min_messages = warning;\nSET "
            "row_security "
            "= off;\nSET default_tablespace = '';\nSET default_table_access_method = heap;\nCREATE TABLE public.t (i "
            "integer NOT NULL);\nALTER TABLE public.t OWNER TO app;\n\\unrestrict aB\n",
            *scratch);
        VERIFY_RESULT(report);
        const int major = scratch->connection().server().version.major;
        const bool leftOut =
            std::ranges::any_of(report->notes, [](const auto &note) { return note.position.line == 6; });
        QCOMPARE(leftOut, major < 17);
        // a setting that no version has is a mistake
        const auto wrong = replay("SET serach_path = x;", *scratch);
        QVERIFY(!wrong);
    }

    void forgetsTheSession()
    {
        auto scratch = m_servers->open(m_job, pg());
        VERIFY_RESULT(scratch);
        VERIFY_RESULT(replay(
            "CREATE SCHEMA s AUTHORIZATION other; SET search_path = s; SET client_encoding = 'LATIN1'; CREATE TEMP "
            "TABLE t(); SET SESSION AUTHORIZATION other;",
            *scratch));
        sql::Connection &connection = scratch->connection();
        QCOMPARE(test::ask(connection, "SELECT current_user::text"),
                 test::ask(connection, "SELECT session_user::text"));
        QCOMPARE(test::ask(connection, "SELECT current_user <> 'other'"), u"t"_s);
        QVERIFY(test::ask(connection, "SHOW search_path").contains("public"_L1));
        QCOMPARE(test::ask(connection, "SHOW client_encoding"), u"UTF8"_s);
        QCOMPARE(test::ask(connection, "SELECT to_regclass('pg_temp.t') IS NULL"), u"t"_s);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("line");
        const std::pair<const char *, const char *> cases[] = {
            {"DROP DATABASE x", "DROP DATABASE"},
            {"drop /* c */ database if exists x", "DROP DATABASE"},
            {"CREATE DATABASE x", "CREATE DATABASE"},
            {"ALTER SYSTEM SET work_mem = 1", "ALTER SYSTEM"},
            {"COPY t FROM PROGRAM 'rm -rf /'", "program"},
            {"COPY (SELECT 1 FROM t) TO '/tmp/x'", "file"},
            {"COPY t (\"from\", b) FROM '/etc/passwd'", "file"},
            {"CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p", "CREATE SUBSCRIPTION"},
            {"ALTER SUBSCRIPTION s ENABLE", "ALTER SUBSCRIPTION"},
            {"IMPORT FOREIGN SCHEMA s FROM SERVER x INTO y", "IMPORT"},
            {"PREPARE TRANSACTION 'x'", "Prepared"},
            {"SELECT * FROM dblink('host=x', 'SELECT 1') AS t(a int)", "dblink would connect"},
            {"select public.dblink_connect('host=x')", "dblink_connect would connect"},
            {"DO $d$ BEGIN PERFORM dblink_exec('host=x', 'DROP TABLE t'); END $d$", "dblink_exec would connect"},
            {"INSERT INTO t SELECT pg_read_file('/etc/passwd')", "file of the server"},
            {"SELECT lo_import('/etc/passwd')", "file of the server"},
            {"DO $d$ BEGIN EXECUTE 'COPY t TO PROGRAM ''x'''; END $d$", "program of the server"},
            {"\\c other", "\\c leaves"},
            {"\\connect -reuse-previous=on \"dbname='x'\"", "leaves"},
            {"\\! rm -rf /", "\\! would"},
            {"\\if :x", "\\if needs psql"},
            {"\\i other.sql", "no folder"},
            {"\\i :file", "plain name"},
            {"\\frobnicate", "\\frobnicate"},
            {"SELECT 'x' \\gexec", "\\gexec"},
            {"SELECT 'never closed", "never closed"},
            {"SELECT $a$ never closed $b$", "never closed"},
            {"CREATE TABLE t (a int", "never closed"},
            {"/* /* */", "never closed"},
            {"COPY t FROM stdin;\n1", "not closed"},
        };
        for (const auto &[script, message] : cases)
            QTest::newRow(script) << QByteArray("CREATE TABLE t();\n  ") + script << QString::fromUtf8(message)
                                  << (QByteArrayView(script).startsWith("COPY t FROM stdin") ? 3 : 2);
    }

    // Before any server sees it.
    void refuses()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const QString, message);
        QFETCH(const int, line);
        const auto read = sandbox::scriptOf(pg(), script, u"a.sql"_s);
        QVERIFY(!read);
        const Error &error = read.error();
        QVERIFY2(error.message.contains(message), qPrintable(toText(error)));
        QVERIFY(error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::Sql);
        QVERIFY(error.position);
        QCOMPARE(error.position->file, u"a.sql"_s);
        QCOMPARE(error.position->line, line);
        QVERIFY2(error.detail.contains(u'^'), qPrintable(error.detail));
    }

    // What a body or a text names does nothing yet.
    void namingIsNotReaching()
    {
        for (const char *statement : {"CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT pg_read_file('x') $$",
                                      "INSERT INTO t VALUES ('dblink_connect(1)')", "COMMENT ON TABLE t IS 'dblink'",
                                      "DO $$ BEGIN RAISE NOTICE 'program'; END $$", "SELECT dblink_get_connections()"})
            QVERIFY2(sandbox::scriptOf(pg(), statement, u"a"_s), statement);
    }

    // Of an endless recursion nobody reads every call.
    void nestedCallsAreCutShort()
    {
        auto scratch = m_servers->open(m_job, pg());
        VERIFY_RESULT(scratch);
        const auto report = replay("CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN f(); END $$;\n"
                                   "SELECT f();",
                                   *scratch);
        QVERIFY(!report);
        QCOMPARE(report.error().sqlState, u"54001"_s);
        QVERIFY2(report.error().detail.count(u'\n') < 30 && report.error().detail.contains("lines more"_L1),
                 qPrintable(report.error().detail.left(2000)));
    }

    void saysWhatToDoWithOtherEncodings()
    {
        auto scratch = m_servers->open(m_job, pg());
        VERIFY_RESULT(scratch);
        const auto report = replay("CREATE TABLE a();\nCREATE TABLE \"\xE9\"();", *scratch);
        QVERIFY(!report);
        QVERIFY2(report.error().hint.contains("client_encoding"_L1), qPrintable(toText(report.error())));
        QCOMPARE(report.error().position->line, 2);
    }

    void offlineSubscriptionsAreFine()
    {
        QVERIFY(sandbox::scriptOf(
            pg(),
            "CREATE SUBSCRIPTION s CONNECTION 'host=x' PUBLICATION p WITH (connect = false, slot_name = "
            "'s');",
            u"a"_s));
    }

    void errorsHaveTheirPlace_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("sqlState");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        QTest::newRow("syntax") << QByteArray("CREATE TABLE a();\n\n  CREATE\n\tTABEL b();") << u"42601"_s << 4 << 2;
        QTest::newRow("beyond ascii") << QByteArray("CREATE TABLE \"\xC3\xA9\"(); SELECT '\xC3\xA9' FROM nowhere;")
                                      << u"42P01"_s << 1 << 37;
        QTest::newRow("no place given") << QByteArray("CREATE TABLE a();\nCREATE TABLE a();") << u"42P07"_s << 2 << 1;
        QTest::newRow("at commit")
            << QByteArray("CREATE TABLE a(i int PRIMARY KEY);\nCREATE TABLE b(i int REFERENCES a DEFERRABLE "
                          "INITIALLY DEFERRED);\nINSERT INTO b VALUES (1);\nCREATE TABLE c();")
            << u"23503"_s << 3 << 1;
        QTest::newRow("in a transaction")
            << QByteArray("BEGIN;\nCREATE TABLE a();\nCREATE TABLE b(x nosuchtype);\nCOMMIT;") << u"42704"_s << 3 << 18;
        QTest::newRow("in a function")
            << QByteArray("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\n SELECT\n   nosuch\n$$;") << u"42703"_s
            << 3 << 4;
    }

    void errorsHaveTheirPlace()
    {
        QFETCH(const QByteArray, script);
        auto scratch = m_servers->open(m_job, pg());
        VERIFY_RESULT(scratch);
        const auto report = replay(script, *scratch);
        QVERIFY(!report);
        const Error &error = report.error();
        QTEST(error.sqlState, "sqlState");
        QVERIFY(error.position);
        QTEST(error.position->line, "line");
        QTEST(error.position->column, "column");
        QVERIFY(!error.statement.isEmpty());
        QVERIFY2(error.detail.contains(u'^') && !error.detail.startsWith(u'\n'), qPrintable(error.detail));
    }

    void aStatementCutShortIsSaidToBe()
    {
        auto scratch = m_servers->open(m_job, pg());
        VERIFY_RESULT(scratch);
        const auto cut = replay("SELECT 1;\nCREATE TABLE a AS SELECT 'é' WHERE;\n", *scratch);
        QVERIFY2(!cut && cut.error().hint.contains("ends too early"_L1), qPrintable(toText(cut.error())));
    }

    void hintsNameWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("hint");
        QTest::newRow("extension") << QByteArray("CREATE EXTENSION postgis;") << u"-postgis-3"_s;
        QTest::newRow("unknown extension") << QByteArray("CREATE EXTENSION \"no_such.ext\";") << u"-no-such.ext"_s;
        QTest::newRow("newer syntax") << QByteArray("CREATE TABLE a(i int, v int GENERATED ALWAYS AS (i) VIRTUAL);")
                                      << u"needs PostgreSQL 18"_s;
        QTest::newRow("newer dump") << QByteArray("-- Dumped from database version 99.1\nSELECT of_the_future();")
                                    << u"dumped from PostgreSQL 99"_s;
        QTest::newRow("older dump") << QByteArray("-- Dumped from database version 9.6.1\nSELECT of_the_past();")
                                    << u"dumped from PostgreSQL 9"_s;
    }

    void hintsNameWhatIsMissing()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const QString, hint);
        auto scratch = m_servers->open(m_job, pg());
        VERIFY_RESULT(scratch);
        if (scratch->connection().server().version.major >= 18 && hint.contains("18"_L1))
            QSKIP("this server knows it");
        const auto report = replay(script, *scratch);
        QVERIFY(!report);
        QVERIFY2(report.error().hint.contains(hint), qPrintable(toText(report.error())));
    }

    void refusesAnOpenEnd()
    {
        auto scratch = m_servers->open(m_job, pg());
        VERIFY_RESULT(scratch);
        const auto report = replay("CREATE TABLE a();\nBEGIN;\nCREATE TABLE b();", *scratch);
        QVERIFY(!report);
        QCOMPARE(report.error().position->line, 2);
        QVERIFY(report.error().hint.contains("COMMIT"_L1));
    }

    void stopsWhenTheTimeIsOver()
    {
        auto scratch = m_servers->open(m_job, pg());
        VERIFY_RESULT(scratch);
        const auto report = replay("CREATE TABLE a();\nSET statement_timeout = 0;\nSELECT pg_sleep(3600);", *scratch,
                                   {.timeLimit = std::chrono::milliseconds(200)});
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Timeout);
        QCOMPARE(report.error().position->line, 3);
        QVERIFY(report.error().hint.contains("--time-limit"_L1));
    }

    void stopsWhenAsked()
    {
        auto scratch = m_servers->open(m_job, pg());
        VERIFY_RESULT(scratch);
        const auto script =
            sandbox::scriptOf(pg(), "CREATE TABLE a();\n" + QByteArray(test::longStatement) + ';', u"a.sql"_s);
        VERIFY_RESULT(script);
        test::Stopper stopper;
        stopper.stopAtNotice(scratch->connection());
        job::JobContext job = stopper.job();
        const auto report = sandbox::replay(job, *scratch, *script, {.timeLimit = std::chrono::milliseconds(0)});
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Cancelled);
    }

    // Thousands of statements, each looked at by the server, in batches.
    void runsLongScripts()
    {
        QByteArray script;
        for (int i = 0; i < 3000; ++i)
            script += "CREATE TABLE t" + QByteArray::number(i) + "(i int);\nINSERT INTO t" + QByteArray::number(i) +
                      " VALUES (" + QByteArray(5000, ' ') + "1);\n";
        auto scratch = m_servers->open(m_job, pg());
        VERIFY_RESULT(scratch);
        const auto report = replay(script, *scratch);
        VERIFY_RESULT(report);
        QCOMPARE(report->statements, size_t(6000));
        QCOMPARE(test::ask(scratch->connection(), "SELECT i FROM t2999"), u"1"_s);
    }

    void databasesAreApartAndGo()
    {
        auto first = m_servers->open(m_job, pg());
        VERIFY_RESULT(first);
        VERIFY_RESULT(replay("CREATE TABLE a();", *first));
        auto second = m_servers->open(m_job, pg());
        VERIFY_RESULT(second);
        QCOMPARE(test::ask(second->connection(), "SELECT to_regclass('a') IS NULL"), u"t"_s);
        const QString name = first->target().database;
        QVERIFY(name != second->target().database);
        *first = *std::move(second);
        second = m_servers->open(m_job, pg());
        VERIFY_RESULT(second);
        const QByteArray count = "SELECT count(*) FROM pg_database WHERE datname = '" + name.toUtf8() + '\'';
        QVERIFY(QTest::qWaitFor([&] { return test::ask(first->connection(), count) == u"0"_s; }));
    }

    // On a server of others nothing is made beside the database, which goes with its object.
    void usesANamedServer()
    {
        const auto server = test::PgServer::start();
        QVERIFY(server);
        const auto admin = server->connect(u"postgres"_s);
        QCOMPARE(test::ask(*admin, "CREATE ROLE dev LOGIN CREATEDB"), QString());
        QCOMPARE(test::ask(*admin, "CREATE DATABASE tidemark_scratch_1000000000_left OWNER dev"), QString());
        QCOMPARE(test::ask(*admin, "CREATE DATABASE tidemark_scratch_x"), QString());
        dialect::Target target = server->cluster().target();
        target.user = u"dev"_s;
        {
            sandbox::ScratchServers servers(m_registry, {.server = target});
            auto scratch = servers.open(m_job, pg());
            VERIFY_RESULT(scratch);
            QVERIFY(!scratch->isPrivate());
            const auto report = replay("CREATE ROLE new_one; CREATE TABLE a();", *scratch);
            VERIFY_RESULT(report);
            QCOMPARE(report->notes.size(), size_t(1));
            const auto missing = replay("ALTER TABLE a OWNER TO absent;", *scratch);
            QVERIFY(!missing);
            QCOMPARE(missing.error().sqlState, u"42704"_s);
        }
        QCOMPARE(test::ask(*admin,
                           "SELECT string_agg(datname, ' ' ORDER BY datname) FROM pg_database WHERE NOT datistemplate"),
                 u"postgres tidemark_scratch_x"_s);
        QCOMPARE(test::ask(*admin, "SELECT count(*) FROM pg_roles WHERE rolname IN ('new_one', 'absent')"), u"0"_s);
        target.user = u"postgres"_s;
        sandbox::ScratchServers asked(m_registry, {.server = target});
        auto scratch = asked.open(m_job, pg());
        VERIFY_RESULT(scratch);
        VERIFY_RESULT(replay("CREATE ROLE new_one; CREATE TABLE a(); ALTER TABLE a OWNER TO absent;", *scratch,
                             {.mayChangeServer = true}));
    }

    void realSchemasLoad_data()
    {
        QTest::addColumn<QString>("path");
        const QString corpora = qEnvironmentVariable("TIDEMARK_CORPORA");
        const QDir folder(corpora + u"/realworld"_s);
        if (corpora.isEmpty() || !folder.exists())
            QSKIP("TIDEMARK_CORPORA names no folder: the corpora are not part of the project");
        for (const QString &name : folder.entryList({u"*.sql"_s}))
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
    }

    // And twice the same.
    void realSchemasLoad()
    {
        QFETCH(const QString, path);
        QByteArray before;
        for (int round = 0; round < 2; ++round) {
            const auto content = sandbox::readSource(m_job, m_registry, *m_servers, {connect::SqlFiles{path}},
                                                     {.dialect = u"postgresql"_s});
            if (!content && content.error().hint.contains("was dumped from PostgreSQL"_L1))
                QSKIP(qPrintable(content.error().message + u": "_s + content.error().hint));
            VERIFY_RESULT(content);
            const QByteArray snapshot = schema::toSnapshot(content->introspection.schema);
            QVERIFY(content->introspection.schema.tables.size() > 0);
            QVERIFY(round == 0 || snapshot == before);
            before = snapshot;
        }
    }
};

TIDEMARK_TEST(ReplayTest)
#include "tst_replay.moc"
