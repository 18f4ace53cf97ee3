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
