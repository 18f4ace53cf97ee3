// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/kinds.h"
#include "schema/schema.h"
#include "support/fieldvisitors.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QRegularExpression>

using namespace tidemark;
using namespace tidemark::schema;
using namespace Qt::StringLiterals;

namespace {

// Stands for a value of any type where a field is given one.
struct Anything
{
    template <class T>
    operator T() const; // never defined: only asked whether it would do
};

// How many fields a struct has: as many as it can be made from.
template <class T, class... Given>
consteval size_t fieldCount()
{
    if constexpr (requires { T{Given{}..., Anything{}}; })
        return fieldCount<T, Given..., Anything>();
    else
        return sizeof...(Given);
}

struct FieldNames
{
    QByteArrayList names;
    template <class T>
    void operator()(const char *name, const T &)
    {
        names << name;
    }
};

template <class T>
void checkVisits(const char *type, qsizetype unvisited = 0)
{
    const T value;
    FieldNames visited;
    T::visit(value, visited);
    QVERIFY2(visited.names.size() + unvisited == qsizetype(fieldCount<T>()), type);
    static const QRegularExpression word(u"^[a-z][A-Za-z]*$"_s);
    for (const QByteArray &name : visited.names) {
        QVERIFY2(visited.names.count(name) == 1, name.constData());
        QVERIFY2(word.match(QString::fromLatin1(name)).hasMatch(), name.constData());
    }
}

template <class E>
void checkEnum(E last)
{
    QCOMPARE(namesOf(last).size(), size_t(last) + 1);
    QStringList names;
    for (size_t i = 0; i <= size_t(last); ++i) {
        names << QString::fromLatin1(enumName(E(i)));
        QCOMPARE(enumFromName<E>(names.back()), E(i));
    }
    QCOMPARE(names.removeDuplicates(), 0);
    QCOMPARE(enumFromName<E>(u"nonsense"), std::nullopt);
}

Schema filled()
{
    Schema schema;
    test::FieldFiller().fill(schema);
    sort(schema);
    return schema;
}

Table tableNamed(const QString &ns, const QString &name)
{
    Table table;
    table.name = {ns, name};
    return table;
}

Schema shop()
{
    Schema schema;
    schema.namespaces = {{.name = u"shop"_s}, {.name = u"public"_s}};
    schema.tables = {tableNamed(u"shop"_s, u"orders"_s), tableNamed(u"public"_s, u"orders"_s),
                     tableNamed(u"public"_s, u"Orders"_s)};
    View view;
    view.name = {u"shop"_s, u"totals"_s};
    View stored = view;
    stored.name.name = u"stored"_s;
    stored.materialized = true;
    schema.views = {stored, view};
    Routine one;
    one.name = {u"shop"_s, u"total"_s};
    one.signature = u"integer"_s;
    Routine other = one;
    other.signature = u"bigint"_s;
    other.kind = RoutineKind::Procedure;
    schema.routines = {one, other};
    schema.objects = {{.kind = u"extension"_s, .name = {{}, u"citext"_s}}};
    schema.systemGrants = {{.object = {u"function"_s, {u"pg_catalog"_s, u"now"_s}, {}}}};
    sort(schema);
    return schema;
}

} // namespace

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsVisited()
    {
        checkVisits<Argument>("Argument");
        checkVisits<Check>("Check");
        checkVisits<Column>("Column");
        checkVisits<DefaultPrivileges>("DefaultPrivileges");
        checkVisits<Dependency>("Dependency");
        checkVisits<EngineObject>("EngineObject");
        checkVisits<Exclusion>("Exclusion");
        checkVisits<ExclusionElement>("ExclusionElement");
        checkVisits<ForeignKey>("ForeignKey");
        checkVisits<Grant>("Grant");
        checkVisits<Identity>("Identity");
        checkVisits<Index>("Index");
        checkVisits<IndexKey>("IndexKey");
        checkVisits<Key>("Key");
        checkVisits<Meta>("Meta");
        checkVisits<Namespace>("Namespace");
        checkVisits<NotNullConstraint>("NotNullConstraint");
        checkVisits<ObjectRef>("ObjectRef");
        checkVisits<PartitionOf>("PartitionOf");
        checkVisits<Policy>("Policy");
        checkVisits<QualifiedName>("QualifiedName");
        checkVisits<Routine>("Routine");
        checkVisits<Rule>("Rule");
        checkVisits<Schema>("Schema");
        checkVisits<SecurityLabel>("SecurityLabel");
        checkVisits<Sequence>("Sequence");
        checkVisits<SequenceOptions>("SequenceOptions");
        checkVisits<SystemGrants>("SystemGrants");
        checkVisits<Table>("Table");
        checkVisits<Trigger>("Trigger");
        checkVisits<Type>("Type");
        checkVisits<View>("View");
    }

    void everyEnumeratorHasAName()
    {
        checkEnum(TypeFamily::Composite);
        checkEnum(Generation::Virtual);
        checkEnum(Deferrability::InitiallyDeferred);
        checkEnum(ReferentialAction::SetDefault);
        checkEnum(MatchType::Partial);
        checkEnum(NullsOrder::Last);
        checkEnum(TriggerTiming::InsteadOf);
        checkEnum(Firing::Always);
        checkEnum(TableKind::Virtual);
        checkEnum(Persistence::Temporary);
        checkEnum(CheckOption::Cascaded);
        checkEnum(RoutineKind::Window);
        checkEnum(ArgumentMode::Table);
        checkEnum(Volatility::Immutable);
        checkEnum(ParallelSafety::Safe);
        checkEnum(TypeKind::Shell);
    }

    void orderOfReadingDoesNotMatter()
    {
        const Schema schema = filled();
        Schema reversed = schema;
        Schema::visit(reversed, test::ListReverser());
        QVERIFY(reversed != schema);
        sort(reversed);
        QVERIFY(reversed == schema);
    }

    void repeatedDependenciesAreOne()
    {
        Schema schema;
        const Dependency one{{kind::view, {u"a"_s, u"v"_s}, {}}, {kind::table, {u"a"_s, u"t"_s}, {}}};
        schema.dependencies = {one, one};
        sort(schema);
        QCOMPARE(schema.dependencies.size(), 1U);
    }

    void namesSortByCodeUnit()
    {
        const std::vector<QualifiedName> sorted{{{}, u"z"_s},         {u"A"_s, u"b"_s},  {u"a"_s, u"B"_s},
                                                {u"a"_s, u"a b"_s},   {u"a"_s, u"ab"_s}, {u"a"_s, u"é"_s},
                                                {u"a"_s, u"\uFFFD"_s}};
        QVERIFY(std::ranges::is_sorted(sorted));
        QCOMPARE(sorted[0].toString(), u"z"_s);
        QCOMPARE(sorted[1].toString(), u"A.b"_s);
    }

    void objectsAreFound()
    {
        const Schema schema = shop();
        QCOMPARE(findTable(schema, {u"public"_s, u"orders"_s})->name.toString(), u"public.orders"_s);
        QCOMPARE(findTable(schema, {u"public"_s, u"ORDERS"_s}), nullptr);
        QVERIFY(findView(schema, {u"shop"_s, u"totals"_s}));
        QVERIFY(findNamespace(schema, u"shop"_s));
        QVERIFY(!findNamespace(schema, QString()));
        QCOMPARE(findRoutine(schema, {u"shop"_s, u"total"_s}, u"bigint"_s)->kind, RoutineKind::Procedure);
        QVERIFY(!findRoutine(schema, {u"shop"_s, u"total"_s}, QString()));
        QVERIFY(findObject(schema, {u"extension"_s, {{}, u"citext"_s}, {}}));
        QVERIFY(!findSequence(schema, {u"shop"_s, u"orders"_s}));
        QVERIFY(!findType(Schema(), {u"shop"_s, u"orders"_s}));
    }

    void everyObjectIsListed()
    {
        QStringList listed;
        for (const ObjectRef &ref : allObjects(shop()))
            listed << ref.kind + u' ' + ref.toString();
        QCOMPARE(
            listed,
            (QStringList{u"schema public"_s, u"schema shop"_s, u"table public.Orders"_s, u"table public.orders"_s,
                         u"table shop.orders"_s, u"materialized view shop.stored"_s, u"view shop.totals"_s,
                         u"procedure shop.total.bigint"_s, u"function shop.total.integer"_s, u"extension citext"_s}));
    }

    void namesAreSearched()
    {
        const std::pair<QString, int> cases[] = {
            {u"orders"_s, 2},      {u"Orders"_s, 1},      {u"ORDERS"_s, 3},
            {u"shop.orders"_s, 1}, {u"SHOP.ORDERS"_s, 1}, {u"shop.total(bigint)"_s, 1},
            {u"total"_s, 2},       {u"nothing"_s, 0},     {QString(), 0}};
        for (const auto &[text, count] : cases)
            QCOMPARE(int(findByName(shop(), text).size()), count);
    }

    void oneSchemaCanBeTakenOut()
    {
        const Schema part = onlySchemas(shop(), {u"shop"_s});
        QCOMPARE(part.namespaces.size(), 1U);
        QCOMPARE(part.tables.size(), 1U);
        QCOMPARE(part.views.size(), 2U);
        QCOMPARE(part.objects.size(), 1U);
        QVERIFY(part.systemGrants.empty());
        QVERIFY(onlySchemas(shop(), {u"public"_s}).views.empty());
    }
};

TIDEMARK_TEST(SchemaTest)
#include "tst_schema.moc"
