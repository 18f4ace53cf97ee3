// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that become partitions of a busy table: the server itself says whether it believed the check and spared its
// look at every row.
#include "core/pgfixture.h"
#include "diff/diff.h"
#include "drivers/postgres/dialect.h"
#include "support/pgdatabase.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

struct Case
{
    const char *name;
    const char *column; // of both tables
    const char *key;    // how the parent is partitioned
    const char *bounds;
    const char *rows; // of the table that becomes a partition
    bool proved = true;
};

const Case cases[] = {
    {"numbers", "k integer", "RANGE (k)", "FOR VALUES FROM (10) TO (20)", "(10), (19)"},
    {"from the beginning", "k bigint", "RANGE (k)", "FOR VALUES FROM (MINVALUE) TO (20)", "(-5)"},
    {"moments", "k timestamptz", "RANGE (k)", "FOR VALUES FROM ('2024-01-01') TO ('2024-02-01')", "('2024-01-31')"},
    {"texts", "k text", "LIST (k)", "FOR VALUES IN ('a', 'it''s', 'NULL')", "('a'), ('it''s')"},
    {"varying texts", "k varchar(10)", "LIST (k)", "FOR VALUES IN ('a', 'b')", "('b')"},
    {"a hostile name", "\"k) TO (\" integer", "RANGE (\"k) TO (\")", "FOR VALUES FROM (1) TO (2)", "(1)"},
    {"a list with NULL", "k text", "LIST (k)", "FOR VALUES IN ('a', NULL)", "('a'), (NULL)", false},
    {"an expression", "k integer", "RANGE ((k + 1))", "FOR VALUES FROM (1) TO (2)", "(0)", false},
    {"two columns", "k integer, l integer", "RANGE (k, l)", "FOR VALUES FROM (1, 1) TO (2, 2)", "(1, 1)", false},
    {"all others", "k integer", "RANGE (k)", "DEFAULT", "(1)", false},
};

std::shared_ptr<const schema::Schema> read(sql::Connection &connection)
{
    auto read = test::introspect(connection);
    return read ? std::make_shared<const schema::Schema>(std::move(read->schema)) : nullptr;
}

} // namespace

class AttachTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = test::PgServer::start({});
        QVERIFY(m_server);
    }

    void sparesTheLookAtEveryRow_data()
    {
        QTest::addColumn<int>("at");
        for (int i = 0; i < int(std::size(cases)); ++i)
            QTest::newRow(cases[i].name) << i;
    }
    void sparesTheLookAtEveryRow();

private:
    std::unique_ptr<sql::Connection> made(const Case &test, bool attached)
    {
        auto connection = m_server->freshDatabase();
        const QByteArray columns = test.column;
        QByteArray script = "CREATE TABLE p (" + columns + ") PARTITION BY " + test.key + "; CREATE TABLE q (" +
                            columns + "); INSERT INTO q VALUES " + test.rows;
        if (attached)
            script += QByteArray("; ALTER TABLE p ATTACH PARTITION q ") + test.bounds;
        const auto loaded = test::runScript(*connection, script);
        if (!loaded)
            qWarning("does not load: %s", qPrintable(loaded.error().message));
        return loaded ? std::move(connection) : nullptr;
    }

    std::unique_ptr<test::PgServer> m_server;
};

void AttachTest::sparesTheLookAtEveryRow()
{
    QFETCH(const int, at);
    const Case &test = cases[at];
    const auto first = made(test, false);
    const auto second = made(test, true);
    QVERIFY(first && second);
    const auto a = read(*first);
    const auto b = read(*second);
    job::JobContext job;
    const dialect::Dialect pg = postgres::dialect();
    const auto plan = dialect::makePlan(job, *pg.planner, diff::compare(a, b), {.strategy = plan::Strategy::Online});
    VERIFY_RESULT(plan);

    bool believed = false;
    first->setNoticeHandler([&](const sql::Notice &notice) {
        believed = believed || notice.message.contains("is implied by existing constraints"_L1);
    });
    VERIFY_RESULT(sql::run(job, *first, "SET client_min_messages = debug1"));
    bool attached = false;
    for (const plan::Statement &statement : plan->up) {
        VERIFY_RESULT(sql::run(job, *first, sql::SqlText(statement.sql.toUtf8())));
        if (!statement.sql.contains(" ATTACH PARTITION "_L1))
            continue;
        attached = true;
        QCOMPARE(statement.scans, !test.proved); // and so it is told to people
    }
    QVERIFY(attached);
    QCOMPARE(believed, test.proved);
    VERIFY_RESULT(sql::run(job, *first, "RESET client_min_messages"));
    QVERIFY(diff::compare(read(*first), b).isEmpty());
    const bool concurrently = std::ranges::any_of(plan->down, [](const plan::Statement &statement) {
        return statement.sql.endsWith(" CONCURRENTLY"_L1) && !statement.transactional;
    });
    QCOMPARE(concurrently, test.proved);
    for (const plan::Statement &statement : plan->down)
        VERIFY_RESULT(sql::run(job, *first, sql::SqlText(statement.sql.toUtf8())));
    QVERIFY(diff::compare(read(*first), a).isEmpty());
}

TIDEMARK_TEST(AttachTest)
#include "tst_attach.moc"
