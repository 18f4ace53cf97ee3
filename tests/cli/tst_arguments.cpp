// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"
#include "runcli.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;
using cli::Arguments;

namespace {

const cli::Usage usage{.words = u"SOURCE OTHER"_s,
                       .atLeast = 1,
                       .atMost = 2,
                       .options = {{.name = u"format"_s,
                                    .shortName = u"f"_s,
                                    .valueName = u"FORMAT"_s,
                                    .help = u"h"_s,
                                    .choices = {u"summary"_s, u"json"_s, u"sql"_s}},
                                   {.name = u"schema"_s, .valueName = u"NAME"_s, .help = u"h"_s, .repeated = true},
                                   {.name = u"system"_s, .help = u"h"_s},
                                   {.name = u"help"_s, .help = u"h"_s}}};

struct Good
{
    QStringList words;
    QStringList left;
    QString format;
    QStringList schemas;
    bool system;
};

struct Bad
{
    QStringList words;
    const char *message;
    const char *hint;
};

} // namespace

class ArgumentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsOptions()
    {
        const Good cases[] = {
            {{u"a"_s}, {u"a"_s}, {}, {}, false},
            {{u"a"_s, u"b c"_s}, {u"a"_s, u"b c"_s}, {}, {}, false},
            {{u"--format"_s, u"json"_s, u"a"_s}, {u"a"_s}, u"json"_s, {}, false},
            {{u"a"_s, u"--format=sql"_s}, {u"a"_s}, u"sql"_s, {}, false},
            {{u"-f"_s, u"sql"_s, u"a"_s}, {u"a"_s}, u"sql"_s, {}, false},
            {{u"-fsql"_s, u"a"_s}, {u"a"_s}, u"sql"_s, {}, false},
            {{u"--format=sql"_s, u"--format=json"_s, u"a"_s}, {u"a"_s}, u"json"_s, {}, false},
            {{u"--schema"_s, u"x"_s, u"a"_s, u"--schema=y,z"_s}, {u"a"_s}, {}, {u"x"_s, u"y,z"_s}, false},
            {{u"--schema="_s, u"a"_s}, {u"a"_s}, {}, {u""_s}, false},
            {{u"--schema"_s, u"-odd"_s, u"a"_s}, {u"a"_s}, {}, {u"-odd"_s}, false},
            {{u"--system"_s, u"a"_s}, {u"a"_s}, {}, {}, true},
            {{u"--"_s, u"--system"_s}, {u"--system"_s}, {}, {}, false},
            {{u"a"_s, u"--"_s, u"-f"_s}, {u"a"_s, u"-f"_s}, {}, {}, false},
            {{u"--help"_s}, {}, {}, {}, false},
        };
        for (const Good &good : cases) {
            const auto arguments = cli::readArguments(usage, good.words);
            QVERIFY2(arguments, qPrintable(good.words.join(u' ')));
            QCOMPARE(arguments->words, good.left);
            QCOMPARE(arguments->value(u"format"_s), good.format);
            QCOMPARE(arguments->values(u"schema"_s), good.schemas);
            QCOMPARE(arguments->has(u"system"_s), good.system);
        }
    }

    void saysWhatIsWrong()
    {
        const Bad cases[] = {
            {{}, "SOURCE is missing", ""},
            {{u"a"_s, u"b"_s, u"c"_s}, "The word \"c\" is one too many", "quotes"},
            {{u"--fromat"_s, u"json"_s, u"a"_s}, "no option \"--fromat\"", "Did you mean --format?"},
            {{u"--schem=s3cret"_s, u"a"_s}, "no option \"--schem\"", "Did you mean --schema?"},
            {{u"--zzz"_s, u"a"_s}, "no option \"--zzz\"", "The options are: --format"},
            {{u"-x"_s, u"a"_s}, "no option \"-x\"", "The options are: --format"},
            {{u"a"_s, u"--format"_s}, "Missing value after '--format'", ""},
            {{u"--system=yes"_s, u"a"_s}, "--system", ""},
            {{u"--format=jsn"_s, u"a"_s}, "--format cannot be \"jsn\"", "Did you mean json?"},
            {{u"--format=xml"_s, u"a"_s}, "--format cannot be \"xml\"", "Choose one of: summary, json, sql."},
            {{u"--format=sql"_s, u"--format=xml"_s, u"a"_s}, "cannot be \"xml\"", ""},
        };
        for (const Bad &bad : cases) {
            const auto arguments = cli::readArguments(usage, bad.words);
            QVERIFY2(!arguments, qPrintable(bad.words.join(u' ')));
            const Error &error = arguments.error();
            QCOMPARE(error.kind, ErrorKind::Usage);
            QVERIFY2(error.message.contains(QLatin1StringView(bad.message)), qPrintable(toText(error)));
            QVERIFY2(error.hint.contains(QLatin1StringView(bad.hint)), qPrintable(toText(error)));
            QVERIFY2(!toText(error).contains(u"s3cret"_s), qPrintable(toText(error)));
        }
    }
};

TIDEMARK_TEST(ArgumentsTest)
#include "tst_arguments.moc"
