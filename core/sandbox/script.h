// SPDX-License-Identifier: GPL-3.0-or-later
// A script to replay: one file or a folder of files, with what they include, cut into statements and judged, before any
// server sees it. Plain data once it is read; any thread.
#pragma once

#include "dialect/dialect.h"
#include "job/jobcontext.h"
#include "sql/splitter.h"

namespace tidemark::sandbox {

struct ScriptFile
{
    QString name; // as people know it
    QByteArray text;

    [[nodiscard]] std::string_view view() const { return {text.constData(), size_t(text.size())}; }
};

struct ScriptStatement
{
    size_t file = 0;
    sql::Piece piece;
    dialect::ScriptAction action = dialect::ScriptAction::Run;
    bool concernsServer = false;
};

// What was left out, and other news for people.
struct ScriptNote
{
    TextPosition position;
    QString text;
};

struct Script
{
    std::vector<ScriptFile> files;
    std::vector<ScriptStatement> statements; // in the order in which they run
    std::vector<ScriptNote> notes;
};

// Reads a file, or the *.sql files of a folder and the folders in it by the names of their paths; a file of the folder
// that another one includes runs only there. Includes are followed within the folder (of the file), links out of it are
// not. Errors: Io, Conflict when a file changes while it is read, Sql for what never closes, Unsupported for what a
// scratch database must not run; all with their place.
[[nodiscard]] Result<Script> readScript(job::JobContext &job, const dialect::Dialect &dialect, const QString &path);

// The same for a text that is at hand; it can include nothing.
[[nodiscard]] Result<Script> scriptOf(const dialect::Dialect &dialect, const QByteArray &text, const QString &name);

[[nodiscard]] std::string_view textOf(const Script &script, const ScriptStatement &statement);

// A place in a file of a script, `offset` bytes behind the beginning of the statement.
[[nodiscard]] TextPosition positionIn(const Script &script, const ScriptStatement &statement, qint64 offset = 0);

// The beginning of a text, for errors that quote what may be long.
[[nodiscard]] QString excerptOf(std::string_view statement);

} // namespace tidemark::sandbox
