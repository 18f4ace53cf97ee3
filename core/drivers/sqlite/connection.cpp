// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/connection.h"

#include "base/text.h"
#include "drivers/sqlite/errors.h"
#include "drivers/sqlite/statement.h"

#include <condition_variable>
#include <mutex>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static constexpr size_t rowsPerBatch = 4096;
static constexpr size_t bytesPerBatch = 1 << 20;
static constexpr int stepsBetweenChecks = 4000; // of the virtual machine: some ten microseconds

// Makes a job's stop reach the library for as long as it lives. The stop callback interrupts at once; the progress
// handler also sees a stop that came before the first step, which an interrupt would miss.
class Connection::Running
{
public:
    Running(Connection &connection, const job::JobContext &job)
        : m_connection(connection)
        , m_interrupt(job.stopToken(), [db = connection.m_db.get()] { sqlite3_interrupt(db); })
    {
        m_connection.m_stop = &job.stopToken();
    }
    ~Running() { m_connection.m_stop = nullptr; }
    Running(const Running &) = delete;
    Running &operator=(const Running &) = delete;

private:
    Connection &m_connection;
    std::stop_callback<std::function<void()>> m_interrupt;
};

Connection::Connection(Database db, QString file, std::chrono::milliseconds busyTimeout)
    : m_db(std::move(db))
    , m_file(std::move(file))
    , m_busyTimeout(busyTimeout)
{
    sqlite3_busy_handler(m_db.get(), &Connection::waitForLock, this);
    sqlite3_progress_handler(m_db.get(), stepsBetweenChecks, &Connection::checkStop, this);
}

Connection::~Connection() = default;

int Connection::checkStop(void *self)
{
    const auto *connection = static_cast<Connection *>(self);
    return connection->m_stop && connection->m_stop->stop_requested() ? 1 : 0;
}

// Waits a little and asks to try again, until the timeout is over or a stop is asked for.
int Connection::waitForLock(void *self, int attempt)
{
    auto *connection = static_cast<Connection *>(self);
    const auto now = std::chrono::steady_clock::now();
    if (attempt == 0)
        connection->m_busySince = now;
    if (now - connection->m_busySince >= connection->m_busyTimeout)
        return 0;
    const auto pause = std::min(std::chrono::milliseconds(1 + attempt * 2), std::chrono::milliseconds(50));
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any woken;
    const std::stop_token stop = connection->m_stop ? *connection->m_stop : std::stop_token();
    woken.wait_for(lock, stop, pause, [] { return false; });
    return stop.stop_requested() ? 0 : 1;
}

Result<sql::Completion> Connection::execute(job::JobContext &job, const sql::SqlText &sql, const sql::RowConsumer &rows)
{
    TRY(job.check());
    const bool wasOpen = transactionState() != sql::TransactionState::None;
    const Running running(*this, job);
    auto outcome = runStatement(sql, rows);
    if (outcome)
        return outcome;
    Error error = std::move(outcome).error();
    // a wait for a lock that was stopped ends as "busy"
    if (error.kind == ErrorKind::Locked && job.stopRequested())
        error = job::cancelledError();
    error.breaksTransaction = wasOpen && transactionState() == sql::TransactionState::None;
    return Failure(std::move(error));
}

// Hands a batch to whoever takes rows and begins the next.
static Result<void> deliver(const sql::RowConsumer &rows, sql::RowBatch &batch, const sql::ResultColumns &columns)
{
    if (rows)
        TRY(rows(batch));
    batch = sql::RowBatch(columns);
    return {};
}

Result<sql::Completion> Connection::runStatement(const sql::SqlText &sql, const sql::RowConsumer &rows)
{
    const Statement statement = TRY(Statement::prepare(m_db.get(), sql, m_file, m_info.readOnly));
    const sql::ResultColumns columns = statement.columns();
    sql::RowBatch batch(columns);
    sql::Completion completion;
    size_t bytes = 0;
    bool delivered = false;
    int status = SQLITE_OK;
    while ((status = sqlite3_step(statement.handle())) == SQLITE_ROW) {
        bytes += statement.appendRow(batch);
        ++completion.rowsReturned;
        if (batch.rowCount() >= rowsPerBatch || bytes >= bytesPerBatch) {
            TRY(deliver(rows, batch, columns));
            delivered = true;
            bytes = 0;
        }
    }
    if (status != SQLITE_DONE)
        return Failure(lastError(m_db.get(), {sql.text.constData(), size_t(sql.text.size())}, m_file, m_info.readOnly));
    if (statement.hasRows() && (batch.rowCount() > 0 || !delivered))
        TRY(deliver(rows, batch, columns));
    if (statement.changesRows())
        completion.rowsAffected = sqlite3_changes64(m_db.get());
    return completion;
}

sql::TransactionState Connection::transactionState() const
{
    return sqlite3_get_autocommit(m_db.get()) ? sql::TransactionState::None : sql::TransactionState::Open;
}

Result<void> Connection::start(job::JobContext &job, sql::ServerInfo info)
{
    m_info = std::move(info);
    TRY(sql::fetch(job, *this, "SELECT count(*) FROM main.sqlite_schema"));
    const sql::RowBatch encoding = TRY(sql::fetch(job, *this, "PRAGMA main.encoding"));
    m_info.encoding = encoding.rowCount() ? encoding.text(0, 0) : QString();
    const sql::RowBatch keys = TRY(sql::fetch(job, *this, "PRAGMA foreign_keys"));
    m_info.foreignKeysEnforced = keys.rowCount() && keys.boolean(0, 0);
    m_info.readOnly = m_info.readOnly || sqlite3_db_readonly(m_db.get(), "main") == 1;
    return {};
}

} // namespace tidemark::sqlite
