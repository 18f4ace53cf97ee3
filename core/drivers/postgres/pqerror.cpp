// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/pqerror.h"

#include "base/text.h"

#include <QRegularExpression>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

ErrorKind kindOfSqlState(const QString &state)
{
    static constexpr std::pair<QLatin1StringView, ErrorKind> kinds[] = {
        {"57014"_L1, ErrorKind::Timeout},    {"57P"_L1, ErrorKind::Connection}, {"55P03"_L1, ErrorKind::Locked},
        {"55006"_L1, ErrorKind::Locked},     {"28"_L1, ErrorKind::Auth},        {"08"_L1, ErrorKind::Connection},
        {"23"_L1, ErrorKind::Constraint},    {"40"_L1, ErrorKind::Conflict},    {"0A"_L1, ErrorKind::Unsupported},
        {"53300"_L1, ErrorKind::Connection}, {"53100"_L1, ErrorKind::Io},       {"58030"_L1, ErrorKind::Io},
        {"25P03"_L1, ErrorKind::Connection}, {"25P04"_L1, ErrorKind::Timeout},
    };
    for (const auto &[prefix, kind] : kinds) {
        if (state.startsWith(prefix))
            return kind;
    }
    return ErrorKind::Sql;
}

static QString field(const PGresult *result, int code)
{
    return QString::fromUtf8(PQresultErrorField(result, code));
}

// The server counts characters from 1; we count bytes from 0.
static std::optional<TextPosition> statementPosition(const PGresult *result, const QByteArray &statement)
{
    const int characters = field(result, PG_DIAG_STATEMENT_POSITION).toInt();
    if (characters <= 0)
        return {};
    qsizetype offset = 0;
    for (int seen = 1; seen < characters && offset < statement.size(); ++seen) {
        ++offset;
        while (offset < statement.size() && (uchar(statement[offset]) & 0xC0) == 0x80)
            ++offset;
    }
    return positionOf({statement.constData(), size_t(statement.size())}, offset);
}

static QString involvedObject(const PGresult *result)
{
    for (const int code : {PG_DIAG_CONSTRAINT_NAME, PG_DIAG_COLUMN_NAME, PG_DIAG_TABLE_NAME, PG_DIAG_DATATYPE_NAME}) {
        if (const QString name = field(result, code); !name.isEmpty())
            return name;
    }
    return {};
}

static QString detailText(const PGresult *result)
{
    QStringList lines{field(result, PG_DIAG_MESSAGE_DETAIL)};
    if (const QString query = field(result, PG_DIAG_INTERNAL_QUERY); !query.isEmpty())
        lines << tr("in the statement: %1").arg(query);
    lines << field(result, PG_DIAG_CONTEXT);
    lines.removeAll(QString());
    return lines.join(u'\n');
}

Error statementError(const PGresult *result, PGconn *connection, const QByteArray &statement, bool stopAsked)
{
    const QString state = field(result, PG_DIAG_SQLSTATE);
    if (state.isEmpty())
        return brokenError(connection, statement);
    Error error;
    error.kind = stopAsked && state == "57014"_L1 ? ErrorKind::Cancelled : kindOfSqlState(state);
    error.message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    error.detail = detailText(result);
    error.hint = field(result, PG_DIAG_MESSAGE_HINT);
    error.sqlState = state;
    error.statement = QString::fromUtf8(statement);
    error.object = involvedObject(result);
    error.position = statementPosition(result, statement);
    error.breaksConnection = PQstatus(connection) == CONNECTION_BAD || state.startsWith("57P0"_L1);
    error.breaksTransaction = true;
    return error;
}

Error brokenError(PGconn *connection, const QByteArray &statement)
{
    Error error;
    error.kind = ErrorKind::Connection;
    error.message = tr("The connection to the server was lost");
    error.detail = QString::fromUtf8(PQerrorMessage(connection)).trimmed();
    error.hint = tr("The statement may or may not have taken effect. Connect again and look before repeating it.");
    error.statement = QString::fromUtf8(statement);
    error.breaksConnection = true;
    error.breaksTransaction = true;
    return error;
}

// "FATAL:  28P01: password authentication failed for user …" as libpq writes it when it is verbose.
static QString takeSqlState(QString &text)
{
    static const QRegularExpression verbose(u":  ([0-9A-Z]{5}): "_s);
    const QRegularExpressionMatch match = verbose.match(text);
    if (!match.hasMatch())
        return {};
    text.replace(match.capturedStart(), match.capturedLength(), u": "_s);
    return match.captured(1);
}

static QString connectHint(const QString &state, const QString &text)
{
    if (state == "28P01"_L1)
        return tr("Check the user name and the password.");
    if (state == "28000"_L1)
        return tr(
            "The server's pg_hba.conf does not allow this user, database and address, or the role may not log in.");
    if (state == "3D000"_L1)
        return tr("Check the name of the database; \"postgres\" usually exists.");
    if (state == "53300"_L1)
        return tr("The server has no free connection slots; try again when others have left.");
    if (state == "57P03"_L1)
        return tr("The server is starting up or shutting down; try again in a moment.");
    if (text.contains("certificate"_L1))
        return tr("Check sslmode and sslrootcert, and that the certificate names this host and has not expired.");
    if (text.contains("no password supplied"_L1))
        return tr("Give a password: in the URL, PGPASSWORD, ~/.pgpass or --password-file.");
    if (text.contains("refused"_L1) || text.contains("No such file"_L1))
        return tr("Check that the server is running there, and the host and the port.");
    if (text.contains("translate host name"_L1))
        return tr("Check the spelling of the host and the name service.");
    return {};
}

Error connectError(PGconn *connection, const QString &where, const Secret &password)
{
    QString text = password.redactFrom(QString::fromUtf8(PQerrorMessage(connection)).trimmed());
    Error error;
    error.sqlState = takeSqlState(text);
    const bool missingPassword = PQconnectionNeedsPassword(connection) != 0;
    error.kind = missingPassword ? ErrorKind::Auth : kindOfSqlState(error.sqlState);
    if (error.sqlState.isEmpty() && !missingPassword)
        error.kind = ErrorKind::Connection;
    if (error.sqlState == "3D000"_L1)
        error.kind = ErrorKind::Connection;
    const QStringList lines = text.split(u'\n');
    error.message = tr("Cannot connect to %1: %2").arg(where, lines.first());
    QStringList rest = lines.mid(1);
    rest.removeIf([](const QString &line) { return line.startsWith("LOCATION:"_L1); });
    error.detail = rest.join(u'\n').trimmed();
    error.hint = connectHint(error.sqlState, text);
    error.breaksConnection = true;
    return error;
}

} // namespace tidemark::postgres
