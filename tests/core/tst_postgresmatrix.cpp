// SPDX-License-Identifier: GPL-3.0-or-later
// Introspection on every version of the server that TIDEMARK_PG_MATRIX names: 12=FOLDER:13=FOLDER…, where FOLDER holds
// initdb and postgres.
#include "core/pgsample.h"
#include "support/testmain.h"

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

class PostgresMatrixTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverything_data() { servers(); }
    void readsEverything();
    void plainRolesAreToldWhatTheyMissed_data() { servers(); }
    void plainRolesAreToldWhatTheyMissed();

private:
    static void servers();
};

void PostgresMatrixTest::servers()
{
    QTest::addColumn<int>("major");
    QTest::addColumn<QString>("binaries");
    const QString matrix = qEnvironmentVariable("TIDEMARK_PG_MATRIX");
    if (matrix.isEmpty())
        QSKIP("TIDEMARK_PG_MATRIX names no servers: ./dev test --matrix does");
    for (const QString &server : matrix.split(u':')) {
        const QString major = server.section(u'=', 0, 0);
        QTest::newRow(qPrintable(major)) << major.toInt() << server.section(u'=', 1);
    }
}

void PostgresMatrixTest::readsEverything()
{
    QFETCH(const int, major);
    QFETCH(const QString, binaries);
    const auto server = PgServer::start({.binaries = binaries});
    QVERIFY(server);
    const auto db = server->freshDatabase();
    QVERIFY(db);
    QCOMPARE(db->server().version.major, major);
    VERIFY_RESULT(runScript(*db, "CREATE ROLE reader"));
    VERIFY_RESULT(runScript(*db, sampleScript(major)));
    VERIFY_RESULT(runScript(*db, hostileScript()));
    const auto read = introspect(*db);
    VERIFY_RESULT(read);
    const QStringList flaws = sampleFlaws(*read, major) + outlineFlaws(*db, *read) + roundTripFlaws(*server, *read);
    QVERIFY2(flaws.isEmpty(), qPrintable(flaws.join(u'\n')));
    job::JobContext job;
    const auto token = postgres::dialect().introspector->changeToken(job, *db, read->changeToken);
    VERIFY_RESULT(token);
    QCOMPARE(*token, read->changeToken);
    // what everybody may read differs from version to version
    VERIFY_RESULT(runScript(*db, "CREATE ROLE plain LOGIN"));
    const auto plain = server->connect(server->lastDatabase(), u"plain"_s);
    QVERIFY(plain);
    const auto readByAnybody = introspect(*plain);
    VERIFY_RESULT(readByAnybody);
    QCOMPARE(readByAnybody->schema.tables.size(), read->schema.tables.size());
    QCOMPARE(postgres::dialect().introspector->changeToken(job, *plain, readByAnybody->changeToken),
             readByAnybody->changeToken);
}

// What an ordinary role may read differs between versions (up to 13 the oid of pg_subscription, for one): what it may
// not is an omission and never an error.
void PostgresMatrixTest::plainRolesAreToldWhatTheyMissed()
{
    QFETCH(const int, major);
    QFETCH(const QString, binaries);
    const auto server = PgServer::start({.binaries = binaries});
    QVERIFY(server);
    const auto db = server->freshDatabase();
    QVERIFY(db);
    VERIFY_RESULT(runScript(*db, "CREATE ROLE reader; CREATE ROLE plain LOGIN"));
    VERIFY_RESULT(runScript(*db, sampleScript(major)));
    const auto whole = introspect(*db);
    VERIFY_RESULT(whole);
    QVERIFY(whole->omissions.empty());
    const auto plain = server->connect(server->lastDatabase(), u"plain"_s);
    QVERIFY(plain);
    const auto read = introspect(*plain);
    VERIFY_RESULT(read);
    QString said;
    for (const dialect::Omission &omission : read->omissions)
        said += omission.what + u": "_s + omission.why + u'\n';
    QVERIFY2(said.contains(u"pg_subscription"_s) == (major < 14), qPrintable(said));
    std::vector<schema::ObjectRef> missed;
    for (const schema::ObjectRef &ref : schema::allObjects(whole->schema)) {
        if (!std::ranges::contains(schema::allObjects(read->schema), ref))
            missed.push_back(ref);
    }
    QCOMPARE(missed.size(), major < 14 ? 1u : 0u);
    QVERIFY(missed.empty() || missed.front().kind == u"subscription"_s);
    QCOMPARE(read->schema.tables, whole->schema.tables);
    QCOMPARE(read->schema.routines, whole->schema.routines);
    const auto outline = postgres::dialect().introspector;
    job::JobContext job;
    VERIFY_RESULT(outline->outline(job, *plain, {}));
    QCOMPARE(outline->changeToken(job, *plain, read->changeToken), read->changeToken);
}

TIDEMARK_TEST(PostgresMatrixTest)
#include "tst_postgresmatrix.moc"
