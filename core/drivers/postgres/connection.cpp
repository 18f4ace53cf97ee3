// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/connection.h"

#include "base/text.h"
#include "drivers/postgres/pqerror.h"
#include "drivers/postgres/types.h"

#include <QRandomGenerator>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

static constexpr int rowsPerChunk = 1024;
static constexpr auto cancelPatience = std::chrono::seconds(5);
// A cancel that arrives between two statements does nothing, so it is sent again while the server is silent.
static constexpr auto cancelInterval = std::chrono::milliseconds(500);

// Values in the form that libpq takes them: text, or binary for bytes.
struct BoundValues
{
    std::vector<QByteArray> storage;
    std::vector<const char *> data;
    std::vector<int> lengths;
    std::vector<int> formats;
    std::vector<Oid> types;

    void add(QByteArray bytes, bool binary, Oid type)
    {
        storage.push_back(std::move(bytes));
        data.push_back(storage.back().constData());
        lengths.push_back(int(storage.back().size()));
        formats.push_back(binary ? 1 : 0);
        types.push_back(type);
    }
    void addNull()
    {
        add({}, false, 0);
        data.back() = nullptr;
    }
};

static BoundValues bind(const std::vector<sql::Value> &values)
{
    BoundValues bound;
    for (const sql::Value &value : values) {
        if (std::holds_alternative<std::monostate>(value))
            bound.addNull();
        else if (const bool *flag = std::get_if<bool>(&value))
            bound.add(*flag ? "t" : "f", false, 0);
        else if (const qint64 *number = std::get_if<qint64>(&value))
            bound.add(QByteArray::number(*number), false, 0);
        else if (const double *real = std::get_if<double>(&value))
            bound.add(QByteArray::number(*real, 'g', 17), false, 0);
        else if (const QString *text = std::get_if<QString>(&value))
            bound.add(text->toUtf8(), false, 0);
        else
            bound.add(std::get<QByteArray>(value), true, byteaOid);
    }
    return bound;
}

struct Connection::Running
{
    const QByteArray &statement;
    const sql::RowConsumer &rows;
    sql::ResultColumns columns = {};
    sql::Completion completion = {};
    std::optional<Error> error = {}; // the first; what follows is read and dropped
};

Connection::Connection(PqConnection handle, sql::ServerInfo info)
    : m_handle(std::move(handle))
    , m_info(std::move(info))
{
    PQsetnonblocking(m_handle.get(), 1);
    PQsetNoticeReceiver(m_handle.get(), &Connection::receiveNotice, this);
}

void Connection::receiveNotice(void *self, const PGresult *result)
{
    const auto *connection = static_cast<Connection *>(self);
    if (!connection->m_notice)
        return;
    const auto field = [result](int code) { return QString::fromUtf8(PQresultErrorField(result, code)); };
    connection->m_notice({.severity = field(PG_DIAG_SEVERITY),
                          .message = field(PG_DIAG_MESSAGE_PRIMARY),
                          .sqlState = field(PG_DIAG_SQLSTATE),
                          .hint = field(PG_DIAG_MESSAGE_HINT)});
}

sql::TransactionState Connection::transactionState() const
{
    switch (PQtransactionStatus(m_handle.get())) {
    case PQTRANS_INERROR: return sql::TransactionState::Failed;
    case PQTRANS_ACTIVE:
    case PQTRANS_INTRANS: return sql::TransactionState::Open;
    case PQTRANS_IDLE:
    case PQTRANS_UNKNOWN: break;
    }
    return sql::TransactionState::None;
}

bool Connection::isUsable() const
{
    return !m_dropped && PQstatus(m_handle.get()) == CONNECTION_OK;
}

bool Connection::answers(std::chrono::milliseconds limit)
{
    PGconn *pg = m_handle.get();
    // nothing at all is asked: the cheapest that a server, and a pooler before it, answers
    if (!isUsable() || PQsendQuery(pg, "") == 0)
        return false;
    Waiter waiter{job::JobContext()};
    const auto deadline = std::chrono::steady_clock::now() + limit;
    while (PQisBusy(pg) != 0 || PQflush(pg) == 1) {
        if (waiter.wait(PQsocket(pg), true, PQflush(pg) == 1, deadline) != Waiter::Outcome::Ready) {
            m_dropped = true;
            return false;
        }
        if (PQconsumeInput(pg) == 0)
            return false;
    }
    while (const PqResult result{PQgetResult(pg)})
        continue;
    return isUsable();
}

// libpq says goodbye when it closes, which would end the session of the process that still uses it.
void Connection::abandon()
{
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    if (nowhere >= 0) {
        ::dup2(nowhere, PQsocket(m_handle.get()));
        ::close(nowhere);
    }
    m_dropped = true;
}

