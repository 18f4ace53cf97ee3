// SPDX-License-Identifier: GPL-3.0-or-later
// The models behind the tables of the window.
#include "support/testmain.h"
#include "ui/fixture.h"
#include "ui/models/importmodel.h"
#include "ui/models/messagemodel.h"
#include "ui/models/numbers.h"
#include "ui/models/rowsmodel.h"
#include "ui/models/sheets/sheetmodel.h"
#include "ui/pages/profile/optionsmodel.h"

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using sql::CellKind;

namespace {

sql::RowBatch rowsOf(const QStringList &columns, const std::vector<std::pair<CellKind, QByteArray>> &cells)
{
    auto described = std::make_shared<std::vector<sql::ResultColumn>>();
    for (const QString &column : columns)
        described->push_back({.name = column});
    sql::RowBatch rows(described);
    for (const auto &[kind, bytes] : cells)
        rows.append(kind, std::string_view(bytes.constData(), size_t(bytes.size())));
    return rows;
}

} // namespace

class TablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsTellNullFromEmpty()
    {
        RowsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRows(rowsOf({u"a"_s, u"b"_s, u"c"_s}, {{CellKind::Null, {}},
                                                        {CellKind::Text, {}},
                                                        {CellKind::Blob, QByteArray(2048, '\0')},
                                                        {CellKind::Text, "NULL"},
                                                        {CellKind::Text, "''"},
                                                        {CellKind::Blob, "ab"}}));
        QCOMPARE(model.rowCount(), 2);
        const auto look = [&](int row, int column) {
            return CellLook(model.index(row, column).data(RowsModel::LookRole).toInt());
        };
        QCOMPARE(look(0, 0), CellLook::Null);
        QCOMPARE(look(0, 1), CellLook::Empty);
        QCOMPARE(look(0, 2), CellLook::Binary);
        QCOMPARE(look(1, 0), CellLook::Text); // the word, and not the value
        QCOMPARE(look(1, 1), CellLook::Text);
        QCOMPARE(model.index(0, 2).data().toString(), u"binary, 2.00 kB"_s);
        QCOMPARE(model.wholeText(model.index(1, 2)), u"6162"_s);
    }

    void cellsAreCutOnScreenAndWholeOnTheClipboard()
    {
        RowsModel model;
        model.setRows(rowsOf({u"long"_s}, {{CellKind::Text, QByteArray(5000, 'x')}, {CellKind::Text, "a\nb"}}));
        QCOMPARE(model.index(0, 0).data().toString().size(), RowsModel::cellLimit + 1);
        QCOMPARE(model.index(0, 0).data(Qt::EditRole).toString().size(), 5000);
        QCOMPARE(model.index(1, 0).data().toString(), u"a↵b"_s);
    }

    void numbersStandToTheRight_data()
    {
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<bool>("right");
        QTest::newRow("whole") << QStringList{u"1"_s, u"-20"_s} << true;
        QTest::newRow("decimal") << QStringList{u"1.5"_s, u"2e10"_s} << true;
        QTest::newRow("a date is none") << QStringList{u"2025-01-02"_s} << false;
        QTest::newRow("one word among them") << QStringList{u"1"_s, u"x"_s} << false;
        QTest::newRow("empty") << QStringList{QString()} << false;
    }

    void numbersStandToTheRight()
    {
        QFETCH(QStringList, cells);
        QFETCH(bool, right);
        std::vector<std::pair<CellKind, QByteArray>> values;
        for (const QString &cell : cells)
            values.emplace_back(CellKind::Text, cell.toUtf8());
        RowsModel model;
        model.setRows(rowsOf({u"n"_s}, values));
        const auto alignment = Qt::Alignment(model.headerData(0, Qt::Horizontal, Qt::TextAlignmentRole).toInt());
        QCOMPARE(bool(alignment & Qt::AlignRight), right);
    }

    void sheetsFilterSortAndLead()
    {
        Sheet sheet{{{u"Name"_s}, {u"Target"_s}}, {}};
        const schema::ObjectRef berth{u"table"_s, {{}, u"berth"_s}, {}};
        sheet.rows = {{{u"t10"_s}, {u"berth"_s, Tone::Plain, {}, berth}}, {{u"t2"_s}, {}}, {{u"other"_s}, {}}};
        SheetModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setSheet(sheet);
        QCOMPARE(model.linkAt(model.index(0, 0)), berth); // anywhere in its row
        model.sort(0);
        QCOMPARE(model.index(1, 0).data().toString(), u"t2"_s); // numbers by their value
        model.sort(0, Qt::DescendingOrder);
        QCOMPARE(model.index(0, 0).data().toString(), u"t10"_s);
        model.setFilter(u"berth"_s);
        QCOMPARE(model.rowCount(), 1);
        model.setSheet(sheet); // the filter stays
        QCOMPARE(model.rowCount(), 1);
    }

    void optionsGrowAtTheEnd()
    {
        OptionsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setOptions({{u"mode"_s, u"ro"_s}});
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.setData(model.index(1, 0), u"cache"_s, Qt::EditRole));
        QVERIFY(model.setData(model.index(1, 1), u"shared"_s, Qt::EditRole));
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(!model.setData(model.index(2, 1), QString(), Qt::EditRole));
        QCOMPARE(model.options(), (QMap<QString, QString>{{u"cache"_s, u"shared"_s}, {u"mode"_s, u"ro"_s}}));
        model.removeAt(0);
        QCOMPARE(model.options(), (QMap<QString, QString>{{u"cache"_s, u"shared"_s}}));
    }

    void importOffersWhatIsNew()
    {
        connect::Profile known = connect::newProfile();
        known.engine = u"acme"_s;
        known.host = u"db1"_s;
        connect::Profile other = connect::newProfile();
        other.engine = u"acme"_s;
        other.host = u"db2"_s;
        ImportModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.add({.path = u"/etc/services"_s, .profiles = {known, other}, .notes = {}}, {known});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.chosen(), std::vector{other});
        QVERIFY(model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(model.chosen().size(), size_t(2));
    }

    void messagesAreKeptUpToALimit()
    {
        MessageModel model(std::make_shared<SystemClock>());
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (size_t i = 0; i <= MessageModel::limit; ++i)
            model.addError(u"test"_s, fail(ErrorKind::Io, u"message %1"_s.arg(i)).error());
        QCOMPARE(model.rowCount(), int(MessageModel::limit));
        QVERIFY(model.index(0, MessageModel::Text).data().toString().contains(QString::number(MessageModel::limit)));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }

    void estimatesAreShort_data()
    {
        QTest::addColumn<qint64>("rows");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(0) << u"~0"_s;
        QTest::newRow("few") << qint64(999) << u"~999"_s;
        QTest::newRow("thousands") << qint64(1234) << u"~1.2 k"_s;
        QTest::newRow("rounds up to the next unit") << qint64(999'999) << u"~1.0 M"_s;
        QTest::newRow("many") << qint64(45'000'000) << u"~45 M"_s;
    }

    void estimatesAreShort()
    {
        QFETCH(qint64, rows);
        QFETCH(QString, text);
        QLocale::setDefault(QLocale::c());
        QCOMPARE(estimateText(rows), text);
    }
};

TIDEMARK_TEST(TablesTest)
#include "tst_tables.moc"
