// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/replay.h"

#include "base/text.h"
#include "sandbox/timelimit.h"

#include <algorithm>
#include <set>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;
using dialect::ScriptAction;

static constexpr size_t statementsPerBatch = 256;
static constexpr qint64 bytesPerBatch = 1 << 20;

namespace {

class Replayer
{
public:
    Replayer(job::JobContext &job, Scratch &scratch, const Script &script, const ReplayOptions &options)
        : m_job(job)
        , m_scratch(scratch)
        , m_connection(scratch.connection())
        , m_scripting(*scratch.dialect().scripting)
        , m_script(script)
        , m_mayChangeServer(options.mayChangeServer || scratch.isPrivate())
        , m_sendsBatches(m_connection.server().can.pipeline)
    {
        m_report.notes = script.notes;
    }

    Result<ReplayReport> run()
    {
        while (m_next < m_script.statements.size())
            TRY(runNext());
        if (m_connection.transactionState() != sql::TransactionState::None)
            return leftOpen();
        m_report.statements = m_script.statements.size() - m_leftOut.size();
        return std::move(m_report);
    }

private:
    // Statements that can go out together, in the order of the script.
    struct Batch
    {
        std::vector<size_t> numbers;
        std::vector<sql::Step> steps;
        size_t end = 0;  // number of the statement after it
        size_t done = 0; // how many have succeeded
    };

    [[nodiscard]] const ScriptStatement &at(size_t number) const { return m_script.statements[number]; }

    // Whether a statement is left out on this server, or because of what it answered.
    [[nodiscard]] bool isLeftOut(size_t number) const
    {
        return m_leftOut.contains(number) || (at(number).concernsServer && !m_mayChangeServer);
    }

    [[nodiscard]] bool goesAlone(size_t number) const
    {
        const ScriptAction action = at(number).action;
        return !m_sendsBatches || number < m_singleUntil ||
               (action != ScriptAction::Run && action != ScriptAction::RunIfKnown);
    }

    Batch nextBatch()
    {
        Batch batch{.numbers = {}, .steps = {}, .end = m_next};
        qint64 bytes = 0;
        while (batch.end < m_script.statements.size() && batch.numbers.size() < statementsPerBatch &&
               bytes < bytesPerBatch) {
            const size_t number = batch.end;
            if (goesAlone(number) && !batch.numbers.empty())
                break;
            ++batch.end;
            if (isLeftOut(number)) {
                noteLeftOut(number);
                continue;
            }
            batch.numbers.push_back(number);
            bytes += at(number).piece.length;
            if (goesAlone(number))
                break;
        }
        return batch;
    }

    void noteLeftOut(size_t number)
    {
        if (!m_leftOut.insert(number).second)
            return;
        m_report.notes.push_back({positionIn(m_script, at(number)),
                                  tr("Left out, because it concerns the whole server and not the scratch database")});
    }

    Result<void> runNext()
    {
        Batch batch = nextBatch();
        m_job.report(
            {.what = tr("Running the script"), .done = qint64(m_next), .total = qint64(m_script.statements.size())});
        auto outcome = send(batch);
        if (!outcome)
            return recover(batch, std::move(outcome).error());
        m_next = batch.end;
        if (m_connection.transactionState() == sql::TransactionState::None)
            m_restart = m_next;
        return {};
    }

    Result<void> send(Batch &batch)
    {
        if (batch.numbers.empty())
            return {};
        if (batch.numbers.size() == 1) {
            TRY(m_connection.execute(m_job, bytesOf(batch.numbers.front())));
            return {};
        }
        for (const size_t number : batch.numbers)
            batch.steps.push_back(
                {.sql = bytesOf(number), .rows = {}, .done = [&batch](const sql::Completion &) { ++batch.done; }});
        return m_connection.executeAll(m_job, batch.steps);
    }

    [[nodiscard]] QByteArray bytesOf(size_t number) const
    {
        const std::string_view text = textOf(m_script, at(number));
        return {text.data(), qsizetype(text.size())};
    }

