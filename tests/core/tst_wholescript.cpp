// SPDX-License-Identifier: GPL-3.0-or-later
// The law of whole scripts: what is printed of a database, run by the engine's own client into an empty one, makes
// something that reads the same. Over our own samples and over what TIDEMARK_CORPORA holds.
#include "core/pgsample.h"
#include "dialect/wholescript.h"
#include "diff/diff.h"
#include "drivers/sqlite/dialect.h"
#include "plan/script.h"
#include "sandbox/binaries.h"
#include "support/corpora.h"
#include "support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QProcess>
#include <QtCore/QTemporaryDir>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

using SchemaPointer = std::shared_ptr<const schema::Schema>;

// Runs a client over a script; what it says on standard error, which must be nothing.
static QString runClient(const QString &program, const QStringList &arguments, const QByteArray &script)
{
    QProcess process;
    process.start(program, arguments);
    process.write(script);
    process.closeWriteChannel();
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit)
        return process.errorString();
    const QString said = QString::fromUtf8(process.readAllStandardError());
    return process.exitCode() == 0 ? said : u"exit code %1: %2"_s.arg(process.exitCode()).arg(said);
}

static SchemaPointer read(const dialect::Dialect &dialect, sql::Connection &connection)
{
    job::JobContext job;
    auto found = dialect.introspector->introspect(job, connection, {});
    return found ? std::make_shared<const schema::Schema>(std::move(found->schema)) : nullptr;
}

static QString differences(const dialect::Dialect &dialect, const SchemaPointer &a, const SchemaPointer &b)
{
    diff::Options options;
    options.columnOrder = true;
    options.databaseAttributes = dialect.planner->databaseAttributes();
    const diff::Difference difference = diff::compare(a, b, options);
    QStringList lines = difference.databaseFields;
    for (const diff::Change &change : difference.changes)
        lines << change.object.kind + u' ' + change.object.toString() + u' ' + change.fields.join(u',');
    return lines.join(u"; "_s);
}

static Result<QByteArray> scriptOf(const dialect::Dialect &dialect, const schema::Schema &schema,
                                   const QStringList &schemas = {})
{
    job::JobContext job;
    return plan::toScript(TRY(dialect::planWhole(job, dialect, schema, {.schemas = schemas})));
}

class WholeScriptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = PgServer::start({.settings = {{u"wal_level"_s, u"logical"_s}}});
        QVERIFY(m_server);
        const auto admin = m_server->connect(u"postgres"_s);
        VERIFY_RESULT(runScript(*admin, "CREATE ROLE reader; CREATE ROLE plain LOGIN"));
    }

    void anEmptyDatabaseNeedsNothing()
    {
        const auto empty = m_server->freshDatabase();
        const SchemaPointer schema = read(m_pg, *empty);
        QCOMPARE(
            differences(m_pg, std::make_shared<const schema::Schema>(m_pg.planner->emptyDatabase(*schema)), schema),
            QString());
        QCOMPARE(*scriptOf(m_pg, *schema), QByteArray());
        const auto lite = openLite(u":memory:"_s);
        QCOMPARE(*scriptOf(m_lite, *read(m_lite, *lite)), QByteArray());
    }

    void ownSamples()
    {
        const auto original = m_server->freshDatabase();
        const int major = original->server().version.major;
        VERIFY_RESULT(runScript(*original, sampleScript(major)));
        VERIFY_RESULT(runScript(*original, hostileScript()));
        comesBack(*original);
    }

    void withoutPublicOrClosed()
    {
        for (const char *script :
             {"DROP SCHEMA public; CREATE SCHEMA app; CREATE TABLE app.t(i int)",
              "REVOKE ALL ON SCHEMA public FROM PUBLIC; COMMENT ON SCHEMA public IS 'ours'; ALTER SCHEMA public OWNER "
              "TO plain; REVOKE SELECT ON information_schema.tables FROM PUBLIC"}) {
            const auto original = m_server->freshDatabase();
            VERIFY_RESULT(runScript(*original, script));
            comesBack(*original);
        }
    }

    void onlySomeSchemas()
    {
        const auto original = m_server->freshDatabase();
        VERIFY_RESULT(runScript(*original, "CREATE SCHEMA a; CREATE SCHEMA b; CREATE EXTENSION citext SCHEMA public; "
                                           "CREATE EXTENSION pg_trgm SCHEMA public; CREATE TABLE a.t(c public.citext "
                                           "PRIMARY KEY); CREATE TABLE b.u(i int); CREATE TABLE v(i int); CREATE "
                                           "PUBLICATION p FOR TABLE b.u"));
        const auto script = scriptOf(m_pg, *read(m_pg, *original), {u"a"_s});
        VERIFY_RESULT(script);
        QVERIFY2(script->contains("CREATE SCHEMA a;") && script->contains("EXTENSION citext"), script->constData());
        for (const char *other : {"pg_trgm", "b.u", "public.v", "SCHEMA b", "PUBLICATION", "SCHEMA public;"})
            QVERIFY2(!script->contains(other), script->constData());
        const auto copy = m_server->freshDatabase();
        QCOMPARE(runPsql(*script), QString());
        QCOMPARE(read(m_pg, *copy)->tables.size(), size_t(1));
    }

    void postgresCorpora_data()
    {
        if (corporaFolder().isEmpty())
            QSKIP("TIDEMARK_CORPORA names no folder: the corpora are not part of the project");
        addCorporaRows({u"pgdump-objects"_s, u"pg-schema-diff"_s});
        const QDir real(corporaFolder() + u"/realworld"_s);
        for (const QString &name : real.entryList({u"*.sql"_s}, QDir::Files))
            QTest::addRow("realworld/%s", qPrintable(name)) << real.filePath(name);
    }

    void postgresCorpora()
    {
        QFETCH(const QString, folder);
        const auto original = m_server->freshDatabase();
        makeCorporaRoles(*original, folder);
        const QString file = folder.endsWith(".sql"_L1) ? folder : folder + u"/after.sql"_s;
        if (const auto loaded = runScript(*original, contentOf(file)); !loaded)
            QSKIP(qPrintable(u"does not load: "_s + loaded.error().message));
        comesBack(*original);
    }

    void sqlite()
    {
        fileComesBack("PRAGMA auto_vacuum = incremental; PRAGMA encoding = 'UTF-16le'; PRAGMA user_version = 7;"
                      "CREATE TABLE p(id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT NOT NULL COLLATE NOCASE UNIQUE);"
                      "CREATE TABLE c(p INTEGER PRIMARY KEY REFERENCES p ON DELETE CASCADE, \"a \"\"; b\" TEXT DEFAULT "
                      "'x;y') STRICT, WITHOUT ROWID;");
        fileComesBack("CREATE TABLE p(id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT NOT NULL COLLATE NOCASE UNIQUE);"
                      "CREATE TABLE c(p REFERENCES p ON DELETE CASCADE, \"a \"\"; b\" DEFAULT 'x;y');"
                      "CREATE INDEX i ON c(p) WHERE p > 1;"
                      "CREATE TRIGGER t AFTER INSERT ON p BEGIN UPDATE p SET n = ';'; DELETE FROM c; END;"
                      "CREATE VIEW w AS SELECT * FROM v; CREATE VIEW v AS SELECT * FROM p;"
                      "CREATE VIRTUAL TABLE f USING fts5(a, b);");
    }

    void sqliteCorpora_data()
    {
        if (corporaFolder().isEmpty())
            QSKIP("TIDEMARK_CORPORA names no folder: the corpora are not part of the project");
        addCorporaRows({u"sqldef-sqlite"_s, u"atlas-sqlite"_s});
    }

    void sqliteCorpora()
    {
        QFETCH(const QString, folder);
        const QTemporaryDir scratch;
        const QByteArray text = contentOf(folder + u"/after.sql"_s);
        if (const QString said = load(scratch.filePath(u"tried.db"_s), text); !said.isEmpty())
            QSKIP(qPrintable(u"does not load: "_s + said));
        fileComesBack(text);
    }

