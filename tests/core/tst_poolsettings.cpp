// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a pool as they stand in a saved connection.
#include "pool/poolsettings.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QJsonDocument>

using namespace tidemark;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using pool::PoolConfig;

class PoolSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatDiffers_data();
    void saysWhatDiffers();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
};

static QJsonObject parsed(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

void PoolSettingsTest::saysWhatDiffers_data()
{
    QTest::addColumn<PoolConfig>("config");
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const char *name, const QByteArray &json, const PoolConfig &config) {
        QTest::newRow(name) << config << json;
    };
    row("nothing", "{}", {});
    row("sizes", R"({"size":0,"maxOverflow":-1,"minIdle":3})", {.size = 0, .maxOverflow = -1, .minIdle = 3});
    row("times", R"({"timeoutSeconds":0.25,"recycleSeconds":3600,"idleTimeoutSeconds":600,"lifetimeSeconds":1800,
        "leakThresholdSeconds":60,"keepaliveSeconds":30,"pingLimitSeconds":2})",
        {.timeout = 250ms,
         .recycle = 1h,
         .pingLimit = 2s,
         .idleTimeout = 10min,
         .lifetime = 30min,
         .leakThreshold = 1min,
         .keepalive = 30s});
    row("choices", R"({"order":"lifo","resetOnReturn":"discard-all","prePing":true,"retryConnect":false,
        "lifetimeJitter":0.5})",
        {.prePing = true,
         .retryConnect = false,
         .order = pool::Order::Lifo,
         .resetOnReturn = pool::ResetOnReturn::DiscardAll,
         .lifetimeJitter = 0.5});
    row("session", R"({"session":{"role":"he said \"no\"; --","searchPath":"a, b","statementTimeoutSeconds":0,
        "jit":false,"applicationName":"tide","statements":["SET a.b = 1","SELECT 1"]}})",
        {.session = {.role = u"he said \"no\"; --"_s,
                     .searchPath = u"a, b"_s,
                     .statementTimeout = 0ms,
                     .jit = false,
                     .applicationName = u"tide"_s,
                     .statements = {u"SET a.b = 1"_s, u"SELECT 1"_s}}});
}

void PoolSettingsTest::saysWhatDiffers()
{
    QFETCH(PoolConfig, config);
    QFETCH(QByteArray, json);
    QCOMPARE(pool::toJson(config), parsed(json));
    const auto read = pool::poolConfigOf(parsed(json));
    QVERIFY(read);
    QVERIFY(*read == config);

    // what is not said is as the base has it
    const PoolConfig base{.size = 7, .prePing = true, .idleTimeout = 10min};
    const auto again = pool::poolConfigOf(pool::toJson(config, base), base);
    QVERIFY(again);
    QVERIFY(*again == config);
    QCOMPARE(pool::toJson(base, base), QJsonObject());
}

void PoolSettingsTest::namesWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("named");
    const auto row = [](const char *json, const char *named) {
        QTest::newRow(json) << QByteArray(json) << QString::fromUtf8(named);
    };
    row(R"({"size":"5"})", "size");
    row(R"({"size":null})", "size");
    row(R"({"size":2.5})", "size");
    row(R"({"size":1e12})", "size");
    row(R"({"size":-1})", "size");
    row(R"({"maxOverflow":-2})", "max_overflow");
    row(R"({"minIdle":6})", "min_idle");
    row(R"({"timeoutSeconds":-1})", "timeoutSeconds");
    row(R"({"timeoutSeconds":1e300})", "timeoutSeconds");
    row(R"({"recycleSeconds":1e8})", "recycle");
    row(R"({"order":"random"})", "order");
    row(R"({"resetOnReturn":7})", "resetOnReturn");
    row(R"({"prePing":1})", "prePing");
    row(R"({"lifetimeJitter":2})", "lifetime_jitter");
    row(R"({"sise":5})", "sise");
    row(R"({"session":"SET ROLE x"})", "session");
    row(R"({"session":{"role":5}})", "role");
    row(R"({"session":{"jit":"off"}})", "jit");
    row(R"({"session":{"statements":"SELECT 1"}})", "statements");
    row(R"({"session":{"statements":["SELECT 1",2]}})", "statements");
    row(R"({"session":{"rolle":"x"}})", "rolle");
}

void PoolSettingsTest::namesWhatIsWrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, named);
    QVERIFY(QJsonDocument::fromJson(json).isObject());
    const auto read = pool::poolConfigOf(parsed(json));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Config);
    QVERIFY2(read.error().message.contains(named), qPrintable(read.error().message));
    QVERIFY(!read.error().hint.isEmpty());
}

TIDEMARK_TEST(PoolSettingsTest)
#include "tst_poolsettings.moc"
