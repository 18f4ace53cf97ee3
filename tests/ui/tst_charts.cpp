// SPDX-License-Identifier: GPL-3.0-or-later
// Charts: their samples, their tables, keys and shared axes. What they look like is seen in the tour.
#include "support/testmain.h"
#include "ui/common/bucketchart.h"
#include "ui/common/serieskey.h"
#include "ui/common/tableview.h"
#include "ui/common/timechart.h"

#include <QtTest/QAbstractItemModelTester>
#include <QtTest/QtTest>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;

class ChartsTest : public QObject
{
    Q_OBJECT

private:
    static std::vector<ChartSeries> twoSeries()
    {
        return {{.name = u"active"_s, .color = Token::Accent, .filled = true},
                {.name = u"waiting"_s, .color = Token::Blocked}};
    }

    static void add(TimeChart &chart, qint64 msecs, double first, double second = noSample)
    {
        const double values[] = {first, second};
        chart.append(msecs, values);
    }

private Q_SLOTS:
    void keepsTheNewestInPlace()
    {
        SampleRing ring(2, 3);
        QCOMPARE(ring.nearest(5), -1);
        for (int i = 1; i <= 5; ++i) {
            const double values[] = {double(i)};
            ring.append(i * 1000, values);
        }
        QCOMPARE(ring.size(), 3);
        QCOMPARE(ring.timeAt(0), 3000);
        QCOMPARE(ring.valueAt(2, 0), 5.0);
        QVERIFY(std::isnan(ring.valueAt(2, 1)));
        const struct
        {
            qint64 at;
            int sample;
        } cases[] = {{0, 0}, {3400, 0}, {3600, 1}, {4000, 1}, {9000, 2}};
        for (const auto &one : cases)
            QCOMPARE(ring.nearest(one.at), one.sample);
    }

    void isATable()
    {
        SampleModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSeries({u"active"_s, u"waiting"_s}, 2);
        for (int i = 1; i <= 4; ++i) {
            const double values[] = {double(i), noSample};
            model.append(i * 1000, values);
        }
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0, 1).data().toString(), u"4"_s);
        QCOMPARE(model.index(1, 1).data().toString(), u"3"_s);
        QCOMPARE(model.index(1, 2).data().toString(), u"–"_s);
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), u"waiting"_s);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void bucketsAreATable()
    {
        BucketModel model(u"Wait"_s, u"Checkouts"_s);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setBuckets({{u"1 ms"_s, 2}, {u"2 ms"_s, 5}});
        const QPersistentModelIndex second = model.index(1, 1);
        model.setBuckets({{u"1 ms"_s, 3}, {u"2 ms"_s, 6}});
        QCOMPARE(second.data().toString(), u"6"_s);
        model.setBuckets({});
        QVERIFY(!second.isValid());
    }

    void keysTellAndHide()
    {
        TimeChart chart(u"Sessions"_s, 10);
        chart.setSeries(twoSeries());
        chart.resize(500, 240);
        chart.show();
        add(chart, 1000, 3);
        const QList<SeriesKey *> keys = chart.findChildren<SeriesKey *>();
        QCOMPARE(keys.size(), 2);
        QCOMPARE(keys[0]->accessibleDescription(), u"3"_s);
        QVERIFY(chart.accessibleDescription().contains("active 3"_L1));
        keys[1]->click();
        QVERIFY(!chart.isSeriesShown(1));
        chart.setSeriesShown(1, true);
        QVERIFY(keys[1]->isChecked());
        chart.setTableShown(true);
        QVERIFY(chart.table()->isVisible());
        QCOMPARE(chart.table()->model()->rowCount(), 1);
        chart.setTableShown(false);
        QVERIFY(!chart.table()->isVisible());
    }

    void movesWithTheOthers()
    {
        TimeChart a(u"a"_s, 10);
        TimeChart b(u"b"_s, 10);
        TimeChart::shareTimeAxis({&a, &b});
        for (TimeChart *chart : {&a, &b}) {
            chart->setSeries(twoSeries());
            chart->setTimeSpan(std::chrono::seconds(60));
            add(*chart, 100'000, 1, 2);
        }
        QCOMPARE(a.timeRange(), (TimeRange{40'000, 100'000}));
        Q_EMIT a.timeRangeMoved({10'000, 20'000});
        QCOMPARE(b.timeRange(), (TimeRange{10'000, 20'000}));
        QVERIFY(!b.followsPresent());
        add(b, 101'000, 1, 2);
        QCOMPARE(b.timeRange(), (TimeRange{10'000, 20'000}));
        Q_EMIT a.presentRequested();
        QCOMPARE(b.timeRange(), (TimeRange{41'000, 101'000}));
    }

    void everythingHasAName()
    {
        TimeChart lines(u"Sessions"_s, 10);
        lines.setSeries(twoSeries());
        BucketChart bars(u"Waits"_s, u"Wait"_s, u"Checkouts"_s, Token::Accent);
        bars.setBuckets({{u"1 ms"_s, 2}});
        QVERIFY(bars.accessibleDescription().contains("1 ms"_L1));
        for (ChartFrame *chart : {static_cast<ChartFrame *>(&lines), static_cast<ChartFrame *>(&bars)}) {
            QVERIFY(!chart->accessibleName().isEmpty());
            for (const QAbstractButton *button : chart->findChildren<QAbstractButton *>()) {
                if (button->isEnabled())
                    QVERIFY(!button->accessibleName().isEmpty());
            }
        }
    }
};

TIDEMARK_TEST(ChartsTest)
#include "tst_charts.moc"
