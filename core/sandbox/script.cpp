// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/script.h"

#include "base/text.h"
#include "sandbox/scriptfolder.h"

#include <QFileInfo>

#include <algorithm>
#include <map>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;
using dialect::ScriptAction;
using dialect::ScriptVerdict;

std::string_view textOf(const Script &script, const ScriptStatement &statement)
{
    return sql::textOf(statement.piece, script.files[statement.file].view());
}

TextPosition positionIn(const Script &script, const ScriptStatement &statement, qint64 offset)
{
    const ScriptFile &file = script.files[statement.file];
    const TextPosition inside = positionOf(textOf(script, statement), offset);
    TextPosition at{.file = file.name, .offset = statement.piece.offset + inside.offset};
    at.line = statement.piece.line + inside.line - 1;
    at.column = inside.line == 1 ? statement.piece.column + inside.column - 1 : inside.column;
    return at;
}

QString excerptOf(std::string_view statement)
{
    static constexpr size_t enough = 2000;
    const QString text = QString::fromUtf8(statement.data(), qsizetype(std::min(statement.size(), enough)));
    return statement.size() > enough ? text + u'…' : text;
}

namespace {

// Reads files once, and puts their statements in the order in which they run.
class Reader
{
public:
    Reader(job::JobContext &job, const dialect::Dialect &dialect, const ScriptFolder *folder)
        : m_job(job)
        , m_dialect(dialect)
        , m_folder(folder)
    {
    }

    // Cuts a text; nothing of it runs yet. Returns its number.
    Result<size_t> add(ScriptFile file)
    {
        TRY(m_job.check());
        sql::Script cut = sql::split(file.view(), m_dialect.lexer);
        if (!cut.faults.empty())
            return faulty(file, cut.faults.front());
        m_script.files.push_back(std::move(file));
        m_pieces.push_back(std::move(cut.pieces));
        return m_script.files.size() - 1;
    }

    Result<size_t> load(const QString &path)
    {
        if (const auto known = m_loaded.find(path); known != m_loaded.end())
            return known->second;
        ScriptFile read = TRY(m_folder->read(path));
        const size_t file = TRY(add(std::move(read)));
        m_loaded.emplace(path, file);
        return file;
    }

    // Includes of the file itself, without what those include.
    Result<QStringList> includesOf(size_t file)
    {
        QStringList paths;
        for (const sql::Piece &piece : m_pieces[file]) {
            if (piece.kind != sql::PieceKind::MetaCommand)
                continue;
            const ScriptVerdict verdict = judge(file, piece);
            if (verdict.action == ScriptAction::Include)
                paths << TRY(resolve({.file = file, .piece = piece}, verdict));
        }
        return paths;
    }

    // Appends what a file runs.
    Result<void> run(size_t file)
    {
        m_running.push_back(file);
        for (const sql::Piece &piece : m_pieces[file]) {
            if (m_stopped)
                break;
            TRY(take(file, piece));
        }
        m_stopped = false; // \q ends its own file
        m_running.pop_back();
        return {};
    }

    Script result() { return std::move(m_script); }

private:
    Failure faulty(const ScriptFile &file, const sql::Fault &fault) const
    {
        Error error = sql::toError(fault, file.view(), file.name);
        error.detail = excerptAt(file.view(), *error.position);
        return Failure(std::move(error));
    }

    [[nodiscard]] ScriptVerdict judge(size_t file, const sql::Piece &piece) const
    {
        const std::string_view text = sql::textOf(piece, m_script.files[file].view());
        switch (piece.kind) {
        case sql::PieceKind::Statement: return m_dialect.scripting->judge(text);
        case sql::PieceKind::CopyData: return {.action = ScriptAction::Skip};
        case sql::PieceKind::MetaCommand:
        case sql::PieceKind::DelimiterCommand: break;
        }
        return m_dialect.scripting->judgeCommand(text);
    }

