// SPDX-License-Identifier: GPL-3.0-or-later
// Ways to connect, and to be refused.
#include "core/pgfixture.h"
#include "drivers/postgres/plainmessages.h"
#include "support/testmain.h"

#include <functional>

#include <arpa/inet.h>
#include <langinfo.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using dialect::Target;

namespace {

const QString password = u"p w'\\%ä☃"_s;

// A port of 127.0.0.1 in our hands: silent until somebody answers on it by hand.
class Listener
{
public:
    explicit Listener(bool listens)
        : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), length);
        ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&address), &length);
        m_port = ntohs(address.sin_port);
        if (listens)
            ::listen(m_socket, 8);
    }
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;
    ~Listener() { ::close(m_socket); }

    [[nodiscard]] QString port() const { return QString::number(m_port); }
    [[nodiscard]] int accept() const { return ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC); }

private:
    int m_socket;
    quint16 m_port = 0;
};

QByteArray received(int socket)
{
    QByteArray bytes(4096, '\0');
    const ssize_t count = ::read(socket, bytes.data(), size_t(bytes.size()));
    return bytes.first(std::max<ssize_t>(count, 0));
}

void reply(int socket, char type, const QByteArray &body)
{
    const quint32 length = htonl(quint32(body.size()) + 4);
    const QByteArray message = QByteArray(1, type) + QByteArray(reinterpret_cast<const char *>(&length), 4) + body;
    [[maybe_unused]] const auto written = ::write(socket, message.constData(), size_t(message.size()));
}

// A server that asks for the password in clear and repeats it in every part of its refusal.
void betrayPassword(const Listener &listener)
{
    const int client = listener.accept();
    static_cast<void>(received(client));
    reply(client, 'R', QByteArray("\0\0\0\3", 4));
    const QByteArray told = received(client).mid(5).chopped(1);
    QByteArray body;
    for (const QByteArray &field : {QByteArray("SFATAL"), QByteArray("VFATAL"), QByteArray("C28P01"), "Mno: " + told,
                                    "Ddetail: " + told, "Hhint: " + told})
        body += field + '\0';
    reply(client, 'E', body + '\0');
    ::close(client);
}

} // namespace

class PostgresConnectTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void refusedTargets_data();
    void refusedTargets();
    void hostsAreTriedInTurn();
    void silentServersTimeOut();
    void connectingCanBeStopped();
    void hostileServersCannotMakeUsTellThePassword();
    void libpqSpeaksEnglishToUs();
    void describesTheServer();
    void readOnlyIsEnforcedByTheServer();

private:
    [[nodiscard]] Result<std::unique_ptr<sql::Connection>> open(const Target &target) const
    {
        job::JobContext job;
        return postgres::dialect().connector->open(job, target);
    }
    [[nodiscard]] std::unique_ptr<sql::Connection> connection() { return m_server->connect(u"postgres"_s); }
    using Change = std::function<void(Target &)>;

    std::unique_ptr<PgServer> m_server;
};

void PostgresConnectTest::initTestCase()
{
    m_server = PgServer::start({.tcp = true});
    QVERIFY(m_server);
    const auto admin = connection();
    QVERIFY(admin);
    const QString quoted = postgres::dialect().printer->literal(password);
    VERIFY_RESULT(runScript(*admin, "CREATE ROLE tester LOGIN PASSWORD " + quoted.toUtf8()));
}

