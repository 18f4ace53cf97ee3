// SPDX-License-Identifier: GPL-3.0-or-later
// The diff verb on SQL files, snapshots and databases: what it prints runs and leads where it says.
#include "drivers/engines.h"
#include "runcli.h"
#include "sandbox/cluster.h"
#include "support/testmain.h"

#include <QtTest/QTest>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace tidemark;
using namespace Qt::StringLiterals;
using test::runCli;

class DiffTest : public QObject
{
    Q_OBJECT

    const dialect::Registry m_registry = drivers::engines();
    QTemporaryDir m_folder;

    QString written(const QString &name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(name));
        const bool done = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        return done ? file.fileName() : QString();
    }

    // On one server for all of them.
    test::Ran diff(const QStringList &words) const
    {
        const QStringList server{u"--sandbox-url"_s, m_server, u"--create-missing"_s};
        return runCli(m_registry, QStringList{u"diff"_s} + words + server);
    }

    static QStringList changes(const QByteArray &json)
    {
        QStringList list;
        const QJsonObject document = QJsonDocument::fromJson(json).object();
        for (const auto change : document[u"changes"_s].toArray()) {
            const QJsonObject object = change[u"object"_s].toObject();
            const QString name = object[u"name"_s].toString();
            list << change[u"change"_s].toString() + u' ' + object[u"kind"_s].toString() + u' ' + name;
        }
        return list;
    }

    std::unique_ptr<sandbox::Cluster> m_cluster;
    QString m_server;
    QString m_from;
    QString m_to;

