// SPDX-License-Identifier: GPL-3.0-or-later
// The text of metrics: what its lines mean, what is no such text and where, and how much of it is kept.
#include "pool/foreign/exposition.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <random>

using namespace tidemark;
using namespace Qt::StringLiterals;
using pool::readExposition;

namespace {

// "name{a=1, b=2} 3.5 @1000": one line a sample.
QString print(const pool::Exposition &metrics)
{
    QStringList lines;
    for (const pool::MetricSample &sample : metrics.samples) {
        QString line = sample.name;
        if (!sample.labels.empty())
            line += u'{' + pool::labelText(sample.labels) + u'}';
        line += u' ' + QString::number(sample.value);
        if (sample.at)
            line += u" @%1"_s.arg(*sample.at);
        lines << line;
    }
    return lines.join(u"; "_s);
}

} // namespace

class ExpositionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsLines()
    {
        const std::pair<const char *, const char *> cases[] = {
            {"", ""},
            {"\n \n\t\r\n", ""},
            {"a 1", "a 1"},
            {"a 1\r\nb 2\r\n", "a 1; b 2"},
            {"\xEF\xBB\xBFup 1\n", "up 1"},
            {"a:b_9{} 1", "a:b_9 1"},
            {"a{x=\"1\"} 2", "a{x=1} 2"},
            {"a { x = \"1\" , y = \"2\" , } 2", "a{x=1, y=2} 2"},
            {"a{x=\"q\\\"b\\\\n\\n.\\t\"} 1", "a{x=q\"b\\n\n.\\t} 1"},
            {"a{x=\"},{=#\"} 1", "a{x=},{=#} 1"},
            {"a{x=\"\u00fc\u6c34\"} 1", "a{x=\u00fc\u6c34} 1"},
            {"{\"a.b\",\"c d\"=\"1\"} 2", "a.b{c d=1} 2"},
            {"a 1.5e3", "a 1500"},
            {"a -.5", "a -0.5"},
            {"a +7", "a 7"},
            {"a 0x10", "a 16"},
            {"a NaN", "a nan"},
            {"a +Inf\nb -inf\nc Infinity", "a inf; b -inf; c inf"},
            {"a 1 1700000000000", "a 1 @1700000000000"},
            {"a 1 1700000000.5", "a 1 @1700000000500"},
            {"a 1 # {trace_id=\"x\"} 0.5 1700000000", "a 1"},
            {"a_bucket{le=\"+Inf\"} 1 5 # {t=\"x\"} 1", "a_bucket{le=+Inf} 1 @5000"},
            {"# a comment {\n#\n# HELP\n#TYPE a gauge\na 1\n# EOF\n", "a 1"},
        };
        for (const auto &[text, expected] : cases) {
            const auto read = readExposition(text);
            QVERIFY2(read, read ? "" : qPrintable(QString::fromUtf8(text) + u": "_s + toText(read.error())));
            QCOMPARE(print(*read), QString::fromUtf8(expected));
        }
    }

    void readsWhatIsSaidOfFamilies()
    {
        const auto read = readExposition("# HELP a What \\\\ it\\n is\n# TYPE a  counter\n# UNIT a seconds\n"
                                         "# TYPE \"b.c\" gauge\na_total 1\n");
        QVERIFY(read);
        QCOMPARE(read->families.size(), 2);
        QVERIFY(read->families[u"a"_s] ==
                (pool::MetricFamily{.type = u"counter"_s, .help = u"What \\ it\n is"_s, .unit = u"seconds"_s}));
        QCOMPARE(read->families[u"b.c"_s].type, u"gauge"_s);
    }

    void saysWhereItIsDamaged()
    {
        const struct
        {
            const char *text;
            int line;
            const char *what;
        } cases[] = {
            {"<!DOCTYPE html>\n", 1, "begins with no name"},
            {"a 1\nb\n", 2, "no number"},
            {"a 1\n\n\nhello world\n", 4, "no number"},
            {"a{x=1} 1", 1, "labels"},
            {"a{x=\"1} 1", 1, "labels"},
            {"a{x=\"1\"", 1, "labels"},
            {"a{x=\"1\" y=\"2\"} 1", 1, "labels"},
            {"a{\"b\"} 1", 1, "labels"},
            {"a{=\"b\"} 1", 1, "labels"},
            {"{x=\"1\"} 1", 1, "begins with no name"},
            {"9a 1", 1, "begins with no name"},
            {"a 1x", 1, "no number"},
            {"a 0x", 1, "no number"},
            {"a -", 1, "no number"},
            {"a --1", 1, "no number"},
            {"a 1 2 3", 1, "something else"},
            {"a 1 x", 1, "something else"},
            {"# EOF\na 1\n", 2, "behind the end"},
        };
        for (const auto &one : cases) {
            const auto read = readExposition(one.text);
            QVERIFY2(!read && read.error().kind == ErrorKind::Config, one.text);
            QVERIFY2(read.error().position && read.error().position->line == one.line,
                     qPrintable(toText(read.error())));
            QVERIFY2(read.error().message.contains(QLatin1StringView(one.what)), qPrintable(toText(read.error())));
            QVERIFY2(read.error().message.contains(u"Line %1 "_s.arg(one.line)), qPrintable(toText(read.error())));
        }
    }

    void showsGarbageWithoutItsControls()
    {
        const auto read = readExposition(std::string_view("\x1b[2J\x00\xff\xfe\x07 evil", 13));
        QVERIFY(!read);
        QVERIFY(!read.error().message.contains(QChar(0x1b)) && !read.error().message.contains(QChar(7)));
    }

    void keepsWhatIsWanted()
    {
        const auto wanted = [](std::string_view name) { return name == "b"; };
        const auto read = readExposition("# TYPE a gauge\na 1\n# TYPE b gauge\nb 2\na 3\n", wanted);
        QVERIFY(read);
        QCOMPARE(print(*read), u"b 2"_s);
        QCOMPARE(read->families.keys(), QStringList{u"b"_s});
        QCOMPARE(read->seen, 3);
    }

    void hasLimits()
    {
        const pool::ExpositionLimits small{.samples = 2, .families = 1, .labels = 2, .lineLength = 20};
        for (const char *text :
             {"a 1\na 2\na 3\n", "# TYPE a gauge\n# TYPE b gauge\n", "aaaaaaaaaaaaaaaaaaaaaaa 1\n"}) {
            const auto read = readExposition(text, {}, small);
            QVERIFY2(!read && read.error().kind == ErrorKind::Unsupported, text);
        }
        QVERIFY(!readExposition("a{b=\"\",c=\"\",d=\"\"} 1", {}, small));
    }

    // Much of what nobody wants costs no memory, and nothing of it is taken for more than it is.
    void readsFiftyMegabytes()
    {
        QByteArray text;
        const QByteArray line = "http_requests_seconds_bucket{method=\"GET\",path=\"/a/b\\\"c\",le=\"0.25\"} 12345.5\n";
        text.reserve(qsizetype(52 << 20));
        while (text.size() < 50 << 20)
            text += line;
        text += "wanted 1\n";
        const auto read = readExposition({text.constData(), size_t(text.size())},
                                         [](std::string_view name) { return name == "wanted"; });
        QVERIFY(read);
        QCOMPARE(print(*read), u"wanted 1"_s);
        QCOMPARE(read->seen, text.size() / line.size() + 1);
        text.fill('{');
        QVERIFY(!readExposition({text.constData(), size_t(text.size())}));
    }

    // Any bytes at all: an error or a result, and never more samples than lines.
    void surviveAnyBytes()
    {
        const QByteArray seed = "# TYPE a gauge\na{x=\"1\\n\",y=\"\\\"\"} 1.5e3 17 # {t=\"x\"} 1\nb NaN\n# EOF\n";
        std::minstd_rand random(7);
        for (int round = 0; round < 20'000; ++round) {
            QByteArray text = seed;
            for (int change = 0; change < 3; ++change)
                text[qsizetype(random()) % text.size()] = char(random() & 0xff);
            const auto read = readExposition({text.constData(), size_t(text.size())});
            QVERIFY(!read || read->samples.size() <= size_t(text.count('\n') + 1));
        }
    }
};

TIDEMARK_TEST(ExpositionTest)
#include "tst_exposition.moc"
