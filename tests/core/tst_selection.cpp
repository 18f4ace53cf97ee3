// SPDX-License-Identifier: GPL-3.0-or-later
// Changes chosen one by one: on real databases each choice leads, with what comes along, to the schema that it is said
// to lead to, and back.
#include "diff/diff.h"
#include "diff/pattern.h"
#include "diff/selection.h"
#include "drivers/engines.h"
#include "plan/script.h"
#include "sandbox/replay.h"
#include "support/corpora.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QDir>

using namespace tidemark;
using namespace Qt::StringLiterals;
using diff::Choice;
using diff::Difference;
using schema::ObjectRef;

namespace {

using SchemaPointer = std::shared_ptr<const schema::Schema>;

const QByteArray shopBefore = R"(
CREATE SCHEMA app;
CREATE SCHEMA gone;
CREATE TYPE app.mood AS ENUM ('good', 'bad');
CREATE TABLE app.customer(id int PRIMARY KEY, name text, "old;name" text, mood app.mood);
CREATE INDEX old_idx ON app.customer("old;name");
CREATE VIEW app.names AS SELECT id, name FROM app.customer;
CREATE VIEW app.names2 AS SELECT name FROM app.names;
CREATE TABLE app.orders(id bigserial PRIMARY KEY, customer int REFERENCES app.customer, note text);
CREATE TABLE gone.t(a int PRIMARY KEY);
CREATE TABLE app.uses_gone(a int REFERENCES gone.t, b int);
CREATE VIEW app.reads_gone AS SELECT a FROM gone.t;
CREATE TABLE app.log(at date NOT NULL, what text) PARTITION BY RANGE (at);
CREATE TABLE app.log1 PARTITION OF app.log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE TABLE app.swap(a int);
)";

const QByteArray shopAfter = R"(
CREATE SCHEMA app;
CREATE SCHEMA fresh;
CREATE TYPE app.mood AS ENUM ('good', 'bad', 'odd');
CREATE TYPE fresh.size AS ENUM ('s', 'm');
CREATE TABLE app.customer(id bigint PRIMARY KEY, name varchar(40) NOT NULL, mood app.mood, size fresh.size);
CREATE INDEX size_idx ON app.customer(size) WHERE size = 's';
CREATE VIEW app.names AS SELECT id, name FROM app.customer;
CREATE VIEW app.names2 AS SELECT name FROM app.names;
CREATE VIEW fresh.sizes AS SELECT size, id FROM app.customer;
COMMENT ON VIEW app.names2 IS 'of customers';
CREATE FUNCTION fresh.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.orders(id bigserial PRIMARY KEY, customer bigint REFERENCES app.customer, note text DEFAULT 'x');
CREATE TRIGGER touched BEFORE UPDATE ON app.orders FOR EACH ROW EXECUTE FUNCTION fresh.touch();
CREATE TABLE app.uses_gone(a int, b int NOT NULL, PRIMARY KEY (b));
CREATE TABLE app.log(at date NOT NULL, what text, who text) PARTITION BY RANGE (at);
CREATE TABLE app.log1 PARTITION OF app.log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE INDEX log_what ON app.log(what);
CREATE FUNCTION app.f() RETURNS int LANGUAGE sql AS 'SELECT 2';
CREATE VIEW app.swap AS SELECT 1 AS a;
CREATE TABLE fresh.line(id serial PRIMARY KEY, orders bigint REFERENCES app.orders);
)";

const QByteArray fileBefore = R"(
CREATE TABLE customer(id INTEGER PRIMARY KEY, name TEXT, old TEXT);
CREATE INDEX old_idx ON customer(old);
CREATE VIEW names AS SELECT name FROM customer;
CREATE TABLE gone(a INTEGER PRIMARY KEY);
CREATE VIEW reads_gone AS SELECT a FROM gone;
)";