void PostgresConnectTest::refusedTargets_data()
{
    struct Case
    {
        const char *name;
        Change change;
        ErrorKind kind;
        QString state;
        QString message;
        QString hint;
    };
    const Case cases[] = {
        {"wrong password", [](Target &t) { t.password = Secret(u"wr0ng"_s); }, ErrorKind::Auth, u"28P01"_s, u"tester"_s,
         u"password"_s},
        {"no password", [](Target &t) { t.password = {}; }, ErrorKind::Auth, {}, u"no password"_s, u"PGPASSWORD"_s},
        {"wrong user", [](Target &t) { t.user = u"nobody there"_s; }, ErrorKind::Auth, u"28P01"_s, u"nobody there"_s,
         u"user name"_s},
        {"wrong database", [](Target &t) { t.database = u"no \"such\nbase"_s; }, ErrorKind::Connection, u"3D000"_s,
         u"no \"such"_s, u"name of the database"_s},
        {"wrong host",
         [](Target &t) { t.host = u"no-such-host.invalid"_s; },
         ErrorKind::Connection,
         {},
         u"no-such-host.invalid"_s,
         u"host"_s},
        {"wrong folder",
         [](Target &t) { t.host = u"/no/such/folder"_s; },
         ErrorKind::Connection,
         {},
         u"/no/such/folder"_s,
         u"running"_s},
        {"port that is none", [](Target &t) { t.port = u"fivefour"_s; }, ErrorKind::Config, {}, u"fivefour"_s, {}},
        {"port out of range", [](Target &t) { t.port = u"65536"_s; }, ErrorKind::Config, {}, u"65536"_s, {}},
        {"unknown option",
         [](Target &t) { t.options[u"sslmod"_s] = u"require"_s; },
         ErrorKind::Config,
         {},
         u"sslmod"_s,
         u"sslmode"_s},
        {"bad value of an option",
         [](Target &t) { t.options[u"sslmode"_s] = u"perhaps"_s; },
         ErrorKind::Config,
         {},
         u"perhaps"_s,
         {}},
        {"timeout that is none",
         [](Target &t) { t.options[u"connect_timeout"_s] = u"soon"_s; },
         ErrorKind::Config,
         {},
         u"soon"_s,
         u"whole number"_s},
        {"timeout beyond all numbers",
         [](Target &t) { t.options[u"connect_timeout"_s] = u"99999999999"_s; },
         ErrorKind::Config,
         {},
         u"99999999999"_s,
         u"whole number"_s},
        {"unknown service",
         [](Target &t) { t.options[u"service"_s] = u"nosuch"_s; },
         ErrorKind::Config,
         {},
         u"\"nosuch\" not found"_s,
         u"Looked in"_s},
        {"encryption that is not offered",
         [](Target &t) { t.options[u"sslmode"_s] = u"require"_s; },
         ErrorKind::Connection,
         {},
         u"SSL"_s,
         {}},
        {"missing authority",
         [](Target &t) {
             t.options[u"sslmode"_s] = u"verify-full"_s;
             t.options[u"sslrootcert"_s] = u"/no/such/ca.pem"_s;
         },
         ErrorKind::Connection,
         {},
         {},
         {}},
        {"two hosts, three ports",
         [](Target &t) {
             t.host = u"127.0.0.1,127.0.0.1"_s;
             t.port = u"1,2,3"_s;
         },
         ErrorKind::Config,
         {},
         u"3 ports for 2 hosts"_s,
         u"each host"_s},
    };
    QTest::addColumn<Change>("change");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("hint");
    for (const Case &c : cases)
        QTest::newRow(c.name) << c.change << c.kind << c.state << c.message << c.hint;
}

void PostgresConnectTest::refusedTargets()
{
    QFETCH(const Change, change);
    QFETCH(const ErrorKind, kind);
    QFETCH(const QString, state);
    QFETCH(const QString, message);
    QFETCH(const QString, hint);
    Target target = m_server->cluster().tcpTarget();
    target.user = u"tester"_s;
    target.password = Secret(password);
    VERIFY_RESULT(open(target));
    change(target);
    const auto refused = open(target);
    QVERIFY(!refused);
    const Error &error = refused.error();
    QVERIFY2(error.kind == kind, qPrintable(errorKindName(error.kind) + u": "_s + toText(error)));
    QCOMPARE(error.sqlState, state);
    QVERIFY2(error.message.contains(message), qPrintable(toText(error)));
    QVERIFY2(error.hint.contains(hint), qPrintable(toText(error)));
    QVERIFY(!error.message.contains(u'\n'));
    QVERIFY(!mentions(error, password));
    QVERIFY(!mentions(error, u"wr0ng"_s));
}

void PostgresConnectTest::hostsAreTriedInTurn()
{
    const Listener dead(false);
    Target target = m_server->cluster().tcpTarget();
    target.user = u"tester"_s;
    target.password = Secret(password);
    const QString port = target.port;
    target.host = u"127.0.0.1,127.0.0.1"_s;
    target.port = dead.port() + u',' + port;
    const auto opened = open(target);
    VERIFY_RESULT(opened);
    QVERIFY((*opened)->server().address.endsWith(u':' + port));

    target.port = dead.port();
    const auto refused = open(target);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Connection);
    QCOMPARE(refused.error().detail.split(u'\n').size(), 2); // what each host said
    QVERIFY(refused.error().hint.contains(u"running"));
}

void PostgresConnectTest::silentServersTimeOut()
{
    const Listener silent(true);
    Target target = m_server->cluster().tcpTarget();
    target.port = silent.port();
    target.password = Secret(password);
    target.options[u"connect_timeout"_s] = u"1"_s;
    const auto byOption = open(target);
    QVERIFY(!byOption);
    QCOMPARE(byOption.error().kind, ErrorKind::Timeout);
    QVERIFY(byOption.error().message.contains(silent.port()));
    QVERIFY(byOption.error().hint.contains(u"connect_timeout"));
    QVERIFY(!mentions(byOption.error(), password));

    target.options.clear();
    target.connectTimeout = std::chrono::milliseconds(50);
    const auto byTarget = open(target);
    QVERIFY(!byTarget);
    QCOMPARE(byTarget.error().kind, ErrorKind::Timeout);
}

