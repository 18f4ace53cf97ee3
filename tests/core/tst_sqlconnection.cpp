// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/transaction.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

// Remembers what it was asked, answers each statement with two batches of one row, and fails where told.
class RecordingConnection final : public sql::Connection
{
public:
    QByteArrayList statements;
    QByteArray failing;
    bool usable = true;

    [[nodiscard]] const sql::ServerInfo &server() const override { return m_server; }
    [[nodiscard]] sql::TransactionState transactionState() const override { return sql::TransactionState::None; }
    [[nodiscard]] bool isUsable() const override { return usable; }
    void setNoticeHandler(sql::NoticeHandler) override {}

    [[nodiscard]] Result<sql::Completion> execute(job::JobContext &job, const sql::SqlText &sql,
                                                  const sql::RowConsumer &rows) override
    {
        TRY(job.check());
        statements << sql.text;
        if (sql.text == failing)
            return fail(ErrorKind::Sql, u"refused"_s);
        for (const char *cell : {"a", "b"}) {
            sql::RowBatch batch(m_columns);
            batch.append(sql::CellKind::Text, cell);
            if (rows)
                TRY(rows(batch));
        }
        return sql::Completion{.tag = u"DONE"_s, .rowsReturned = 2};
    }

private:
    sql::ServerInfo m_server;
    sql::ResultColumns m_columns =
        std::make_shared<const std::vector<sql::ResultColumn>>(std::vector<sql::ResultColumn>{{.name = u"x"_s}});
};

} // namespace

class SqlConnectionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fetchKeepsAllBatches()
    {
        RecordingConnection connection;
        job::JobContext job;
        const auto rows = sql::fetch(job, connection, "SELECT x");
        QVERIFY(rows);
        QCOMPARE(rows->rowCount(), 2U);
        QCOMPARE(rows->text(0, 0), u"a"_s);
        QCOMPARE(rows->text(1, 0), u"b"_s);
        QCOMPARE(sql::run(job, connection, "SELECT x")->tag, u"DONE"_s);
    }

    void executeAllStopsAtTheFirstError()
    {
        RecordingConnection connection;
        connection.failing = "2";
        job::JobContext job;
        int rows = 0;
        const sql::RowConsumer count = [&rows](sql::RowBatch &batch) -> Result<void> {
            rows += int(batch.rowCount());
            return {};
        };
        const sql::Step steps[] = {{"1", count}, {"2", count}, {"3", count}};
        QCOMPARE(connection.executeAll(job, steps).error().message, u"refused"_s);
        QCOMPARE(connection.statements, (QByteArrayList{"1", "2"}));
        QCOMPARE(rows, 2);
    }

    void executeAllCanBeStopped()
    {
        RecordingConnection connection;
        std::stop_source stop;
        job::JobContext job(stop.get_token());
        const sql::Step steps[] = {{"1",
                                    [&stop](sql::RowBatch &) -> Result<void> {
                                        stop.request_stop();
                                        return {};
                                    }},
                                   {"2"}};
        QCOMPARE(connection.executeAll(job, steps).error().kind, ErrorKind::Cancelled);
        QCOMPARE(connection.statements, QByteArrayList{"1"});
    }

    void anUnfinishedTransactionIsRolledBack()
    {
        RecordingConnection connection;
        std::stop_source stop;
        {
            job::JobContext job(stop.get_token());
            auto transaction = sql::Transaction::begin(job, connection, "BEGIN READ ONLY");
            QVERIFY(transaction);
            const sql::Transaction moved = std::move(*transaction);
            stop.request_stop(); // which must not stop the rollback
        }
        QCOMPARE(connection.statements, (QByteArrayList{"BEGIN READ ONLY", "ROLLBACK"}));
    }

    void aCommittedOneIsNot()
    {
        RecordingConnection connection;
        job::JobContext job;
        {
            auto transaction = sql::Transaction::begin(job, connection);
            QVERIFY(transaction->commit(job));
        }
        {
            auto transaction = sql::Transaction::begin(job, connection);
            QVERIFY(transaction->rollback(job));
        }
        QCOMPARE(connection.statements, (QByteArrayList{"BEGIN", "COMMIT", "BEGIN", "ROLLBACK"}));
    }

    void nothingIsSentOverABrokenLink()
    {
        RecordingConnection connection;
        job::JobContext job;
        {
            auto transaction = sql::Transaction::begin(job, connection);
            connection.usable = false;
        }
        QCOMPARE(connection.statements, QByteArrayList{"BEGIN"});
    }
};

TIDEMARK_TEST(SqlConnectionTest)
#include "tst_sqlconnection.moc"