private:
    [[nodiscard]] static std::unique_ptr<sql::Connection> openLite(const QString &path)
    {
        job::JobContext job;
        dialect::Target target;
        target.engine = u"sqlite"_s;
        target.database = path;
        auto opened = tidemark::sqlite::dialect().connector->open(job, target);
        return opened ? std::move(*opened) : nullptr;
    }

    // Into the database that was made last.
    QString runPsql(const QByteArray &script)
    {
        const auto binaries = sandbox::findBinaries();
        if (!binaries)
            return toText(binaries.error());
        const dialect::Target target = m_server->cluster().target(m_server->lastDatabase());
        return runClient(binaries->program(u"psql"_s),
                         {u"-qX"_s, u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, target.host, u"-p"_s, target.port, u"-U"_s,
                          target.user, u"-d"_s, target.database},
                         script);
    }

    void comesBack(sql::Connection &original)
    {
        const SchemaPointer wanted = read(m_pg, original);
        QVERIFY(wanted);
        const auto script = scriptOf(m_pg, *wanted);
        VERIFY_RESULT(script);
        QCOMPARE(*scriptOf(m_pg, *wanted), *script);
        const auto copy = m_server->freshDatabase();
        const QString said = runPsql(*script);
        QVERIFY2(said.isEmpty(), qPrintable(said + u"\n--- script\n"_s + QString::fromUtf8(*script)));
        const SchemaPointer found = read(m_pg, *copy);
        QVERIFY(found);
        const QString left = differences(m_pg, found, wanted);
        QVERIFY2(left.isEmpty(), qPrintable(left + u"\n--- script\n"_s + QString::fromUtf8(*script)));
    }

    static QString load(const QString &path, const QByteArray &text)
    {
        return runClient(u"sqlite3"_s, {u"-bail"_s, path}, text);
    }

    void fileComesBack(const QByteArray &text)
    {
        const QTemporaryDir folder;
        const QString first = folder.filePath(u"first.db"_s);
        const QString second = folder.filePath(u"second.db"_s);
        QCOMPARE(load(first, text), QString());
        const auto original = openLite(first);
        QVERIFY(original);
        const SchemaPointer wanted = read(m_lite, *original);
        QVERIFY(wanted);
        const auto script = scriptOf(m_lite, *wanted);
        VERIFY_RESULT(script);
        QCOMPARE(load(second, *script), QString());
        const auto copy = openLite(second);
        QVERIFY(copy || script->isEmpty());
        if (!copy)
            return;
        const SchemaPointer found = read(m_lite, *copy);
        QVERIFY2(differences(m_lite, found, wanted).isEmpty(),
                 qPrintable(differences(m_lite, found, wanted) + u"\n--- script\n"_s + QString::fromUtf8(*script)));
        QCOMPARE(found->attributes, wanted->attributes);
    }

    const dialect::Dialect m_pg = postgres::dialect();
    const dialect::Dialect m_lite = tidemark::sqlite::dialect();
    std::unique_ptr<PgServer> m_server;
};

TIDEMARK_TEST(WholeScriptTest)
#include "tst_wholescript.moc"
