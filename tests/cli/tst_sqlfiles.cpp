// SPDX-License-Identifier: GPL-3.0-or-later
// SQL files as a source of the command line: replayed on a scratch server of the program's own, or on one that is
// named.
#include "drivers/engines.h"
#include "runcli.h"
#include "sandbox/cluster.h"
#include "schema/snapshot.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace tidemark;
using namespace Qt::StringLiterals;
using test::runCli;

class SqlFilesTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = drivers::engines();
    QTemporaryDir m_folder;

    QString written(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        const bool done = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        return done ? file.fileName() : QString();
    }

    test::Ran inspect(const QString &source, const QStringList &more = {}) const
    {
        return runCli(m_registry, QStringList{u"inspect"_s, source} + more);
    }

private Q_SLOTS:
    void readsPostgres()
    {
        const QString path =
            written(u"shop.sql"_s, "SET transaction_timeout = 0;\nCREATE TABLE customer(id bigint GENERATED ALWAYS AS "
                                   "IDENTITY PRIMARY KEY);\nALTER TABLE customer OWNER TO shop;\nCOPY customer FROM "
                                   "stdin;\n1\n\\.\n");
        const auto summary = inspect(path);
        QVERIFY2(summary.code == 0, summary.err.constData());
        QVERIFY2(summary.out.contains("customer") && summary.out.contains("shop.sql") &&
                     summary.out.contains("PostgreSQL"),
                 summary.out.constData());
        QVERIFY(!summary.out.contains("tidemark_scratch"));
        QVERIFY2(summary.err.contains("shop.sql:4: The rows of a COPY"), summary.err.constData());
        const auto object = inspect(path, {u"--object"_s, u"customer"_s, u"--dialect"_s, u"postgres"_s});
        QVERIFY2(object.out.contains("CREATE TABLE public.customer"), object.out.constData());
        const auto first = inspect(path, {u"--json"_s});
        QCOMPARE(first.out, inspect(path, {u"--json"_s}).out);
        QVERIFY(schema::fromSnapshot(first.out));
        QVERIFY2(first.err.contains("{\"warning\":"), first.err.constData());
    }

    void printsWholeSchemas()
    {
        const QString path = written(
            u"whole.sql"_s, "CREATE SCHEMA app; CREATE TYPE app.mood AS ENUM ('a', 'b'); CREATE TABLE app.p(id int "
                            "PRIMARY KEY, m app.mood); CREATE TABLE app.c(p int NOT NULL REFERENCES app.p); "
                            "CREATE TABLE far(i serial);");
        const QString snapshot = written(u"whole.json"_s, inspect(path, {u"--json"_s}).out);
        const std::pair<QString, QByteArrayList> cases[] = {
            {u"sql"_s, {"CREATE SCHEMA app;", "CREATE TABLE app.c (", "far_i_seq", "COMMIT;"}},
            {u"dbml"_s, {"Table \"app\".\"p\" {", "Enum \"app\".\"mood\"", "Ref \"c_p_fkey\"", "\"far\""}},
            {u"mermaid"_s, {"erDiagram", "\"app.p\" ||--o{ \"app.c\" : \"c_p_fkey\"", "public.far"}},
            {u"svg"_s, {"<svg", ">app.c<", "app.c (p) refers to app.p", "public.far"}},
        };
        for (const auto &[format, parts] : cases) {
            const auto ran = inspect(path, {u"--format"_s, format});
            QVERIFY2(ran.code == 0 && ran.err.isEmpty(), ran.err.constData());
            for (const QByteArray &part : parts)
                QVERIFY2(ran.out.contains(part), ran.out.constData());
            const auto again = inspect(snapshot, {u"--format"_s, format});
            QVERIFY2(again.code == 0, again.err.constData());
            if (format != "svg"_L1) // which names its source
                QCOMPARE(again.out, ran.out);
            const auto some = inspect(path, {u"--format"_s, format, u"--schema"_s, u"app"_s});
            QVERIFY2(some.out.contains("app") && !some.out.contains("far"), some.out.constData());
        }
        const auto owned = inspect(snapshot, {u"--format"_s, u"sql"_s, u"--no-owner"_s, u"--no-privileges"_s});
        QVERIFY2(!owned.out.contains("OWNER TO") && !owned.out.contains("GRANT"), owned.out.constData());
        const auto around = inspect(path, {u"--format"_s, u"svg"_s, u"--object"_s, u"app.c"_s});
        QVERIFY2(around.out.contains(">app.p<") && !around.out.contains("far"), around.out.constData());
        const auto wrong = inspect(path, {u"--format"_s, u"dbml"_s, u"--object"_s, u"type app.mood"_s});
        QVERIFY2(wrong.code == 2 && wrong.err.contains("is no table"), wrong.err.constData());
        // what is printed is a source again
        const QString script = written(u"again.sql"_s, inspect(path, {u"--format"_s, u"sql"_s}).out);
        QCOMPARE(inspect(script, {u"--json"_s, u"--dialect"_s, u"postgresql"_s}).out, inspect(path, {u"--json"_s}).out);
    }

    void readsSqlite()
    {
        const QString path = written(u"lite.sql"_s, "CREATE TABLE t(a INTEGER PRIMARY KEY AUTOINCREMENT);");
        const auto ran = inspect(path);
        QVERIFY2(ran.code == 0 && ran.out.contains("SQLite"), ran.err.constData());
    }

    void showsWhereAnErrorIs()
    {
        const QString path = written(u"wrong.sql"_s, "CREATE TABLE a();\nCREATE  TABEL b();\n");
        const auto ran = inspect(path, {u"--dialect"_s, u"postgresql"_s});
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("(SQLSTATE 42601)\nat: " + path.toUtf8() + ":2:9\n"), ran.err.constData());
        QVERIFY2(ran.err.contains(" 2 | CREATE  TABEL b();\n   |         ^\n"), ran.err.constData());
    }

    void saysThatAFolderIsNoDatabase()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"shop.db"_s);
        QVERIFY(QDir().mkdir(path));
        const auto ran = inspect(path);
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("shop.db is a folder") && ran.err.contains("a database is a file"), ran.err);
    }

    void refusesWrongWords()
    {
        const QString neither = written(u"neither.sql"_s, "CREATE TABLE a(i int);");
        const std::pair<QStringList, const char *> cases[] = {
            {{}, "Say it: --dialect postgresql or --dialect sqlite"},
            {{u"--dialect=postgre"_s}, "Did you mean"},
            {{u"--dialect=sqlite"_s, u"--time-limit=soon"_s}, "--time-limit cannot be \"soon\""},
            {{u"--dialect=sqlite"_s, u"--time-limit=-1"_s}, "--time-limit cannot be"},
            {{u"--dialect=sqlite"_s, u"--sandbox-url=sqlite:x.db"_s}, "does not name a server"},
            {{u"--dialect=sqlite"_s, u"--sandbox-url=nonsense"_s}, "error"},
            {{u"--dialect=sqlite"_s, u"--schema=none"_s}, "none"},
        };
        for (const auto &[words, message] : cases) {
            const auto ran = inspect(neither, words);
            QCOMPARE(ran.code, 2);
            QVERIFY2(ran.err.contains(message), ran.err.constData());
        }
    }

    void takesANamedServer()
    {
        job::JobContext job;
        const auto cluster = sandbox::Cluster::start(job);
        QVERIFY2(cluster, cluster ? "" : qPrintable(toText(cluster.error())));
        const QString url = u"postgresql://postgres@/postgres?host=%1&port=%2"_s.arg((*cluster)->socketFolder())
                                .arg((*cluster)->port());
        const QString path = written(
            u"named.sql"_s, "CREATE ROLE seen; CREATE TABLE a AS SELECT current_database() LIKE 'tidemark_scratch_%' "
                            "AS ours; ALTER TABLE a ADD CHECK (ours);");
        const auto ran = inspect(path, {u"--dialect=postgresql"_s, u"--sandbox-url"_s, url});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY2(ran.err.contains("concerns the whole server"), ran.err.constData());
        const auto there = inspect(url, {u"--json"_s});
        QVERIFY(schema::fromSnapshot(there.out)->tables.empty());
        const auto asked = inspect(path, {u"--dialect=postgresql"_s, u"--sandbox-url"_s, url, u"--create-missing"_s});
        QVERIFY2(asked.code == 0 && asked.err.isEmpty(), asked.err.constData());
    }

    void saysHowToGetAServer()
    {
        const QString path = written(u"a.sql"_s, "CREATE TABLE a(j jsonb);");
        const QByteArray before = qgetenv("TIDEMARK_PG_BIN");
        qputenv("TIDEMARK_PG_BIN", "/nowhere");
        const auto ran = inspect(path);
        before.isNull() ? qunsetenv("TIDEMARK_PG_BIN") : qputenv("TIDEMARK_PG_BIN", before);
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("--sandbox-url"), ran.err.constData());
    }
};

TIDEMARK_TEST(SqlFilesTest)
#include "tst_sqlfiles.moc"
