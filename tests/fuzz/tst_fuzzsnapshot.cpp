// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/mutator.h"
#include "fuzz/targets.h"
#include "schema/snapshot.h"
#include "support/fieldvisitors.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;

namespace {

// Snapshots of one filled object each, so that a change hits something that matters.
QByteArrayList samples()
{
    schema::Schema all;
    test::FieldFiller().fill(all);
    schema::Schema tables;
    tables.tables = {all.tables[0]};
    tables.tables[0].columns.resize(1);
    schema::Schema rest = all;
    rest.tables.clear();
    rest.views.clear();
    rest.types.clear();
    return {schema::toSnapshot({}), schema::toSnapshot(tables), schema::toSnapshot(rest)};
}

const QByteArrayList words = {"\"",
                              "\\u",
                              "\\ud800",
                              "{",
                              "}",
                              "[",
                              "]",
                              ":",
                              ",",
                              "null",
                              "true",
                              "1e999",
                              "-9223372036854775809",
                              "{}",
                              "[]",
                              "\"a\":1,",
                              "\"name\":{},",
                              "\"schema\":",
                              "\xFF",
                              "\xF0\x9F",
                              QByteArray(1, '\0'),
                              QByteArray(3000, '['),
                              "\"format\":\"tidemark-schema\",",
                              "\"formatVersion\":2,"};

} // namespace

class FuzzSnapshotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTheLaws_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= fuzz::seedCount(2); ++seed)
            QTest::addRow("%u", seed) << seed;
    }

    void keepsTheLaws()
    {
        QFETCH(quint32, seed);
        fuzz::Mutator mutator(seed, samples(), words);
        for (int i = 0; i < 1000; ++i) {
            const QByteArray text = mutator.next();
            const QByteArray flaw = fuzz::snapshotFlaw({text.constData(), size_t(text.size())});
            QVERIFY2(flaw.isEmpty(), QByteArray(flaw + " in " + text.toPercentEncoding()).constData());
        }
    }
};

TIDEMARK_TEST(FuzzSnapshotTest)
#include "tst_fuzzsnapshot.moc"
