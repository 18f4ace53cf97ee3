// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakedialect.h"

#include "base/text.h"
#include "schema/kinds.h"

#include <condition_variable>
#include <mutex>

namespace tidemark::test {

using namespace Qt::StringLiterals;

namespace {

class FakeConnection final : public sql::Connection
{
public:
    explicit FakeConnection(sql::ServerInfo info)
        : m_info(std::move(info))
    {
    }

    const sql::ServerInfo &server() const override { return m_info; }
    Result<sql::Completion> execute(job::JobContext &job, const sql::SqlText &, const sql::RowConsumer &) override
    {
        TRY(job.check());
        return sql::Completion{};
    }
    sql::TransactionState transactionState() const override { return sql::TransactionState::None; }
    bool isUsable() const override { return true; }
    void setNoticeHandler(sql::NoticeHandler) override {}

private:
    sql::ServerInfo m_info;
};

class FakeConnector final : public dialect::Connector
{
public:
    FakeConnector(std::shared_ptr<FakeServer> server, QStringList options)
        : m_server(std::move(server))
        , m_options(std::move(options))
    {
    }

    Result<std::unique_ptr<sql::Connection>> open(job::JobContext &job, const dialect::Target &target,
                                                  dialect::ConnectTimings *timings) const override
    {
        TRY(job.check());
        {
            const std::scoped_lock lock(m_server->noting);
            m_server->opened.push_back(target);
        }
        if (m_server->openError)
            return Failure(*m_server->openError);
        TRY(checkPassword(target));
        if (timings)
            timings->connect = std::chrono::microseconds(1);
        return std::make_unique<FakeConnection>(m_server->introspection.server);
    }

    QStringList optionNames() const override { return m_options; }

private:
    Result<void> checkPassword(const dialect::Target &target) const
    {
        if (m_server->wantsPassword.isEmpty() || target.password == Secret(m_server->wantsPassword))
            return {};
        Error error;
        error.kind = ErrorKind::Auth;
        error.breaksConnection = true;
        // a careless server: it repeats what it was given
        error.message = u"password \"%1\" refused"_s.arg(QString::fromStdString(target.password.reveal()));
        if (!target.password.isEmpty())
            error.sqlState = u"28P01"_s;
        return Failure(error);
    }

    std::shared_ptr<FakeServer> m_server;
    QStringList m_options;
};

class FakeIntrospector final : public dialect::Introspector
{
public:
    explicit FakeIntrospector(std::shared_ptr<FakeServer> server)
        : m_server(std::move(server))
    {
    }

    Result<dialect::Introspection> introspect(job::JobContext &job, sql::Connection &,
                                              const dialect::IntrospectOptions &options) const override
    {
        {
            const std::scoped_lock lock(m_server->noting);
            m_server->introspected.push_back(options);
        }
        job.report({.what = u"Reading tables"_s, .done = 1, .total = 2});
        if (m_server->waitsForStop)
            waitForStop(job.stopToken());
        TRY(job.check());
        if (m_server->introspectError)
            return Failure(*m_server->introspectError);
        dialect::Introspection answer = m_server->introspection;
        if (!options.schemas.isEmpty())
            answer.schema = schema::onlySchemas(answer.schema, options.schemas);
        schema::sort(answer.schema);
        return answer;
    }

    Result<dialect::Outline> outline(job::JobContext &job, sql::Connection &,
                                     const dialect::IntrospectOptions &) const override
    {
        TRY(job.check());
        dialect::Outline outline;
        for (const schema::Namespace &ns : m_server->introspection.schema.namespaces)
            outline.schemas << ns.name;
        for (const schema::ObjectRef &ref : schema::allObjects(m_server->introspection.schema))
            outline.entries.push_back({.ref = ref, .system = false, .rows = -1, .parent = {}});
        std::ranges::sort(outline.entries, {}, &dialect::OutlineEntry::ref);
        return outline;
    }

    Result<QByteArray> changeToken(job::JobContext &, sql::Connection &, const QByteArray &) const override
    {
        return m_server->introspection.changeToken;
    }

    Result<dialect::ExactSize> exactSize(job::JobContext &, sql::Connection &, const schema::ObjectRef &) const override
    {
        return dialect::ExactSize{};
    }

private:
    static void waitForStop(const std::stop_token &stop)
    {
        std::mutex mutex;
        std::condition_variable_any changed;
        std::unique_lock lock(mutex);
        changed.wait(lock, stop, [] { return false; });
    }

    std::shared_ptr<FakeServer> m_server;
};

class FakePrinter final : public dialect::Printer
{
public:
    QString identifier(const QString &name) const override
    {
        return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
    }
    QString qualified(const schema::QualifiedName &name) const override
    {
        return name.schema.isEmpty() ? identifier(name.name) : identifier(name.schema) + u'.' + identifier(name.name);
    }
    QString literal(const QString &text) const override
    {
        return u'\'' + QString(text).replace(u'\'', u"''"_s) + u'\'';
    }

    Result<QString> ddl(const schema::Schema &, const schema::ObjectRef &ref) const override
    {
        return u"CREATE %1 %2;"_s.arg(ref.kind.toUpper(), qualified(ref.name));
    }
    sql::SqlText firstRows(const schema::QualifiedName &relation, const dialect::RowWindow &window) const override
    {
        return u"SELECT * FROM %1%2 LIMIT %3"_s
            .arg(qualified(relation),
                 window.sortedBy.isEmpty() ? QString() : u" ORDER BY "_s + identifier(window.sortedBy),
                 QString::number(window.limit))
            .toUtf8();
    }
};

} // namespace

static void addParts(dialect::Dialect &dialect, const std::shared_ptr<FakeServer> &server, const QStringList &options)
{
    dialect.connector = std::make_shared<FakeConnector>(server, options);
    dialect.introspector = std::make_shared<FakeIntrospector>(server);
    dialect.printer = std::make_shared<FakePrinter>();
}

dialect::Dialect fakeServerDialect(std::shared_ptr<FakeServer> server)
{
    dialect::Dialect dialect;
    dialect.id = u"acme"_s;
    dialect.aliases = {u"acmesql"_s};
    dialect.displayName = u"Acme"_s;
    dialect.defaultPort = u"4242"_s;
    addParts(
        dialect, server,
        {u"sslmode"_s, u"service"_s, u"passfile"_s, u"connect_timeout"_s, u"application_name"_s, u"sslpassword"_s});
    return dialect;
}

dialect::Dialect fakeFileDialect(std::shared_ptr<FakeServer> server)
{
    dialect::Dialect dialect;
    dialect.id = u"leaf"_s;
    dialect.displayName = u"Leaf"_s;
    dialect.fileBased = true;
    dialect.fileSuffixes = {u"leaf"_s, u"lf"_s};
    dialect.fileMagic = QByteArray("LEAFDB\0", 7);
    addParts(dialect, server, {u"mode"_s, u"cache"_s});
    return dialect;
}

dialect::Registry fakeRegistry(std::shared_ptr<FakeServer> server)
{
    dialect::Registry registry;
    registry.add(fakeServerDialect(server));
    registry.add(fakeFileDialect(server));
    return registry;
}

} // namespace tidemark::test
