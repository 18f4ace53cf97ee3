// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/connector.h"

#include "base/text.h"
#include "dialect/redaction.h"
#include "drivers/postgres/connection.h"
#include "drivers/postgres/lookup.h"
#include "drivers/postgres/parameters.h"
#include "drivers/postgres/plainmessages.h"
#include "drivers/postgres/pqerror.h"
#include "drivers/postgres/tls.h"

#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::steady_clock;

namespace {

// Adds the time since the last mark to the step that just ended.
class StepTimer
{
public:
    void mark(microseconds &step)
    {
        const auto now = steady_clock::now();
        step += duration_cast<microseconds>(now - m_last);
        m_last = now;
    }

private:
    steady_clock::time_point m_last = steady_clock::now();
};

// One host to try.
struct Attempt
{
    Parameters parameters;
    QString where;
    Secret password;
    steady_clock::time_point deadline;
};

} // namespace

static microseconds &stepOf(ConnStatusType status, dialect::ConnectTimings &timings)
{
    switch (status) {
    case CONNECTION_NEEDED:
    case CONNECTION_STARTED:
    case CONNECTION_MADE: return timings.connect;
    case CONNECTION_SSL_STARTUP:
    case CONNECTION_GSS_STARTUP: return timings.encryption;
    default: return timings.authentication;
    }
}

static Error timeoutError(const QString &where)
{
    Error error;
    error.kind = ErrorKind::Timeout;
    error.message = tr("Cannot connect to %1: no answer in time").arg(where);
    error.hint = tr("A firewall may drop the packets, or the server hangs. The limit is connect_timeout.");
    error.breaksConnection = true;
    return error;
}

static Result<PqConnection> finishConnecting(const job::JobContext &job, PqConnection pg, const Attempt &attempt,
                                             dialect::ConnectTimings &timings)
{
    Waiter waiter(job);
    StepTimer timer;
    for (auto state = PGRES_POLLING_WRITING; state != PGRES_POLLING_OK;) {
        if (state == PGRES_POLLING_FAILED) {
            Error error = connectError(pg.get(), attempt.where, attempt.password);
            explainRefusal(error, attempt.where);
            return Failure(std::move(error));
        }
        const bool reading = state == PGRES_POLLING_READING;
        const auto outcome = waiter.wait(PQsocket(pg.get()), reading, !reading, attempt.deadline);
        if (outcome == Waiter::Outcome::Stopped)
            return Failure(job::cancelledError());
        if (outcome == Waiter::Outcome::TimedOut)
            return Failure(timeoutError(attempt.where));
        const ConnStatusType before = PQstatus(pg.get());
        state = PQconnectPoll(pg.get());
        timer.mark(stepOf(before, timings));
    }
    return pg;
}

// Where libpq looks. Source: its page "The Connection Service File". The folder that it was built with cannot be asked.
static QStringList serviceFiles(const Parameters &parameters)
{
    const QString given = QString::fromUtf8(parameters.value("servicefile"));
    const QString named = given.isEmpty() ? qEnvironmentVariable("PGSERVICEFILE") : given;
    const QString folder = qEnvironmentVariable("PGSYSCONFDIR");
    return {named.isEmpty() ? QDir::homePath() + u"/.pg_service.conf"_s : named,
            folder.isEmpty() ? tr("the system's pg_service.conf (such as /etc/postgresql-common/pg_service.conf)")
                             : folder + u"/pg_service.conf"_s};
}

static void explainService(Error &error, const Parameters &parameters)
{
    static const QRegularExpression missing(u"definition of service \".*\" not found|service file \".*\" not found"_s);
    if (!error.message.contains(missing))
        return;
    QStringList files = serviceFiles(parameters);
    for (QString &file : files)
        file = printable(file);
    error.kind = ErrorKind::Config;
    error.hint = tr("Looked in %1. PGSERVICEFILE names another file; services stand there as [NAME].")
                     .arg(files.join(tr(" and ")));
}

