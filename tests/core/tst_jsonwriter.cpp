// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/jsonwriter.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace tidemark;
using namespace Qt::StringLiterals;

namespace {

using Write = std::function<void(JsonWriter &)>;

QByteArray written(const Write &write, JsonWriter::Layout layout = JsonWriter::Layout::Compact)
{
    QByteArray all;
    JsonWriter json(
        [&all](const QByteArray &part) -> Result<void> {
            all += part;
            return {};
        },
        layout);
    write(json);
    return json.finish() ? all : QByteArray("failed");
}

void writeSample(JsonWriter &json)
{
    json.beginObject();
    json.key(std::string_view("a"));
    json.beginArray();
    json.value(qint64(-1));
    json.value(true);
    json.null();
    json.beginObject();
    json.endObject();
    json.endArray();
    json.key(u"\"é"_s);
    json.value(u"x"_s);
    json.key(std::string_view("b"));
    json.beginArray();
    json.endArray();
    json.endObject();
}

} // namespace

class JsonWriterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void layouts()
    {
        QCOMPARE(written(writeSample), QByteArray("{\"a\":[-1,true,null,{}],\"\\\"é\":\"x\",\"b\":[]}"));
        QCOMPARE(written(writeSample, JsonWriter::Layout::Indented),
                 QByteArray("{\n \"a\": [\n  -1,\n  true,\n  null,\n"
                            "  {}\n ],\n \"\\\"é\": \"x\",\n"
                            " \"b\": []\n}"));
    }

    void textsReadBackAsTheyWere_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << QString();
        QTest::newRow("ascii") << u"it's \"quoted\" \\ / %1"_s;
        QTest::newRow("white space") << u"\t\r\n\b\f"_s;
        QTest::newRow("wide") << u"é 日本語 😀 \u202E\uFEFF"_s;
        QTest::newRow("zero and delete") << QString(QChar(0)) + QChar(0x7F) + QChar(0x80);
        QTest::newRow("half characters") << QString(QChar(0xDE00)) + QChar(0xD83D) + u"x"_s + QChar(0xD83D);
    }

    void textsReadBackAsTheyWere()
    {
        QFETCH(QString, text);
        const QByteArray json = written([&](JsonWriter &writer) {
            writer.beginArray();
            writer.value(text);
            writer.endArray();
        });
        QVERIFY(json.isValidUtf8());
        QCOMPARE(QJsonDocument::fromJson(json).array().at(0).toString(), text);
    }

    void wholeNumbersKeepEveryDigit()
    {
        for (const qint64 number :
             {std::numeric_limits<qint64>::min(), qint64(0), std::numeric_limits<qint64>::max()}) {
            const QByteArray json = written([number](JsonWriter &writer) {
                writer.beginArray();
                writer.value(number);
                writer.endArray();
            });
            QCOMPARE(QJsonDocument::fromJson(json).array().at(0).toInteger(), number);
        }
    }

    // The hash is of the compact form, whatever the layout, and of the marked part alone.
    void hashesWhatItWrites()
    {
        for (const JsonWriter::Layout layout : {JsonWriter::Layout::Compact, JsonWriter::Layout::Indented}) {
            QCryptographicHash hash(QCryptographicHash::Sha256);
            written(
                [&hash](JsonWriter &json) {
                    json.beginArray();
                    json.value(u"before"_s);
                    json.hashInto(&hash);
                    json.beginObject();
                    json.key(std::string_view("a"));
                    json.value(u"é\n"_s);
                    json.endObject();
                    json.hashInto(nullptr);
                    json.value(u"after"_s);
                    json.endArray();
                },
                layout);
            QCOMPARE(hash.result(), QCryptographicHash::hash(",{\"a\":\"é\\n\"}", QCryptographicHash::Sha256));
        }
    }

    void streamsInParts()
    {
        int parts = 0;
        qsizetype largest = 0;
        QByteArray all;
        JsonWriter json([&](const QByteArray &part) -> Result<void> {
            ++parts;
            largest = std::max(largest, part.size());
            all += part;
            return {};
        });
        json.beginArray();
        for (int i = 0; i < 100'000; ++i)
            json.value(qint64(i));
        json.endArray();
        QVERIFY(json.finish());
        QVERIFY(parts > 3);
        QVERIFY(largest < 200'000);
        QCOMPARE(QJsonDocument::fromJson(all).array().size(), 100'000);
    }

    void theFirstErrorOfTheSinkIsKept()
    {
        int calls = 0;
        JsonWriter json(
            [&calls](const QByteArray &) -> Result<void> { return fail(ErrorKind::Io, u"full %1"_s.arg(++calls)); });
        json.beginArray();
        for (int i = 0; i < 100'000; ++i)
            json.value(qint64(i));
        json.endArray();
        QCOMPARE(json.finish().error().message, u"full 1"_s);
        QCOMPARE(calls, 1);
    }
};

TIDEMARK_TEST(JsonWriterTest)
#include "tst_jsonwriter.moc"
