// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of planning, held against planners that are right and against planners that break one law each.
#include "contract/laws.h"
#include "drivers/engines.h"
#include "sandbox/entries.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <algorithm>

using namespace tidemark;
using namespace Qt::StringLiterals;
using contract::Outcome;
using contract::Planned;
using contract::Planner;
using contract::Status;

namespace {

bool hasColumn(const dialect::Introspection &found, const QString &name)
{
    const auto table =
        std::ranges::find(found.schema.tables, u"t"_s, [](const schema::Table &t) { return t.name.name; });
    return table != found.schema.tables.end() &&
           std::ranges::find(table->columns, name, &schema::Column::name) != table->columns.end();
}

// From a table with the column a to one with a and b, and back.
Planner planner(const QByteArray &up, const QByteArray &down)
{
    return [up, down](job::JobContext &, const dialect::Dialect &, const dialect::Introspection &before,
                      const dialect::Introspection &after) -> Result<Planned> {
        const bool had = hasColumn(before, u"b"_s);
        if (had == hasColumn(after, u"b"_s))
            return Planned{};
        return Planned{.script = had ? down : up, .statements = 1};
    };
}

const QByteArray addColumn = "ALTER TABLE t ADD COLUMN b integer;";
const QByteArray dropColumn = "ALTER TABLE t DROP COLUMN b;";

} // namespace

class ContractTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = drivers::engines();
    sandbox::ScratchServers m_servers{m_registry};

    Outcome judge(const QString &dialect, const Planner &planner,
                  const QByteArray &before = "CREATE TABLE t(a integer);",
                  const QByteArray &after = "CREATE TABLE t(a integer, b integer);", const QByteArray &seed = {})
    {
        job::JobContext job;
        const contract::Case pair{
            .name = u"x"_s, .dialect = dialect, .roles = {}, .before = before, .after = after, .seed = seed};
        return contract::judge(job, m_registry, m_servers, pair, planner);
    }

