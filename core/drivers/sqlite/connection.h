// SPDX-License-Identifier: GPL-3.0-or-later
// A connection to a SQLite database, on the library's own interface. One thread at a time; a stop interrupts what runs
// and ends the wait for somebody else's lock.
#pragma once

#include "drivers/sqlite/handle.h"
#include "sql/connection.h"

#include <chrono>

namespace tidemark::sqlite {

class Connection final : public sql::Connection
{
public:
    // Takes over an open database. `file` is what errors call it; `busyTimeout` is how long to wait for a lock.
    Connection(Database db, QString file, std::chrono::milliseconds busyTimeout);
    ~Connection() override;

    // Reads the first page and the catalogs: what is not a database, damaged or locked says so here. Fills server().
    [[nodiscard]] Result<void> start(job::JobContext &job, sql::ServerInfo info);

    [[nodiscard]] const sql::ServerInfo &server() const override { return m_info; }
    [[nodiscard]] Result<sql::Completion> execute(job::JobContext &job, const sql::SqlText &sql,
                                                  const sql::RowConsumer &rows = {}) override;
    [[nodiscard]] sql::TransactionState transactionState() const override;
    [[nodiscard]] bool isUsable() const override { return true; } // there is no link that could break
    void setNoticeHandler(sql::NoticeHandler) override {}         // the engine has no notices

private:
    class Running;

    [[nodiscard]] Result<sql::Completion> runStatement(const sql::SqlText &sql, const sql::RowConsumer &rows);
    static int waitForLock(void *self, int attempt);
    static int checkStop(void *self);

    Database m_db;
    QString m_file;
    std::chrono::milliseconds m_busyTimeout;
    sql::ServerInfo m_info;
    const std::stop_token *m_stop = nullptr; // of the job that runs
    std::chrono::steady_clock::time_point m_busySince;
};

} // namespace tidemark::sqlite
