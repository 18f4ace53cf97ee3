// SPDX-License-Identifier: GPL-3.0-or-later
// A connection to a database, whatever the engine. Used by one thread at a time; a stop asked for through the
// JobContext (from any thread) reaches the server as the engine's own cancel. Owned by whoever opened it; closing is
// its destructor.
#pragma once

#include "job/jobcontext.h"
#include "sql/rowbatch.h"
#include "sql/serverinfo.h"
#include "sql/sqltext.h"

#include <chrono>
#include <functional>
#include <memory>
#include <span>

namespace tidemark::sql {

// Receives rows as they arrive. Called at least once for a statement that returns rows (perhaps with none), so that the
// columns are known. The batch may be moved from. An error that it returns stops the statement.
using RowConsumer = std::function<Result<void>(RowBatch &)>;

// What the server said beside the result. Called on the thread that runs the statement.
struct Notice
{
    QString severity; // NOTICE, WARNING, INFO …
    QString message;
    QString sqlState;
    QString hint;
};
using NoticeHandler = std::function<void(const Notice &)>;

enum class TransactionState { None, Open, Failed };

struct Completion
{
    QString tag;              // "INSERT 0 3"; empty where the engine has none
    qint64 rowsAffected = -1; // -1: does not apply
    qint64 rowsReturned = 0;
};

// One statement of a batch and who takes its rows.
struct Step
{
    SqlText sql;
    RowConsumer rows = {};
    std::function<void(const Completion &)> done = {}; // once it has succeeded
};

class Connection
{
public:
    virtual ~Connection() = default;
    Connection() = default;
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] virtual const ServerInfo &server() const = 0;

    // Runs one statement. Rows go to the consumer in batches; without a consumer they are read and dropped.
    [[nodiscard]] virtual Result<Completion> execute(job::JobContext &job, const SqlText &sql,
                                                     const RowConsumer &rows = {}) = 0;

    // Runs statements in order and stops at the first error, which names its statement. Engines that can send them all
    // before the first answer do so (`can.pipeline`): the cost is one round trip.
    [[nodiscard]] virtual Result<void> executeAll(job::JobContext &job, std::span<const Step> steps);

    [[nodiscard]] virtual TransactionState transactionState() const = 0;

    // False once an error broke the link; the connection is then only good for being dropped.
    [[nodiscard]] virtual bool isUsable() const = 0;

    // Whether the server answers within a time. When it does not, the connection is only good for being dropped. Cost:
    // one round trip; nothing for an engine without servers. Not to be asked while a statement runs.
    [[nodiscard]] virtual bool answers(std::chrono::milliseconds limit);

    // Forgets the link without a word to the server: for a process that inherited it by fork() and must not use it.
    virtual void abandon() {}

    virtual void setNoticeHandler(NoticeHandler handler) = 0;

    // Keeps something alive for as long as the connection: the tunnel that it goes through.
    void keepWith(std::shared_ptr<const void> companion) { m_companion = std::move(companion); }

private:
    std::shared_ptr<const void> m_companion; // goes after what derives from this is closed
};

// Runs a statement and returns all its rows in one batch: for results that are known to be small.
[[nodiscard]] Result<RowBatch> fetch(job::JobContext &job, Connection &connection, const SqlText &sql);

// Runs a statement without looking at rows.
[[nodiscard]] Result<Completion> run(job::JobContext &job, Connection &connection, const SqlText &sql);

} // namespace tidemark::sql
