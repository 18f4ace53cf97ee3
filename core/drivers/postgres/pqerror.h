// SPDX-License-Identifier: GPL-3.0-or-later
// Turns what libpq and the server report into Errors. Source: PostgreSQL's table of error codes (appendix A) and
// libpq's PQresultErrorField. Pure functions over their arguments.
#pragma once

#include "base/error.h"
#include "base/secret.h"

#include <libpq-fe.h>

#include <QByteArray>

namespace tidemark::postgres {

// What a SQLSTATE asks of the caller.
[[nodiscard]] ErrorKind kindOfSqlState(const QString &sqlState);

// The report of a failed statement. `stopAsked` tells our own cancel from the server's statement timeout.
[[nodiscard]] Error statementError(const PGresult *result, PGconn *connection, const QByteArray &statement,
                                   bool stopAsked);

// The report of a connection that broke while a statement ran.
[[nodiscard]] Error brokenError(PGconn *connection, const QByteArray &statement);

// The report of a failed connection attempt. The connection must have been verbose, so that the text holds a SQLSTATE.
[[nodiscard]] Error connectError(PGconn *connection, const QString &where, const Secret &password);

} // namespace tidemark::postgres
