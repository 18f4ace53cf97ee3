// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts as files and folders, and scripts of SQLite in memory: what needs no server.
#include "base/text.h"
#include "core/sqlitefixture.h"
#include "drivers/engines.h"
#include "drivers/postgres/scripting.h"
#include "sandbox/sourcereader.h"
#include "support/dialects.h"
#include "support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QFile>

using namespace tidemark;
using namespace Qt::StringLiterals;

class ScriptTest : public QObject
{
    Q_OBJECT

    dialect::Registry m_registry = drivers::engines();
    job::JobContext m_job;

    const dialect::Dialect &pg() const { return *m_registry.find(u"postgresql"_s); }
    const dialect::Dialect &sqlite() const { return *m_registry.find(u"sqlite"_s); }

    static void write(const test::Folder &folder, const QString &name, const QByteArray &text)
    {
        QVERIFY(QDir().mkpath(QFileInfo(folder.path(name)).path()));
        QVERIFY(!folder.write(name, text).isEmpty());
    }

    // The statements in the order in which they run.
    static QString statementsOf(const Result<sandbox::Script> &script)
    {
        if (!script)
            return script.error().message;
        QStringList texts;
        for (const sandbox::ScriptStatement &statement : script->statements) {
            const std::string_view text = sandbox::textOf(*script, statement);
            texts << QString::fromUtf8(text.data(), qsizetype(text.size()));
        }
        return texts.join(u' ');
    }

    QString read(const test::Folder &folder, const QString &name = u"."_s)
    {
        return statementsOf(sandbox::readScript(m_job, pg(), folder.path(name)));
    }

private Q_SLOTS:
    void foldersRunByName()
    {
        const test::Folder folder;
        write(folder, u"b/2.sql"_s, "b2;");
        write(folder, u"b/1.sql"_s, "b1;");
        write(folder, u"a.sql"_s, "a;");
        write(folder, u"a b.sql"_s, "ab;");
        write(folder, u"c.txt"_s, "never;");
        write(folder, u".hidden/x.sql"_s, "never;");
        write(folder, u"z.SQL"_s, "z;");
        QCOMPARE(read(folder), u"ab a b1 b2 z"_s);
    }

    void includesAreFollowedInside()
    {
        const test::Folder folder;
        write(folder, u"main.sql"_s, "one;\n\\i parts/two.sql\nlast;\n\\ir 'it''s.sql'\n");
        write(folder, u"parts/two.sql"_s, "two;\n\\ir three.sql\n\\i it's.sql\n\\i four.sql");
        write(folder, u"parts/three.sql"_s, "three;");
        write(folder, u"parts/four.sql"_s, "beside;");
        write(folder, u"it's.sql"_s, "end;");
        QCOMPARE(read(folder), u"one two three end beside last end"_s);
        QCOMPARE(read(folder, u"main.sql"_s), u"one two three end beside last end"_s);
    }

