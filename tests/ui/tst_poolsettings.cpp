// SPDX-License-Identifier: GPL-3.0-or-later
// What a saved connection says of its pool and of how sessions begin: in the form, in the file, in the session.
#include "pool/poolsettings.h"
#include "support/encryptedserver.h"
#include "support/testmain.h"
#include "ui/models/link.h"
#include "ui/pages/profile/poolsettingsdialog.h"
#include "ui/pages/profile/profileform.h"
#include "ui/shellfixture.h"

#include <QtTest/QTest>

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using pool::PoolConfig;

class PoolSettingsFormTest : public QObject
{
    Q_OBJECT

    test::Shell m_shell;

    const dialect::Dialect &engine(const QString &id) const { return *m_shell.bench.registry.find(id); }

    connect::Profile profile(const QString &id, const QJsonObject &pool) const
    {
        connect::Profile profile = connect::newProfile();
        profile.engine = id;
        profile.name = u"orders"_s;
        if (engine(id).fileBased)
            profile.database = u"/nowhere/orders.db"_s;
        profile.pool = pool;
        return profile;
    }

    template <class Field>
    static Field *named(const QWidget &parent, const QString &name)
    {
        for (Field *field : parent.findChildren<Field *>()) {
            if (field->accessibleName() == name)
                return field;
        }
        return nullptr;
    }

    static PoolSettingsDialog *opened(ProfileForm &form)
    {
        named<QPushButton>(form, u"Change the pool and how sessions begin"_s)->click();
        return form.findChild<PoolSettingsDialog *>();
    }

