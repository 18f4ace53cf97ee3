// SPDX-License-Identifier: GPL-3.0-or-later
// A connection to PostgreSQL over libpq. Statements run in the extended protocol, rows arrive in chunks, several
// statements go out in one pipeline; on the console of a pooler they run one by one in the simple protocol. One thread
// at a time; a stop is sent as the server's own cancel request, and a server that does not answer it within five
// seconds loses the connection.
#pragma once

#include "drivers/postgres/pqhandles.h"
#include "drivers/postgres/waiter.h"
#include "sql/connection.h"

#include <QHash>

namespace tidemark::postgres {

class Connection final : public sql::Connection
{
public:
    // Takes over an established connection.
    Connection(PqConnection handle, sql::ServerInfo info);

    [[nodiscard]] const sql::ServerInfo &server() const override { return m_info; }
    [[nodiscard]] Result<sql::Completion> execute(job::JobContext &job, const sql::SqlText &sql,
                                                  const sql::RowConsumer &rows) override;
    [[nodiscard]] Result<void> executeAll(job::JobContext &job, std::span<const sql::Step> steps) override;
    [[nodiscard]] sql::TransactionState transactionState() const override;
    [[nodiscard]] bool isUsable() const override;
    [[nodiscard]] bool answers(std::chrono::milliseconds limit) override;
    void abandon() override;
    void setNoticeHandler(sql::NoticeHandler handler) override { m_notice = std::move(handler); }

private:
    struct Running; // one statement on its way

    [[nodiscard]] Result<void> send(const sql::SqlText &sql);
    [[nodiscard]] Result<void> sendPrepared(const sql::SqlText &sql, const QByteArray &name);
    [[nodiscard]] Result<QByteArray> prepare(Waiter &waiter, const sql::SqlText &sql);
    [[nodiscard]] Result<sql::Completion> executePlain(Waiter &waiter, const sql::SqlText &sql,
                                                       const sql::RowConsumer &rows);
    [[nodiscard]] Result<sql::Completion> executePrepared(Waiter &waiter, const sql::SqlText &sql,
                                                          const sql::RowConsumer &rows);
    [[nodiscard]] Result<PqResult> nextResult(Waiter &waiter, const QByteArray &statement);
    [[nodiscard]] Result<void> awaitInput(Waiter &waiter, const QByteArray &statement);
    [[nodiscard]] Result<sql::Completion> collect(Waiter &waiter, Running &running);
    [[nodiscard]] Result<void> take(Running &running, const PGresult *result);
    [[nodiscard]] Result<void> finishPipeline(Waiter &waiter);
    static void keepFirst(Running &running, Error error);
    static void complete(Running &running, PGresult *result);
    void requestCancel();
    [[nodiscard]] Error dropAfterCancel(const QByteArray &statement);
    static void receiveNotice(void *self, const PGresult *result);

    PqConnection m_handle;
    sql::ServerInfo m_info;
    sql::NoticeHandler m_notice;
    QHash<QByteArray, QByteArray> m_prepared; // names of kept statements by their text
    QByteArray m_preparedName;                // how their names begin
    qint64 m_preparedCount = 0;               // so far, so that no name comes twice
    int m_preparedLosses = 0;                 // so far
    bool m_dropped = false;
};

} // namespace tidemark::postgres
