// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/url.h"
#include "support/fakedialect.h"
#include "support/testmain.h"

#include <QtTest/QTest>

using namespace tidemark;
using namespace Qt::StringLiterals;
using dialect::Target;

namespace {

struct Good
{
    const char *url;
    Target target;
    const char *printed; // null: as the url
};

Target at(const char *host, const char *port, const char *database, const char *user = "", const char *password = "",
          QMap<QString, QString> options = {})
{
    Target target;
    target.engine = u"acme"_s;
    target.host = QString::fromUtf8(host);
    target.port = QString::fromUtf8(port);
    target.database = QString::fromUtf8(database);
    target.user = QString::fromUtf8(user);
    target.password = *password ? Secret(QByteArray(password)) : Secret();
    target.options = std::move(options);
    return target;
}

// acme://h/x with a place for its password and a way.
Target fetched(const char *kind, QMap<QString, QString> settings, QStringList command = {}, const char *sshHost = "")
{
    Target target = at("h", "", "x");
    target.passwordOrigin = {
        .kind = QString::fromUtf8(kind), .settings = std::move(settings), .command = std::move(command)};
    target.sshHost = QString::fromUtf8(sshHost);
    return target;
}

Target file(const char *path, QMap<QString, QString> options = {})
{
    Target target;
    target.engine = u"leaf"_s;
    target.database = QString::fromUtf8(path);
    target.options = std::move(options);
    return target;
}

std::vector<Good> goodUrls()
{
    return {
        {"acme://", at("", "", ""), nullptr},
        {"acme://localhost", at("localhost", "", ""), nullptr},
        {"acme://localhost:4242", at("localhost", "4242", ""), nullptr},
        {"acme://localhost/orders", at("localhost", "", "orders"), nullptr},
        {"acme://localhost/", at("localhost", "", ""), "acme://localhost"},
        {"acme://alice@localhost", at("localhost", "", "", "alice"), nullptr},
        {"acme://alice:pw@localhost", at("localhost", "", "", "alice", "pw"), "acme://alice@localhost"},
        {"acme://alice:@localhost", at("localhost", "", "", "alice"), "acme://alice@localhost"},
        {"acme://:pw@localhost", at("localhost", "", "", "", "pw"), "acme://localhost"},
        {"acme://@localhost", at("localhost", "", ""), "acme://localhost"},
        {"acme://alice@", at("", "", "", "alice"), nullptr},
        {"acme:///orders", at("", "", "orders"), nullptr},
        {"acme://:4243/orders", at("", "4243", "orders"), nullptr},
        {"acme://localhost:/orders", at("localhost", "", "orders"), "acme://localhost/orders"},
        {"ACME://localhost", at("localhost", "", ""), "acme://localhost"},
        {"acmesql://localhost", at("localhost", "", ""), "acme://localhost"},
        {"acme://db1:1,db2:2/x", at("db1,db2", "1,2", "x"), nullptr},
        {"acme://db1,db2:2/x", at("db1,db2", ",2", "x"), nullptr},
        {"acme://db1,db2/x", at("db1,db2", "", "x"), nullptr},
        {"acme://[::1]:4242/x", at("::1", "4242", "x"), nullptr},
        {"acme://[2001:db8::1],[::1]:2/x", at("2001:db8::1,::1", ",2", "x"), nullptr},
        {"acme://%2Fvar%2Frun/x", at("/var/run", "", "x"), nullptr},
        {"acme:///x?host=/var/run", at("/var/run", "", "x"), "acme://%2Fvar%2Frun/x"},
        {"acme://ignored/x?host=other&port=7&user=bob&password=pw&dbname=y", at("other", "7", "y", "bob", "pw"),
         "acme://bob@other:7/y"},
        {"acme://h/x?sslmode=require&connect_timeout=3",
         at("h", "", "x", "", "", {{u"sslmode"_s, u"require"_s}, {u"connect_timeout"_s, u"3"_s}}),
         "acme://h/x?connect_timeout=3&sslmode=require"},
        {"acme://h/x?ssl=true", at("h", "", "x", "", "", {{u"sslmode"_s, u"require"_s}}), "acme://h/x?sslmode=require"},
        {"acme://?service=main", at("", "", "", "", "", {{u"service"_s, u"main"_s}}), nullptr},
        {"acme://h/x?application_name=a%26b%3Dc%20d+e",
         at("h", "", "x", "", "", {{u"application_name"_s, u"a&b=c d+e"_s}}),
         "acme://h/x?application_name=a%26b%3Dc%20d%2Be"},
        {"acme://h/x?application_name=", at("h", "", "x", "", "", {{u"application_name"_s, u""_s}}), nullptr},
        {"acme://h/x?", at("h", "", "x"), "acme://h/x"},
        {"acme://h/x?tidemark_ssh=al%40bastion:22&tidemark_password=vault:a/b%23c",
         fetched("vault", {{u"path"_s, u"a/b"_s}, {u"field"_s, u"c"_s}}, {}, "al@bastion:22"),
         "acme://h/x?tidemark_password=vault:a/b%23c&tidemark_ssh=al@bastion:22"},
        {"acme://h/x?tidemark_password=command:pass%20show%20%22my%20db%22",
         fetched("command", {}, {u"pass"_s, u"show"_s, u"my db"_s}),
         "acme://h/x?tidemark_password=command:pass%20show%20%22my%20db%22"},
        {"acme://h/x?tidemark_password=aws:prod/db;region%3Deu-west-1",
         fetched("awsSecretsManager", {{u"secret"_s, u"prod/db"_s}, {u"region"_s, u"eu-west-1"_s}}),
         "acme://h/x?tidemark_password=aws:prod/db;region%3Deu-west-1"},
        {"acme://h/x?sslpassword=k", at("h", "", "x", "", "", {{u"sslpassword"_s, u"k"_s}}), "acme://h/x"},
        {"acme://al%40ice:p%40%3A%2F%3F%25w@h/d%2Fb%3F", at("h", "", "d/b?", "al@ice", "p@:/?%w"),
         "acme://al%40ice@h/d%2Fb%3F"},
        {"acme://alice:a?b@h/x", at("h", "", "x", "alice", "a?b"), "acme://alice@h/x"},
        {"acme://h/caf%C3%A9", at("h", "", "café"), nullptr},
        {"acme://h/café", at("h", "", "café"), "acme://h/caf%C3%A9"},
        {"acme://h/a%22%3B%0A", at("h", "", "a\";\n"), nullptr},
        {"leaf:", file(""), nullptr},
        {"leaf::memory:", file(":memory:"), nullptr},
        {"leaf:rel.leaf", file("rel.leaf"), nullptr},
        {"leaf:dir/rel.leaf", file("dir/rel.leaf"), nullptr},
        {"leaf:/abs/a.leaf", file("/abs/a.leaf"), nullptr},
        {"leaf:///abs/a.leaf", file("/abs/a.leaf"), "leaf:/abs/a.leaf"},
        {"leaf:////abs/a.leaf", file("/abs/a.leaf"), "leaf:/abs/a.leaf"},
        {"leaf://localhost/abs/a.leaf", file("/abs/a.leaf"), "leaf:/abs/a.leaf"},
        {"leaf://", file(""), "leaf:"},
        {"leaf:a%20b%3Fc%25.leaf?mode=ro", file("a b?c%.leaf", {{u"mode"_s, u"ro"_s}}), nullptr},
        {"leaf:a#b.leaf", file("a#b.leaf"), "leaf:a%23b.leaf"},
        {"leaf:a@b:c.leaf", file("a@b:c.leaf"), "leaf:a%40b:c.leaf"},
        {"file:rel.leaf", file("rel.leaf"), "leaf:rel.leaf"},
        {"file:///abs/a.leaf?mode=ro&cache=shared#part",
         file("/abs/a.leaf", {{u"mode"_s, u"ro"_s}, {u"cache"_s, u"shared#part"_s}}),
         "leaf:/abs/a.leaf?cache=shared%23part&mode=ro"},
        {"file::memory:?cache=shared", file(":memory:", {{u"cache"_s, u"shared"_s}}), "leaf::memory:?cache=shared"},
    };
}

struct Bad
{
    const char *url;
    int offset; // -1: no place
    const char *message;
    const char *hint;
};

const Bad badUrls[] = {
    {"localhost/orders", -1, "does not begin with a scheme", "acme:"},
    {"acne://h/x", -1, "no driver for \"acne\"", "Did you mean acme?"},
    {"acme+fast://bob:s3cret@h/x", -1, "no driver", "Leave out \"+fast\"."},
    {"jdbc:acme://bob:s3cret@h/x", -1, "no driver", "Leave out \"jdbc:\"."},
    {"acme:h/x", 5, "Two slashes are missing", "acme://user@host"},
    {"acme:/h/x", 5, "Two slashes are missing", "acme://user@host"},
    {"acme://h:port/x", 9, "not a number", "%2F"},
    {"acme://h:0/x", 9, "not a number", ""},
    {"acme://h:65536/x", 9, "not a number", ""},
    {"acme://h:-1/x", 9, "not a number", ""},
    {"acme://h: 1/x", 9, "not a number", ""},
    {"acme://h/x?port=s3cret", 11, "not a number", ""},
    {"acme://bob:s3/cret@h/x", 11, "not a number", "%2F"},
    {"acme://bob:s3cret", 11, "not a number", ""},
    {"acme://bob:s3@cret@h/x", 18, "second @", "%40"},
    {"acme://bob/s3cret@h/x", 17, "An @ stands after the host", "%40"},
    {"acme://[::1/x", 7, "not closed", "[::1]"},
    {"acme://[]/x", 7, "no address", "[::1]"},
    {"acme://[::1]x/y", 12, "between the bracket", ""},
    {"acme://h/x%", 10, "percent sign", "%25"},
    {"acme://h/x%2", 10, "percent sign", "%25"},
    {"acme://h/x%zz", 10, "percent sign", "%25"},
    {"acme://h/x%00", 10, "%00", ""},
    {"acme://h/caf%C3", 12, "UTF-8", ""},
    {"acme://bob:s3cret%@h/x", 17, "percent sign", "%25"},
    {"acme://h/x?sslmode", 11, "no value", "name=value"},
    {"acme://h/x?&", 11, "no value", ""},
    {"acme://h/x?sslmode=a=b", 20, "second equals", "%3D"},
    {"acme://h/x?sslmod=require", 11, "no parameter \"sslmod\"", "Did you mean sslmode?"},
    {"acme://h/x?pasword=s3cret", 11, "no parameter \"pasword\"", "Did you mean password?"},
    {"acme://h/x?tidemark_pasword=env:A", 11, "no parameter \"tidemark_pasword\"", "Did you mean tidemark_password?"},
    {"acme://h/x?tidemark_password=s3cret", 11, "no place where a password", "env:NAME"},
    {"acme://h/x?tidemark_password=valt:a", 11, "no place where a password", "Did you mean vault?"},
    {"acme://h/x?tidemark_ssh=-oProxyCommand%3Dx", 11, "no host for SSH", "user@host:port"},
    {"acme://u:s3cret@h/x?tidemark_password=env:A", 0, "gives a password", "one of them"},
    {"acme://h/é?sslmod=require", 12, "no parameter", ""},
    {"leaf://name.leaf", 7, "no host", "leaf:PATH"},
    {"leaf:100%.leaf", 8, "percent sign", "%25"},
    {"leaf:a?mdoe=ro", 7, "no parameter \"mdoe\"", "Did you mean mode?"},
};

QStringList damaged(const QString &url)
{
    QStringList all;
    for (qsizetype i = 0; i <= url.size(); ++i) {
        all << url.left(i) << url.mid(i);
        for (const QChar sign : u"@:/?#[]%,&= "_s)
            all << url.left(i) + sign + url.mid(i) << url.left(i) + sign + url.mid(i + 1);
    }
    return all;
}

} // namespace

class ConnectUrlTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = test::fakeRegistry();

private Q_SLOTS:
    void readsGoodUrls()
    {
        for (const Good &good : goodUrls()) {
            const auto target = connect::parseUrl(m_registry, QString::fromUtf8(good.url));
            QVERIFY2(target, good.url + (target ? QByteArray() : ": " + toText(target.error()).toUtf8()));
            QVERIFY2(*target == good.target, good.url);
        }
    }

    void printsWithoutPasswords()
    {
        for (const Good &good : goodUrls()) {
            const QString printed = connect::formatUrl(*m_registry.find(good.target.engine), good.target);
            QCOMPARE(printed, QString::fromUtf8(good.printed ? good.printed : good.url));
        }
    }

    void readsWhatItPrints()
    {
        for (const Good &good : goodUrls()) {
            Target plain = good.target;
            plain.password = Secret();
            plain.options.remove(u"sslpassword"_s);
            const QString printed = connect::formatUrl(*m_registry.find(plain.engine), plain);
            const auto again = connect::parseUrl(m_registry, printed);
            QVERIFY2(again && *again == plain, qPrintable(printed));
        }
    }

    void refusesBadUrls()
    {
        for (const Bad &bad : badUrls) {
            const auto target = connect::parseUrl(m_registry, QString::fromUtf8(bad.url));
            QVERIFY2(!target, bad.url);
            const Error &error = target.error();
            QVERIFY2(error.kind == ErrorKind::Usage || error.kind == ErrorKind::Unsupported, bad.url);
            QVERIFY2(error.message.contains(QLatin1StringView(bad.message)), qPrintable(toText(error)));
            QVERIFY2(error.hint.contains(QLatin1StringView(bad.hint)), qPrintable(toText(error)));
            QCOMPARE(error.position ? int(error.position->offset) : -1, bad.offset);
        }
    }

    void neverQuotesAPassword()
    {
        for (const Bad &bad : badUrls) {
            const auto target = connect::parseUrl(m_registry, QString::fromUtf8(bad.url));
            QVERIFY2(!target, bad.url);
            const QByteArray all = toText(target.error()).toUtf8() + toJson(target.error());
            for (const char *part : {"s3", "cret"})
                QVERIFY2(!all.contains(part), all.constData());
        }
    }

    // Every cut and every sign put into a URL: no error may show the password.
    void neverQuotesAPasswordOfADamagedUrl()
    {
        for (const QString &url : damaged(u"acme://bob:QQQQ@[::1]:4242,h2/db?sslmode=require&password=QQQQ"_s)) {
            const auto target = connect::parseUrl(m_registry, url);
            const QString all = target ? QString() : toText(target.error());
            QVERIFY2(!all.contains(u"QQQ"_s), qPrintable(url + u'\n' + all));
        }
    }

    void masksThePasswordOfADamagedUrl()
    {
        for (const QString &url : damaged(u"acme://bob:QQQQ@[::1]:4242,h2/db?sslmode=require"_s)) {
            const QString redacted = connect::redactUrl(url);
            QVERIFY2(!redacted.contains(u"QQQ"_s) || !url.contains(u"bob"_s), qPrintable(url + u'\n' + redacted));
        }
    }

    void masksWhatMayBeAPassword()
    {
        static const std::pair<const char *, const char *> cases[] = {
            {"", ""},
            {"plain.leaf", "plain.leaf"},
            {"dir/plain.leaf", "dir/plain.leaf"},
            {"acme://h:4242/x", "acme://h:4242/x"},
            {"acme://h1:1,h2:2/x?sslmode=require", "acme://h1:1,h2:2/x?sslmode=require"},
            {"acme://[::1]:4242/x", "acme://[::1]:4242/x"},
            {"acme://alice@h/x", "acme://alice@h/x"},
            {"acme://alice:pw@h/x", "acme://alice:<redacted>@h/x"},
            {"acme://alice:p@w@h/x", "acme://alice:<redacted>@h/x"},
            {"acme://alice:p/w@h/x", "acme://alice:<redacted>@h/x"},
            {"acme://alice:p?w@h/x", "acme://alice:<redacted>@h/x"},
            {"alice:pw@h/x", "alice:<redacted>@h/x"},
            {"acme:alice:pw@h/x", "acme:<redacted>@h/x"},
            {"acme://alice:pw", "acme://alice:<redacted>"},
            {"acme://alice:pw/x", "acme://alice:<redacted>"},
            {"acme://[::1]:pw/x", "acme://[::1]:<redacted>"},
            {"acme://h/x?password=p&sslmode=require", "acme://h/x?password=<redacted>"},
            {"acme://h/x?pasword=p", "acme://h/x?pasword=<redacted>"},
            {"host=h password=p", "host=h password=<redacted>"},
            {"host=h PASSWORD = 'p q'", "host=h PASSWORD = <redacted>"},
        };
        for (const auto &[text, redacted] : cases)
            QCOMPARE(connect::redactUrl(QString::fromUtf8(text)), QString::fromUtf8(redacted));
    }

    void findsTheScheme()
    {
        QCOMPARE(connect::schemeOf(u"ACME://h"_s), u"acme"_s);
        QCOMPARE(connect::schemeOf(u"a+b.c-1:x"_s), u"a+b.c-1"_s);
        for (const char *none : {"", "acme", ":x", "1a:x", "./a:b", "/a:b", "a b:c"})
            QCOMPARE(connect::schemeOf(QString::fromUtf8(none)), QString());
    }
};

TIDEMARK_TEST(ConnectUrlTest)
#include "tst_connecturl.moc"