// libpq takes texts up to their first zero byte: the rest would be lost in silence.
static Result<void> requireWhole(const sql::SqlText &sql)
{
    const bool holed = sql.text.contains('\0') || std::ranges::any_of(sql.values, [](const sql::Value &value) {
                           const QString *text = std::get_if<QString>(&value);
                           return text && text->contains(QChar(u'\0'));
                       });
    if (!holed)
        return {};
    Failure failure =
        fail(ErrorKind::Sql, tr("PostgreSQL takes no zero character in a text"), tr("Send it as bytes (bytea)."));
    failure.error().statement = QString::fromUtf8(sql.text);
    return failure;
}

Result<void> Connection::send(const sql::SqlText &sql)
{
    // a pooler's console knows the simple protocol alone, in which values cannot travel
    if (!m_info.can.sql && sql.values.empty()) {
        if (PQsendQuery(m_handle.get(), sql.text.constData()) == 0)
            return Failure(brokenError(m_handle.get(), sql.text));
        return {};
    }
    const BoundValues bound = bind(sql.values);
    const int sent = PQsendQueryParams(m_handle.get(), sql.text.constData(), int(bound.data.size()), bound.types.data(),
                                       bound.data.data(), bound.lengths.data(), bound.formats.data(), 0);
    if (sent == 0)
        return Failure(brokenError(m_handle.get(), sql.text));
    return {};
}

Result<void> Connection::sendPrepared(const sql::SqlText &sql, const QByteArray &name)
{
    const BoundValues bound = bind(sql.values);
    const int sent = PQsendQueryPrepared(m_handle.get(), name.constData(), int(bound.data.size()), bound.data.data(),
                                         bound.lengths.data(), bound.formats.data(), 0);
    if (sent == 0)
        return Failure(brokenError(m_handle.get(), sql.text));
    return {};
}

void Connection::requestCancel()
{
    const PqCancel cancel(PQcancelCreate(m_handle.get()));
    if (!cancel || PQcancelStart(cancel.get()) == 0)
        return;
    const auto deadline = std::chrono::steady_clock::now() + cancelPatience;
    Waiter waiter{job::JobContext()};
    for (PostgresPollingStatusType state = PGRES_POLLING_WRITING;
         state == PGRES_POLLING_WRITING || state == PGRES_POLLING_READING; state = PQcancelPoll(cancel.get())) {
        const bool reading = state == PGRES_POLLING_READING;
        if (waiter.wait(PQcancelSocket(cancel.get()), reading, !reading, deadline) != Waiter::Outcome::Ready)
            return;
    }
}

Error Connection::dropAfterCancel(const QByteArray &statement)
{
    m_dropped = true;
    Error error = job::cancelledError();
    error.message = tr("Cancelled; the server did not answer within 5 s, so the connection was dropped");
    error.hint = tr("The statement may still be running on the server.");
    error.statement = QString::fromUtf8(statement);
    error.breaksConnection = true;
    error.breaksTransaction = true;
    return error;
}

Result<void> Connection::awaitInput(Waiter &waiter, const QByteArray &statement)
{
    PGconn *pg = m_handle.get();
    const int unsent = PQflush(pg);
    const auto started = std::chrono::steady_clock::now();
    for (bool ready = false; !ready;) {
        Waiter::Deadline deadline;
        if (waiter.stopReported())
            deadline = std::chrono::steady_clock::now() + cancelInterval;
        switch (waiter.wait(PQsocket(pg), true, unsent == 1, deadline)) {
        case Waiter::Outcome::Stopped: requestCancel(); return {};
        case Waiter::Outcome::TimedOut:
            if (std::chrono::steady_clock::now() - started > cancelPatience)
                return Failure(dropAfterCancel(statement));
            requestCancel();
            break;
        case Waiter::Outcome::Ready: ready = true;
        }
    }
    // a failure shows in the state of the connection; what arrived before it may say why
    PQconsumeInput(pg);
    return {};
}

Result<PqResult> Connection::nextResult(Waiter &waiter, const QByteArray &statement)
{
    while (PQstatus(m_handle.get()) == CONNECTION_OK && (PQisBusy(m_handle.get()) != 0 || PQflush(m_handle.get()) == 1))
        TRY(awaitInput(waiter, statement));
    return PqResult(PQgetResult(m_handle.get()));
}