static Result<PqConnection> connectOnce(const job::JobContext &job, const Attempt &attempt,
                                        dialect::ConnectTimings &timings)
{
    const PlainMessages plain;
    StepTimer timer;
    if (attempt.parameters.value("hostaddr").isEmpty())
        TRY(resolveHost(job, attempt.parameters.value("host"), attempt.deadline));
    timer.mark(timings.lookup);
    PqConnection pg(PQconnectStartParams(attempt.parameters.keywords().data(), attempt.parameters.values().data(), 1));
    if (!pg)
        return fail(ErrorKind::Internal, tr("Out of memory while connecting"));
    PQsetErrorVerbosity(pg.get(), PQERRORS_VERBOSE);
    if (PQstatus(pg.get()) == CONNECTION_BAD) {
        Error error = connectError(pg.get(), attempt.where, attempt.password);
        // a parameter with a bad value is refused before anything is sent
        if (PQsocket(pg.get()) < 0 && error.message.contains("invalid"_L1))
            error.kind = ErrorKind::Config;
        explainService(error, attempt.parameters);
        return Failure(error);
    }
    auto connected = TRY(finishConnecting(job, std::move(pg), attempt, timings));
    PQsetErrorVerbosity(connected.get(), PQERRORS_DEFAULT);
    return connected;
}

static int optionNumber(const PQconninfoOption *option, const char *keyword, const char *otherwise)
{
    for (; option && option->keyword; ++option) {
        if (QByteArrayView(option->keyword) == keyword && option->val && *option->val)
            otherwise = option->val;
    }
    return QByteArray(otherwise).toInt();
}

// Our defaults for what a service file leaves open: libpq takes them as parameters only over the file. On unix sockets
// nothing happens.
static void keepAlive(PGconn *pg)
{
    static constexpr int settings[] = {SO_KEEPALIVE, TCP_KEEPIDLE, TCP_KEEPINTVL, TCP_KEEPCNT, TCP_USER_TIMEOUT};
    const PqOptions options(PQconninfo(pg));
    for (size_t i = 0; i < std::size(settings); ++i) {
        const auto &[keyword, otherwise] = keepaliveDefaults[i];
        const int value = optionNumber(options.get(), keyword, otherwise);
        if (i == 0 && value == 0)
            return;
        setsockopt(PQsocket(pg), i == 0 ? SOL_SOCKET : IPPROTO_TCP, settings[i], &value, sizeof value);
    }
}

// The hosts to try may come from the environment. A service named in the target is left to libpq, which reads its file.
static Parameters withDefaults(const Parameters &given)
{
    Parameters full = given;
    if (!given.value("service").isEmpty())
        return full;
    const PqOptions defaults(PQconndefaults());
    for (const PQconninfoOption *option = defaults.get(); option && option->keyword; ++option) {
        const QByteArray keyword(option->keyword);
        const bool wanted = keyword == "host" || keyword == "hostaddr" || keyword == "port" ||
                            keyword == "target_session_attrs" || keyword == "connect_timeout";
        const bool ours = given.value("host").isEmpty() || keyword != "hostaddr";
        if (wanted && ours && option->val && *option->val && given.value(keyword).isEmpty())
            full.set(keyword, option->val);
    }
    return full;
}

static QByteArray item(const QList<QByteArray> &list, qsizetype at)
{
    // one port serves all hosts
    return list.size() == 1 ? list.first() : list.value(at);
}

// One port for all, or one for each host.
static Result<void> requireMatchingPorts(const Parameters &full)
{
    const qsizetype ports = full.value("port").split(',').size();
    const qsizetype hosts = std::max(full.value("host").split(',').size(), full.value("hostaddr").split(',').size());
    if (ports == 1 || ports == hosts)
        return {};
    return fail(ErrorKind::Config, tr("There are %1 ports for %2 hosts").arg(ports).arg(hosts),
                tr("Give one port, or one for each host."));
}

