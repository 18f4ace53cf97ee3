// SPDX-License-Identifier: GPL-3.0-or-later
// Plans for a busy server wait for their locks in turns: on a real server, with somebody in the way.
#include "core/pgfixture.h"
#include "diff/diff.h"
#include "drivers/postgres/dialect.h"
#include "support/pgdatabase.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <algorithm>
#include <thread>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

constexpr auto before =
    "CREATE TABLE t (id int PRIMARY KEY, n int); CREATE TABLE u (t_id int); CREATE VIEW v AS SELECT 1 AS a";
constexpr auto after = "CREATE TABLE t (id int PRIMARY KEY, n int, more text); CREATE TABLE u (t_id int REFERENCES t, "
                       "CONSTRAINT c CHECK (t_id > 0)); CREATE VIEW v AS SELECT 1 AS a, 2 AS b";

bool asksForLocks(const plan::Statement &statement)
{
    return statement.sql.startsWith("DO $locks$"_L1);
}

// The same, in less time.
QByteArray hurried(QString sql)
{
    return sql.replace("pg_sleep(attempt)"_L1, "pg_sleep(0.02)"_L1).toUtf8();
}

} // namespace

class TimeLimitsTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<test::PgServer> m_server;

    plan::Plan plan()
    {
        const auto schemaOf = [this](const char *script) {
            const auto connection = m_server->freshDatabase();
            return test::runScript(*connection, script) ? test::introspect(*connection)
                                                        : Result<dialect::Introspection>();
        };
        const auto a = schemaOf(before);
        const auto b = schemaOf(after);
        job::JobContext job;
        const dialect::Dialect pg = postgres::dialect();
        const auto difference = diff::compare(std::make_shared<const schema::Schema>(a->schema),
                                              std::make_shared<const schema::Schema>(b->schema));
        const auto made = dialect::makePlan(job, *pg.planner, difference, {.strategy = plan::Strategy::Online});
        return made ? *made : plan::Plan();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_server = test::PgServer::start({});
        QVERIFY(m_server);
    }

    // Every strong lock on a table stands in the request of its transaction, and no validation runs under one.
    void everyTransactionAsksFirst()
    {
        const plan::Plan made = plan();
        QVERIFY(std::ranges::any_of(made.up, asksForLocks));
        QString asked;
        bool holds = false;
        for (const plan::Statement &statement : made.up) {
            if (statement.startsTransaction || !statement.transactional) {
                asked.clear();
                holds = false;
            }
            if (asksForLocks(statement))
                asked = statement.sql;
            QVERIFY2(!statement.sql.contains(" VALIDATE "_L1) || !holds, qPrintable(statement.sql));
            for (const plan::Lock &lock : statement.locks) {
                if ((!lock.blocksReads && !lock.blocksWrites) || lock.object.name.name == "v"_L1)
                    continue;
                holds = true;
                QVERIFY2(asked.contains(u"ONLY "_s + lock.object.name.toString() + u" IN "_s),
                         qPrintable(statement.sql + u"\n"_s + asked));
            }
        }
    }

    void waitsInTurns()
    {
        const plan::Plan made = plan();
        const auto lock = std::ranges::find_if(made.up, asksForLocks);
        QVERIFY(lock != made.up.end());
        const auto ours = m_server->freshDatabase();
        VERIFY_RESULT(test::runScript(*ours, before));
        const auto other = m_server->connect(m_server->lastDatabase());
        VERIFY_RESULT(test::runScript(*other, "BEGIN; LOCK TABLE t, u IN ACCESS SHARE MODE"));
        VERIFY_RESULT(test::runScript(*ours, "SET lock_timeout = '20ms'"));
        // for ever in the way: an error that says so
        job::JobContext job;
        const auto refused = sql::run(job, *ours, sql::SqlText(hurried(lock->sql)));
        QVERIFY(!refused);
        QVERIFY2(toText(refused.error()).contains("55P03"_L1), qPrintable(toText(refused.error())));
        // gone after a few attempts: not even noticed
        std::jthread leaving([&] {
            while (test::ask(*other, "SELECT count(*) FROM pg_locks WHERE NOT granted") == "0"_L1) {
            }
            (void)test::runScript(*other, "COMMIT");
        });
        VERIFY_RESULT(sql::run(job, *ours, sql::SqlText(hurried(lock->sql))));
    }
};

TIDEMARK_TEST(TimeLimitsTest)
#include "tst_timelimits.moc"