void PostgresConnectTest::connectingCanBeStopped()
{
    const Listener silent(true);
    Target target = m_server->cluster().tcpTarget();
    target.port = silent.port();
    target.connectTimeout = std::chrono::hours(1);
    std::stop_source source;
    const std::jthread stopper([&] {
        const int client = silent.accept();
        static_cast<void>(received(client)); // it is connected and waits for an answer
        source.request_stop();
        ::close(client);
    });
    job::JobContext job(source.get_token());
    const auto stopped = postgres::dialect().connector->open(job, target);
    QVERIFY(!stopped);
    // the stop and the closed socket may arrive together
    QVERIFY(stopped.error().kind == ErrorKind::Cancelled || stopped.error().kind == ErrorKind::Connection);
    const auto before = postgres::dialect().connector->open(job, target);
    QVERIFY(!before);
    QCOMPARE(before.error().kind, ErrorKind::Cancelled);
}

void PostgresConnectTest::hostileServersCannotMakeUsTellThePassword()
{
    const Listener hostile(true);
    Target target = m_server->cluster().tcpTarget();
    target.port = hostile.port();
    target.password = Secret(password);
    target.options[u"sslmode"_s] = u"disable"_s;
    target.options[u"gssencmode"_s] = u"disable"_s;
    const std::jthread server([&] { betrayPassword(hostile); });
    const auto refused = open(target);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Auth);
    QVERIFY2(refused.error().message.contains(u"<redacted>"), qPrintable(toText(refused.error())));
    QVERIFY2(!mentions(refused.error(), password), qPrintable(toText(refused.error())));
}

// libpq translates by the language of the thread; its words are what some errors are known by.
void PostgresConnectTest::libpqSpeaksEnglishToUs()
{
    const auto language = [] { return QByteArray(nl_langinfo(_NL_LOCALE_NAME(LC_MESSAGES))); };
    const QByteArray before = language();
    const locale_t other = ::newlocale(LC_ALL_MASK, "C.UTF-8", nullptr);
    const locale_t own = ::uselocale(other);
    QCOMPARE(language(), QByteArray("C.UTF-8"));
    {
        const postgres::PlainMessages plain;
        QCOMPARE(language(), QByteArray("C"));
        QCOMPARE(QByteArray(nl_langinfo(CODESET)), QByteArray("UTF-8"));
    }
    QCOMPARE(language(), QByteArray("C.UTF-8"));
    ::uselocale(own);
    ::freelocale(other);
    QCOMPARE(language(), before);
}

void PostgresConnectTest::describesTheServer()
{
    Target target = m_server->cluster().tcpTarget(u"template1"_s);
    target.user = u"tester"_s;
    target.password = Secret(password);
    target.applicationName = u"tidemark ä"_s;
    const auto opened = open(target);
    VERIFY_RESULT(opened);
    const sql::ServerInfo &info = (*opened)->server();
    QCOMPARE(info.engine, u"postgresql"_s);
    QVERIFY(info.version.major >= 12);
    QVERIFY(info.versionText.startsWith(QString::number(info.version.major)));
    QCOMPARE(info.database, u"template1"_s);
    QCOMPARE(info.user, u"tester"_s);
    QCOMPARE(info.address, u"127.0.0.1:"_s + target.port);
    QCOMPARE(info.encoding, u"UTF8"_s);
    QVERIFY(!info.readOnly && !info.encrypted);
    QVERIFY(info.can.schemas && info.can.pipeline && info.can.cancel && info.can.transactionalDdl);
    QVERIFY(ask(**opened, "SHOW application_name").startsWith(u"tidemark"));
}

void PostgresConnectTest::readOnlyIsEnforcedByTheServer()
{
    Target target = m_server->cluster().target();
    target.readOnly = true;
    target.options[u"options"_s] = u"-c work_mem=7MB"_s; // ours must not displace the user's
    const auto opened = open(target);
    VERIFY_RESULT(opened);
    QVERIFY((*opened)->server().readOnly);
    QCOMPARE(ask(**opened, "SHOW work_mem"), u"7MB"_s);
    job::JobContext job;
    const auto written = (*opened)->execute(job, "CREATE TABLE no (a int)");
    QVERIFY(!written);
    QCOMPARE(written.error().sqlState, u"25006"_s);
    QCOMPARE(ask(**opened, "SELECT 1"), u"1"_s);
}

TIDEMARK_TEST(PostgresConnectTest)
#include "tst_postgresconnect.moc"