static std::vector<Parameters> perHost(const Parameters &full)
{
    const QList<QByteArray> hosts = full.value("host").split(',');
    const QList<QByteArray> addresses = full.value("hostaddr").split(',');
    const QList<QByteArray> ports = full.value("port").split(',');
    const qsizetype count = std::max(hosts.size(), addresses.size());
    if (count <= 1)
        return {full};
    std::vector<Parameters> list;
    for (qsizetype i = 0; i < count; ++i) {
        Parameters one = full;
        one.set("host", hosts.size() == 1 && hosts.first().isEmpty() ? QByteArray() : hosts.value(i));
        if (!full.value("hostaddr").isEmpty())
            one.set("hostaddr", addresses.value(i));
        one.set("port", item(ports, i));
        list.push_back(std::move(one));
    }
    return list;
}

static QString whereText(const Parameters &parameters)
{
    const QByteArray host =
        parameters.value("host").isEmpty() ? parameters.value("hostaddr") : parameters.value("host");
    const QString name = host.isEmpty() ? tr("the local server") : QString::fromUtf8(host);
    const QByteArray port = parameters.value("port");
    return port.isEmpty() ? printable(name) : printable(name) + u':' + QString::fromUtf8(port);
}

// As libpq: a whole number, of which zero and what is below mean that nothing was said.
static Result<void> requireTimeout(const Parameters &full)
{
    const QByteArray text = full.value("connect_timeout").trimmed();
    bool isNumber = false;
    static_cast<void>(text.toInt(&isNumber));
    if (text.isEmpty() || isNumber)
        return {};
    return fail(ErrorKind::Config,
                tr("connect_timeout is no number of seconds: \"%1\"").arg(printable(QString::fromUtf8(text), 40)),
                tr("Give a whole number, such as connect_timeout=10."));
}

static steady_clock::time_point deadlineOf(const Parameters &parameters, const dialect::Target &target)
{
    const std::chrono::seconds seconds(parameters.value("connect_timeout").trimmed().toInt());
    // libpq takes a single second as two
    const auto limit = seconds.count() > 0 ? std::chrono::milliseconds(std::max(seconds, std::chrono::seconds(2)))
                                           : target.connectTimeout;
    return steady_clock::now() + limit;
}

// After a refused password or a stop no other host is asked; libpq does the same.
static bool triesNextHost(const Error &error)
{
    return error.kind == ErrorKind::Connection || error.kind == ErrorKind::Timeout;
}

static Result<PqConnection> connectInTurn(const job::JobContext &job, const std::vector<Parameters> &hosts,
                                          const dialect::Target &target, dialect::ConnectTimings &timings)
{
    QStringList refused;
    Error last;
    for (const Parameters &host : hosts) {
        timings = {};
        auto connected = connectOnce(job,
                                     {.parameters = host,
                                      .where = whereText(host),
                                      .password = dialect::passwordToHide(target),
                                      .deadline = deadlineOf(host, target)},
                                     timings);
        if (connected)
            return connected;
        last = std::move(connected).error();
        if (!triesNextHost(last))
            break;
        refused << last.message;
    }
    if (refused.size() > 1)
        last.detail = refused.join(u'\n');
    return Failure(last);
}

// A standby is preferred: first ask everybody for one, then take what there is.
static Result<PqConnection> connectAny(const job::JobContext &job, const Parameters &full,
                                       const dialect::Target &target, dialect::ConnectTimings &timings)
{
    std::vector<Parameters> hosts = perHost(full);
    if (hosts.size() == 1 || full.value("target_session_attrs") != "prefer-standby")
        return connectInTurn(job, hosts, target, timings);
    for (const char *wanted : {"standby", "any"}) {
        for (Parameters &host : hosts)
            host.set("target_session_attrs", wanted);
        auto connected = connectInTurn(job, hosts, target, timings);
        if (connected || !triesNextHost(connected.error()) || QByteArrayView(wanted) == "any")
            return connected;
    }
    return fail(ErrorKind::Connection, tr("No host answered"));
}

