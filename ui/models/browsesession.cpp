// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/browsesession.h"

#include "base/text.h"

#include <QThreadPool>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

// Frees on another thread what takes long to free: a schema of 10,000 tables is half a million values.
template <class T>
static void freeElsewhere(std::shared_ptr<T> value)
{
    if (value)
        QThreadPool::globalInstance()->start([value = std::move(value)]() mutable { value.reset(); });
}

BrowseSession::BrowseSession(const connect::Profile &profile, const SessionTools &tools, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_plan(std::make_shared<LinkPlan>())
    , m_dialect(tools.registry->find(profile.engine))
{
    m_plan->profile = profile;
    m_plan->registry = tools.registry;
    m_plan->asker = tools.asker;
    m_plan->keychain = tools.keychain;
    m_plan->pools = tools.pools;
    m_catalog = std::make_shared<Link>(m_plan, u"schema"_s);
    m_data = std::make_shared<Link>(m_plan, u"rows"_s);
    m_catalogLane = tools.jobs->newLane();
    m_dataLane = tools.jobs->newLane();
}

BrowseSession::~BrowseSession()
{
    freeElsewhere(std::move(m_introspection));
    freeElsewhere(std::move(m_outline));
    dropConnections();
}

JobSpec BrowseSession::spec(const QString &title, bool quiet) const
{
    return {.title = title.arg(printable(profile().name)), .lane = m_catalogLane, .quiet = quiet};
}

void BrowseSession::setState(LinkState state, std::optional<Error> error)
{
    m_state = state;
    m_error = std::move(error);
    Q_EMIT stateChanged();
}

void BrowseSession::open()
{
    if (m_state == LinkState::Opening || m_state == LinkState::Open)
        return;
    setState(LinkState::Opening);
    m_tools.jobs->run(
        this, spec(tr("Connecting to %1"), false),
        [link = m_catalog](job::JobContext &job) -> Result<Opened> {
            return link->run(job, [&link](job::JobContext &, const sql::Connection &connection) -> Result<Opened> {
                return Opened{connection.server(), link->timings()};
            });
        },
        [this, era = m_era](Result<Opened> opened) {
            if (era != m_era)
                return;
            if (!opened)
                return failed(std::move(opened).error());
            m_server = std::move(opened->server);
            m_timings = opened->timings;
            setState(LinkState::Open);
            readAll();
        });
}

void BrowseSession::readAll()
{
    m_reading = true;
    readOutline();
}

void BrowseSession::readOutline()
{
    m_tools.jobs->run(
        this, spec(tr("Reading the names of %1")),
        [link = m_catalog, dialect = m_dialect, options = options()](job::JobContext &job) {
            return link->run(job, [&](job::JobContext &inner, sql::Connection &connection) {
                return dialect->introspector->outline(inner, connection, options);
            });
        },
        [this, era = m_era](Result<dialect::Outline> outline) {
            if (era != m_era)
                return;
            if (!outline)
                return failed(std::move(outline).error());
            freeElsewhere(std::exchange(m_outline, std::make_shared<const dialect::Outline>(*std::move(outline))));
            Q_EMIT outlineChanged();
            readSchema();
        });
}

void BrowseSession::readSchema()
{
    using Shared = std::shared_ptr<const dialect::Introspection>;
    m_tools.jobs->run(
        this, spec(tr("Reading the schema of %1"), false),
        [link = m_catalog, dialect = m_dialect, options = options()](job::JobContext &job) -> Result<Shared> {
            auto read = link->run(job, [&](job::JobContext &inner, sql::Connection &connection) {
                return dialect->introspector->introspect(inner, connection, options);
            });
            return std::make_shared<const dialect::Introspection>(TRY(std::move(read)));
        },
        [this, era = m_era](Result<Shared> introspection) {
            if (era != m_era)
                return;
            m_reading = false;
            if (!introspection)
                return failed(std::move(introspection).error());
            m_server = (*introspection)->server;
            freeElsewhere(std::exchange(m_introspection, *std::move(introspection)));
            if (m_state != LinkState::Open || m_error)
                setState(LinkState::Open);
            Q_EMIT introspectionChanged();
        });
}

// What was read before stays in the tree; the error says what is wrong with it.
void BrowseSession::failed(Error error)
{
    m_reading = false;
    if (error.kind == ErrorKind::Cancelled && m_state == LinkState::Opening)
        return setState(LinkState::Closed);
    const bool stillConnected = m_state == LinkState::Open && !error.breaksConnection &&
                                error.kind != ErrorKind::Connection && error.kind != ErrorKind::Auth;
    setState(stillConnected ? LinkState::Open : LinkState::Failed, std::move(error));
}

void BrowseSession::refresh(bool always)
{
    if (m_state == LinkState::Opening || m_reading)
        return;
    if (m_state != LinkState::Open) {
        m_state = LinkState::Closed;
        return open();
    }
    if (always || !m_introspection)
        return readAll();
    m_tools.jobs->run(
        this, spec(tr("Looking for changes in %1")),
        [link = m_catalog, dialect = m_dialect, before = m_introspection->changeToken](job::JobContext &job) {
            return link->run(job, [&](job::JobContext &inner, sql::Connection &connection) {
                return dialect->introspector->changeToken(inner, connection, before);
            });
        },
        [this, era = m_era](const Result<Token> &token) {
            if (era == m_era)
                tokenRead(token);
        });
}

void BrowseSession::tokenRead(const Result<Token> &token)
{
    if (!token)
        return failed(token.error());
    const bool same = m_introspection && !token->isEmpty() && *token == m_introspection->changeToken;
    if (!same)
        return readAll();
    if (m_error)
        setState(LinkState::Open);
    Q_EMIT unchanged();
}

void BrowseSession::setSystemObjects(bool shown)
{
    if (m_systemObjects == shown)
        return;
    m_systemObjects = shown;
    // What was read with them also serves without them: the tree hides them.
    if (shown && m_state == LinkState::Open)
        readAll();
}

void BrowseSession::close()
{
    ++m_era;
    m_tools.jobs->cancelAll(this);
    dropConnections();
    freeElsewhere(std::exchange(m_introspection, nullptr));
    freeElsewhere(std::exchange(m_outline, nullptr));
    m_reading = false;
    setState(LinkState::Closed);
    Q_EMIT outlineChanged();
    Q_EMIT introspectionChanged();
}

// A job that still winds down keeps its lease; what comes next gets a new pool.
void BrowseSession::dropConnections()
{
    freeElsewhere(std::make_shared<std::vector<std::shared_ptr<pool::Pool>>>(m_plan->releasePool()));
}

JobId BrowseSession::readRows(QObject *owner, const schema::QualifiedName &relation, const dialect::RowWindow &window,
                              RowsDone done)
{
    return m_tools.jobs->run(
        owner,
        {.title = tr("Reading rows of %1").arg(printable(relation.toString())),
         .slot = u"rows"_s,
         .lane = m_dataLane,
         .quiet = true},
        [link = m_data, dialect = m_dialect, relation, window](job::JobContext &job) {
            return link->run(job, [&](job::JobContext &inner, sql::Connection &connection) {
                return sql::fetch(inner, connection, dialect->printer->firstRows(relation, window));
            });
        },
        std::move(done));
}

JobId BrowseSession::measure(QObject *owner, const schema::ObjectRef &relation, SizeDone done)
{
    return m_tools.jobs->run(
        owner,
        {.title = tr("Measuring %1").arg(printable(relation.name.toString())),
         .slot = u"size"_s,
         .lane = m_dataLane,
         .quiet = true},
        [link = m_data, dialect = m_dialect, relation](job::JobContext &job) {
            return link->run(job, [&](job::JobContext &inner, sql::Connection &connection) {
                return dialect->introspector->exactSize(inner, connection, relation);
            });
        },
        std::move(done));
}

} // namespace tidemark::ui
