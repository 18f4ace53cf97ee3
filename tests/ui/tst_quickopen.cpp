// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"
#include "ui/fixture.h"
#include "ui/models/namefilter.h"
#include "ui/models/quickopen.h"

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;

class QuickOpenTest : public QObject
{
    Q_OBJECT

    static QStringList namesFor(const QuickOpenIndex &index, const QString &query)
    {
        QStringList names;
        for (const QuickMatch &match : index.search(query, 10))
            names << match.entry->ref.name.name;
        return names;
    }

private Q_SLOTS:
    void bestComesFirst_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("whole name before longer ones")
            << u"order"_s << QStringList{u"order"_s, u"order_line"_s, u"purchase_order"_s, u"reorder"_s};
        QTest::newRow("initials") << u"ol"_s << QStringList{u"order_line"_s};
        QTest::newRow("camel humps") << u"cA"_s << QStringList{u"customerAddress"_s, u"purchase_order"_s};
        QTest::newRow("schema and name") << u"crm.cust"_s << QStringList{u"customerAddress"_s};
        QTest::newRow("gaps") << u"prchs"_s << QStringList{u"purchase_order"_s};
        QTest::newRow("blanks do not count") << u"order line"_s << QStringList{u"order_line"_s};
        QTest::newRow("nothing") << u"xyz"_s << QStringList{};
    }

    void bestComesFirst()
    {
        QFETCH(QString, query);
        QFETCH(QStringList, expected);
        QuickOpenIndex index;
        index.setSource(u"shop"_s, test::outlineOf({u"table app.order"_s, u"table app.order_line"_s,
                                                    u"table app.reorder"_s, u"table app.purchase_order"_s,
                                                    u"table crm.customerAddress"_s, u"*table app.order_system"_s}));
        QCOMPARE(namesFor(index, query), expected);
    }

    void marksWhatMatched()
    {
        QCOMPARE(matchPlaces(u"dec", u"customs_declaration", u"customs_declaration"), (std::vector<int>{8, 9, 10}));
        QCOMPARE(matchPlaces(u"cdec", u"customs_declaration", u"customs_declaration"), (std::vector<int>{0, 8, 9, 10}));
        // Jumping to the last word would leave nothing for the end.
        QCOMPARE(matchPlaces(u"abd", u"a_b_abcd", u"a_b_abcd").size(), size_t(3));
    }

    void everyPlaceIsACharacterOfTheQuery()
    {
        const QStringList names = {u"order_line"_s, u"aaaa"_s, u"a_b_c_d"_s, u"ordenOrdenOrden"_s};
        const QStringList queries = {u"oln"_s, u"aa"_s, u"abd"_s, u"ooo"_s, u"line"_s};
        for (const QString &name : names) {
            for (const QString &query : queries) {
                const QString folded = name.toCaseFolded();
                const std::vector<int> places = matchPlaces(query, folded, name);
                QCOMPARE(places.empty(), matchScore(query, folded, name) == 0);
                for (size_t i = 0; i < places.size(); ++i)
                    QCOMPARE(folded[places[i]], query[qsizetype(i)]);
                QVERIFY(std::ranges::is_sorted(places));
            }
        }
    }

    void aRemovedSourceIsNotFound()
    {
        QuickOpenIndex index;
        index.setSource(u"a"_s, test::outlineOf({u"table app.order"_s}));
        QCOMPARE(index.size(), size_t(1));
        index.setSource(u"a"_s, nullptr);
        QCOMPARE(index.size(), size_t(0));
        QVERIFY(index.search(u"order"_s, 10).empty());
    }

    void limitHolds()
    {
        QStringList lines;
        for (int i = 0; i < 500; ++i)
            lines << u"table app.t%1"_s.arg(i);
        QuickOpenIndex index;
        index.setSource(u"a"_s, test::outlineOf(lines));
        QCOMPARE(index.search({}, 100).size(), size_t(100));
        QCOMPARE(index.search(u"t"_s, 100).size(), size_t(100));
        QCOMPARE(index.search(u"t499"_s, 100).front().entry->ref.name.name, u"t499"_s);
    }

    void modelIsSound()
    {
        QuickOpenIndex index;
        index.setSource(u"a"_s, test::outlineOf({u"table app.order"_s, u"view app.orders"_s}));
        QuickOpenModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMatches(index.search(u"ord"_s, 10));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 0).data().toString(), u"order"_s);
        QCOMPARE(model.index(0, 0).data(QuickOpenModel::SchemaRole).toString(), u"app"_s);
        model.setMatches({});
        QCOMPARE(model.rowCount(), 0);
    }

    void foldedIndexOfIgnoresCase_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("needle");
        QTest::addColumn<int>("at");
        QTest::newRow("start") << u"Order"_s << u"ord"_s << 0;
        QTest::newRow("middle") << u"MyOrder"_s << u"order"_s << 2;
        QTest::newRow("again after a false start") << u"oorder"_s << u"order"_s << 1;
        QTest::newRow("not ASCII") << u"GRÖSSE"_s << u"grös"_s << 0;
        QTest::newRow("not there") << u"abc"_s << u"abcd"_s << -1;
        QTest::newRow("empty") << u"abc"_s << QString() << 0;
    }

    void foldedIndexOfIgnoresCase()
    {
        QFETCH(QString, text);
        QFETCH(QString, needle);
        QFETCH(int, at);
        QCOMPARE(foldedIndexOf(text, needle), qsizetype(at));
    }
};

TIDEMARK_TEST(QuickOpenTest)
#include "tst_quickopen.moc"