const QByteArray fileAfter = R"(
CREATE TABLE customer(id INTEGER PRIMARY KEY, name TEXT NOT NULL DEFAULT '', size INT);
CREATE INDEX size_idx ON customer(size);
CREATE VIEW names AS SELECT name, size FROM customer;
CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INT REFERENCES customer);
CREATE TRIGGER touched AFTER INSERT ON orders BEGIN UPDATE customer SET size = 1; END;
)";

QString namesOf(const Choice &choice)
{
    QStringList names;
    for (const ObjectRef &ref : choice)
        names << ref.kind + u' ' + ref.toString();
    return names.join(u", "_s);
}

} // namespace

class SelectionTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = drivers::engines();
    sandbox::ScratchServers m_servers{m_registry};
    job::JobContext m_job;

    Result<void> runIn(sandbox::Scratch &scratch, const QByteArray &text)
    {
        const sandbox::Script script = TRY(sandbox::scriptOf(scratch.dialect(), text, u"x.sql"_s));
        TRY(sandbox::replay(m_job, scratch, script));
        return {};
    }

    Result<sandbox::Scratch> loaded(const QString &dialect, const QByteArray &text)
    {
        const dialect::Dialect *engine = TRY(m_registry.require(dialect));
        sandbox::Scratch scratch = TRY(m_servers.open(m_job, *engine));
        TRY(runIn(scratch, text));
        return scratch;
    }

    Result<SchemaPointer> read(sandbox::Scratch &scratch)
    {
        auto read = TRY(scratch.dialect().introspector->introspect(m_job, scratch.connection(), {}));
        return std::make_shared<const schema::Schema>(std::move(read.schema));
    }

    Result<Difference> difference(const QString &dialect, const QByteArray &before, const QByteArray &after)
    {
        sandbox::Scratch a = TRY(loaded(dialect, before));
        sandbox::Scratch b = TRY(loaded(dialect, after));
        return diff::compare(TRY(read(a)), TRY(read(b)));
    }

    // What is left after applying a plan, in words; empty when it leads where it should.
    Result<QString> leads(sandbox::Scratch &scratch, const Difference &way)
    {
        const auto statements = TRY(scratch.dialect().planner->plan(m_job, way, {}));
        TRY(runIn(scratch, plan::toScript(statements)));
        const Difference left = diff::compare(TRY(read(scratch)), way.after);
        return namesOf(diff::allOf(left));
    }

    Result<QString> thereAndBack(const QString &dialect, const QByteArray &before, const Difference &way)
    {
        sandbox::Scratch scratch = TRY(loaded(dialect, before));
        if (const QString left = TRY(leads(scratch, way)); !left.isEmpty())
            return u"up leaves "_s + left;
        const QString left = TRY(leads(scratch, diff::swapped(way)));
        return left.isEmpty() ? QString() : u"down leaves "_s + left;
    }

    void holdsForEach(const QString &dialect, const QByteArray &before, const Difference &whole)
    {
        QStringList broken;
        for (const ObjectRef &change : diff::allOf(whole)) {
            const diff::Selection selection = diff::choose(whole, {change});
            const auto left = thereAndBack(dialect, before, selection.difference);
            if (!left || !left->isEmpty())
                broken << u"%1 %2 (with %3): %4"_s.arg(change.kind, change.toString(), namesOf(selection.cameAlong),
                                                       left ? *left : left.error().message + left.error().statement);
            Choice meant = selection.cameAlong;
            meant.insert(change);
            // what was chosen is part of it, and nothing else is
            for (const ObjectRef &found : diff::allOf(selection.difference)) {
                if (!meant.contains(found))
                    broken << u"%1: %2 is in it"_s.arg(change.toString(), found.toString());
            }
            if (!diff::allOf(selection.difference).contains(change))
                broken << change.toString() + u" is not in it"_s;
        }
        QVERIFY2(broken.isEmpty(), qPrintable(broken.join(u'\n')));
    }