private Q_SLOTS:
    void initTestCase()
    {
        job::JobContext job;
        auto cluster = sandbox::Cluster::start(job);
        QVERIFY2(cluster, cluster ? "" : qPrintable(toText(cluster.error())));
        m_cluster = std::move(*cluster);
        m_server = u"postgresql://postgres@/?host="_s + m_cluster->socketFolder();
        m_from =
            written(u"from.sql"_s, "CREATE SCHEMA app;\nCREATE TABLE app.customer(id int PRIMARY KEY, name text);\n"
                                   "CREATE VIEW app.names AS SELECT name FROM app.customer;\n");
        m_to = written(u"to.sql"_s,
                       "CREATE SCHEMA app;\nCREATE TABLE app.customer(id int PRIMARY KEY, name varchar(40) NOT NULL);\n"
                       "CREATE VIEW app.names AS SELECT name FROM app.customer;\n"
                       "CREATE TABLE app.\"or;der\"(customer int REFERENCES app.customer);\n"
                       "ALTER TABLE app.customer OWNER TO shop;\nGRANT SELECT ON app.customer TO reader;\n");
    }

    void isEmptyForEqualSources()
    {
        const auto same = diff({m_from, m_from, u"--dialect"_s, u"postgres"_s, u"--exit-code"_s});
        QVERIFY2(same.code == 0 && same.out.isEmpty(), same.err.constData());
        const auto summary = diff({m_from, m_from, u"--dialect"_s, u"postgres"_s, u"--format"_s, u"summary"_s});
        QCOMPARE(summary.out, "No differences\n");
    }

    // What is printed, appended to FROM, gives TO; and back.
    void leadsThereAndBack()
    {
        const auto up = diff({m_from, m_to, u"--dialect"_s, u"postgres"_s, u"--exit-code"_s});
        QVERIFY2(up.code == 1, up.err.constData());
        QFile from(m_from);
        QVERIFY(from.open(QIODevice::ReadOnly));
        const QByteArray before = from.readAll();
        const QString reached = written(u"reached.sql"_s, before + up.out);
        const auto left = diff({reached, m_to, u"--dialect"_s, u"postgres"_s});
        QVERIFY2(left.code == 0 && left.out.isEmpty(), (left.err + left.out).constData());

        const auto down = diff({m_from, m_to, u"--dialect"_s, u"postgres"_s, u"--down"_s});
        const QString returned = written(u"returned.sql"_s, before + up.out + down.out);
        const auto rest = diff({returned, m_from, u"--dialect"_s, u"postgres"_s});
        QVERIFY2(rest.code == 0 && rest.out.isEmpty(), (rest.err + rest.out + down.out).constData());
    }

    void leavesOwnersAndPrivilegesAlone()
    {
        const auto all = diff({m_from, m_to, u"--dialect"_s, u"postgres"_s});
        QVERIFY2(all.out.contains("OWNER TO shop") && all.out.contains("GRANT SELECT"), all.out.constData());
        const auto fewer = diff({m_from, m_to, u"--dialect"_s, u"postgres"_s, u"--no-owner"_s, u"--no-privileges"_s});
        QVERIFY2(!fewer.out.contains("OWNER") && !fewer.out.contains("GRANT"), fewer.out.constData());
        QVERIFY(fewer.out.contains("\"or;der\""));
    }

    void tellsProgramsAndPeople()
    {
        const auto json = diff({m_from, m_to, u"--dialect"_s, u"postgres"_s, u"--json"_s, u"--no-owner"_s});
        QCOMPARE(changes(json.out),
                 QStringList({u"alter column customer"_s, u"alter column names"_s, u"alter table customer"_s,
                              u"create table or;der"_s, u"alter view names"_s}));
        const QJsonObject document = QJsonDocument::fromJson(json.out).object();
        QVERIFY(!document[u"up"_s].toArray().isEmpty() && !document[u"down"_s].toArray().isEmpty());
        const auto people =
            diff({m_from, m_to, u"--dialect"_s, u"postgres"_s, u"--format"_s, u"summary"_s, u"--no-privileges"_s});
        QVERIFY2(people.out.contains("type: text → character varying(40), not null: false → true"),
                 people.out.constData());
        QVERIFY2(people.out.contains("1 to create, 0 to drop,"), people.out.constData());
    }

    // What is chosen leads there and back alone; what comes along is marked.
    void choosesChanges()
    {
        const QStringList chosen{m_from,          m_to,        u"--dialect"_s,           u"postgres"_s,
                                 u"--no-owner"_s, u"--only"_s, u"column:customer.name"_s};
        const auto people = diff(chosen + QStringList{u"--format"_s, u"summary"_s});
        QVERIFY2(people.out.contains("(comes along)") && !people.out.contains("or;der"), people.out.constData());
        const auto json = diff(chosen + QStringList{u"--json"_s});
        QCOMPARE(changes(json.out),
                 QStringList({u"alter column customer"_s, u"alter column names"_s, u"alter view names"_s}));
        const QJsonArray list = QJsonDocument::fromJson(json.out).object()[u"changes"_s].toArray();
        QVERIFY(!list[0].toObject().contains("cameAlong"_L1) && list[1].toObject()[u"cameAlong"_s].toBool());

        const auto rest = diff({m_from, m_to, u"--dialect"_s, u"postgres"_s, u"--no-owner"_s, u"--exclude"_s,
                                u"table:*"_s, u"--exclude"_s, u"view:*"_s});
        QVERIFY2(rest.code == 0 && rest.out.isEmpty(), (rest.err + rest.out).constData());
        const auto wrong = diff({m_from, m_to, u"--only"_s, u"tabel:x"_s, u"--dialect"_s, u"postgres"_s});
        QVERIFY2(wrong.code == 2 && wrong.err.contains("table"), wrong.err.constData());
    }

    // The way back is that of the chosen changes.
    void goesBackFromWhatWasChosen()
    {
        const QStringList chosen{u"--dialect"_s, u"postgres"_s, u"--only"_s, u"column:*"_s};
        QFile from(m_from);
        QVERIFY(from.open(QIODevice::ReadOnly));
        const QByteArray before = from.readAll();
        const auto up = diff(QStringList{m_from, m_to} + chosen);
        const auto down = diff(QStringList{m_from, m_to, u"--down"_s} + chosen);
        QVERIFY2(!up.out.isEmpty() && !down.out.contains("or;der"), down.out.constData());
        const QString returned = written(u"returned.sql"_s, before + up.out + down.out);
        const auto left = diff({returned, m_from, u"--dialect"_s, u"postgres"_s});
        QVERIFY2(left.code == 0 && left.out.isEmpty(), (left.err + left.out + down.out).constData());
    }

    // What is given is renamed with its data; what might be is proposed with the option that takes it.
    void renames()
    {
        const QString from = written(u"old.sql"_s, "CREATE TABLE t(id int, mail text);\n");
        const QString to = written(u"new.sql"_s, "CREATE TABLE t(id int, email text);\n");
        const QStringList both{from, to, u"--dialect"_s, u"postgres"_s};
        const auto people = diff(both + QStringList{u"--format"_s, u"summary"_s});
        QVERIFY2(people.out.contains("0.") && people.out.contains("--rename column:public.t.mail=email"),
                 people.out.constData());
        const auto json = QJsonDocument::fromJson(diff(both + QStringList{u"--json"_s}).out).object();
        const QJsonObject proposal = json[u"proposedRenames"_s].toArray()[0].toObject();
        QCOMPARE(proposal[u"option"_s].toString(), u"--rename column:public.t.mail=email"_s);
        QVERIFY(proposal[u"score"_s].toDouble() > 0.5 && !proposal[u"reasons"_s].toArray().isEmpty());

        const QStringList taken = both + QStringList{u"--rename"_s, u"column:t.mail=email"_s};
        const auto up = diff(taken + QStringList{u"--exit-code"_s});
        QVERIFY2(up.code == 1 && up.out.contains("ALTER TABLE public.t RENAME COLUMN mail TO email;") &&
                     !up.out.contains("DROP"),
                 up.out.constData());
        const auto down = diff(taken + QStringList{u"--down"_s});
        QVERIFY2(down.out.contains("RENAME COLUMN email TO mail;"), down.out.constData());
        const auto said = diff(taken + QStringList{u"--format"_s, u"summary"_s});
        QVERIFY2(said.out.contains("is now called email"), said.out.constData());

        const auto wrong = diff(both + QStringList{u"--rename"_s, u"column:t.male=email"_s});
        QVERIFY2(wrong.code == 2 && wrong.err.contains("public.t.mail"), wrong.err.constData());
    }

    // The schema that something moves to is named for people and for programs.
    void moves()
    {
        const QByteArray schemas = "CREATE SCHEMA app; CREATE SCHEMA sales;\n";
        const QString from = written(u"here.sql"_s, schemas + "CREATE TABLE app.t(id int PRIMARY KEY, x text);\n");
        const QString to = written(u"there.sql"_s, schemas + "CREATE TABLE sales.t(id int PRIMARY KEY, x text);\n");
        const QStringList both{from, to, u"--dialect"_s, u"postgres"_s};
        const auto proposed = diff(both + QStringList{u"--format"_s, u"summary"_s});
        QVERIFY2(proposed.out.contains("1.00  --rename table:app.t=sales.t"), proposed.out.constData());
        const QStringList taken = both + QStringList{u"--rename"_s, u"table:app.t=sales.t"_s};
        const auto json = QJsonDocument::fromJson(diff(taken + QStringList{u"--json"_s}).out).object();
        const QJsonObject rename = json[u"renames"_s].toArray()[0].toObject();
        QCOMPARE(rename[u"to"_s].toString(), u"t"_s);
        QCOMPARE(rename[u"toSchema"_s].toString(), u"sales"_s);
        QVERIFY(json[u"changes"_s].toArray().isEmpty());
        const auto said = diff(taken + QStringList{u"--format"_s, u"summary"_s});
        QVERIFY2(said.out.contains("is now called sales.t"), said.out.constData());
        const auto wrong = diff(both + QStringList{u"--rename"_s, u"column:app.t.x=sales.y"_s});
        QVERIFY2(wrong.code == 2 && wrong.err.contains("stands alone"), wrong.err.constData());
    }

    void verifiesPlans()
    {
        const QStringList words{u"verify-plan"_s, m_from, m_to, u"--dialect"_s, u"postgres"_s};
        const auto people = runCli(m_registry, words);
        QVERIFY2(people.code == 0 && people.out.contains("rows after down") && !people.out.contains("BROKEN") &&
                     !people.out.contains("not tried"),
                 (people.err + people.out).constData());
        const auto json = runCli(m_registry, words + QStringList{u"--json"_s, u"--only"_s, u"column:*"_s});
        const QJsonObject document = QJsonDocument::fromJson(json.out).object();
        QVERIFY2(json.code == 0 && document[u"holds"_s].toBool(), (json.err + json.out).constData());
        QVERIFY(document[u"laws"_s].toArray().size() > 10);
        const QString from = written(u"old.db.sql"_s, "CREATE TABLE t(id INT, mail TEXT);\n");
        const QString to = written(u"new.db.sql"_s, "CREATE TABLE t(id INT, email TEXT, more INT);\n");
        const auto file = runCli(m_registry, {u"verify-plan"_s, from, to, u"--dialect"_s, u"sqlite"_s, u"--rename"_s,
                                              u"column:t.mail=email"_s});
        QVERIFY2(file.code == 0, (file.err + file.out).constData());
    }

    // A database tells the dialect of SQL files that do not.
    void knowsTheDialectOfTheOther()
    {
        const QString plain = written(u"plain.sql"_s, "CREATE TABLE a(b int);\n");
        const QString database = m_folder.filePath(u"some.db"_s);
        const auto made = diff({u"sqlite::memory:"_s, plain});
        QVERIFY2(made.code == 0 && made.out.contains("CREATE TABLE a(b int)"), (made.err + made.out).constData());
        const auto unsure = diff({plain, plain});
        QVERIFY2(unsure.code == 2 && unsure.err.contains("--dialect"), unsure.err.constData());
    }

    void refusesTwoEngines()
    {
        const QString snapshot = m_folder.filePath(u"from.json"_s);
        const auto saved = runCli(
            m_registry, {u"inspect"_s, m_from, u"--dialect"_s, u"postgres"_s, u"--json"_s, u"--output"_s, snapshot});
        QVERIFY2(saved.code == 0, saved.err.constData());
        const auto mixed = diff({snapshot, u"sqlite::memory:"_s});
        QVERIFY2(mixed.code == 2 && mixed.err.contains("PostgreSQL") && mixed.err.contains("SQLite") &&
                     mixed.err.contains("translate"),
                 mixed.err.constData());
    }

    // The error names the side that it comes from.
    void namesTheSourceThatFails()
    {
        const QString wrong = written(u"wrong.sql"_s, "CREATE TABLE a(b int);\nCREATE TABEL c(d int);\n");
        const auto ran = diff({m_from, wrong, u"--dialect"_s, u"postgres"_s, u"--json"_s});
        QCOMPARE(ran.code, 2);
        QVERIFY2(ran.err.contains("wrong.sql") && ran.err.contains("\"line\":2"), ran.err.constData());
        QVERIFY(ran.out.isEmpty());
    }

    void writesAFile()
    {
        const QString path = m_folder.filePath(u"up.sql"_s);
        const auto ran = diff({m_from, m_to, u"--dialect"_s, u"postgres"_s, u"--output"_s, path});
        QVERIFY2(ran.code == 0 && ran.out.isEmpty(), ran.err.constData());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly) && file.readAll().contains("COMMIT;"));
    }
};

TIDEMARK_TEST(DiffTest)
#include "tst_diff.moc"