    static void press(PoolSettingsDialog &dialog, const QString &button)
    {
        named<QPushButton>(dialog, button)->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

private Q_SLOTS:
    void whatIsSetComesBack_data()
    {
        QTest::addColumn<PoolConfig>("config");
        QTest::newRow("usual") << usualPoolConfig();
        QTest::newRow("everything") << PoolConfig{.size = 0,
                                                  .maxOverflow = -1,
                                                  .timeout = 2'500ms,
                                                  .recycle = 77s, // has no field, and stays
                                                  .prePing = false,
                                                  .order = pool::Order::Lifo,
                                                  .resetOnReturn = pool::ResetOnReturn::DiscardAll,
                                                  .minIdle = 3,
                                                  .idleTimeout = 1min,
                                                  .lifetime = 1h,
                                                  .leakThreshold = 30s,
                                                  .keepalive = 45s,
                                                  .session = {.role = u"re\"porting; --"_s,
                                                              .searchPath = u"\"$user\", a"_s,
                                                              .statementTimeout = 0ms,
                                                              .jit = false,
                                                              .applicationName = u"quay"_s,
                                                              .statements = {u"SET a.b = 1"_s, u"SELECT\n 1"_s}}};
        QTest::newRow("half a second") << PoolConfig{.session = {.statementTimeout = 500ms, .jit = true}};
    }

    void whatIsSetComesBack()
    {
        QFETCH(PoolConfig, config);
        auto *dialog = new PoolSettingsDialog(config, usualPoolConfig(), engine(u"postgresql"_s), nullptr);
        QVERIFY(dialog->config() == config);
        std::optional<PoolConfig> chosen;
        connect(dialog, &PoolSettingsDialog::chosen, this, [&](const PoolConfig &one) { chosen = one; });
        press(*dialog, u"Use"_s);
        QVERIFY(chosen);
        QVERIFY(*chosen == config);
    }

    void theFormKeepsWhatWasChosen()
    {
        ProfileForm form(&m_shell.bench.registry, false, {}, nullptr);
        const QJsonObject pool{{u"size"_s, 20}};
        form.setProfile(profile(u"postgresql"_s, pool));
        QCOMPARE(form.profile().pool, pool);
        PoolSettingsDialog *dialog = opened(form);
        QVERIFY(dialog);
        QCOMPARE(named<QSpinBox>(*dialog, u"Size"_s)->value(), 20);
        named<QSpinBox>(*dialog, u"Overflow"_s)->setValue(0);
        named<QLineEdit>(*dialog, u"Role"_s)->setText(u" reporting "_s);
        press(*dialog, u"Use"_s);
        const QJsonObject wanted{
            {u"size"_s, 20}, {u"maxOverflow"_s, 0}, {u"session"_s, QJsonObject{{u"role"_s, u"reporting"_s}}}};
        QCOMPARE(form.profile().pool, wanted);
        QVERIFY(named<QLabel>(form, u"What is otherwise than usual"_s)->text().contains(u"reporting"_s));

        dialog = opened(form);
        press(*dialog, u"Restore Defaults"_s);
        press(*dialog, u"Use"_s);
        QCOMPARE(form.profile().pool, QJsonObject());
    }

    // Kept as it is, said in the form, and replaced only by somebody who was told.
    void whatCannotBeReadIsSaid()
    {
        ProfileForm form(&m_shell.bench.registry, false, {}, nullptr);
        const QJsonObject pool{{u"sise"_s, 20}};
        form.setProfile(profile(u"postgresql"_s, pool));
        QCOMPARE(form.profile().pool, pool);
        QVERIFY(named<QLabel>(form, u"What is otherwise than usual"_s)->text().contains(u"sise"_s));

        auto plan = std::make_shared<LinkPlan>();
        plan->registry = &m_shell.bench.registry;
        plan->profile = form.profile();
        job::JobContext job;
        Link link(plan);
        const auto held = link.hold(job);
        QVERIFY(!held);
        QCOMPARE(held.error().kind, ErrorKind::Config);
        QVERIFY(held.error().message.contains(u"sise"_s));
    }

    void tooManyKeptReadyIsAnError()
    {
        auto *dialog =
            new PoolSettingsDialog({.size = 2, .minIdle = 3}, usualPoolConfig(), engine(u"postgresql"_s), nullptr);
        bool chosen = false;
        connect(dialog, &PoolSettingsDialog::chosen, this, [&] { chosen = true; });
        press(*dialog, u"Use"_s);
        QVERIFY(!chosen);
        delete dialog;
    }

    // A file has no roles; what a connection had when it led to a server goes.
    void aFileHasNoRoles()
    {
        auto *dialog = new PoolSettingsDialog({.session = {.role = u"x"_s, .statements = {u"PRAGMA cache_size = 7"_s}}},
                                              usualPoolConfig(), engine(u"sqlite"_s), nullptr);
        QVERIFY(!named<QLineEdit>(*dialog, u"Role"_s)->isVisibleTo(dialog));
        QVERIFY(named<QPlainTextEdit>(*dialog, u"First statements"_s)->isVisibleTo(dialog));
        QVERIFY(dialog->config().session == dialect::SessionSettings{.statements = {u"PRAGMA cache_size = 7"_s}});
        delete dialog;
    }

    void sessionsBeginWithIt()
    {
        const auto server = test::EncryptedServer::start();
        QVERIFY(server);
        const dialect::Registry registry = drivers::engines();
        const dialect::Target target = server->target();
        auto plan = std::make_shared<LinkPlan>();
        plan->registry = &registry;
        plan->profile =
            profile(target.engine,
                    pool::toJson({.size = 1, .session = {.searchPath = u"pg_catalog"_s, .statementTimeout = 1234ms}},
                                 usualPoolConfig()));
        plan->profile.host = target.host;
        plan->profile.port = target.port;
        plan->profile.database = target.database;
        plan->profile.user = target.user;
        plan->profile.options = target.options;
        plan->keep(Secret(test::EncryptedServer::password));
        job::JobContext job;
        Link link(plan);
        const auto text = link.run(job, [](job::JobContext &inner, sql::Connection &connection) -> Result<QString> {
            QString found;
            TRY(connection.execute(
                inner, "SELECT current_setting('statement_timeout') || ' ' || current_setting('search_path')",
                [&](sql::RowBatch &batch) -> Result<void> {
                    found = batch.text(0, 0);
                    return {};
                }));
            return found;
        });
        QVERIFY(text);
        QCOMPARE(*text, u"1234ms pg_catalog"_s);
        QCOMPARE(plan->pool()->config().size, 1);
    }
};

TIDEMARK_TEST(PoolSettingsFormTest)
#include "tst_poolsettings.moc"
