// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/poolsource.h"

#include "app/cli/serverlink.h"
#include "base/text.h"
#include "connect/source.h"
#include "connect/url.h"
#include "pool/foreign/endpoint.h"
#include "pool/foreign/pgbouncer.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>
#include <utility>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

std::vector<Option> poolSourceOptions()
{
    std::vector<Option> options{{.name = u"metric"_s,
                                 .valueName = u"ROLE=NAME"_s,
                                 .help = tr("status: take this metric, too. ROLE says what it tells of a pool: %1. "
                                            "NAME alone has its role guessed.")
                                             .arg(pool::roleNames().join(u", "_s)),
                                 .repeated = true}};
    std::ranges::move(passwordOptions(), std::back_inserter(options));
    return options;
}

static Result<pool::MetricChoice> choiceOf(const QString &text)
{
    const qsizetype sign = text.indexOf(u'=');
    const QString metric = text.sliced(sign + 1);
    if (sign < 0) {
        if (const auto role = pool::likelyRole(text))
            return pool::MetricChoice{.metric = metric, .role = *role};
        return fail(ErrorKind::Usage, tr("What \"%1\" tells of a pool cannot be guessed").arg(printable(text, 80)),
                    tr("Write --metric ROLE=%1, where ROLE is one of: %2.")
                        .arg(printable(text, 80), pool::roleNames().join(u", "_s)));
    }
    const QString name = text.first(sign);
    if (const auto role = pool::roleOf(name); role && !metric.isEmpty())
        return pool::MetricChoice{.metric = metric, .role = *role};
    const QString meant = didYouMean(name, pool::roleNames());
    return fail(ErrorKind::Usage, tr("--metric cannot be \"%1\"").arg(printable(text, 80)),
                meant.isEmpty() ? tr("Write ROLE=NAME; ROLE is one of: %1.").arg(pool::roleNames().join(u", "_s))
                                : meant);
}

static Result<dialect::Target> consoleTarget(const Workbench &bench, const Arguments &arguments, const QString &text)
{
    connect::Source source = TRY(connect::classifySource(bench.registry, text));
    auto *target = std::get_if<dialect::Target>(&source);
    const dialect::Dialect *dialect = target ? bench.registry.find(target->engine) : nullptr;
    if (!dialect || dialect->fileBased)
        return fail(ErrorKind::Usage, tr("\"%1\" has no pools").arg(printable(connect::redactUrl(text))),
                    tr("Give the console of a PgBouncer (postgresql://HOST:6432/pgbouncer), or an address with metrics "
                       "(http://HOST/metrics)."));
    if (arguments.has(u"password-file"_s))
        target->password = TRY(connect::readPasswordFile(bench.job, arguments.value(u"password-file"_s)));
    return std::move(*target);
}

Result<PoolSource> PoolSource::of(const Workbench &bench, const Arguments &arguments, const QString &source)
{
    PoolSource made;
    for (const QString &metric : arguments.values(u"metric"_s))
        made.m_choices.push_back(TRY(choiceOf(metric)));
    if (pool::isEndpoint(source)) {
        made.m_endpoint = source;
        return made;
    }
    if (!made.m_choices.empty())
        return fail(ErrorKind::Usage, tr("--metric is for addresses with metrics"));
    made.m_target = TRY(consoleTarget(bench, arguments, source));
    made.m_asksForPassword = !arguments.has(u"no-password"_s);
    return made;
}

static qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

// A histogram's samples have longer names.
static QStringList missing(const pool::Exposition &metrics, const std::vector<pool::MetricChoice> &choices)
{
    QStringList names;
    for (const pool::MetricChoice &choice : choices) {
        const auto isOfIt = [&](const pool::MetricSample &sample) {
            return sample.name == choice.metric || sample.name.startsWith(choice.metric + u'_');
        };
        if (std::ranges::none_of(metrics.samples, isOfIt))
            names << printable(choice.metric, 80);
    }
    return names;
}

// Whether a metric comes with the first use of a pool is the application's affair, so that it is no error.
Result<void> PoolSource::tellMissing(const Workbench &bench, const pool::Exposition &metrics)
{
    const QStringList names = missing(metrics, m_choices);
    if (names.isEmpty() || std::exchange(m_toldMissing, true))
        return {};
    return bench.streams.err.write(
        u"tidemark: %1\n"_s.arg(tr("warning: there is no metric %1 (yet)").arg(names.join(u", "_s))).toUtf8());
}

Result<std::vector<pool::PoolReading>> PoolSource::readMetrics(const Workbench &bench)
{
    const pool::Exposition metrics = TRY(pool::fetchMetrics(bench.job, m_endpoint, pool::poolMetrics(m_choices)));
    TRY(tellMissing(bench, metrics));
    auto readings = pool::readingsOf(metrics, m_choices, now());
    if (!readings.empty())
        return readings;
    if (metrics.seen == 0)
        return fail(ErrorKind::Unsupported, tr("The answer holds no metrics at all"),
                    tr("Look whether they are switched on in the application, and whether this is their address."));
    return fail(ErrorKind::Unsupported, tr("None of these %1 metrics tells of a pool that is known").arg(metrics.seen),
                tr("Known are: %1. Others can be chosen: --metric checked-out=NAME --metric limit=NAME.")
                    .arg(pool::knownPools().join(u", "_s)));
}

Result<std::vector<pool::PoolReading>> PoolSource::readConsole(const Workbench &bench)
{
    if (m_console && !m_console->isUsable())
        m_console.giveBack();
    if (!m_console) {
        const pool::Lender lender = bench.targets->lender(m_target, {.label = u"console"_s});
        m_console = TRY(lender(bench.job, m_asksForPassword ? bench.prompt : connect::PasswordPrompt()));
    }
    const sql::ServerInfo &server = m_console->server();
    if (!pool::isBouncerConsole(server))
        return fail(
            ErrorKind::Unsupported, tr("%1 is a database of %2 and no console").arg(server.database, server.product),
            tr("The console of a PgBouncer is its database \"pgbouncer\". What a server itself does is shown by "
               "tidemark server."));
    return pool::readBouncer(bench.job, m_console.connection(), now());
}

Result<watch::Table> PoolSource::readLinks(const Workbench &bench, pool::LinkSide side)
{
    return pool::linksTable(TRY(pool::showLinks(bench.job, m_console.connection(), side)), side);
}

Result<std::vector<pool::PoolReading>> PoolSource::read(const Workbench &bench)
{
    return m_endpoint.isEmpty() ? readConsole(bench) : readMetrics(bench);
}

} // namespace tidemark::cli