static sql::Version versionOf(int number)
{
    // since version 10 the middle pair is always zero: 170005 is 17.5
    return {.major = number / 10000, .minor = number % 10000, .patch = 0};
}

static sql::Capabilities capabilities()
{
    return {.schemas = true,
            .transactionalDdl = true,
            .roles = true,
            .comments = true,
            .sequences = true,
            .routines = true,
            .materializedViews = true,
            .rowSecurity = true,
            .partitions = true,
            .pipeline = true,
            .cancel = true,
            .sessions = true};
}

static QString encryptionOf(PGconn *pg)
{
    const QString protocol = QString::fromUtf8(PQsslAttribute(pg, "protocol"));
    const QString cipher = QString::fromUtf8(PQsslAttribute(pg, "cipher"));
    return cipher.isEmpty() ? protocol : protocol + u", "_s + cipher;
}

// What PgBouncer says as its version on its console: "1.24.1/bouncer". Source: its admin.c.
static constexpr auto consoleSuffix = "/bouncer"_L1;

// The console is no PostgreSQL, so nothing of what a server can is true of it.
static void describeConsole(sql::ServerInfo &info)
{
    info.product = u"PgBouncer"_s;
    info.versionText.chop(consoleSuffix.size());
    const QStringList numbers = info.versionText.split(u'.');
    info.version = {
        .major = numbers.value(0).toInt(), .minor = numbers.value(1).toInt(), .patch = numbers.value(2).toInt()};
    info.can = {.sql = false};
}

static sql::ServerInfo serverInfo(PGconn *pg, const dialect::Target &target)
{
    const auto status = [pg](const char *name) { return QString::fromUtf8(PQparameterStatus(pg, name)); };
    const QString host = QString::fromUtf8(PQhost(pg));
    sql::ServerInfo info{.engine = target.engine,
                         .product = u"PostgreSQL"_s,
                         .version = versionOf(PQserverVersion(pg)),
                         .versionText = status("server_version"),
                         .database = QString::fromUtf8(PQdb(pg)),
                         .user = QString::fromUtf8(PQuser(pg)),
                         .address = host + u':' + QString::fromUtf8(PQport(pg)),
                         .encoding = status("server_encoding"),
                         .can = capabilities()};
    info.readOnly =
        target.readOnly || status("in_hot_standby") == "on"_L1 || status("default_transaction_read_only") == "on"_L1;
    info.encrypted = PQsslInUse(pg) != 0;
    if (info.encrypted)
        info.encryption = encryptionOf(pg);
    if (info.versionText.endsWith(consoleSuffix))
        describeConsole(info);
    return info;
}

static Result<void> requireSupported(const sql::ServerInfo &info)
{
    if (info.version.major >= 12 || !info.can.sql)
        return {};
    return fail(ErrorKind::Unsupported,
                tr("The server is PostgreSQL %1; versions from 12 on are supported").arg(info.versionText),
                tr("Upgrade the server: PostgreSQL 11 and older get no more fixes."));
}

Result<std::unique_ptr<sql::Connection>> Connector::open(job::JobContext &job, const dialect::Target &target,
                                                         dialect::ConnectTimings *timings) const
{
    TRY(job.check());
    prepareTls();
    const Parameters given = TRY(Parameters::of(target));
    const Parameters full = withDefaults(given);
    TRY(requireMatchingPorts(full));
    TRY(requireTimeout(full));
    dialect::ConnectTimings measured;
    PqConnection pg = TRY(connectAny(job, full, target, measured));
    if (timings)
        *timings = measured;
    if (full.value("keepalives").isEmpty())
        keepAlive(pg.get());
    sql::ServerInfo info = serverInfo(pg.get(), target);
    TRY(requireSupported(info));
    return std::make_unique<Connection>(std::move(pg), std::move(info));
}

QStringList Connector::optionNames() const
{
    return parameterNames();
}

} // namespace tidemark::postgres
