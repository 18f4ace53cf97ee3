// SPDX-License-Identifier: GPL-3.0-or-later
// Schemas as DBML, Mermaid and diagrams: golden files over a schema with names that want to do harm, the laws of both
// layouts, and the child process that must end when it is asked to.
#include "report/dbml.h"
#include "report/layout.h"
#include "report/mermaid.h"
#include "report/svg.h"
#include "support/golden.h"
#include "support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

#include <algorithm>
#include <thread>

using namespace tidemark;
using namespace tidemark::report;
using namespace Qt::StringLiterals;
using schema::Column;
using schema::Schema;
using schema::Table;

namespace {

Column column(const QString &name, const QString &type, bool required = false)
{
    Column made;
    made.name = name;
    made.type = type;
    made.notNull = required;
    return made;
}

Table table(const QString &ns, const QString &name, const std::vector<Column> &columns, const QStringList &key)
{
    Table made;
    made.name = {ns, name};
    made.columns = columns;
    schema::Key primary;
    primary.name = name + u"_pkey"_s;
    primary.columns = key;
    if (!key.isEmpty())
        made.primaryKey = primary;
    return made;
}

schema::ForeignKey reference(const QString &name, const QStringList &columns, const schema::QualifiedName &target,
                             const QStringList &referenced = {})
{
    schema::ForeignKey key;
    key.name = name;
    key.columns = columns;
    key.table = target;
    key.referencedColumns = referenced;
    return key;
}

const QString hostile = u"q\"u'o`te;\\ #1 %\n\u202Eב 顧客"_s;

Schema sample()
{
    Schema schema;
    schema.engine = u"acme"_s;
    schema::Type mood;
    mood.name = {u"app"_s, u"Mood"_s};
    mood.labels = {u"so so"_s, u"it's \"fine\""_s};
    schema.types.push_back(mood);

    Table person = table(u"app"_s, u"person"_s,
                         {column(u"id"_s, u"bigint"_s, true), column(u"name"_s, u"character varying(50)"_s, true),
                          column(u"mood"_s, u"app.\"Mood\""_s), column(u"moods"_s, u"app.\"Mood\"[]"_s)},
                         {u"id"_s});
    person.meta.comment = u"Who's who\nin two lines"_s;
    person.columns[0].identity = schema::Identity{};
    person.columns[1].comment = u"as in the \"passport\""_s;
    person.columns[2].defaultValue = u"'so so'::app.\"Mood\""_s;
    schema::Index index;
    index.name = u"person_lower"_s;
    index.method = u"btree"_s;
    index.unique = true;
    index.where = u"name <> ''"_s;
    schema::IndexKey lower;
    lower.expression = u"lower(name)"_s;
    index.keys = {lower};
    person.indexes = {index};
    schema.tables.push_back(person);

    Table passport =
        table(u"app"_s, u"passport"_s, {column(u"person"_s, u"bigint"_s), column(u"no"_s, u"text"_s)}, {u"person"_s});
    passport.foreignKeys = {reference(u"of"_s, {u"person"_s}, {u"app"_s, u"person"_s})};
    passport.foreignKeys[0].onDelete = schema::ReferentialAction::Cascade;
    schema.tables.push_back(passport);

    Table visit = table(u"app"_s, u"visit"_s,
                        {column(u"person"_s, u"bigint"_s), column(u"place"_s, u"numeric(10,2)"_s, true),
                         column(u"parent"_s, u"bigint"_s), column(u"kind"_s, QString())},
                        {u"person"_s, u"place"_s});
    visit.foreignKeys = {reference(u"who"_s, {u"person"_s}, {u"app"_s, u"person"_s}, {u"id"_s}),
                         reference(QString(), {u"parent"_s, u"place"_s}, {u"app"_s, u"visit"_s}),
                         reference(u"lost"_s, {u"kind"_s}, {u"other"_s, u"nowhere"_s}, {u"x"_s})};
    schema.tables.push_back(visit);
    Table part = table(u"app"_s, u"visit_2025"_s, visit.columns, {});
    part.partitionOf = schema::PartitionOf{.parent = visit.name, .bounds = u"DEFAULT"_s};
    schema.tables.push_back(part);

    Table strange = table(u"app"_s, hostile, {column(hostile, hostile), column(u"1st"_s, u"int"_s)}, {});
    strange.columns[1].defaultValue = u"`5`"_s;
    strange.columns[1].comment = hostile;
    strange.meta.comment = hostile;
    strange.foreignKeys = {reference(hostile, {hostile}, {u"app"_s, u"person"_s}, {u"id"_s})};
    schema.tables.push_back(strange);
    Table twin = table(u"app"_s, QString(hostile).replace(u'"', u'_'), {column(u"a"_s, u"int"_s)}, {});
    schema.tables.push_back(twin);
    schema::sort(schema);
    return schema;
}

// Chains, circles, double edges, loops and loose tables, as many as asked for.
Schema many(int count)
{
    Schema schema;
    for (int i = 0; i < count; ++i) {
        Table one =
            table({}, u"t%1"_s.arg(i, 5, 10, QChar(u'0')),
                  {column(u"id"_s, u"int"_s, true), column(u"a"_s, u"int"_s), column(u"b"_s, u"int"_s)}, {u"id"_s});
        const auto other = [&](int n) { return u"t%1"_s.arg(n, 5, 10, QChar(u'0')); };
        if (i % 5 != 0)
            one.foreignKeys.push_back(reference(u"up"_s, {u"a"_s}, {{}, other(i / 2)}));
        if (i % 7 == 0)
            one.foreignKeys.push_back(reference(u"self"_s, {u"b"_s}, one.name));
        if (i % 11 == 1)
            one.foreignKeys.push_back(reference(u"round"_s, {u"b"_s}, {{}, other((i * 3) % count)}));
        if (i % 13 == 1)
            one.foreignKeys.push_back(reference(u"twice"_s, {u"b"_s}, {{}, other(i / 2)}));
        schema.tables.push_back(one);
    }
    schema::sort(schema);
    return schema;
}

// Boxes that lie over each other, edges that do not begin and end at their boxes.
QStringList flawsOf(const Diagram &diagram)
{
    QStringList flaws;
    for (size_t i = 0; i < diagram.boxes.size(); ++i) {
        if (!diagram.area.contains(diagram.boxes[i].place))
            flaws << u"outside: "_s + diagram.boxes[i].table.name;
        for (size_t other = i + 1; other < diagram.boxes.size(); ++other) {
            if (diagram.boxes[i].place.intersects(diagram.boxes[other].place))
                flaws << diagram.boxes[i].table.name + u" over "_s + diagram.boxes[other].table.name;
        }
    }
    for (const Edge &edge : diagram.edges) {
        const auto touches = [&](int box, const QPointF &end) {
            return diagram.boxes[size_t(box)].place.adjusted(-3, -3, 3, 3).contains(end);
        };
        if (edge.path.size() % 3 != 1 || edge.path.size() < 4)
            flaws << u"no path: "_s + describe(diagram, edge);
        else if (!touches(edge.child, edge.path.front()) || !touches(edge.parent, edge.path.back()))
            flaws << u"loose: "_s + describe(diagram, edge);
    }
    return flaws;
}

} // namespace

class ReportTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    // A program that stands in for dot.
    QString program(const QByteArray &script) const
    {
        QFile file(m_folder.filePath(u"dot"_s));
        const bool written = file.open(QIODevice::WriteOnly) && file.write("#!/bin/sh\n" + script) > 0;
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return written ? file.fileName() : QString();
    }

private Q_SLOTS:
    void dbml() { QCOMPARE(test::goldenDifference(u"report/sample.dbml"_s, toDbml(sample())), QString()); }
    void mermaid() { QCOMPARE(test::goldenDifference(u"report/sample.mmd"_s, toMermaid(sample())), QString()); }

    void nothing()
    {
        QCOMPARE(toDbml({}), QByteArray());
        QCOMPARE(toMermaid({}), QByteArray("erDiagram\n"));
        job::JobContext job;
        const auto empty = layOut(job, diagramOf({}));
        QVERIFY(empty && empty->boxes.empty());
        QXmlStreamReader xml(toSvg(*empty));
        while (!xml.atEnd())
            xml.readNext();
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    }

    void diagramsSayWhatKeysMean()
    {
        const Diagram diagram = diagramOf(sample());
        QCOMPARE(diagram.boxes.size(), size_t(5)); // partitions are part of their parent
        QCOMPARE(diagram.edges.size(), size_t(4)); // and what is not there is not referred to
        const auto edge = [&](const QString &name) { return *std::ranges::find(diagram.edges, name, &Edge::name); };
        QVERIFY(edge(u"of"_s).single && edge(u"of"_s).required);
        QVERIFY(!edge(u"who"_s).single && edge(u"who"_s).required);
        QVERIFY(!edge(QString()).required);
        const Diagram chosen = diagramOf(sample(), {{u"app"_s, u"visit"_s}, {u"app"_s, u"visit_2025"_s}, {{}, u"x"_s}});
        QCOMPARE(chosen.boxes.size(), size_t(2));
        QCOMPARE(chosen.edges.size(), size_t(1));
    }

    void wideTablesKeepTheirKeys()
    {
        Schema schema;
        std::vector<Column> columns;
        for (int i = 0; i < 1600; ++i)
            columns.push_back(column(u"c%1"_s.arg(i), u"int"_s));
        schema.tables = {table({}, u"wide"_s, columns, {u"c1599"_s})};
        const Diagram diagram = diagramOf(schema);
        QCOMPARE(diagram.boxes[0].rows.size(), size_t(metrics::mostRows));
        QCOMPARE(diagram.boxes[0].rows[0].name, u"c1599"_s);
        QCOMPARE(diagram.boxes[0].more, 1560);
    }

    void layouts_data()
    {
        QTest::addColumn<bool>("withDot");
        QTest::addColumn<int>("count");
        for (const int count : {1, 2, 3, 40, 500}) {
            QTest::addRow("dot %d", count) << true << count;
            QTest::addRow("own %d", count) << false << count;
        }
    }

    void layouts()
    {
        QFETCH(const bool, withDot);
        QFETCH(const int, count);
        job::JobContext job;
        LayoutOptions options;
        if (!withDot)
            options.program.clear();
        const Diagram plain = diagramOf(many(count));
        const auto diagram = layOut(job, plain, options);
        QVERIFY(diagram);
        QCOMPARE(flawsOf(*diagram).join(u'\n'), QString());
        QCOMPARE(*layOut(job, plain, options), *diagram);
    }

    void ourOwnStandsInForDot()
    {
        job::JobContext job;
        const Diagram plain = diagramOf(many(12));
        const Diagram own = layeredLayout(plain);
        for (const char *script : {"exit 1", "cat >/dev/null; echo nonsense", "echo graph 1 1 1; echo node n99 1 1",
                                   "cat >/dev/null; echo graph 1 5 5; echo node n0 x y", "kill -9 $$"})
            QCOMPARE(*layOut(job, plain, {.program = program(script)}), own);
        QCOMPARE(*layOut(job, plain, {.program = u"/nowhere/dot"_s}), own);
        QCOMPARE(*layOut(job, plain, {.program = program("exec sleep 600"), .timeout = std::chrono::milliseconds(1)}),
                 own);
    }

    void aStopEndsTheProgram()
    {
        std::stop_source source;
        job::JobContext job(source.get_token());
        const QString file = m_folder.filePath(u"pid"_s);
        const QString dot = program("echo $$ > " + file.toUtf8() + ".new; mv " + file.toUtf8() + ".new " +
                                    file.toUtf8() + "; exec sleep 600");
        std::jthread stopper([&](const std::stop_token &given) {
            while (!QFile::exists(file) && !given.stop_requested())
                std::this_thread::yield();
            source.request_stop();
        });
        const auto outcome = layOut(job, diagramOf(many(12)), {.program = dot, .timeout = std::chrono::hours(1)});
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
        QFile pid(file);
        QVERIFY(pid.open(QIODevice::ReadOnly));
        QVERIFY(!QFile::exists(u"/proc/"_s + QString::fromLatin1(pid.readAll().trimmed())));
    }

    void svg()
    {
        const Diagram diagram = layeredLayout(diagramOf(sample()));
        const QByteArray text = toSvg(diagram, {.title = u"app <\"&"_s + hostile});
        QCOMPARE(test::goldenDifference(u"report/sample.svg"_s, text), QString());
        QXmlStreamReader xml(text);
        QStringList titles;
        while (!xml.atEnd()) {
            if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "title"_L1)
                titles << xml.readElementText();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(titles.size(), qsizetype(1 + diagram.boxes.size() + diagram.edges.size()));
        QVERIFY(titles.contains(u"app.passport (person) refers to app.person"_s) || titles.contains(u"app.passport"_s));
    }
};

TIDEMARK_TEST(ReportTest)
#include "tst_report.moc"