    Result<void> take(size_t file, const sql::Piece &piece)
    {
        const ScriptVerdict verdict = judge(file, piece);
        const ScriptStatement statement{
            .file = file, .piece = piece, .action = verdict.action, .concernsServer = verdict.concernsServer};
        switch (verdict.action) {
        case ScriptAction::Refuse: return refuse(statement, verdict);
        case ScriptAction::Include: return include(statement, verdict);
        case ScriptAction::Stop: m_stopped = true; break;
        case ScriptAction::Skip:
            if (!verdict.reason.isEmpty())
                m_script.notes.push_back({positionIn(m_script, statement), verdict.reason});
            break;
        default: m_script.statements.push_back(statement);
        }
        return {};
    }

    Result<void> include(const ScriptStatement &statement, const ScriptVerdict &verdict)
    {
        const QString path = TRY(resolve(statement, verdict));
        const size_t file = TRY(load(path));
        if (std::ranges::find(m_running, file) == m_running.end())
            return run(file);
        Failure failure = fail(ErrorKind::Config, tr("%1 includes itself").arg(m_script.files[file].name),
                               tr("Take one of the \\i lines out."));
        return located(std::move(failure).error(), statement);
    }

    [[nodiscard]] Failure refuse(const ScriptStatement &statement, const ScriptVerdict &verdict) const
    {
        return located(fail(ErrorKind::Unsupported, verdict.reason, verdict.hint).error(), statement);
    }

    [[nodiscard]] Failure located(Error error, const ScriptStatement &statement) const
    {
        const ScriptFile &file = m_script.files[statement.file];
        error.position = positionIn(m_script, statement);
        error.statement = excerptOf(textOf(m_script, statement));
        error.detail = excerptAt(file.view(), *error.position);
        return Failure(std::move(error));
    }

    [[nodiscard]] Result<QString> resolve(const ScriptStatement &statement, const ScriptVerdict &verdict) const
    {
        if (!m_folder)
            return refuse(statement, {.reason = tr("There is no folder to include files from")});
        auto path = m_folder->resolve(verdict.file, m_script.files[statement.file].name, verdict.fromHere);
        if (!path)
            return located(std::move(path).error(), statement);
        return path;
    }

    job::JobContext &m_job;
    const dialect::Dialect &m_dialect;
    const ScriptFolder *m_folder; // null: nothing can be included
    Script m_script;
    std::vector<std::vector<sql::Piece>> m_pieces; // of each file
    std::map<QString, size_t> m_loaded;            // by path in the folder
    std::vector<size_t> m_running;                 // files that include each other, outermost first
    bool m_stopped = false;
};

} // namespace

static Result<void> requireScripting(const dialect::Dialect &dialect)
{
    if (dialect.scripting)
        return {};
    return fail(ErrorKind::Unsupported, tr("SQL files of %1 cannot be replayed").arg(dialect.displayName),
                tr("Give a database or a snapshot."));
}

Result<Script> readScript(job::JobContext &job, const dialect::Dialect &dialect, const QString &path)
{
    TRY(requireScripting(dialect));
    job.report({.what = tr("Reading %1").arg(printable(path))});
    ScriptFolder folder = TRY(ScriptFolder::open(path));
    Reader reader(job, dialect, &folder);
    QStringList included;
    for (const QString &file : folder.files()) {
        const size_t number = TRY(reader.load(file));
        included += TRY(reader.includesOf(number));
    }
    bool runsAny = false;
    for (const QString &file : folder.files()) {
        if (included.contains(file) && folder.files().size() > 1)
            continue;
        const size_t number = TRY(reader.load(file));
        TRY(reader.run(number));
        runsAny = true;
    }
    if (!runsAny)
        return fail(ErrorKind::Config, tr("The files in %1 include each other in a circle").arg(printable(path)),
                    tr("Take one of the \\i lines out."));
    TRY(folder.requireUnchanged());
    return reader.result();
}

Result<Script> scriptOf(const dialect::Dialect &dialect, const QByteArray &text, const QString &name)
{
    TRY(requireScripting(dialect));
    job::JobContext job;
    Reader reader(job, dialect, nullptr);
    const size_t number = TRY(reader.add({.name = name, .text = text}));
    TRY(reader.run(number));
    return reader.result();
}

} // namespace tidemark::sandbox
