// SPDX-License-Identifier: GPL-3.0-or-later
// The window over a real server: what happens when it dies and comes back, and whether the sample shows every tab.
#include "sandbox/cluster.h"
#include "schema/kinds.h"
#include "support/testmain.h"
#include "ui/common/errorpanel.h"
#include "ui/fixture.h"
#include "ui/models/views/objectview.h"
#include "ui/pages/object/objectpage.h"
#include "ui/shell/mainwindow.h"
#include "workspace/sample.h"

#include <QtCore/QFile>
#include <QtWidgets/QPushButton>

#include <set>

using namespace tidemark;
using namespace tidemark::ui;
using namespace Qt::StringLiterals;
namespace k = schema::kind;

class ServerTest : public QObject
{
    Q_OBJECT

private:
    test::Bench m_bench;
    std::unique_ptr<sandbox::Cluster> m_cluster;

    [[nodiscard]] connect::Profile profileOf(const dialect::Target &target) const
    {
        connect::Profile profile = connect::newProfile();
        profile.name = u"harbour"_s;
        profile.engine = m_bench.registry.ids().front();
        profile.host = target.host;
        profile.port = target.port;
        profile.database = target.database;
        profile.user = target.user;
        return profile;
    }

    [[nodiscard]] static const ErrorPanel *shownError(const QWidget &page)
    {
        for (const ErrorPanel *panel : page.findChildren<ErrorPanel *>()) {
            if (panel->isVisible())
                return panel;
        }
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        job::JobContext job;
        auto cluster = sandbox::Cluster::start(job);
        VERIFY_RESULT(cluster);
        m_cluster = *std::move(cluster);
        QFile script(u":/sample/%1.sql"_s.arg(m_bench.registry.ids().front()));
        QVERIFY(script.open(QIODevice::ReadOnly));
        const dialect::Dialect &dialect = *m_bench.registry.find(m_bench.registry.ids().front());
        VERIFY_RESULT(workspace::runScript(job, dialect, m_cluster->target(), script.readAll()));
    }

    void theSampleShowsEveryTab()
    {
        const connect::Profile profile = profileOf(m_cluster->target());
        m_bench.workbench.addUnsaved(profile);
        m_bench.workbench.open(profile.id);
        const BrowseSession *session = m_bench.workbench.session(profile.id);
        EVENTUALLY(session->introspection() || session->error());
        const dialect::Introspection &read = *session->introspection();
        QVERIFY(read.omissions.empty());
        std::set<SectionId> seen;
        for (const schema::ObjectRef &ref : schema::allObjects(read.schema)) {
            const auto view = objectView(read, *session->dialect(), ref);
            VERIFY_RESULT(view);
            VERIFY_RESULT(view->ddl);
            for (const Section &section : view->sections) {
                if (section.id == SectionId::Ddl || section.id == SectionId::Data || !section.sheet.rows.empty())
                    seen.insert(section.id);
            }
        }
        for (int id = 0; id <= int(SectionId::Details); ++id) {
            if (SectionId(id) != SectionId::Objects) // those of the database and of schemas
                QVERIFY2(seen.contains(SectionId(id)), qPrintable(QString::number(id)));
        }
        // A server of our own goes with the program: nothing of it is remembered.
        QVERIFY(m_bench.workbench.recent().empty());
    }

    void reconnectsAfterTheServerDied()
    {
        MessageModel messages{m_bench.clock};
        Syntax syntax;
        MainWindow window({.workbench = &m_bench.workbench, .messages = &messages, .syntax = &syntax});
        window.show();
        const connect::Profile profile = profileOf(m_cluster->target());
        m_bench.workbench.addUnsaved(profile);
        BrowseSession *session = m_bench.workbench.session(profile.id);
        session->open();
        EVENTUALLY(session->introspection());
        const Page *page = window.openObject(profile.id, {k::table, {u"port"_s, u"port_call"_s}, {}});
        EVENTUALLY(!m_bench.jobs.isBusy());
        QVERIFY(!shownError(*page));

        m_cluster->kill();
        session->refresh();
        EVENTUALLY(session->state() == LinkState::Failed && !m_bench.jobs.isBusy());
        const ErrorPanel *error = shownError(*page);
        QVERIFY(error && !error->error().message.isEmpty());
        QVERIFY(session->introspection()); // what was read stays
        QVERIFY(window.sessionState().files.empty());

        job::JobContext job;
        VERIFY_RESULT(m_cluster->restart(job));
        QPushButton *again = nullptr;
        for (QPushButton *button : error->findChildren<QPushButton *>())
            again = again || button->accessibleName() != u"Reconnect"_s ? again : button;
        QVERIFY(again);
        again->click();
        EVENTUALLY(session->state() == LinkState::Open && !m_bench.jobs.isBusy());
        QVERIFY(!session->error());
        QVERIFY(!shownError(*page));
    }
};

TIDEMARK_TEST(ServerTest)
#include "tst_server.moc"
