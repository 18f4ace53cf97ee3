// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/engines.h"
#include "support/encryptedserver.h"
#include "support/fakedialect.h"
#include "support/testmain.h"
#include "ui/models/link.h"
#include "ui/pages/profile/profileform.h"
#include "ui/shellfixture.h"

#include <QLineEdit>
#include <QtTest/QTest>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using connect::PasswordSource;

// The fields of a connection that say where its password is fetched.
class PasswordSourcesTest : public QObject
{
    Q_OBJECT

    test::Shell m_shell;

    connect::Profile profile(PasswordSource source, QMap<QString, QString> settings = {},
                             QStringList command = {}) const
    {
        connect::Profile profile = connect::newProfile();
        profile.engine = m_shell.bench.registry.ids().front();
        profile.name = u"orders"_s;
        profile.host = u"db1"_s;
        profile.passwordSource = source;
        profile.passwordSettings = std::move(settings);
        profile.passwordCommand = std::move(command);
        return profile;
    }

    static QStringList shownFields(const ProfileForm &form)
    {
        QStringList names;
        for (const QLineEdit *field : form.findChildren<QLineEdit *>()) {
            if (field->isVisibleTo(&form))
                names << field->accessibleName();
        }
        return names;
    }

    static QLineEdit *shownField(const ProfileForm &form, const QString &name)
    {
        for (QLineEdit *field : form.findChildren<QLineEdit *>()) {
            if (field->isVisibleTo(&form) && field->accessibleName() == name)
                return field;
        }
        return nullptr;
    }

private Q_SLOTS:
    void whatIsSetComesBack_data()
    {
        QTest::addColumn<connect::Profile>("wanted");
        QTest::addColumn<QStringList>("fields");
        using enum PasswordSource;
        QTest::newRow("environment") << profile(Environment, {{u"variable"_s, u"DB_PASSWORD"_s}})
                                     << QStringList{u"Variable"_s};
        QTest::newRow("command") << profile(Command, {}, {u"pass"_s, u"show"_s, u"my db"_s})
                                 << QStringList{u"Command"_s};
        QTest::newRow("command with a limit of its file")
            << profile(Command, {{u"timeout"_s, u"5"_s}}, {u"pass"_s}) << QStringList{u"Command"_s};
        QTest::newRow("aws") << profile(AwsSecretsManager, {{u"secret"_s, u"prod/db"_s}, {u"region"_s, u"eu-west-1"_s}})
                             << QStringList{u"Secret"_s, u"Field"_s, u"Region"_s, u"AWS profile"_s};
        QTest::newRow("rds") << profile(RdsIam, {{u"profile"_s, u"ops"_s}})
                             << QStringList{u"Region"_s, u"AWS profile"_s};
        QTest::newRow("rds, all by default") << profile(RdsIam) << QStringList{u"Region"_s, u"AWS profile"_s};
        QTest::newRow("vault") << profile(Vault, {{u"path"_s, u"secret/data/db"_s}, {u"namespace"_s, u"team"_s}})
                               << QStringList{u"Path"_s, u"Field"_s, u"Address"_s, u"Namespace"_s, u"Token file"_s};
        QTest::newRow("none of them") << profile(Driver) << QStringList();
    }

    void whatIsSetComesBack()
    {
        QFETCH(const connect::Profile, wanted);
        QFETCH(const QStringList, fields);
        ProfileForm form(&m_shell.bench.registry, false, {}, nullptr);
        form.setProfile(wanted);
        QCOMPARE(form.profile(), wanted);
        QVERIFY2(form.missing().isEmpty(), qPrintable(form.missing()));
        const QStringList all{u"Variable"_s,    u"Command"_s, u"Secret"_s,  u"Field"_s,     u"Region"_s,
                              u"AWS profile"_s, u"Path"_s,    u"Address"_s, u"Namespace"_s, u"Token file"_s};
        QStringList shown = shownFields(form);
        shown.removeIf([&](const QString &name) { return !all.contains(name); });
        QCOMPARE(shown, fields);
    }

    void saysWhatIsMissing()
    {
        ProfileForm form(&m_shell.bench.registry, false, {}, nullptr);
        form.setProfile(profile(PasswordSource::Vault));
        QVERIFY(!form.missing().isEmpty());
        QVERIFY(shownField(form, u"Path"_s));
        shownField(form, u"Path"_s)->setText(u" secret/data/db "_s);
        QVERIFY(form.missing().isEmpty());
        QCOMPARE(form.profile().passwordSettings.value(u"path"_s), u"secret/data/db"_s);
    }

    void aTunnelIsPartOfIt()
    {
        ProfileForm form(&m_shell.bench.registry, false, {}, nullptr);
        connect::Profile wanted = profile(PasswordSource::Driver);
        wanted.sshHost = u"alice@bastion:2222"_s;
        form.setProfile(wanted);
        QCOMPARE(form.profile(), wanted);
        shownField(form, u"SSH tunnel"_s)->setText(u"-oProxyCommand=x"_s);
        QVERIFY(form.missing().contains(u"SSH"_s));
    }

    // The window's connections are as careful as all others: with TLS, SCRAM and the server's certificate.
    void sessionsAreEncrypted()
    {
        const auto server = test::EncryptedServer::start();
        QVERIFY(server);
        const dialect::Registry registry = drivers::engines();
        const dialect::Target target = server->target();
        auto plan = std::make_shared<LinkPlan>();
        plan->registry = &registry;
        plan->profile = profile(PasswordSource::Environment, {{u"variable"_s, u"LINK_TEST"_s}});
        plan->profile.engine = target.engine;
        plan->profile.host = target.host;
        plan->profile.port = target.port;
        plan->profile.database = target.database;
        plan->profile.user = target.user;
        plan->profile.options = target.options;
        qputenv("LINK_TEST", test::EncryptedServer::password.toUtf8());
        job::JobContext job;
        Link first(plan);
        Link second(plan);
        QVERIFY(first.hold(job));
        const auto connection = second.hold(job);
        qunsetenv("LINK_TEST");
        QVERIFY(connection);
        QVERIFY((*connection)->server().encryption.startsWith(u"TLSv1.3"));
        QVERIFY(server->allAskedForTls(2));
    }

    // A connection whose password comes from a place that this program reads opens without a question.
    void sessionsFetchThePassword()
    {
        const auto server = std::make_shared<test::FakeServer>();
        const dialect::Registry registry = test::fakeRegistry(server);
        server->wantsPassword = u"of the environment"_s;
        auto plan = std::make_shared<LinkPlan>();
        plan->registry = &registry;
        plan->profile = profile(PasswordSource::Environment, {{u"variable"_s, u"LINK_TEST"_s}});
        plan->profile.engine = u"acme"_s;
        job::JobContext job;
        Link link(plan);
        QVERIFY(!link.hold(job));
        qputenv("LINK_TEST", "of the environment");
        QVERIFY(link.hold(job));
        qunsetenv("LINK_TEST");
    }
};

TIDEMARK_TEST(PasswordSourcesTest)
#include "tst_passwordsources.moc"
