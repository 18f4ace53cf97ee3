// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"
#include "runcli.h"
#include "samples.h"
#include "schema/parts.h"
#include "schema/snapshot.h"
#include "support/fakedialect.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <thread>

using namespace tidemark;
using namespace Qt::StringLiterals;
using test::runCli;

namespace {

class ManualClock final : public Clock
{
public:
    Duration time{0};
    Duration now() const override { return time; }
    QDateTime utc() const override { return {}; }
};

} // namespace

class InspectTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<test::FakeServer> m_server;
    dialect::Registry m_registry;
    QTemporaryDir m_folder;

    test::Ran inspect(const QStringList &more, const test::RunOptions &options = {}) const
    {
        return runCli(m_registry, QStringList{u"inspect"_s, u"acme://alice@h/orders"_s} + more, options);
    }

    QString path(const char *name) const { return m_folder.filePath(QString::fromUtf8(name)); }

    QByteArray read(const QString &name) const
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot read");
    }

    void write(const char *name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_shared<test::FakeServer>();
        m_server->introspection = test::sampleIntrospection();
        m_server->introspection.omissions.clear();
        m_registry = test::fakeRegistry(m_server);
    }

    void printsASummary()
    {
        const auto ran = inspect({});
        QCOMPARE(ran.code, 0);
        QVERIFY(ran.out.contains("billing.invoice_2025"));
        QCOMPARE(ran.err, QByteArray());
    }

    // Whatever is printed, and wherever: the exit code says it, and a snapshot says it again to whoever reads it.
    void saysWhatIsMissing()
    {
        m_server->introspection.omissions = test::sampleIntrospection().omissions;
        m_server->introspection.omissions[0].remedy = u"GRANT x TO alice"_s;
        const QByteArray missing =
            "connection strings of subscriptions: permission denied for table pg_subscription; to be allowed: GRANT x";
        const auto page = inspect({});
        QCOMPARE(page.code, 3);
        QVERIFY2(page.out.contains("Could not read\n  " + missing), page.out);
        const QStringList ways[] = {
            {u"--json"_s}, {u"--object=customer"_s}, {u"--object=customer"_s, u"--format=json"_s}};
        for (const QStringList &how : ways) {
            const auto ran = inspect(how);
            QCOMPARE(ran.code, 3);
            QVERIFY2(ran.err.contains("could not read " + missing), ran.err);
        }
        QCOMPARE(inspect({u"--json"_s, u"-o"_s, path("part.json")}).code, 3);
        const auto again = runCli(m_registry, {u"inspect"_s, path("part.json")});
        QCOMPARE(again.code, 3);
        QVERIFY2(again.out.contains("Could not read\n  " + missing), again.out);
    }

    void printsASnapshot()
    {
        for (const QStringList &how : {QStringList{u"--format=json"_s}, QStringList{u"--json"_s}}) {
            const auto ran = inspect(how);
            QCOMPARE(ran.code, 0);
            const auto again = schema::fromSnapshot(ran.out);
            QVERIFY(again);
            QCOMPARE(*again, m_server->introspection.schema);
            QCOMPARE(ran.err, QByteArray());
        }
        m_server->introspection.omissions = test::sampleIntrospection().omissions;
        QVERIFY(QJsonDocument::fromJson(inspect({u"--json"_s}).err)[u"warning"_s].isString());
    }

    void readsASnapshot()
    {
        write("a.json", inspect({u"--json"_s}).out);
        const auto ran = runCli(m_registry, {u"inspect"_s, path("a.json"), u"--json"_s});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out, read(path("a.json")));
        QCOMPARE(ran.err, QByteArray());
        QVERIFY(runCli(m_registry, {u"inspect"_s, path("a.json")}).out.contains("Acme 17.5"));
        const auto some = runCli(m_registry, {u"inspect"_s, path("a.json"), u"--json"_s, u"--schema"_s, u"billing"_s});
        QCOMPARE(schema::fromSnapshot(some.out)->tables.size(), size_t(2));
        const auto none = runCli(m_registry, {u"inspect"_s, path("a.json"), u"--schema"_s, u"biling"_s});
        QCOMPARE(none.code, 2);
        QVERIFY(none.err.contains("Did you mean billing?"));

        write("cut.json", read(path("a.json")).chopped(100));
        const auto cut = runCli(m_registry, {u"inspect"_s, path("cut.json")});
        QCOMPARE(cut.code, 2);
        QVERIFY(cut.err.contains("damaged"));
    }

    void choosesSchemas()
    {
        QCOMPARE(inspect({u"--schema"_s, u"billing"_s, u"--schema=public"_s, u"--system"_s}).code, 0);
        QCOMPARE(m_server->introspected.back().schemas, (QStringList{u"billing"_s, u"public"_s}));
        QVERIFY(m_server->introspected.back().systemObjects);
        const auto wrong = inspect({u"--schema"_s, u"pubic"_s});
        QCOMPARE(wrong.code, 2);
        QVERIFY2(wrong.err.contains("There is no schema \"pubic\"") && wrong.err.contains("Did you mean public?"),
                 wrong.err);
        m_server->introspection.server.can.schemas = false;
        QVERIFY(inspect({u"--schema"_s, u"public"_s}).err.contains("has no schemas"));
    }

    void printsOneObject()
    {
        const std::pair<QString, QByteArray> found[] = {
            {u"customer"_s, "CREATE TABLE \"public\".\"customer\";\n"},
            {u"public.customer"_s, "CREATE TABLE \"public\".\"customer\";\n"},
            {u"CUSTOMER"_s, "CREATE TABLE \"public\".\"customer\";\n"},
            {u"table customer"_s, "CREATE TABLE \"public\".\"customer\";\n"},
            {u"table public.staging"_s, "CREATE TABLE \"public\".\"staging\";\n"},
            {u"Type staging"_s, "CREATE TYPE \"public\".\"staging\";\n"},
            {u"billing.total(text)"_s, "CREATE FUNCTION \"billing\".\"total\";\n"},
            {u"materialized view monthly"_s, "CREATE MATERIALIZED VIEW \"billing\".\"monthly\";\n"},
            {u"\"customer\""_s, "CREATE TABLE \"public\".\"customer\";\n"},
            {u"\"public\".\"customer\""_s, "CREATE TABLE \"public\".\"customer\";\n"},
            {u"table public.\"staging\""_s, "CREATE TABLE \"public\".\"staging\";\n"},
            {u"\"billing\".\"total\"(text)"_s, "CREATE FUNCTION \"billing\".\"total\";\n"},
            {u"顧客\x1b[31m\n\u202Etable"_s, "CREATE TABLE \"public\".\"顧客\x1b[31m\n\xE2\x80\xAEtable\";\n"},
        };
        for (const auto &[name, sql] : found) {
            const auto ran = inspect({u"--object"_s, name});
            QVERIFY2(ran.code == 0, ran.err.constData());
            QCOMPARE(ran.out, sql);
        }
    }

    void printsOnePart()
    {
        const QByteArray in = " \"public\".\"customer\";\n";
        const std::pair<QString, QByteArray> found[] = {
            {u"customer_name"_s, "CREATE INDEX" + in},
            {u"public.customer_name"_s, "CREATE INDEX" + in},
            {u"customer.customer_name"_s, "CREATE INDEX" + in},
            {u"\"public\".customer.\"customer_name\""_s, "CREATE INDEX" + in},
            {u"index CUSTOMER_NAME"_s, "CREATE INDEX" + in},
            {u"customer_pkey"_s, "CREATE PRIMARY KEY" + in},
            {u"customer.id"_s, "CREATE COLUMN" + in},
            {u"column customer.name"_s, "CREATE COLUMN" + in},
            {u"check name"_s, "CREATE CHECK" + in},
            {u"user mapping alice"_s, "CREATE USER MAPPING \"alice\";\n"},
            {u"alice(warehouse)"_s, "CREATE USER MAPPING \"alice\";\n"},
            {u"warehouse.alice"_s, "CREATE USER MAPPING \"alice\";\n"},
        };
        for (const auto &[name, sql] : found) {
            const auto ran = inspect({u"--object"_s, name});
            QVERIFY2(ran.code == 0, ran.err.constData());
            QCOMPARE(ran.out, sql);
        }
        const auto json = schema::fromSnapshot(inspect({u"--object=customer_name"_s, u"--format=json"_s}).out);
        QVERIFY(json);
        QCOMPARE(schema::allParts(*json),
                 (std::vector<schema::ObjectRef>{{u"index"_s, {u"public"_s, u"customer"_s}, u"customer_name"_s}}));
    }

    void summarisesOneObject()
    {
        const QByteArray table = inspect({u"--object=customer"_s, u"--format=summary"_s}).out;
        for (const char *line : {"Object  table public.customer\n", "Rows    ~0\n", "  id      text\n",
                                 "  1 index        customer.customer_name\n"})
            QVERIFY2(table.contains(line), table);
        QCOMPARE(
            inspect({u"--object=customer_name"_s, u"--format=summary"_s}).out,
            QByteArray("Object  index public.customer.customer_name\n\n  CREATE INDEX \"public\".\"customer\";\n"));
    }

    void saysWhichObjectsThereAre()
    {
        const struct
        {
            const char *name;
            const char *message;
            const char *hint;
        } cases[] = {
            {"custmer", "There is no object \"custmer\"", "Did you mean customer?"},
            {"public.custmer", "There is no object", "Did you mean public.customer?"},
            {"\"public\".\"custmer\"", "There is no object", "Did you mean public.customer?"},
            {"\"customer", "There is no object", "Did you mean customer?"},
            {"view customer", "There is no object", ""},
            {"zzzzzzzzz", "There is no object", "lists what there is"},
            {"staging", "\"staging\" names 2 objects", "\"type public.staging\", \"table public.staging\""},
            {"total", "\"total\" names 2 objects",
             "\"function billing.total(integer)\", \"function billing.total(text)\""},
            {"customer.name", "\"customer.name\" names 2 objects",
             "\"column public.customer.name\", \"check public.customer.name\""},
            {"customer_nam", "There is no object", "Did you mean customer_name?"},
            {"顧客[31mtable", "There is no object", "Did you mean 顧客\\u001b[31m\\u000a\\u202etable?"},
        };
        for (const auto &one : cases) {
            const auto ran = inspect({u"--object"_s, QString::fromUtf8(one.name)});
            QCOMPARE(ran.code, 2);
            QCOMPARE(ran.out, QByteArray());
            QVERIFY2(ran.err.contains(one.message), ran.err.constData());
            QVERIFY2(ran.err.contains(one.hint), ran.err.constData());
        }
    }

    void printsOneObjectAsASnapshot()
    {
        const auto ran = inspect({u"--object"_s, u"customer"_s, u"--format"_s, u"json"_s});
        QCOMPARE(ran.code, 0);
        const auto one = schema::fromSnapshot(ran.out);
        QVERIFY(one);
        QCOMPARE(schema::allObjects(*one).size(), size_t(1));
        QVERIFY(schema::findTable(*one, {u"public"_s, u"customer"_s}));
    }

    void keepsControlsOffTheTerminal()
    {
        const QStringList object{u"--object"_s, u"顧客\x1b[31m\n\u202Etable"_s};
        QVERIFY(!inspect(object, {.out = {.isTerminal = true, .width = 80}}).out.contains('\x1b'));
    }

    void keepsControlsOfServersOffTheTerminal()
    {
        m_server->introspectError = fail(ErrorKind::Sql, u"no \x1b]0;title\a table\x9b31m"_s).error();
        const QByteArray said = inspect({}, {.err = {.isTerminal = true, .width = 80}}).err;
        QVERIFY(said.contains("no \xEF\xBF\xBD]0;title"));
        QVERIFY(!said.contains('\x1b') && !said.contains('\a') && !QString::fromUtf8(said).contains(QChar(0x9B)));
    }

    void writesAFile()
    {
        const auto ran = inspect({u"--json"_s, u"--output"_s, path("out.json")});
        QCOMPARE(ran.code, 0);
        QCOMPARE(ran.out, QByteArray());
        QCOMPARE(*schema::loadSnapshot(path("out.json")), m_server->introspection.schema);
        // an error leaves what was there
        m_server->introspectError = fail(ErrorKind::Connection, u"gone"_s).error();
        QCOMPARE(inspect({u"--json"_s, u"-o"_s, path("out.json")}).code, 2);
        QVERIFY(schema::loadSnapshot(path("out.json")));
        m_server->introspectError.reset();
        QCOMPARE(inspect({u"-o"_s, path("no/such/folder")}).code, 2);
    }

    void takesPasswordsFromFilesAndPeople()
    {
        m_server->wantsPassword = u"s3cret"_s;
        write("password", "s3cret\n");
        QCOMPARE(inspect({u"--password-file"_s, path("password")}).code, 0);
        QCOMPARE(inspect({u"--password-file"_s, path("none")}).code, 2);

        QStringList questions;
        test::RunOptions asks;
        asks.prompt = [&](job::JobContext &, const QString &question) -> Result<Secret> {
            questions << question;
            return Secret(u"s3cret"_s);
        };
        QCOMPARE(inspect({}, asks).code, 0);
        QCOMPARE(questions, QStringList{u"Password for alice@h/orders"_s});
        QCOMPARE(inspect({u"--no-password"_s}, asks).code, 2);
        QCOMPARE(questions.size(), 1);
        QCOMPARE(inspect({}).code, 2);
    }

    void neverShowsAPassword()
    {
        write("password", "s3cret\n");
        m_server->wantsPassword = u"other"_s;
        for (const QStringList &line :
             {QStringList{u"acme://alice:s3cret@h/orders"_s}, QStringList{u"acme://alice@h/orders?password=s3cret"_s},
              QStringList{u"acme://alice@h/orders"_s, u"--password-file"_s, path("password")},
              QStringList{u"acme://alice:s3cret"_s}, QStringList{u"acme://alice:s3cret@@h"_s},
              QStringList{u"alice:s3cret@h/orders"_s}, QStringList{u"acme://h"_s, u"--password=s3cret"_s}}) {
            for (const QStringList &json : {QStringList{}, QStringList{u"--json"_s}}) {
                const auto ran = runCli(m_registry, QStringList{u"inspect"_s} + line + json);
                QCOMPARE(ran.code, 2);
                QVERIFY2(!(ran.out + ran.err).contains("s3cret"), ran.err.constData());
            }
        }
    }

    void opensFilesReadOnly()
    {
        QCOMPARE(runCli(m_registry, {u"inspect"_s, u"leaf:some.leaf"_s}).code, 0);
        QVERIFY(m_server->opened.back().readOnly);
        QCOMPARE(inspect({}).code, 0);
        QVERIFY(!m_server->opened.back().readOnly);
    }

    void stopsWhenAsked()
    {
        m_server->waitsForStop = true;
        std::stop_source stop;
        test::RunOptions options;
        options.stop = stop.get_token();
        std::jthread later([&stop] { stop.request_stop(); });
        const auto ran = inspect({u"--output"_s, path("stopped")}, options);
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("Cancelled"), ran.err.constData());
        QVERIFY(!QFile::exists(path("stopped")));
    }

    void showsProgressOnTerminalsOnly()
    {
        test::MemoryOutput output;
        ManualClock clock;
        {
            cli::ProgressLine line(output, {.isTerminal = true, .moves = true, .width = 20}, clock);
            line.show({.what = u"Reading the indexes of orders"_s});
            line.show({.what = u"Checking"_s, .done = 1, .total = 9});
            line.show({.what = u"Checking"_s, .done = 2, .total = 9});
            clock.time = std::chrono::milliseconds(200);
            line.show({.what = u"Checking"_s, .done = 3, .total = 9});
        }
        QCOMPARE(output.bytes, QByteArray("\r\x1b[KReading the indexe…\r\x1b[KChecking (1 of 9)…"
                                          "\r\x1b[KChecking (3 of 9)…\r\x1b[K"));
        output.bytes.clear();
        cli::ProgressLine silent(output, {.isTerminal = true}, clock);
        clock.time = std::chrono::seconds(5);
        silent.show({.what = u"Reading"_s});
        silent.clear();
        QCOMPARE(output.bytes, QByteArray());
    }
};

TIDEMARK_TEST(InspectTest)
#include "tst_inspect.moc"
