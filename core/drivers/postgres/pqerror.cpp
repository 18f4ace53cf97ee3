// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/pqerror.h"

#include "base/text.h"
#include "job/jobcontext.h"

#include <QRegularExpression>

#include <algorithm>

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

// Where in nested calls it happened; of an endless recursion only both ends.
static QString contextText(const PGresult *result)
{
    static constexpr qsizetype most = 12;
    static constexpr qsizetype end = 3;
    QStringList lines = field(result, PG_DIAG_CONTEXT).split(u'\n');
    const qsizetype between = lines.size() - most;
    if (between > 1)
        lines = lines.first(most - end) + QStringList{tr("… %1 lines more").arg(between)} + lines.last(end);
    return lines.join(u'\n');
}

static QString detailText(const PGresult *result)
{
    QStringList lines{field(result, PG_DIAG_MESSAGE_DETAIL)};
    if (const QString query = field(result, PG_DIAG_INTERNAL_QUERY); !query.isEmpty())
        lines << tr("in the statement: %1").arg(query);
    lines << contextText(result);
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
    const QString words = field(result, PG_DIAG_MESSAGE_PRIMARY);
    const bool cancelled = error.kind == ErrorKind::Cancelled;
    error.message = cancelled ? job::cancelledError().message : words;
    error.detail = cancelled ? words : detailText(result);
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

namespace {

// What libpq or OpenSSL says where there is no SQLSTATE, in the C locale of libpq without translations.
struct Saying
{
    QLatin1StringView text;
    ErrorKind kind;
    const char *hint;
};

} // namespace

// The first that fits counts.
static constexpr Saying sayings[] = {
    {"root certificate file"_L1, ErrorKind::Config,
     QT_TRANSLATE_NOOP("tidemark", "Give the certificate of the authority that signed the server's as sslrootcert, or "
                                   "sslrootcert=system for those that this computer trusts.")},
    {"does not match host name"_L1, ErrorKind::Connection,
     QT_TRANSLATE_NOOP("tidemark", "Connect with a host name that the certificate holds (hostaddr may give the address "
                                   "beside it). With sslmode=verify-ca the name is not checked.")},
    {"does not support SSL"_L1, ErrorKind::Connection,
     QT_TRANSLATE_NOOP("tidemark", "Switch TLS on at the server. With sslmode=prefer the connection is made without "
                                   "encryption where there is none.")},
    {"has group or world access"_L1, ErrorKind::Config,
     QT_TRANSLATE_NOOP("tidemark", "Take the rights of others from the file of sslkey: chmod 0600.")},
    {"bad decrypt"_L1, ErrorKind::Config,
     QT_TRANSLATE_NOOP("tidemark", "The file of sslkey is encrypted. Give its pass phrase as sslpassword.")},
    {"private key"_L1, ErrorKind::Config,
     QT_TRANSLATE_NOOP("tidemark", "Check sslkey: the private key that belongs to the certificate of sslcert.")},
    {"certificate file"_L1, ErrorKind::Config,
     QT_TRANSLATE_NOOP("tidemark", "Check sslcert: your certificate, in the PEM format.")},
    {"alert unknown ca"_L1, ErrorKind::Auth,
     QT_TRANSLATE_NOOP("tidemark", "The server does not know who signed your certificate. Check sslcert.")},
    {"alert certificate"_L1, ErrorKind::Auth,
     QT_TRANSLATE_NOOP("tidemark", "The server refuses your certificate. Check sslcert and its dates.")},
    {"authentication method requirement"_L1, ErrorKind::Connection,
     QT_TRANSLATE_NOOP("tidemark",
                       "The connection demands a way of signing in (require_auth) that this server does not "
                       "offer to this user. Nothing was sent to it.")},
    {"certificate"_L1, ErrorKind::Connection,
     QT_TRANSLATE_NOOP("tidemark",
                       "Check sslmode and sslrootcert, and that the certificate names this host and has not expired.")},
    {"no password supplied"_L1, ErrorKind::Auth,
     QT_TRANSLATE_NOOP("tidemark",
                       "Give a password: with the connection or in its URL, where tidemark_password says what to "
                       "fetch it from, as PGPASSWORD, or in ~/.pgpass.")},
    {"refused"_L1, ErrorKind::Connection,
     QT_TRANSLATE_NOOP("tidemark", "Check that the server is running there, and the host and the port.")},
    {"No such file"_L1, ErrorKind::Connection,
     QT_TRANSLATE_NOOP("tidemark", "Check that the server is running there, and the host and the port.")},
    {"translate host name"_L1, ErrorKind::Connection,
     QT_TRANSLATE_NOOP("tidemark", "Check the spelling of the host and the name service.")},
};

static const Saying *sayingIn(const QString &text)
{
    const auto at = std::ranges::find_if(sayings, [&](const Saying &saying) { return text.contains(saying.text); });
    return at != std::end(sayings) ? &*at : nullptr;
}

static QString stateHint(const QString &state, const QString &text)
{
    if (state == "28P01"_L1)
        return tr("Check the user name and the password.");
    if (state == "28000"_L1 && text.contains("certificate"_L1))
        return tr("The server wants a certificate made out to this user: give it as sslcert, and its key as sslkey.");
    if (state == "28000"_L1)
        return tr(
            "The server's pg_hba.conf does not allow this user, database and address, or the role may not log in.");
    if (state == "3D000"_L1)
        return tr("Check the name of the database; \"postgres\" usually exists.");
    if (state == "53300"_L1)
        return tr("The server has no free connection slots; try again when others have left.");
    if (state == "08P01"_L1 && text.contains("unsupported startup parameter"_L1))
        return tr("PgBouncer passes this on to no server. Leave it out (it may stand in options, or come from a "
                  "connection that is read-only), have PgBouncer follow it (track_extra_parameters), or connect to the "
                  "server itself.");
    if (state == "08P01"_L1 && text.endsWith("not allowed"_L1))
        return tr("This PgBouncer lets nobody into its console but the users in admin_users and stats_users.");
    if (state == "57P03"_L1)
        return tr("The server is starting up or shutting down; try again in a moment.");
    return {};
}

// PgBouncer says 08P01 of everything that it refuses by itself, a wrong password among it.
static QString understoodState(const QString &state, const QString &text)
{
    return state == "08P01"_L1 && text.contains("authentication failed"_L1) ? u"28P01"_s : state;
}

static ErrorKind connectKind(const QString &state, const Saying *saying, bool missingPassword)
{
    if (missingPassword)
        return ErrorKind::Auth;
    if (state.isEmpty())
        return saying ? saying->kind : ErrorKind::Connection;
    return state == "3D000"_L1 ? ErrorKind::Connection : kindOfSqlState(state);
}

Error connectError(PGconn *connection, const QString &where, const Secret &password)
{
    QString text = password.redactFrom(QString::fromUtf8(PQerrorMessage(connection)).trimmed());
    Error error;
    const QString state = takeSqlState(text);
    error.sqlState = understoodState(state, text);
    const Saying *saying = error.sqlState.isEmpty() ? sayingIn(text) : nullptr;
    error.kind = connectKind(error.sqlState, saying, PQconnectionNeedsPassword(connection) != 0);
    // what refused a certificate is no question for a password
    if (saying && saying->text.contains("alert"_L1))
        error.sqlState = u"28000"_s;
    const QStringList lines = text.split(u'\n');
    error.message = tr("Cannot connect to %1: %2").arg(where, lines.first());
    QStringList rest = lines.mid(1);
    rest.removeIf([](const QString &line) { return line.startsWith("LOCATION:"_L1); });
    error.detail = rest.join(u'\n').trimmed();
    error.hint = saying ? tr(saying->hint) : stateHint(error.sqlState, text);
    error.breaksConnection = true;
    return error;
}

} // namespace tidemark::postgres
