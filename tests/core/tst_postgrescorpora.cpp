// SPDX-License-Identifier: GPL-3.0-or-later
// The law of reading and printing: what is read from a database and printed as DDL makes, in an empty database,
// something that reads the same. Run over every script below TIDEMARK_CORPORA.
#include "drivers/postgres/dialect.h"
#include "schema/kinds.h"
#include "schema/snapshot.h"
#include "sql/splitter.h"
#include "support/corpora.h"
#include "support/pgdatabase.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <algorithm>
#include <functional>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

// Everything printable as statements of its own. Cut by the splitter: a body may hold semicolons.
QList<QByteArray> allStatements(const schema::Schema &schema, QString *trouble)
{
    const dialect::Dialect pg = postgres::dialect();
    QList<QByteArray> statements;
    for (const schema::ObjectRef &ref : schema::allObjects(schema)) {
        const auto ddl = pg.printer->ddl(schema, ref);
        if (!ddl) {
            *trouble = toText(ddl.error());
            return {};
        }
        const QByteArray text = ddl->toUtf8();
        const std::string_view view(text.constData(), size_t(text.size()));
        for (const sql::Piece &piece : sql::split(view, pg.lexer).pieces)
            statements << QByteArray(sql::textOf(piece, view).data(), piece.length);
    }
    return statements;
}

bool mayExist(const QByteArray &statement)
{
    return statement.startsWith("CREATE SCHEMA public");
}

// An index or key of a partitioned table alone. Made before partitions are attached it would reach them.
bool comesBehindPartitions(const QByteArray &statement)
{
    const bool index =
        statement.startsWith("CREATE ") && statement.contains(" INDEX ") && statement.contains(" ON ONLY ");
    const bool key = statement.startsWith("ALTER TABLE ONLY ") && statement.contains(" ADD CONSTRAINT ") &&
                     (statement.contains(" PRIMARY KEY ") || statement.contains(" UNIQUE "));
    return index || key;
}

// Tries whatever has not worked yet until nothing more works: order is the planner's business, not the printer's.
QStringList runInAnyOrder(sql::Connection &connection, QList<QByteArray> statements)
{
    job::JobContext job;
    QStringList errors;
    std::ranges::stable_partition(statements, std::not_fn(comesBehindPartitions));
    for (qsizetype before = -1; !statements.isEmpty() && statements.size() != before;) {
        before = statements.size();
        errors.clear();
        QList<QByteArray> left;
        for (const QByteArray &statement : statements) {
            const auto done = connection.execute(job, sql::SqlText(statement), {});
            if (done || mayExist(statement))
                continue;
            left << statement;
            errors << done.error().message + u" in: "_s + QString::fromUtf8(statement);
        }
        statements = left;
    }
    return errors;
}

// The first lines in which two schemas differ, as their snapshots say it.
QString firstDifference(const schema::Schema &a, const schema::Schema &b)
{
    const QList<QByteArray> left = schema::toSnapshot(a).split('\n');
    const QList<QByteArray> right = schema::toSnapshot(b).split('\n');
    for (qsizetype i = 0; i < left.size() && i < right.size(); ++i) {
        if (left[i] != right[i])
            return QString::fromUtf8(left.mid(std::max<qsizetype>(i - 4, 0), 8).join('\n') + "\n--- against ---\n" +
                                     right.mid(std::max<qsizetype>(i - 4, 0), 8).join('\n'));
    }
    return left == right ? QString() : u"one is longer"_s;
}

} // namespace

class PostgresCorporaTest : public QObject
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

    void readsWhatItPrints_data() { test::addCorporaRows({u"pgdump-objects"_s, u"migra"_s, u"pg-schema-diff"_s}); }

    void readsWhatItPrints()
    {
        QFETCH(const QString, folder);
        for (const QString &file : {u"before.sql"_s, u"after.sql"_s})
            checkScript(folder, test::contentOf(folder + u'/' + file));
    }

private:
    void checkScript(const QString &folder, const QByteArray &script)
    {
        const auto first = m_server->freshDatabase();
        test::makeCorporaRoles(*first, folder);
        if (const auto loaded = test::runScript(*first, script); !loaded) {
            // a script that this server does not take says nothing about us
            QSKIP(qPrintable(u"does not load: "_s + loaded.error().message));
        }
        const auto original = test::introspect(*first);
        QVERIFY2(original, original ? "" : qPrintable(toText(original.error()) + original.error().statement));
        QString trouble;
        const QList<QByteArray> statements = allStatements(original->schema, &trouble);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        const auto second = m_server->freshDatabase();
        static_cast<void>(test::ask(*second, "SET check_function_bodies = off"));
        const QStringList errors = runInAnyOrder(*second, statements);
        QVERIFY2(errors.isEmpty(), qPrintable(errors.join(u'\n')));
        const auto copy = test::introspect(*second);
        QVERIFY2(copy, copy ? "" : qPrintable(toText(copy.error())));
        const QString difference = firstDifference(comparable(original->schema), comparable(copy->schema));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    // What DDL of single objects does not carry: defaults of privileges, grants on what came with the server, and the
    // version of an extension, which is whatever the server has.
    static schema::Schema comparable(schema::Schema schema)
    {
        schema.defaultPrivileges.clear();
        schema.systemGrants.clear();
        schema.dependencies.clear();
        for (schema::EngineObject &object : schema.objects) {
            object.meta.attributes.remove(u"pg.version"_s);
            if (object.kind == schema::kind::extension)
                object.meta.comment.clear();
        }
        return schema;
    }

    std::unique_ptr<test::PgServer> m_server;
};

TIDEMARK_TEST(PostgresCorporaTest)
#include "tst_postgrescorpora.moc"
