// SPDX-License-Identifier: GPL-3.0-or-later
// Connections taken over from files, and a keychain that is not there: said in words, asked for, nothing lost.
#include "support/fakedialect.h"
#include "support/testmain.h"
#include "ui/pages/profile/importdialog.h"
#include "ui/pages/profile/passworddialog.h"
#include "ui/pages/profile/profileform.h"
#include "ui/shellfixture.h"

#include <QtWidgets/QtWidgets>

#include <thread>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;

namespace {

connect::Profile acme()
{
    connect::Profile profile = connect::newProfile();
    profile.name = u"acme"_s;
    profile.engine = u"acme"_s;
    profile.host = u"db1"_s;
    profile.passwordSource = connect::PasswordSource::Keychain;
    return profile;
}

// Knows the password, and remembers what it was asked.
class Person final : public PasswordAsker
{
public:
    QString question;
    bool couldRemember = false;

    void ask(const QString &text, bool canRemember, const Answer<GivenPassword> &answer) override
    {
        question = text;
        couldRemember = canRemember;
        answer(GivenPassword{Secret(u"sesame"_s), false});
    }
};

// A keychain that fails as one does, or has nothing.
class PoorKeychain final : public connect::SecretStore
{
public:
    explicit PoorKeychain(std::optional<Error> error)
        : m_error(std::move(error))
    {
    }

    Result<std::optional<Secret>> read(job::JobContext &, const QString &) override
    {
        if (m_error)
            return Failure(*m_error);
        return std::optional<Secret>();
    }
    Result<void> write(job::JobContext &, const QString &, const Secret &) override { return {}; }
    Result<void> remove(job::JobContext &, const QString &) override { return {}; }

private:
    std::optional<Error> m_error;
};

} // namespace

class SecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeychainThatIsNotThereIsSaidAndThePasswordAskedFor_data()
    {
        QTest::addColumn<QString>("keychain");
        QTest::addColumn<QString>("said");
        QTest::addColumn<bool>("canRemember");
        QTest::newRow("no session bus") << u"none"_s << u"this desktop session has none"_s << false;
        QTest::newRow("nobody answers") << u"silent"_s << u"no keychain answers"_s << false;
        QTest::newRow("locked") << u"locked"_s << u"stays locked"_s << true;
        QTest::newRow("empty") << u"empty"_s << u"has no password"_s << true;
    }

    void aKeychainThatIsNotThereIsSaidAndThePasswordAskedFor()
    {
        QFETCH(QString, keychain);
        QFETCH(QString, said);
        QFETCH(bool, canRemember);
        std::optional<Error> error;
        if (keychain == u"silent")
            error = fail(ErrorKind::Unsupported, u"no keychain answers"_s).error();
        else if (keychain == u"locked")
            error = fail(ErrorKind::Auth, u"the keychain stays locked"_s).error();
        PoorKeychain poor(error);
        auto server = std::make_shared<test::FakeServer>();
        server->wantsPassword = u"sesame"_s;
        test::Bench bench(test::fakeRegistry(server));
        Person person;
        BrowseSession session(acme(), {.jobs = &bench.jobs,
                                       .registry = &bench.registry,
                                       .asker = &person,
                                       .keychain = keychain == u"none" ? nullptr : &poor});
        session.open();
        EVENTUALLY(session.introspection());
        QVERIFY2(person.question.contains(said), qPrintable(person.question));
        QVERIFY2(person.question.section(u'\n', -1).startsWith(u"Password for db1"_s), qPrintable(person.question));
        QCOMPARE(person.couldRemember, canRemember);
        EVENTUALLY(!bench.jobs.isBusy());
    }

    void theQuestionStandsBelowItsReason()
    {
        test::Shell shell;
        DialogPasswordAsker asker;
        asker.setWindow(shell.window.get());
        std::jthread waiting([&](const std::stop_token &stop) {
            job::JobContext context(stop);
            [[maybe_unused]] const auto answer =
                askGui<GivenPassword>(context, &asker, [&](const Answer<GivenPassword> &given) {
                    asker.ask(u"There is no keychain.\nPassword for a\u202eb"_s, false, given);
                });
        });
        EVENTUALLY(shell.window->findChild<QDialog *>());
        auto *dialog = shell.window->findChild<QDialog *>();
        const auto labels = dialog->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->text().startsWith(u"There is no keychain.\n\nPassword for a") &&
                   !label->text().contains(QChar(0x202e));
        }));
        dialog->reject();
    }

    void aFormWithoutKeychainKeepsTheProfileAsItWas()
    {
        test::Bench bench;
        connect::Profile profile = acme();
        profile.engine = bench.registry.ids().front();
        ProfileForm form(&bench.registry, false, {}, nullptr);
        form.setProfile(profile);
        QCOMPARE(form.profile(), profile);
        const auto boxes = form.findChildren<QComboBox *>();
        QVERIFY(std::ranges::any_of(
            boxes, [](const QComboBox *box) { return box->currentText().contains(u"none is here"_s); }));
    }

    void connectionsFromFilesAreTakenOverWhole()
    {
        test::Shell shell;
        test::Folder folder;
        auto *dialog = static_cast<ImportDialog *>(shell.window->importProfiles());
        dialog->addFile(folder.write(u"pg_service.conf"_s,
                                     "[orders]\nhost=db1\nport=6543\ndbname=orders\nuser=planner\n"
                                     "sslmode=verify-full\npassword=s3cret\nnonsense=1\n"));
        const QString passwords = folder.write(u".pgpass"_s, "db2:5432:ledger:clerk:s3cret\n");
        QVERIFY(QFile::setPermissions(passwords, QFile::ReadOwner | QFile::WriteOwner));
        dialog->addFile(passwords);
        const auto labels = dialog->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"line 8"_s) && label->text().contains(u"nonsense"_s);
        }));
        for (const QLabel *label : labels)
            QVERIFY(!label->text().contains(u"s3cret"_s));
        QPushButton *take = nullptr;
        for (QPushButton *button : dialog->findChildren<QPushButton *>())
            take = button->text().contains(u"Import"_s) ? button : take;
        QVERIFY(take && take->isEnabled());
        take->click();

        const auto &saved = shell.bench.workbench.savedProfiles();
        const auto named = [&](const QString &host) {
            const auto at = std::ranges::find(saved, host, &connect::Profile::host);
            return at == saved.end() ? connect::Profile() : *at;
        };
        const connect::Profile orders = named(u"db1"_s);
        QCOMPARE(orders.database, u"orders"_s);
        QCOMPARE(orders.user, u"planner"_s);
        QCOMPARE(orders.port, u"6543"_s);
        QCOMPARE(orders.options.value(u"sslmode"_s), u"verify-full"_s);
        // The password stays in its file: the driver finds it there, or a person is asked.
        QVERIFY(orders.options.contains(u"service"_s) || orders.passwordSource == connect::PasswordSource::Ask);
        const connect::Profile ledger = named(u"db2"_s);
        QCOMPARE(ledger.database, u"ledger"_s);
        QCOMPARE(ledger.user, u"clerk"_s);
        QFile stored(shell.bench.home.filePath(u"config/profiles.json"_s));
        QVERIFY(stored.open(QIODevice::ReadOnly));
        QVERIFY(!stored.readAll().contains("s3cret"));
    }
};

TIDEMARK_TEST(SecretsTest)
#include "tst_secrets.moc"
