// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/snapshot.h"
#include "support/fieldvisitors.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QTemporaryDir>

using namespace tidemark;
using namespace tidemark::schema;
using namespace Qt::StringLiterals;

namespace {

Schema filled()
{
    Schema schema;
    test::FieldFiller().fill(schema);
    sort(schema);
    return schema;
}

Schema small()
{
    Schema schema;
    schema.engine = u"sample"_s;
    Table table;
    table.name = {u"shop"_s, u"orders"_s};
    table.columns = {{.name = u"id"_s, .type = u"bigint"_s, .family = TypeFamily::Integer, .notNull = true}};
    table.primaryKey = Key{.name = u"orders_pkey"_s, .columns = {u"id"_s}};
    table.meta.attributes.set(u"x.fillfactor"_s, qint64(70));
    schema.tables = {table};
    return schema;
}

// As docs/snapshot.md shows it.
constexpr auto smallText = R"({
 "format": "tidemark-schema",
 "formatVersion": 1,
 "schema": {
  "engine": "sample",
  "tables": [
   {
    "name": {
     "schema": "shop",
     "name": "orders"
    },
    "columns": [
     {
      "name": "id",
      "type": "bigint",
      "family": "integer",
      "notNull": true
     }
    ],
    "primaryKey": {
     "name": "orders_pkey",
     "columns": [
      "id"
     ]
    },
    "meta": {
     "attributes": {
      "x.fillfactor": 70
     }
    }
   }
  ]
 },
 "checksum": "blake2b-256:CHECKSUM"
}
)";

QByteArray changed(QByteArray text, const QByteArray &before, const QByteArray &after)
{
    return text.replace(before, after);
}

} // namespace

class SnapshotTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsMissing()
    {
        const std::vector<Omission> missing{{u"triggers"_s, u"permission denied"_s, u"GRANT SELECT"_s},
                                            {u"comments"_s, u"no"_s}};
        QByteArray text;
        const auto keep = [&text](const QByteArray &part) -> Result<void> {
            text += part;
            return {};
        };
        QVERIFY(writeSnapshot(small(), keep, missing));
        const auto read = readSnapshot(text);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->schema, small());
        QVERIFY(read->omissions == missing);
        QCOMPARE(*fromSnapshot(text), small());
        // what is whole says nothing of it, and the mark cannot be taken away or changed by hand
        QVERIFY(!toSnapshot(small()).contains("omissions"));
        QVERIFY(!readSnapshot(changed(text, "triggers", "rules")));
        QVERIFY(!readSnapshot(changed(text, "\"omissions\"", "\"omitted\"")));
        const auto odd = readSnapshot(changed(text, "\"triggers\"", "7"));
        QVERIFY2(!odd && odd.error().message.contains("/omissions/0/what"_L1), qPrintable(odd.error().message));
    }

    void readsBackWhatWasWritten()
    {
        const Schema schema = filled();
        const QByteArray text = toSnapshot(schema);
        const auto read = fromSnapshot(text);
        QVERIFY2(read, read ? "" : qPrintable(toText(read.error())));
        QVERIFY(*read == schema);
        QCOMPARE(toSnapshot(*read), text);
        QVERIFY(*fromSnapshot(toSnapshot(Schema())) == Schema());
    }

    // Where a field begins with something else than nothing, nothing must be kept, too.
    void nothingIsKeptWhereItIsNoDefault()
    {
        Schema schema;
        schema.views = {View{}};
        schema.views[0].populated = false;
        schema.tables = {Table{}};
        schema.tables[0].policies = {Policy{}};
        schema.tables[0].policies[0].command.clear();
        QVERIFY(*fromSnapshot(toSnapshot(schema)) == schema);
    }

    void theTextIsWhatIsDocumented()
    {
        const QByteArray checksum = fingerprint(small()).section(u':', 1).toLatin1();
        QCOMPARE(toSnapshot(small()), changed(smallText, "CHECKSUM", checksum));
        QCOMPARE(fingerprint(small()),
                 u"blake2b-256:6e73e9a30ca75b8f52b7cf99e23293ca7a4c35384c56326ab9728668b86870fe"_s);
    }

    void everyFieldCountsInTheFingerprint()
    {
        const Schema schema = filled();
        QSet<QString> seen{fingerprint(schema)};
        for (int number = 0;; ++number) {
            Schema other = schema;
            test::FieldChanger changer(number);
            Schema::visit(other, changer);
            if (!changer.changed()) {
                QVERIFY(number > 500);
                break;
            }
            QVERIFY2(other != schema, changer.changed());
            const QString print = fingerprint(other);
            QVERIFY2(!seen.contains(print), changer.changed());
            seen.insert(print);
        }
    }

    void theOrderOfReadingDoesNotMatter()
    {
        Schema reversed = filled();
        Schema::visit(reversed, test::ListReverser());
        sort(reversed);
        QCOMPARE(fingerprint(reversed), fingerprint(filled()));
    }

    void aCutSnapshotIsAnError()
    {
        const QByteArray text = toSnapshot(filled());
        for (qsizetype size = 0; size < text.size() - 1; size += 100) {
            const auto read = fromSnapshot(text.first(size));
            QVERIFY2(!read, QByteArray::number(size).constData());
            QCOMPARE(read.error().kind, ErrorKind::Config);
            QVERIFY(!read.error().message.isEmpty() && !read.error().hint.isEmpty());
        }
    }

    // White space is free, and so is the case of an escaped digit: then the schema is the same.
    void aFlippedBitIsAnErrorOrChangesNothing()
    {
        const Schema schema = filled();
        const QByteArray text = toSnapshot(schema);
        int errors = 0;
        int flips = 0;
        for (qsizetype at = 0; at < text.size(); at += 97, ++flips) {
            QByteArray damaged = text;
            damaged[at] = char(damaged[at] ^ (1 << (flips % 8)));
            const auto read = fromSnapshot(damaged);
            if (read)
                QVERIFY2(*read == schema, QByteArray::number(at).constData());
            else
                QCOMPARE(read.error().kind, ErrorKind::Config);
            errors += read ? 0 : 1;
        }
        QVERIFY(errors > flips / 2);
    }

    void errorsSayWhich_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("hint");
        const QByteArray text = toSnapshot(small());
        const auto row = [](const char *name, const QByteArray &damaged, const char *message, const char *hint) {
            QTest::newRow(name) << damaged << QString::fromLatin1(message) << QString::fromLatin1(hint);
        };
        row("nothing", "", "damaged", "cut off");
        row("text", "hello", "damaged", "cut off");
        row("a list", "[]", "not a schema snapshot", "inspect");
        row("other JSON", "{\"a\": 1}", "not a schema snapshot", "inspect");
        row("newer", changed(text, "\"formatVersion\": 1", "\"formatVersion\": 2"),
            "version 2; this Tidemark reads up to 1", "newer Tidemark");
        row("far newer", changed(text, "\"formatVersion\": 1", "\"formatVersion\": 99999999999"), "version 99999999999",
            "newer Tidemark");
        row("no version", changed(text, "\"formatVersion\": 1", "\"formatVersion\": \"1\""), "no version", "inspect");
        row("no schema", changed(text, "\"schema\": {\n  \"engine\"", "\"x\": {\n  \"engine\""), "no schema",
            "inspect");
        row("changed by hand", changed(text, "orders_pkey", "pk"), "checksum", "inspect");
        row("no checksum", changed(text, "checksum", "sum"), "checksum", "inspect");
        row("wrong type", changed(text, "\"notNull\": true", "\"notNull\": 1"), "/schema/tables/0/columns/0/notNull",
            "inspect");
        row("wrong enumerator", changed(text, "\"integer\"", "\"int\""), "/schema/tables/0/columns/0/family",
            "inspect");
        row("a number with a fraction", changed(text, ": 70", ": 70.5"),
            "/schema/tables/0/meta/attributes/x.fillfactor", "inspect");
        row("unknown field", changed(text, "\"engine\"", "\"motor\""), "motor", "newer");
    }

    void errorsSayWhich()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, message);
        QFETCH(QString, hint);
        const auto read = fromSnapshot(text, u"a.json"_s);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Config);
        QVERIFY2(read.error().message.startsWith(u"a.json: "_s), qPrintable(read.error().message));
        QVERIFY2(read.error().message.contains(message), qPrintable(read.error().message));
        QVERIFY2(read.error().hint.contains(hint), qPrintable(read.error().hint));
    }

    void aDamagedPlaceIsTold()
    {
        const auto read = fromSnapshot("{\n \"format\": oops}", u"a.json"_s);
        QVERIFY(!read);
        QCOMPARE(read.error().position.value().line, 2);
    }

    void files()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"%1 \"x\".json"_s);
        QVERIFY(saveSnapshot(small(), path));
        QVERIFY(*loadSnapshot(path) == small());
        QVERIFY(saveSnapshot(filled(), path));
        QVERIFY(*loadSnapshot(path) == filled());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);

        for (const QString &wrong : {folder.filePath(u"missing.json"_s), folder.path()}) {
            const auto read = loadSnapshot(wrong);
            QVERIFY(!read);
            QCOMPARE(read.error().kind, ErrorKind::Io);
            QVERIFY(read.error().message.contains(wrong));
        }
        const auto unwritable = saveSnapshot(small(), folder.filePath(u"no/such/folder.json"_s));
        QVERIFY(!unwritable);
        QCOMPARE(unwritable.error().kind, ErrorKind::Io);
    }

    void aFailingSinkStopsTheWriting()
    {
        const auto outcome =
            writeSnapshot(filled(), [](const QByteArray &) -> Result<void> { return fail(ErrorKind::Io, u"full"_s); });
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().message, u"full"_s);
    }
};

TIDEMARK_TEST(SnapshotTest)
#include "tst_snapshot.moc"