    // Goes on without the statement, with what it lacked, or with single statements; else the error is final.
    Result<void> recover(const Batch &batch, Error error)
    {
        const size_t failed = batch.numbers[std::min(batch.done, batch.numbers.size() - 1)];
        const bool final = error.breaksConnection || !m_connection.isUsable() || m_job.stopRequested();
        if (final || !(TRY(mend(failed, error)) || wantsSingles(batch, failed)))
            return Failure(located(std::move(error), failed));
        if (m_connection.transactionState() != sql::TransactionState::None)
            TRY(m_connection.execute(m_job, "ROLLBACK"));
        m_next = m_restart;
        return {};
    }

    // A batch is one transaction, which some statements are not made for: one by one they show whether they fail.
    bool wantsSingles(const Batch &batch, size_t failed)
    {
        if (batch.numbers.size() == 1 || m_connection.transactionState() != sql::TransactionState::None)
            return false;
        m_singleUntil = failed + 1;
        return true;
    }

    // Whether what made the statement fail is out of the way.
    Result<bool> mend(size_t failed, const Error &error)
    {
        const ScriptStatement &statement = at(failed);
        const bool harmless = statement.action == ScriptAction::RunIfKnown && m_scripting.isUnknownSetting(error);
        if (harmless || (statement.concernsServer && m_scripting.isAlreadyThere(error))) {
            m_leftOut.insert(failed);
            if (harmless)
                m_report.notes.push_back(
                    {positionIn(m_script, statement), tr("Left out: this server does not know the setting")});
            return true;
        }
        const auto remedy = m_scripting.remedy(error, m_connection.server());
        if (!remedy || !m_mayChangeServer || (remedy->local && !m_scratch.isPrivate()) ||
            !m_made.insert(remedy->missing).second)
            return false;
        TRY(m_scratch.administer(m_job, remedy->statement));
        m_report.notes.push_back(
            {positionIn(m_script, statement), tr("Made in the scratch server: %1").arg(remedy->missing)});
        return true;
    }

    [[nodiscard]] Error located(Error error, size_t number) const
    {
        const ScriptStatement &statement = at(number);
        const ScriptFile &file = m_script.files[statement.file];
        const std::string_view text = textOf(m_script, statement);
        error.statement = QString::fromUtf8(text.data(), qsizetype(text.size()));
        error = m_scripting.explain(std::move(error), file.view(), m_connection.server());
        error.statement = excerptOf(text);
        error.position = positionIn(m_script, statement, error.position ? error.position->offset : 0);
        const QString excerpt = excerptAt(file.view(), *error.position);
        error.detail = error.detail.isEmpty() ? excerpt : excerpt + u'\n' + error.detail;
        if (error.hint.isEmpty() && m_script.files.size() > 1 && statement.file > 0)
            error.hint = tr("The files of a folder run in the order of their names.");
        return error;
    }

    [[nodiscard]] Failure leftOpen() const
    {
        Failure failure = fail(ErrorKind::Sql, tr("The script ends within a transaction, so nothing of it would stay"),
                               tr("End the transaction that begins here with COMMIT."));
        const ScriptStatement &statement = at(m_restart);
        failure.error().position = positionIn(m_script, statement);
        failure.error().statement = excerptOf(textOf(m_script, statement));
        return failure;
    }

    job::JobContext &m_job;
    Scratch &m_scratch;
    sql::Connection &m_connection;
    const dialect::Scripting &m_scripting;
    const Script &m_script;
    bool m_mayChangeServer;
    bool m_sendsBatches;

    size_t m_next = 0;        // number of the next statement
    size_t m_restart = 0;     // where to begin again after a rollback: everything before is committed
    size_t m_singleUntil = 0; // statements before this number go alone
    std::set<size_t> m_leftOut;
    std::set<QString> m_made; // remedies that were tried
    ReplayReport m_report;
};

} // namespace

Result<ReplayReport> replay(job::JobContext &job, Scratch &scratch, const Script &script, const ReplayOptions &options)
{
    TimeLimit limit(job, options.timeLimit);
    auto report = Replayer(limit.job(), scratch, script, options).run();
    if (!report)
        return Failure(limit.explained(std::move(report).error()));
    for (const sql::SqlText &statement : scratch.dialect().scripting->resetSession())
        TRY(scratch.connection().execute(job, statement));
    return report;
}

} // namespace tidemark::sandbox