static sql::ResultColumns columnsOf(const PGresult *result)
{
    auto columns = std::make_shared<std::vector<sql::ResultColumn>>();
    for (int i = 0; i < PQnfields(result); ++i) {
        const Oid type = PQftype(result, i);
        columns->push_back({.name = QString::fromUtf8(PQfname(result, i)),
                            .typeName = builtinTypeName(type, PQfmod(result, i)),
                            .typeId = type});
    }
    return columns;
}

static sql::RowBatch batchOf(const PGresult *result, const sql::ResultColumns &columns)
{
    sql::RowBatch batch(columns);
    const int rows = PQntuples(result);
    const int width = PQnfields(result);
    batch.reserve(size_t(rows), PQresultMemorySize(result));
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < width; ++column) {
            const auto length = size_t(PQgetlength(result, row, column));
            if (length == 0 && PQgetisnull(result, row, column) != 0)
                batch.appendNull();
            else
                batch.append(sql::CellKind::Text, {PQgetvalue(result, row, column), length});
        }
    }
    return batch;
}

void Connection::keepFirst(Running &running, Error error)
{
    if (!running.error)
        running.error = std::move(error);
}

Result<void> Connection::take(Running &running, const PGresult *result)
{
    if (!running.columns)
        running.columns = columnsOf(result);
    running.completion.rowsReturned += PQntuples(result);
    if (!running.rows || running.error)
        return {};
    sql::RowBatch batch = batchOf(result, running.columns);
    return running.rows(batch);
}

// The server counts the rows of a query, too.
static bool isQuery(const sql::Completion &completion)
{
    return completion.tag.startsWith("SELECT"_L1) || completion.tag.startsWith("FETCH"_L1);
}

static qint64 affected(PGresult *result)
{
    const std::string_view text = PQcmdTuples(result);
    qint64 rows = -1;
    std::from_chars(text.data(), text.data() + text.size(), rows);
    return rows;
}

// The tag stands on the last chunk, and not on the empty result behind it.
void Connection::complete(Running &running, PGresult *result)
{
    const QString tag = QString::fromUtf8(PQcmdStatus(result));
    if (tag.isEmpty())
        return;
    running.completion.tag = tag;
    running.completion.rowsAffected = running.columns && isQuery(running.completion) ? -1 : affected(result);
}

static Error copyError(const QByteArray &statement)
{
    Error error;
    error.kind = ErrorKind::Unsupported;
    error.message = tr("COPY from or to the client cannot run as a statement");
    error.hint = tr("Copy from or to a file of the server, or use a program of its own such as psql.");
    error.statement = QString::fromUtf8(statement);
    return error;
}

// Reads every result of the statement that is next in line, up to libpq's null between statements.
Result<sql::Completion> Connection::collect(Waiter &waiter, Running &running)
{
    PQsetChunkedRowsMode(m_handle.get(), rowsPerChunk);
    while (PqResult result = TRY(nextResult(waiter, running.statement))) {
        switch (PQresultStatus(result.get())) {
        case PGRES_TUPLES_CHUNK:
        case PGRES_SINGLE_TUPLE:
        case PGRES_TUPLES_OK:
            // after chunks an empty final result follows; a statement without rows has only that one
            if (PQresultStatus(result.get()) != PGRES_TUPLES_OK || !running.columns) {
                if (auto taken = take(running, result.get()); !taken) {
                    keepFirst(running, std::move(taken).error());
                    requestCancel();
                }
            }
            [[fallthrough]];
        case PGRES_COMMAND_OK: complete(running, result.get()); break;
        case PGRES_COPY_IN:
            keepFirst(running, copyError(running.statement));
            PQputCopyEnd(m_handle.get(), "COPY needs a data stream");
            break;
        case PGRES_COPY_OUT:
        case PGRES_COPY_BOTH:
            keepFirst(running, copyError(running.statement));
            requestCancel();
            for (char *row = nullptr; PQgetCopyData(m_handle.get(), &row, 0) > 0;)
                PQfreemem(row);
            break;
        case PGRES_PIPELINE_ABORTED: keepFirst(running, job::cancelledError()); break;
        case PGRES_EMPTY_QUERY: break;
        default:
            keepFirst(running, statementError(result.get(), m_handle.get(), running.statement, waiter.stopReported()));
        }
    }
    if (PQstatus(m_handle.get()) == CONNECTION_BAD)
        keepFirst(running, brokenError(m_handle.get(), running.statement));
    if (running.error)
        return Failure(*std::move(running.error));
    return running.completion;
}

