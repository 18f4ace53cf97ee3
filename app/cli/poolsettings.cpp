// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/poolsettings.h"

#include "base/text.h"

namespace tidemark::cli {

using namespace Qt::StringLiterals;
using pool::PoolConfig;
using std::chrono::milliseconds;

static constexpr int mostConnections = 10'000;

std::vector<Option> poolSettingOptions()
{
    return {{.name = u"size"_s, .valueName = u"N"_s, .help = tr("bench: connections that are kept (5); 0: all.")},
            {.name = u"overflow"_s, .valueName = u"N"_s, .help = tr("bench: further ones (10); -1: without limit.")},
            {.name = u"min-idle"_s, .valueName = u"N"_s, .help = tr("bench: connections that are kept ready (0).")},
            {.name = u"timeout"_s, .valueName = u"S"_s, .help = tr("bench: how long a borrower waits (30).")},
            {.name = u"order"_s,
             .valueName = u"ORDER"_s,
             .help = tr("bench: which idle connection is lent first, the oldest (fifo) or the newest (lifo)."),
             .choices = {u"fifo"_s, u"lifo"_s}},
            {.name = u"reset"_s,
             .valueName = u"HOW"_s,
             .help = tr("bench: what a connection that comes back is told (rollback)."),
             .choices = {u"rollback"_s, u"commit"_s, u"none"_s, u"discard-all"_s}},
            {.name = u"pre-ping"_s, .help = tr("bench: ask connections unused for 0.5 s whether they still answer.")},
            {.name = u"recycle"_s,
             .valueName = u"S"_s,
             .help = tr("bench: replace a connection this old when it is lent (never).")},
            {.name = u"lifetime"_s,
             .valueName = u"S"_s,
             .help = tr("bench: replace connections about this old, idle ones too (never).")},
            {.name = u"idle-timeout"_s,
             .valueName = u"S"_s,
             .help = tr("bench: close a connection that is idle for this long (never).")},
            {.name = u"keepalive"_s,
             .valueName = u"S"_s,
             .help = tr("bench: ask an idle connection for an answer this often (never).")},
            {.name = u"role"_s, .valueName = u"ROLE"_s, .help = tr("bench: SET ROLE in each new session.")},
            {.name = u"search-path"_s, .valueName = u"PATH"_s, .help = tr("bench: search_path of each session.")},
            {.name = u"statement-timeout"_s,
             .valueName = u"S"_s,
             .help = tr("bench: statement_timeout of each session; 0: none.")},
            {.name = u"init"_s,
             .valueName = u"SQL"_s,
             .help = tr("bench: a statement that each new session runs first; may be repeated."),
             .repeated = true}};
}

Result<double> numberOf(const Arguments &arguments, const QString &name, double otherwise, double least, double most)
{
    if (!arguments.has(name))
        return otherwise;
    bool isNumber = false;
    const double number = arguments.value(name).toDouble(&isNumber);
    if (isNumber && number >= least && number <= most)
        return number;
    return fail(ErrorKind::Usage, tr("--%1 cannot be \"%2\"").arg(name, printable(arguments.value(name), 40)),
                tr("It is a number from %1 to %2.").arg(least).arg(most));
}

Result<int> countOf(const Arguments &arguments, const QString &name, int otherwise, int least, int most)
{
    const double number = TRY(numberOf(arguments, name, otherwise, least, most));
    if (number == int(number))
        return int(number);
    return fail(ErrorKind::Usage, tr("--%1 cannot be \"%2\"").arg(name, printable(arguments.value(name), 40)),
                tr("It is a whole number."));
}

Result<milliseconds> timeOf(const Arguments &arguments, const QString &name, milliseconds otherwise, double least)
{
    constexpr double longest = 86'400;
    const double seconds = TRY(numberOf(arguments, name, double(otherwise.count()) / 1000, least, longest));
    return milliseconds(qint64(seconds * 1000));
}

static Result<dialect::SessionSettings> sessionOf(const Arguments &arguments)
{
    dialect::SessionSettings session;
    session.role = arguments.value(u"role"_s);
    session.searchPath = arguments.value(u"search-path"_s);
    if (arguments.has(u"statement-timeout"_s))
        session.statementTimeout = TRY(timeOf(arguments, u"statement-timeout"_s, {}));
    session.statements = arguments.values(u"init"_s);
    return session;
}

Result<PoolConfig> poolConfigOf(const Arguments &arguments)
{
    PoolConfig config;
    config.size = TRY(countOf(arguments, u"size"_s, config.size, 0, mostConnections));
    config.maxOverflow = TRY(countOf(arguments, u"overflow"_s, config.maxOverflow, -1, mostConnections));
    config.minIdle = TRY(countOf(arguments, u"min-idle"_s, config.minIdle, 0, mostConnections));
    config.timeout = TRY(timeOf(arguments, u"timeout"_s, config.timeout));
    config.recycle = TRY(timeOf(arguments, u"recycle"_s, config.recycle));
    config.lifetime = TRY(timeOf(arguments, u"lifetime"_s, config.lifetime));
    config.idleTimeout = TRY(timeOf(arguments, u"idle-timeout"_s, config.idleTimeout));
    config.keepalive = TRY(timeOf(arguments, u"keepalive"_s, config.keepalive));
    config.prePing = arguments.has(u"pre-ping"_s);
    config.order = pool::orderOf(arguments.value(u"order"_s)).value_or(config.order);
    config.resetOnReturn = pool::resetOf(arguments.value(u"reset"_s)).value_or(config.resetOnReturn);
    config.session = TRY(sessionOf(arguments));
    TRY(pool::validate(config));
    return config;
}

} // namespace tidemark::cli
