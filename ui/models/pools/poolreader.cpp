// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/pools/poolreader.h"

#include "base/text.h"
#include "connect/import.h"
#include "pool/foreign/endpoint.h"
#include "pool/foreign/pgbouncer.h"

#include <QDateTime>
#include <QUrl>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using Readings = Result<std::vector<pool::PoolReading>>;

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(PoolReader)
};

} // namespace

static qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

// ---- Metrics

QString fetchUrl(const PoolSource &source)
{
    QUrl url(source.url);
    if (!source.password.isEmpty())
        url.setPassword(QString::fromStdString(source.password.reveal()), QUrl::DecodedMode);
    return url.toString(QUrl::FullyEncoded);
}

static Readings fetchPools(job::JobContext &job, const PoolSource &source)
{
    const pool::Exposition metrics = TRY(pool::fetchMetrics(job, fetchUrl(source), pool::poolMetrics(source.choices)));
    auto readings = pool::readingsOf(metrics, source.choices, now());
    if (!readings.empty())
        return readings;
    return fail(ErrorKind::Unsupported,
                Texts::tr("None of these %1 metrics tells of a pool that is known").arg(metrics.seen),
                Texts::tr("Known are: %1. Add the source again and choose others by hand.")
                    .arg(pool::knownPools().join(u", "_s)));
}

namespace {

// An address whose user has a password that is not saved here: it is found in the keychain, or a person knows it.
class MetricsReader
{
public:
    MetricsReader(const PoolSource &source, const ReaderTools &tools)
        : m_source(source)
        , m_asker(tools.asker)
        , m_keychain(tools.keychain)
    {
    }

    Readings operator()(job::JobContext &job, bool mayAsk)
    {
        lookUp(job);
        Readings readings = fetchPools(job, m_source);
        const bool refused = !readings && readings.error().kind == ErrorKind::Auth;
        if (!refused || !mayAsk || !m_asker || QUrl(m_source.url).userName().isEmpty())
            return readings;
        return ask(job);
    }

private:
    void lookUp(job::JobContext &job)
    {
        const bool wanted = m_source.password.isEmpty() && !QUrl(m_source.url).userName().isEmpty();
        if (!wanted || !m_keychain || std::exchange(m_lookedUp, true))
            return;
        if (const auto found = m_keychain->read(job, m_source.id); found && *found)
            m_source.password = **found;
    }

    Readings ask(job::JobContext &job)
    {
        const QString question = Texts::tr("Password for %1").arg(m_source.url);
        const GivenPassword given =
            TRY(askGui<GivenPassword>(job, m_asker, [this, question](const Answer<GivenPassword> &answer) {
                m_asker->ask(question, m_keychain != nullptr, answer);
            }));
        m_source.password = given.secret;
        Readings readings = fetchPools(job, m_source);
        if (readings && given.remember && m_keychain) [[maybe_unused]]
            const auto outcome = m_keychain->write(job, m_source.id, given.secret);
        return readings;
    }

    PoolSource m_source;
    PasswordAsker *m_asker;
    connect::SecretStore *m_keychain;
    bool m_lookedUp = false;
};

// ---- Consoles

class ConsoleReader
{
public:
    ConsoleReader(std::shared_ptr<LinkPlan> plan, PasswordAsker *asker)
        : m_plan(std::move(plan))
        , m_link(m_plan, u"pools page"_s)
        , m_asker(asker)
    {
    }

    Readings operator()(job::JobContext &job, bool mayAsk)
    {
        m_plan->asker = mayAsk ? m_asker : nullptr;
        sql::Connection *console = TRY(m_link.hold(job));
        const sql::ServerInfo &server = console->server();
        if (!pool::isBouncerConsole(server)) {
            const QString told =
                Texts::tr("%1 is a database of %2 and no console").arg(server.database, server.product);
            m_link.drop();
            return fail(ErrorKind::Unsupported, told,
                        Texts::tr("The console of a PgBouncer is its database \"pgbouncer\"."));
        }
        return kept(pool::readBouncer(job, *console, now()), *console);
    }

    Result<std::vector<pool::BouncerLink>> links(job::JobContext &job, pool::LinkSide side)
    {
        m_plan->asker = nullptr;
        sql::Connection *console = TRY(m_link.hold(job));
        return kept(pool::showLinks(job, *console, side), *console);
    }

private:
    template <class Outcome>
    Outcome kept(Outcome outcome, const sql::Connection &console)
    {
        if (!outcome && (outcome.error().breaksConnection || !console.isUsable()))
            m_link.drop();
        return outcome;
    }

    std::shared_ptr<LinkPlan> m_plan;
    Link m_link;
    PasswordAsker *m_asker;
};

} // namespace

static SourceReader failing(const Error &error)
{
    return PoolReader([error](job::JobContext &, bool) -> Readings { return Failure(error); });
}

static SourceReader consoleReader(const std::shared_ptr<LinkPlan> &plan, const ReaderTools &tools)
{
    plan->registry = tools.registry;
    auto reader = std::make_shared<ConsoleReader>(plan, tools.asker);
    return {[reader](job::JobContext &job, bool mayAsk) { return (*reader)(job, mayAsk); },
            [reader](job::JobContext &job, pool::LinkSide side) { return reader->links(job, side); }};
}

SourceReader makePoolReader(const PoolSource &source, const ReaderTools &tools)
{
    if (source.kind == PoolSource::Kind::Metrics) {
        auto reader = std::make_shared<MetricsReader>(source, tools);
        return PoolReader([reader](job::JobContext &job, bool mayAsk) { return (*reader)(job, mayAsk); });
    }
    auto plan = std::make_shared<LinkPlan>();
    if (source.kind == PoolSource::Kind::Profile) {
        const connect::Profile *profile = tools.profile ? tools.profile(source.profileId) : nullptr;
        if (!profile)
            return failing(fail(ErrorKind::Config, Texts::tr("That connection is not there any more"),
                                Texts::tr("Remove this source, or add the connection again."))
                               .error());
        plan->profile = *profile;
        plan->keychain = tools.keychain;
        return consoleReader(plan, tools);
    }
    auto imported = connect::importUrl(*tools.registry, source.url);
    if (!imported)
        return failing(imported.error());
    plan->profile = imported->profile;
    plan->keep(source.password);
    return consoleReader(plan, tools);
}

} // namespace tidemark::ui