Result<QByteArray> Connection::prepare(Waiter &waiter, const sql::SqlText &sql)
{
    if (const auto known = m_prepared.constFind(sql.text); known != m_prepared.constEnd())
        return *known;
    std::vector<Oid> types;
    for (const sql::Value &value : sql.values)
        types.push_back(std::holds_alternative<QByteArray>(value) ? byteaOid : 0);
    // a pooler may have us share a server's session with others like us, whose names must not be ours
    if (m_preparedName.isEmpty())
        m_preparedName = "tidemark_" + QByteArray::number(QRandomGenerator::system()->generate64(), 36) + '_';
    const QByteArray name = m_preparedName + QByteArray::number(++m_preparedCount);
    if (PQsendPrepare(m_handle.get(), name.constData(), sql.text.constData(), int(types.size()), types.data()) == 0)
        return Failure(brokenError(m_handle.get(), sql.text));
    Running running{.statement = sql.text, .rows = {}};
    TRY(collect(waiter, running));
    m_prepared.insert(sql.text, name);
    return name;
}

// What makes a kept statement useless without anything being wrong: DISCARD ALL and DEALLOCATE took it, or the shape of
// its result changed under it. Source: errcodes.txt, and plancache.c, which says 0A000 for the latter.
static bool isForgotten(const Error &error)
{
    return error.sqlState == "26000"_L1 || (error.sqlState == "0A000"_L1 && error.message.contains("cached plan"_L1));
}

// Where nothing is kept, as behind a pooler that knows no kept statements, keeping costs more than it saves.
static constexpr int mostLosses = 4;

Result<sql::Completion> Connection::executePlain(Waiter &waiter, const sql::SqlText &sql, const sql::RowConsumer &rows)
{
    TRY(send(sql));
    Running running{.statement = sql.text, .rows = rows};
    return collect(waiter, running);
}

Result<sql::Completion> Connection::executePrepared(Waiter &waiter, const sql::SqlText &sql,
                                                    const sql::RowConsumer &rows)
{
    while (m_preparedLosses < mostLosses) {
        const QByteArray name = TRY(prepare(waiter, sql));
        TRY(sendPrepared(sql, name));
        Running running{.statement = sql.text, .rows = rows};
        auto completed = collect(waiter, running);
        if (completed || !isForgotten(completed.error()))
            return completed;
        m_prepared.remove(sql.text);
        ++m_preparedLosses;
        // within a transaction the failure has ended it, and the caller must know
        if (transactionState() != sql::TransactionState::None)
            return completed;
    }
    return executePlain(waiter, sql, rows);
}

Result<sql::Completion> Connection::execute(job::JobContext &job, const sql::SqlText &sql, const sql::RowConsumer &rows)
{
    TRY(job.check());
    TRY(requireWhole(sql));
    Waiter waiter(job);
    if (sql.keepPrepared && m_info.can.sql)
        return executePrepared(waiter, sql, rows);
    return executePlain(waiter, sql, rows);
}

// Past the synchronisation point the connection is out of the pipeline, whatever happened inside it. There the
// statements are committed, which may fail, too (a deferred constraint).
Result<void> Connection::finishPipeline(Waiter &waiter)
{
    Result<void> outcome;
    for (;;) {
        const PqResult result = TRY(nextResult(waiter, {}));
        if (result && PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC)
            break;
        if (result && PQresultStatus(result.get()) == PGRES_FATAL_ERROR && outcome)
            outcome = Failure(statementError(result.get(), m_handle.get(), {}, waiter.stopReported()));
        if (!result && PQstatus(m_handle.get()) == CONNECTION_BAD)
            return Failure(brokenError(m_handle.get(), {}));
    }
    PQexitPipelineMode(m_handle.get());
    return outcome;
}

Result<void> Connection::executeAll(job::JobContext &job, std::span<const sql::Step> steps)
{
    if (!m_info.can.pipeline)
        return sql::Connection::executeAll(job, steps);
    TRY(job.check());
    for (const sql::Step &step : steps)
        TRY(requireWhole(step.sql));
    Waiter waiter(job);
    PQenterPipelineMode(m_handle.get());
    for (const sql::Step &step : steps)
        TRY(send(step.sql));
    if (PQpipelineSync(m_handle.get()) == 0)
        return Failure(brokenError(m_handle.get(), {}));
    Result<void> outcome;
    for (const sql::Step &step : steps) {
        Running running{.statement = step.sql.text, .rows = step.rows};
        auto completed = collect(waiter, running);
        if (completed && step.done)
            step.done(*completed);
        if (!completed && outcome)
            outcome = Failure(std::move(completed).error());
        if (!isUsable())
            return outcome;
    }
    auto finished = finishPipeline(waiter);
    // that the connection is gone says more than what the server said while it went
    const bool broken = !finished && finished.error().breaksConnection;
    return outcome || broken ? finished : outcome;
}

} // namespace tidemark::postgres
