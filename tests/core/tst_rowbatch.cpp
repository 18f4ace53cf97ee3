// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/rowbatch.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;
using sql::CellKind;
using sql::ResultColumn;
using sql::RowBatch;

namespace {

sql::ResultColumns twoColumns()
{
    return std::make_shared<const std::vector<ResultColumn>>(
        std::vector<ResultColumn>{{u"id"_s, u"bigint"_s, 20}, {u"note"_s, u"text"_s, 25}});
}

} // namespace

class RowBatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsCellsAsTheyCame()
    {
        RowBatch batch(twoColumns());
        batch.reserve(2, 10);
        batch.append(CellKind::Integer, "42");
        batch.append(CellKind::Text, "é;\n");
        batch.append(CellKind::Blob, std::string_view("a\0b", 3));
        batch.appendNull();
        QCOMPARE(batch.rowCount(), 2U);
        QCOMPARE(batch.columnCount(), 2U);
        QCOMPARE(batch.columns()[1].name, u"note"_s);
        QCOMPARE(batch.kind(0, 0), CellKind::Integer);
        QCOMPARE(batch.integer(0, 0), 42);
        QCOMPARE(batch.text(0, 1), u"é;\n"_s);
        QCOMPARE(batch.bytes(1, 0), std::string_view("a\0b", 3));
        QVERIFY(batch.isNull(1, 1));
        QVERIFY(!batch.isNull(1, 0));
        QCOMPARE(batch.text(1, 1), QString());
        QVERIFY(batch.byteSize() >= 8);
    }

    void emptyTextIsNotNull()
    {
        RowBatch batch(twoColumns());
        batch.append(CellKind::Text, "");
        batch.appendNull();
        QVERIFY(!batch.isNull(0, 0));
        QVERIFY(batch.isNull(0, 1));
        QCOMPARE(batch.bytes(0, 0), batch.bytes(0, 1));
    }

    void numbersAndFlags()
    {
        const struct
        {
            const char *bytes;
            qint64 integer;
            bool boolean;
        } cases[] = {{"0", 0, false},
                     {"1", 1, true},
                     {"-9223372036854775808", std::numeric_limits<qint64>::min(), false},
                     {"9223372036854775808", 0, false},
                     {"12x", 0, false},
                     {"t", 0, true},
                     {"true", 0, true},
                     {"f", 0, false},
                     {"", 0, false}};
        for (const auto &[bytes, integer, boolean] : cases) {
            RowBatch batch(twoColumns());
            batch.append(CellKind::Text, bytes);
            batch.appendNull();
            QCOMPARE(batch.integer(0, 0), integer);
            QCOMPARE(batch.boolean(0, 0), boolean);
            QCOMPARE(batch.integer(0, 1), 0);
        }
    }

    void batchesAdd()
    {
        RowBatch all;
        QCOMPARE(all.rowCount(), 0U);
        QVERIFY(all.columns().empty());
        for (const char *text : {"a", "bb"}) {
            RowBatch batch(twoColumns());
            batch.append(CellKind::Integer, "1");
            batch.append(CellKind::Text, text);
            all.append(batch);
        }
        QCOMPARE(all.rowCount(), 2U);
        QCOMPARE(all.text(0, 1), u"a"_s);
        QCOMPARE(all.text(1, 1), u"bb"_s);
        QCOMPARE(all.kind(1, 0), CellKind::Integer);
    }
};

TIDEMARK_TEST(RowBatchTest)
#include "tst_rowbatch.moc"