private Q_SLOTS:
    void holdsForEachChange_data()
    {
        QTest::addColumn<QString>("dialect");
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("PostgreSQL") << u"postgres"_s << shopBefore << shopAfter;
        QTest::newRow("PostgreSQL back") << u"postgres"_s << shopAfter << shopBefore;
        QTest::newRow("SQLite") << u"sqlite"_s << fileBefore << fileAfter;
        QTest::newRow("SQLite back") << u"sqlite"_s << fileAfter << fileBefore;
    }

    void holdsForEachChange()
    {
        QFETCH(const QString, dialect);
        QFETCH(const QByteArray, before);
        QFETCH(const QByteArray, after);
        const auto whole = difference(dialect, before, after);
        QVERIFY2(whole, whole ? "" : qPrintable(toText(whole.error())));
        QVERIFY(whole->changes.size() > 5);
        holdsForEach(dialect, before, *whole);
    }

    void holdsOnTheCorpora_data()
    {
        if (test::corporaFolder().isEmpty())
            QSKIP("TIDEMARK_CORPORA names no folder: the corpora are not part of the project");
        test::addCorporaRows({u"migra"_s});
    }

    void holdsOnTheCorpora()
    {
        QFETCH(const QString, folder);
        const QByteArray before = test::contentOf(QDir(folder).filePath(u"before.sql"_s));
        const auto whole = difference(u"postgres"_s, before, test::contentOf(QDir(folder).filePath(u"after.sql"_s)));
        if (!whole)
            QSKIP("this server does not take the case's own script");
        holdsForEach(u"postgres"_s, before, *whole);
    }

    void everythingIsEverything()
    {
        const auto whole = difference(u"sqlite"_s, fileBefore, fileAfter);
        QVERIFY(whole);
        const Choice all = diff::allOf(*whole);
        const diff::Selection selection = diff::choose(*whole, all);
        QCOMPARE(diff::allOf(selection.difference), all);
        QVERIFY(selection.cameAlong.empty());
        QVERIFY(*selection.difference.after == *whole->after);
        QVERIFY(diff::composed(*whole, all) == *whole->after);
        QVERIFY(diff::choose(*whole, {}).difference.isEmpty());
        QVERIFY(diff::choose(*whole, {{u"table"_s, {{}, u"nowhere"_s}, {}}}).difference.isEmpty());
    }

    // Who comes along, by name.
    void comesAlong_data()
    {
        QTest::addColumn<ObjectRef>("chosen");
        QTest::addColumn<QStringList>("along");
        QTest::newRow("what a new view reads")
            << ObjectRef{u"view"_s, {u"fresh"_s, u"sizes"_s}, {}}
            << QStringList{u"column app.customer.size"_s, u"column app.customer.id"_s, u"schema fresh"_s,
                           u"type fresh.size"_s, u"view app.names"_s};
        QTest::newRow("what stands on a dropped schema")
            << ObjectRef{u"schema"_s, {{}, u"gone"_s}, {}}
            << QStringList{u"table gone.t"_s, u"view app.reads_gone"_s, u"foreign key app.uses_gone"_s};
        QTest::newRow("an index of a dropped column")
            << ObjectRef{u"column"_s, {u"app"_s, u"customer"_s}, u"old;name"_s}
            << QStringList{u"index app.customer.old_idx"_s};
        QTest::newRow("room for a view") << ObjectRef{u"view"_s, {u"app"_s, u"swap"_s}, {}}
                                         << QStringList{u"table app.swap"_s};
        QTest::newRow("a trigger's function") << ObjectRef{u"trigger"_s, {u"app"_s, u"orders"_s}, u"touched"_s}
                                              << QStringList{u"function fresh.touch"_s, u"schema fresh"_s};
        QTest::newRow("partitions") << ObjectRef{u"column"_s, {u"app"_s, u"log"_s}, u"who"_s}
                                    << QStringList{u"column app.log1.who"_s};
        QTest::newRow("nothing") << ObjectRef{u"function"_s, {u"app"_s, u"f"_s}, {}} << QStringList();
    }

    void comesAlong()
    {
        QFETCH(const ObjectRef, chosen);
        QFETCH(const QStringList, along);
        if (!m_shop) {
            const auto whole = difference(u"postgres"_s, shopBefore, shopAfter);
            QVERIFY(whole);
            m_shop = *whole;
        }
        const diff::Selection selection = diff::choose(*m_shop, {chosen});
        const QString names = namesOf(selection.cameAlong);
        for (const QString &name : along)
            QVERIFY2(names.contains(name), qPrintable(names));
        QVERIFY2(!along.isEmpty() || names.isEmpty(), qPrintable(names));
        QVERIFY2(!names.contains(u"comment"_s) && !names.contains(u"app.f"_s), qPrintable(names));
        // each with a reason that leads to what was chosen
        QCOMPARE(selection.broughtBy.size(), selection.cameAlong.size());
        for (const ObjectRef &change : selection.cameAlong) {
            ObjectRef at = change;
            for (size_t steps = 0; steps <= selection.broughtBy.size() && at != chosen; ++steps)
                at = selection.broughtBy.contains(at) ? selection.broughtBy.at(at) : ObjectRef();
            QVERIFY2(at == chosen, qPrintable(change.toString()));
        }
    }

    void patterns_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("chosen");
        QTest::newRow("a table and what lives in it")
            << u"table:customer"_s
            << QStringList{u"column customer.name"_s, u"column customer.old"_s, u"column customer.size"_s,
                           u"index customer.old_idx"_s, u"index customer.size_idx"_s};
        QTest::newRow("by the part's name")
            << u"size*"_s << QStringList{u"column customer.size"_s, u"index customer.size_idx"_s};
        QTest::newRow("with the relation") << u"column:customer.s?ze"_s << QStringList{u"column customer.size"_s};
        QTest::newRow("a kind whole") << u"view:*"_s << QStringList{u"view names"_s, u"view reads_gone"_s};
        QTest::newRow("any kind") << u"*:gone"_s << QStringList{u"table gone"_s};
        QTest::newRow("nothing") << u"table:Customer"_s << QStringList();
    }

    void patterns()
    {
        QFETCH(const QString, pattern);
        QFETCH(const QStringList, chosen);
        const auto whole = difference(u"sqlite"_s, fileBefore, fileAfter);
        QVERIFY(whole);
        const auto parsed = diff::parsePattern(pattern);
        QVERIFY(parsed);
        const auto choice = diff::chosenBy(*whole, {*parsed}, {});
        QVERIFY(choice);
        QCOMPARE(namesOf(*choice), chosen.join(u", "_s));
        const auto others = diff::chosenBy(*whole, {}, {*parsed});
        QVERIFY(others);
        QCOMPARE(others->size() + choice->size(), diff::allOf(*whole).size());
    }

    void saysWhatIsWrongWithAPattern()
    {
        const auto whole = difference(u"sqlite"_s, fileBefore, fileBefore);
        QVERIFY(whole);
        const auto empty = diff::parsePattern(u"table:"_s);
        QVERIFY(!empty && empty.error().kind == ErrorKind::Usage);
        const auto unknown = diff::chosenBy(*whole, {*diff::parsePattern(u"tabel:x"_s)}, {});
        QVERIFY(!unknown && unknown.error().hint.contains("table"_L1));
        QVERIFY(diff::chosenBy(*whole, {*diff::parsePattern(u"foreign-key:x"_s)}, {}).has_value());
        QCOMPARE(*diff::parsePattern(u"a:b:c"_s), (diff::Pattern{u"a"_s, u"b:c"_s}));
        QCOMPARE(*diff::parsePattern(u"*:b:c"_s), (diff::Pattern{{}, u"b:c"_s}));
    }

private:
    std::optional<Difference> m_shop;
};

TIDEMARK_TEST(SelectionTest)
#include "tst_selection.moc"
