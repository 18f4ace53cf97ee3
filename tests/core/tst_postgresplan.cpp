// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of plans on PostgreSQL, over every pair of schemas below TIDEMARK_CORPORA: nothing differs from itself, up
// reaches the other schema, nothing is left to do then, down leads back, and the same input gives the same plan.
#include "diff/diff.h"
#include "drivers/postgres/dialect.h"
#include "schema/kinds.h"
#include "schema/snapshot.h"
#include "sql/splitter.h"
#include "support/corpora.h"
#include "support/pgdatabase.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

using SchemaPointer = std::shared_ptr<const schema::Schema>;

SchemaPointer read(sql::Connection &connection)
{
    auto read = test::introspect(connection);
    return read ? std::make_shared<const schema::Schema>(std::move(read->schema)) : nullptr;
}

QString firstDifference(const SchemaPointer &a, const SchemaPointer &b)
{
    const diff::Difference difference = diff::compare(a, b);
    QStringList lines;
    for (const diff::Change &change : difference.changes) {
        const QString what = change.type() == diff::ChangeType::Create ? u"missing"_s
                             : change.type() == diff::ChangeType::Drop ? u"left over"_s
                                                                       : change.fields.join(u',');
        lines << change.object.kind + u' ' + change.object.toString() + u": "_s + what;
    }
    return lines.join(u"; "_s);
}

QString run(sql::Connection &connection, const std::vector<plan::Statement> &statements)
{
    job::JobContext job;
    for (const plan::Statement &statement : statements) {
        const auto done = connection.execute(job, sql::SqlText(statement.sql.toUtf8()), {});
        if (!done)
            return done.error().message + u" in: "_s + statement.sql;
    }
    return {};
}

} // namespace

class PostgresPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (test::corporaFolder().isEmpty())
            QSKIP("TIDEMARK_CORPORA names no folder: the corpora are not part of the project");
        m_server = test::PgServer::start({.settings = {{u"wal_level"_s, u"logical"_s}}});
        QVERIFY(m_server);
    }

    void holds_data() { test::addCorporaRows({u"migra"_s, u"pg-schema-diff"_s, u"pgdump-objects"_s}); }

    void holds() { prove(plan::Strategy::Direct); }

    void holdsOnline_data() { holds_data(); }

    void holdsOnline() { prove(plan::Strategy::Online); }

private:
    void prove(plan::Strategy strategy)
    {
        QFETCH(const QString, folder);
        const auto first = load(folder, u"before.sql"_s);
        const auto second = load(folder, u"after.sql"_s);
        if (!first || !second)
            QSKIP("this server does not take the case's own script");
        const SchemaPointer a = read(*first);
        const SchemaPointer b = read(*second);
        QVERIFY(a && b);
        QCOMPARE(firstDifference(a, a), QString());

        const dialect::Dialect pg = postgres::dialect();
        job::JobContext job;
        const diff::Difference difference =
            diff::compare(a, b, {.databaseAttributes = pg.planner->databaseAttributes()});
        const plan::Options options{.strategy = strategy};
        const auto plan = dialect::makePlan(job, *pg.planner, difference, options);
        QVERIFY2(plan, plan ? "" : qPrintable(toText(plan.error())));
        QCOMPARE(*dialect::makePlan(job, *pg.planner, difference, options), *plan);
        check(*first, plan->up, b, "up");
        if (!QTest::currentTestFailed())
            check(*first, plan->down, a, "down");
    }

    static void check(sql::Connection &connection, const std::vector<plan::Statement> &statements,
                      const SchemaPointer &wanted, const char *way)
    {
        QString script;
        for (const plan::Statement &statement : statements)
            script += statement.sql + u";\n"_s;
        const QString error = run(connection, statements);
        QVERIFY2(error.isEmpty(), qPrintable(QLatin1StringView(way) + u": "_s + error + u"\n--- script\n"_s + script));
        const SchemaPointer reached = read(connection);
        QVERIFY(reached);
        const QString left = firstDifference(reached, wanted);
        QVERIFY2(left.isEmpty(),
                 qPrintable(QLatin1StringView(way) + u" leaves: "_s + left + u"\n--- script\n"_s + script));
    }

    std::unique_ptr<sql::Connection> load(const QString &folder, const QString &file)
    {
        auto connection = m_server->freshDatabase();
        test::makeCorporaRoles(*connection, folder);
        const auto loaded = test::runScript(*connection, test::contentOf(folder + u'/' + file));
        if (!loaded)
            qInfo("does not load: %s", qPrintable(loaded.error().message));
        return loaded ? std::move(connection) : nullptr;
    }

    std::unique_ptr<test::PgServer> m_server;
};

TIDEMARK_TEST(PostgresPlanTest)
#include "tst_postgresplan.moc"
