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
    void readsEverything_data();
    void readsEverything();
};

void PostgresMatrixTest::readsEverything_data()
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

TIDEMARK_TEST(PostgresMatrixTest)
#include "tst_postgresmatrix.moc"