private Q_SLOTS:
    void laws_data()
    {
        QTest::addColumn<QByteArray>("up");
        QTest::addColumn<QByteArray>("down");
        QTest::addColumn<QString>("law");
        QTest::newRow("right") << addColumn << dropColumn << QString();
        QTest::newRow("up does not run") << QByteArray("ALTER TABLE t ADD COLUMN;") << dropColumn << u"up runs"_s;
        QTest::newRow("up cannot be read") << QByteArray("SELECT 'x") << dropColumn << u"up"_s;
        QTest::newRow("up leads elsewhere")
            << QByteArray("ALTER TABLE t ADD COLUMN b text;") << dropColumn << u"up ("_s;
        QTest::newRow("up does too much")
            << QByteArray(addColumn + "CREATE TABLE u(a integer);") << dropColumn << u"up ("_s;
        QTest::newRow("up does nothing") << QByteArray() << dropColumn << u"up ("_s;
        QTest::newRow("up loses rows") << QByteArray("DROP TABLE t; CREATE TABLE t(a integer, b integer);")
                                       << dropColumn << u"rows after up"_s;
        QTest::newRow("up changes rows") << QByteArray(addColumn + "UPDATE t SET a = a + 1;") << dropColumn
                                         << u"rows after up"_s;
        QTest::newRow("down does not run")
            << addColumn << QByteArray("ALTER TABLE nowhere DROP COLUMN b;") << u"down runs"_s;
        QTest::newRow("down leads elsewhere") << addColumn << QByteArray("ALTER TABLE t DROP COLUMN a;") << u"down ("_s;
        QTest::newRow("down loses rows") << addColumn << QByteArray("DROP TABLE t; CREATE TABLE t(a integer);")
                                         << u"rows after down"_s;
    }

    void laws()
    {
        QFETCH(const QByteArray, up);
        QFETCH(const QByteArray, down);
        QFETCH(const QString, law);
        for (const char *dialect : {"postgres", "sqlite"}) {
            const Outcome outcome = judge(QString::fromLatin1(dialect), planner(up, down));
            QVERIFY2(outcome.law.startsWith(law) && outcome.law.isEmpty() == law.isEmpty(),
                     qPrintable(u"%1: %2: %3"_s.arg(QLatin1StringView(dialect), outcome.law, outcome.detail)));
            QCOMPARE(outcome.status, law.isEmpty() ? Status::Passed : Status::Failed);
            QVERIFY(law.isEmpty() || !outcome.detail.isEmpty());
            QVERIFY(outcome.rows > 0 || law == "up"_L1);
        }
    }

    void aSchemaDoesNotDifferFromItself()
    {
        const Outcome outcome = judge(
            u"sqlite"_s, [](auto &&...) -> Result<Planned> { return Planned{.script = "SELECT 1;", .statements = 1}; });
        QCOMPARE(outcome.status, Status::Failed);
        QCOMPARE(outcome.law, u"differs from itself"_s);
    }

    void plansAreTheSameEachTime()
    {
        int count = 0;
        const Planner right = planner(addColumn, dropColumn);
        const Outcome outcome = judge(u"sqlite"_s, [&](auto &&...arguments) -> Result<Planned> {
            Planned plan = TRY(right(arguments...));
            plan.script += "-- " + QByteArray::number(++count);
            return plan;
        });
        QCOMPARE(outcome.status, Status::Failed);
        QCOMPARE(outcome.law, u"the same plan each time"_s);
    }

    void refusalsFail()
    {
        const Outcome outcome =
            judge(u"sqlite"_s, [](auto &&...) -> Result<Planned> { return fail(ErrorKind::Unsupported, u"no way"_s); });
        QCOMPARE(outcome.status, Status::Failed);
        QVERIFY(outcome.detail.contains("no way"_L1));
    }

    void whatDoesNotLoadIsNotCounted()
    {
        QCOMPARE(judge(u"sqlite"_s, planner(addColumn, dropColumn), "CREATE TABEL t;").status, Status::NotCounted);
        QCOMPARE(judge(u"oracle"_s, planner(addColumn, dropColumn)).status, Status::NotCounted);
    }

    // Made-up rows may contradict the other schema; the rows of a case may not.
    void rowsThatDoNotFit()
    {
        const QByteArray after = "CREATE TABLE t(a integer, b integer NOT NULL);";
        const QByteArray up = "ALTER TABLE t ADD COLUMN b integer NOT NULL;";
        const Outcome outcome = judge(u"postgres"_s, planner(up, dropColumn), "CREATE TABLE t(a integer);", after);
        QVERIFY2(outcome.status == Status::Passed, qPrintable(outcome.detail));
        QVERIFY(outcome.rowsDidNotFit);
        const Outcome seeded = judge(u"postgres"_s, planner(up, dropColumn), "CREATE TABLE t(a integer);", after,
                                     "INSERT INTO t VALUES (1);");
        QCOMPARE(seeded.status, Status::Failed);
        QCOMPARE(seeded.law, u"up runs"_s);
    }

    void dumpsAreSetsOfEntries()
    {
        const QByteArray one =
            "--\n-- Name: t; Type: TABLE; Schema: public; Owner: -\n--\n\nCREATE TABLE public.t (\n    a integer,\n"
            "    b text NOT NULL\n);\n\n\n--\n-- Name: v; Type: VIEW; Schema: public; Owner: -\n--\n\nCREATE VIEW "
            "public.v AS\n SELECT 1,\n    2;\n\n";
        const QByteArray two =
            "\\restrict x\nSET statement_timeout = 0;\n--\n-- Name: v; Type: VIEW; Schema: public; Owner: -\n--\n\n"
            "CREATE VIEW public.v AS\n SELECT 1,\n    2;\n\n\n--\n-- Name: t; Type: TABLE; Schema: public; Owner: "
            "-\n--\n\nCREATE TABLE public.t (\n    b text NOT NULL,\n    a integer\n);\n\n";
        QCOMPARE(sandbox::firstDifference(sandbox::entriesOfDump(one), sandbox::entriesOfDump(two)), QString());
        const std::pair<const char *, const char *> changes[] = {
            {"b text NOT NULL", "b text"},
            {"SELECT 1,\n    2", "SELECT 2,\n    1"},
            {"Owner: -\n--\n\nCREATE TABLE", "Owner: x\n--\n\nCREATE TABLE"},
            {"-- Name: v; Type: VIEW; Schema: public; Owner: -\n", "\n"}};
        for (const auto &[from, to] : changes) {
            const QByteArray other = QByteArray(one).replace(from, to);
            QVERIFY2(!sandbox::firstDifference(sandbox::entriesOfDump(one), sandbox::entriesOfDump(other)).isEmpty(),
                     from);
            QVERIFY2(!sandbox::firstDifference(sandbox::entriesOfDump(other), sandbox::entriesOfDump(one)).isEmpty(),
                     from);
        }
        const QByteArray moved = "SET default_tablespace = fast;\n" + one;
        QVERIFY(!sandbox::firstDifference(sandbox::entriesOfDump(one), sandbox::entriesOfDump(moved)).isEmpty());
    }
};

TIDEMARK_TEST(ContractTest)
#include "tst_contract.moc"
