// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/errors.h"

#include "base/text.h"
#include "job/jobcontext.h"

#include <sqlite3.h>

#include <cstring>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static ErrorKind kindOf(int extendedCode)
{
    if (extendedCode == SQLITE_BUSY_SNAPSHOT || extendedCode == SQLITE_ABORT_ROLLBACK)
        return ErrorKind::Conflict;
    switch (extendedCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return ErrorKind::Locked;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH: return ErrorKind::Constraint;
    case SQLITE_READONLY:
    case SQLITE_IOERR:
    case SQLITE_CORRUPT:
    case SQLITE_FULL:
    case SQLITE_CANTOPEN:
    case SQLITE_NOTADB:
    case SQLITE_PERM:
    case SQLITE_NOLFS: return ErrorKind::Io;
    case SQLITE_INTERRUPT: return ErrorKind::Cancelled;
    case SQLITE_SCHEMA: return ErrorKind::Conflict;
    case SQLITE_RANGE: return ErrorKind::Usage;
    case SQLITE_AUTH: return ErrorKind::Unsupported;
    case SQLITE_NOMEM:
    case SQLITE_MISUSE:
    case SQLITE_INTERNAL: return ErrorKind::Internal;
    default: return ErrorKind::Sql;
    }
}

static QString readOnlyHint(int extendedCode, bool readOnly)
{
    if (extendedCode == SQLITE_READONLY_DBMOVED)
        return tr("Another program moved or deleted the file: connect again.");
    if (readOnly)
        return tr("This connection is read-only: open the file for writing to change it.");
    return tr("Check that you may write the file and its folder, which holds the journal.");
}

static QString hintFor(int extendedCode, bool readOnly)
{
    if (extendedCode == SQLITE_BUSY_SNAPSHOT)
        return tr("Somebody wrote after this transaction began to read: roll back and try again.");
    switch (extendedCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return tr(
            "Another program or connection is writing: let it finish, or wait longer with the option busy_timeout.");
    case SQLITE_READONLY: return readOnlyHint(extendedCode, readOnly);
    case SQLITE_FULL:
        return tr("Free space on the disk, or raise PRAGMA max_page_count if the file has reached its own limit.");
    case SQLITE_CORRUPT:
        return tr("Keep a copy of the file, look with PRAGMA integrity_check, and restore a backup or use the sqlite3 "
                  "shell's .recover.");
    case SQLITE_NOTADB: return tr("Check that it is the right file; encrypted databases cannot be opened.");
    case SQLITE_CANTOPEN:
        return tr("Check the path and your rights to the file and its folder; a file in WAL mode in a folder that you "
                  "may not write opens with the option immutable=1.");
    case SQLITE_IOERR: return tr("Check the disk and the network drive that hold the file.");
    default: return {};
    }
}

// What the message names after its colon: "UNIQUE constraint failed: users.email".
static QString constraintOf(const QString &message)
{
    const qsizetype colon = message.indexOf(": "_L1);
    return colon < 0 ? QString() : message.mid(colon + 2);
}

static QString wordsFor(int extendedCode, const QString &message, const QString &file)
{
    switch (extendedCode & 0xff) {
    case SQLITE_NOTADB: return tr("%1 is not a SQLite database, or it is encrypted").arg(file);
    case SQLITE_CORRUPT: return tr("%1 is damaged").arg(file);
    case SQLITE_FULL: return tr("%1 cannot grow: the disk is full").arg(file);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL: return tr("%1 is locked").arg(file);
    case SQLITE_READONLY: return tr("%1 is read-only").arg(file);
    case SQLITE_CANTOPEN: return tr("%1 cannot be opened").arg(file);
    case SQLITE_IOERR: return tr("%1 cannot be read or written").arg(file);
    default: return message;
    }
}

Error errorFor(int extendedCode, const QString &message, const QString &file, bool readOnly)
{
    if ((extendedCode & 0xff) == SQLITE_INTERRUPT)
        return job::cancelledError();
    Error error;
    error.kind = kindOf(extendedCode);
    error.message = wordsFor(extendedCode, message, file);
    error.detail = error.message == message ? QString() : message;
    error.hint = hintFor(extendedCode, readOnly);
    if (error.kind == ErrorKind::Constraint)
        error.object = constraintOf(message);
    else if (error.kind == ErrorKind::Io || error.kind == ErrorKind::Locked)
        error.object = file;
    return error;
}

static bool blamesSystem(int extendedCode)
{
    const int code = extendedCode & 0xff;
    return code == SQLITE_CANTOPEN || code == SQLITE_IOERR;
}

Error lastError(sqlite3 *db, std::string_view statement, const QString &file, bool readOnly)
{
    const int code = sqlite3_extended_errcode(db);
    Error error = errorFor(code, QString::fromUtf8(sqlite3_errmsg(db)), file, readOnly);
    error.statement = QString::fromUtf8(statement.data(), qsizetype(statement.size()));
    if (const int offset = sqlite3_error_offset(db); offset >= 0)
        error.position = positionOf(statement, offset);
    if (const int number = sqlite3_system_errno(db); number != 0 && blamesSystem(code))
        error.detail += u" (%1)"_s.arg(QString::fromLocal8Bit(std::strerror(number)));
    return error;
}

} // namespace tidemark::sqlite