    void includesOutsideAreRefused_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("message");
        QTest::newRow("above") << QByteArray("ok;\n \\i ../outside.sql") << u"lies outside"_s;
        QTest::newRow("absolute") << QByteArray("ok;\n \\i /etc/passwd") << u"lies outside"_s;
        QTest::newRow("link") << QByteArray("ok;\n \\i link.sql") << u"lies outside"_s;
        QTest::newRow("link folder") << QByteArray("ok;\n \\ir linked/outside.sql") << u"lies outside"_s;
        QTest::newRow("missing") << QByteArray("ok;\n \\i none.sql") << u"There is no file"_s;
        QTest::newRow("folder") << QByteArray("ok;\n \\i sub") << u"is not a file"_s;
        QTest::newRow("device") << QByteArray("ok;\n \\i /dev/zero") << u"lies outside"_s;
        QTest::newRow("itself") << QByteArray("ok;\n \\i main.sql") << u"includes itself"_s;
        QTest::newRow("circle") << QByteArray("ok;\n \\i back.sql") << u"includes itself"_s;
    }

    void includesOutsideAreRefused()
    {
        QFETCH(const QByteArray, script);
        QFETCH(const QString, message);
        const test::Folder folder;
        write(folder, u"outside.sql"_s, "never;");
        write(folder, u"in/main.sql"_s, script);
        write(folder, u"in/back.sql"_s, "\\i main.sql");
        write(folder, u"in/sub/x.txt"_s, "");
        QVERIFY(QFile::link(folder.path(u"outside.sql"_s), folder.path(u"in/link.sql"_s)));
        QVERIFY(QFile::link(folder.path(u"."_s), folder.path(u"in/linked"_s)));
        const auto read = sandbox::readScript(m_job, pg(), folder.path(u"in/main.sql"_s));
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(message), qPrintable(toText(read.error())));
        QVERIFY(read.error().position);
        const bool elsewhere = !read.error().position->file.endsWith("main.sql"_L1);
        QCOMPARE(read.error().position->line, elsewhere ? 1 : 2);
        QVERIFY2(read.error().detail.contains(u'^'), qPrintable(read.error().detail));
    }

    void filesThatAreNoText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("hint");
        const auto bytes = [](const char *text, qsizetype size) { return QByteArray(text, size); };
        QTest::newRow("UTF-16") << bytes("\xFF\xFES\0E\0L\0", 8) << u"UTF-16"_s << u"UTF-8"_s;
        QTest::newRow("UTF-16, the other way") << bytes("\xFE\xFF\0S\0E\0L", 8) << u"UTF-16"_s << u"UTF-8"_s;
        QTest::newRow("UTF-16 without a mark") << bytes("S\0E\0L\0E\0C\0T\0", 12) << u"UTF-16"_s << u"UTF-8"_s;
        QTest::newRow("archive") << bytes("PGDMP\x01\x0E\0", 8) << u"archive of pg_dump"_s << u"pg_restore"_s;
        QTest::newRow("gzip") << bytes("\x1F\x8B\x08\0\0", 5) << u"compressed"_s << u"Unpack"_s;
        QTest::newRow("zip") << bytes("PK\x03\x04\0\0", 6) << u"compressed"_s << u"Unpack"_s;
        QTest::newRow("zero byte") << bytes("one;\n  t\0wo; three;", 19) << u"zero byte"_s << u"take the byte out"_s;
        QTest::newRow("zero byte at the end") << bytes("one; two; three;\n\0", 18) << u"zero byte"_s << u"damaged"_s;
    }

    void filesThatAreNoText()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QString, message);
        QFETCH(const QString, hint);
        const test::Folder folder;
        write(folder, u"a.sql"_s, text);
        const auto read = sandbox::readScript(m_job, pg(), folder.path(u"a.sql"_s));
        QVERIFY(!read);
        QVERIFY2(read.error().message.contains(message), qPrintable(toText(read.error())));
        QVERIFY2(read.error().hint.contains(hint), qPrintable(toText(read.error())));
        if (message == "zero byte"_L1) {
            QVERIFY(read.error().position && read.error().position->line == 2);
            QVERIFY(read.error().detail.contains(u'^'));
        }
    }

    // Left out, they would be missed only when it is too late.
    void nothingOfAFolderIsPassedOver()
    {
        const test::Folder folder;
        write(folder, u"a.sql"_s, "one;");
        QVERIFY(QDir(folder.path(u"."_s)).mkdir(u"folder.sql"_s));
        QCOMPARE(read(folder, u"."_s), u"one"_s);
        QVERIFY(QFile::link(folder.path(u"nowhere.sql"_s), folder.path(u"b.sql"_s)));
        const auto dangling = sandbox::readScript(m_job, pg(), folder.path(u"."_s));
        QVERIFY(!dangling);
        QVERIFY2(dangling.error().message.contains("\"b.sql\" is a link to nothing"_L1),
                 qPrintable(toText(dangling.error())));
        QVERIFY(!dangling.error().hint.isEmpty());
    }

    void filesThatCannotBeRead()
    {
        const test::Folder folder;
        const auto missing = sandbox::readScript(m_job, pg(), folder.path(u"none.sql"_s));
        QCOMPARE(missing.error().kind, ErrorKind::Io);
        const auto empty = sandbox::readScript(m_job, pg(), folder.path(u"."_s));
        QVERIFY(empty.error().message.contains("is a folder, and there is no .sql file"_L1));
        write(folder, u"wide.sql"_s, QByteArray("\xFF\xFES\0E\0L\0", 8));
        const auto wide = sandbox::readScript(m_job, pg(), folder.path(u"wide.sql"_s));
        QVERIFY(wide.error().hint.contains("UTF-8"_L1));
        write(folder, u"mark.sql"_s, "\xEF\xBB\xBFone;");
        QCOMPARE(read(folder, u"mark.sql"_s), u"one"_s);
    }

    void positionsAreThoseOfTheFile()
    {
        const auto script = sandbox::scriptOf(pg(), "-- \xC3\xA9\n  SELECT\n    '\xC3\xA9', x", u"f.sql"_s);
        QVERIFY(script);
        const sandbox::ScriptStatement &statement = script->statements.front();
        QCOMPARE(sandbox::positionIn(*script, statement), (TextPosition{u"f.sql"_s, 8, 2, 3}));
        QCOMPARE(sandbox::positionIn(*script, statement, 17), (TextPosition{u"f.sql"_s, 25, 3, 10}));
        QCOMPARE(excerptAt(script->files.front().view(), sandbox::positionIn(*script, statement, 17)),
                 u" 3 |     'é', x\n   |          ^"_s);
    }

    void tellsTheDialect_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("dialect");
        QTest::newRow("dump") << QByteArray("--\n-- PostgreSQL database dump\n--") << u"postgresql"_s;
        QTest::newRow("jsonb") << QByteArray("create table t(a jsonb)") << u"postgresql"_s;
        QTest::newRow("autoincrement") << QByteArray("create table t(a integer primary key autoincrement)")
                                       << u"sqlite"_s;
        QTest::newRow("sqlite dump") << QByteArray("PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;") << u"sqlite"_s;
        QTest::newRow("neither") << QByteArray("create table t(a int)") << u""_s;
        QTest::newRow("both") << QByteArray("create table t(a serial); pragma foreign_keys;") << u""_s;
    }

    void tellsTheDialect()
    {
        QFETCH(const QByteArray, script);
        const test::Folder folder;
        const QString path = folder.write(u"a.sql"_s, script);
        const auto told = sandbox::dialectOfScript(m_registry, path, {});
        QTEST(told ? (*told)->id : QString(), "dialect");
        QVERIFY(told || told.error().hint.contains("--dialect postgresql or --dialect sqlite"_L1));
        QCOMPARE((*sandbox::dialectOfScript(m_registry, path, u"Postgres"_s))->id, u"postgresql"_s);
        QVERIFY(!sandbox::dialectOfScript(m_registry, path, u"oracle"_s));
    }

    void sqliteScriptsRunInMemory()
    {
        sandbox::ScratchServers servers(m_registry);
        const test::Folder folder;
        const QString path = folder.write(u"a.sql"_s, "PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE "
                                                      "\"o;dd\"(id INTEGER PRIMARY KEY AUTOINCREMENT);\n"
                                                      "INSERT INTO \"o;dd\" VALUES (7);\nCREATE TRIGGER tr AFTER "
                                                      "INSERT ON \"o;dd\" BEGIN DELETE FROM \"o;dd\"; SELECT 1; "
                                                      "END;\nCOMMIT;\nVACUUM;\n");
        const auto content = sandbox::readSource(m_job, m_registry, servers, {connect::SqlFiles{path}});
        VERIFY_RESULT(content);
        QCOMPARE(content->introspection.schema.tables.size(), size_t(1));
        QCOMPARE(content->introspection.schema.tables.front().triggers.size(), size_t(1));
        QCOMPARE(content->introspection.server.database, path);
    }

    void sqliteRefuses_data()
    {
        QTest::addColumn<QByteArray>("statement");
        for (const char *statement :
             {"ATTACH DATABASE 'x.db' AS x", "attach 'x' as y", "VACUUM INTO 'copy.db'", "SELECT load_extension('x')",
              ".read other.sql", "PRAGMA temp_store_directory = '/tmp'", "SELECT 'x",
              "CREATE TRIGGER t AFTER INSERT ON x BEGIN SELECT 1;"})
            QTest::newRow(statement) << QByteArray(statement);
    }

    void sqliteRefuses()
    {
        QFETCH(const QByteArray, statement);
        const auto script = sandbox::scriptOf(sqlite(), "CREATE TABLE t(a);\n" + statement, u"a.sql"_s);
        QVERIFY(!script);
        QCOMPARE(script.error().position->line, 2);
    }

    void sqliteErrorsHaveTheirPlace()
    {
        sandbox::ScratchServers servers(m_registry);
        auto scratch = servers.open(m_job, sqlite());
        VERIFY_RESULT(scratch);
        const auto script = sandbox::scriptOf(sqlite(), "CREATE TABLE t(a);\n\nCREATE\n TABEL u(a);", u"a.sql"_s);
        VERIFY_RESULT(script);
        const auto report = sandbox::replay(m_job, *scratch, *script);
        QVERIFY(!report);
        QCOMPARE(report.error().position->line, 4);
        QCOMPARE(report.error().position->column, 2);
        QVERIFY(report.error().detail.startsWith(" 4 |  TABEL u(a);\n   |  ^"_L1));
        auto empty = servers.open(m_job, sqlite());
        VERIFY_RESULT(empty);
        const auto cut = sandbox::replay(m_job, *empty, *sandbox::scriptOf(sqlite(), "CREATE TABLE t", u"a.sql"_s));
        QVERIFY2(cut.error().hint.contains("ends too early"_L1), qPrintable(toText(cut.error())));
    }

    void sqliteTimeIsLimited()
    {
        sandbox::ScratchServers servers(m_registry);
        auto scratch = servers.open(m_job, sqlite());
        VERIFY_RESULT(scratch);
        const auto script = sandbox::scriptOf(
            sqlite(), "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;",
            u"a.sql"_s);
        VERIFY_RESULT(script);
        const auto report = sandbox::replay(m_job, *scratch, *script, {.timeLimit = std::chrono::milliseconds(100)});
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::Timeout);
    }

    void versionsAreKnown_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<int>("since");
        QTest::newRow("plain") << QByteArray("CREATE TABLE t(a int)") << 0;
        QTest::newRow("string") << QByteArray("SELECT 'NULLS NOT DISTINCT'") << 0;
        QTest::newRow("nulls") << QByteArray("create unique index on t (a) nulls /* */ not distinct") << 15;
        QTest::newRow("virtual") << QByteArray("ALTER TABLE t ADD b int GENERATED ALWAYS AS (a) VIRTUAL") << 18;
        QTest::newRow("grant") << QByteArray("GRANT MAINTAIN ON t TO x") << 17;
        QTest::newRow("atomic") << QByteArray("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END") << 14;
    }

    void versionsAreKnown()
    {
        QFETCH(const QByteArray, statement);
        QTEST(postgres::versionNeededBy({statement.constData(), size_t(statement.size())}, test::postgresRules()),
              "since");
    }

    // By where the server stopped, marked with a bar.
    void versionsAreKnownByTheirGrammar_data()
    {
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<int>("since");
        const std::pair<const char *, int> cases[] = {
            {"CREATE TABLE t (a int, b int GENERATED ALWAYS AS (f(a, (a + 1))|)", 0},
            {"CREATE TABLE t (a int, b int GENERATED ALWAYS AS (f(a, (a + 1)))|)", 18},
            {"CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a) |VIRTUAL)", 18},
            {"CREATE TABLE t (a int, CONSTRAINT \"a \"\" b\" |NOT NULL a)", 18},
            {"ALTER TABLE t ADD CONSTRAINT x |NOT NULL a NOT VALID", 18},
            {"CREATE TABLE t (a int CONSTRAINT x NOT NULL |NOT NUL)", 0},
            {"UPDATE t SET a = 1 RETURNING |old.a, new.a", 18},
            {"SELECT |old.a FROM t", 0},
            {"DELETE FROM t RETURNING |WITH (OLD AS o) o.a", 18},
            {"MERGE INTO t USING u ON true WHEN MATCHED THEN DELETE |RETURNING t.a", 17},
            {"CREATE TABLE t (period int, virtual int, name_that_is_long_enough_to_be_far_away_from_there text, a int "
             "NOT |NUL, b int)",
             0},
            {"CREATE TABLE t (r int4range, v tstzrange, FOREIGN KEY (r, PERIOD |v) REFERENCES p)", 18},
            {"CREATE TABLE t (a int CHECK (a > 0) NOT |ENFORCED)", 18},
            {"CREATE TABLE t (r int4range, PRIMARY KEY (r |WITHOUT OVERLAPS))", 18},
        };
        for (const auto &[statement, since] : cases)
            QTest::newRow(statement) << QByteArray(statement) << since;
    }

    void versionsAreKnownByTheirGrammar()
    {
        QFETCH(QByteArray, statement);
        const qsizetype stopped = statement.indexOf('|');
        statement.remove(stopped, 1);
        QTEST(postgres::versionNeededBy({statement.constData(), size_t(statement.size())}, test::postgresRules(),
                                        stopped),
              "since");
    }

    void packagesAreNamed()
    {
        QCOMPARE(postgres::packageOf(u"postgis"_s, 17), u"postgresql-17-postgis-3"_s);
        QCOMPARE(postgres::packageOf(u"vector"_s, 16), u"postgresql-16-pgvector"_s);
        QCOMPARE(postgres::packageOf(u"hstore"_s, 15), u"postgresql-15"_s);
        QCOMPARE(postgres::packageOf(u"plpython3u"_s, 17), u"postgresql-plpython3-17"_s);
        QCOMPARE(postgres::packageOf(u"ip4r"_s, 17), u"postgresql-17-ip4r"_s);
    }
};

TIDEMARK_TEST(ScriptTest)
#include "tst_script.moc"
