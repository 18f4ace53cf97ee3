// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour shows, in its order.
#include "app/desktop/tour.h"

#include "schema/kinds.h"
#include "ui/common/chooser.h"
#include "ui/common/filterfield.h"
#include "ui/common/tableview.h"
#include "ui/pages/object/datatab.h"
#include "ui/pages/profile/importdialog.h"
#include "ui/pages/profile/poolsettingsdialog.h"
#include "ui/pages/profile/profiledialog.h"
#include "ui/pages/profile/profileform.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pagearea.h"
#include "ui/shell/quickopenbox.h"

#include <QDir>
#include <QFile>
#include <QHeaderView>
#include <QLineEdit>

namespace tidemark::desktop {

using namespace Qt::StringLiterals;
using ui::SectionId;
namespace k = schema::kind;

static void fill(QLineEdit *field, const QString &text)
{
    field->setText(text);
    Q_EMIT field->textEdited(text);
}

// A service file as people have them, beside the pictures while they are made.
QString Tour::exampleServices()
{
    QFile file(QDir(m_folder).filePath(u"pg_service.conf"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write("[orders]\nhost=db1.harbour.example\ndbname=orders\nuser=planner\nsslmode=verify-full\n\n"
                   "[ledger]\nhost=db2.harbour.example\nport=6432\ndbname=ledger\nuser=clerk\n\n"
                   "[reporting]\nhost=replica1.harbour.example,replica2.harbour.example\ndbname=orders\n"
                   "user=reporting\ntarget_session_attrs=prefer-standby\n");
    m_leftover = file.fileName();
    return m_leftover;
}

void Tour::collectSteps()
{
    m_sample = u"sample-sqlite"_s;
    m_server = u"sample-postgresql"_s;
    addBrowsing();
    addObjectTabs();
    addDiagram();
    addFinding();
    addServer();
    addServerPage(u"29s-"_s);
    addPoolsPage(u"29u-"_s);
    addCompare();
    addProfiles();
    addErrors();
    addThemes();
    addServerPage(u"95-dark-"_s, tr("The dark theme: %1"));
    addPoolsPage(u"96-dark-"_s, tr("The dark theme: %1"));
    addCompareThemes();
}

void Tour::addBrowsing()
{
    add("01-start", tr("The first start: three ways to begin"), [] {});
    add(
        "02-connected", tr("The sample workspace, connected: its tree appears first"),
        [this] { m_window.openSamples(); }, [this] { return sampleIsRead(); });
    add(
        "03-database", tr("The database at a glance, with sizes"),
        [this] { m_window.openObject(m_sample, {k::database, {}, {}}); }, [this] { return pageIsReady(); });
}

void Tour::addDiagram()
{
    const auto show = [this] { m_window.openDiagram(m_sample, {}); };
    const auto ready = [this] { return diagramIsReady(); };
    add("17-diagram", tr("The tables and what they refer to"), show, ready);
    add(
        "18-diagram-find", tr("A table found in the diagram, with its references"),
        [this] {
            trigger("go.find");
            type(u"port_call"_s);
        },
        ready);
}

void Tour::addObjectTabs()
{
    const auto ready = [this] { return pageIsReady(); };
    const auto show = [this](SectionId section) {
        return [this, section] { openObject(k::table, {}, u"port_call"_s, section); };
    };
    add("10-columns", tr("A table: its columns"), show(SectionId::Columns), ready);
    add("11-keys", tr("Keys, references and checks"), show(SectionId::Keys), ready);
    add("12-indexes", tr("Indexes, with conditions and order"), show(SectionId::Indexes), ready);
    add("13-triggers", tr("Triggers"), show(SectionId::Triggers), ready);
    add(
        "14-data", tr("The first rows; NULL and the empty text differ"),
        [this] { openObject(k::table, {}, u"carrier"_s, SectionId::Data); }, ready);
    add("15-ddl", tr("The statement that makes it"), show(SectionId::Ddl), ready);
    add("16-dependencies", tr("What it needs and what needs it"), show(SectionId::Dependencies), ready);
    add("17-details", tr("Details and sizes"), show(SectionId::Details), ready);
    add("18-view", tr("A view"), [this] { openObject(k::view, {}, u"berth_plan"_s, SectionId::Ddl); }, ready);
    add("19-split", tr("Two pages side by side"), [this] { trigger("tab.side"); }, ready);
}

void Tour::addServer()
{
    const auto ready = [this] { return pageIsReady(); };
    const auto wanted = [this] {
        const ui::BrowseSession *session = m_window.workbench()->existingSession(m_server);
        return session && session->introspection();
    };
    const auto step = [&](const char *name, const QString &caption, const QString &kind, const QString &schema,
                          const QString &object, SectionId section) {
        const auto act = [=, this] {
            press(Qt::Key_Escape);
            openOnServer(kind, schema, object, section);
        };
        add(name, caption, act, ready);
        m_steps.back().wanted = wanted;
    };
    step("23-server", tr("The same business on a server: its schemas and what is in them"), k::database, {}, {},
         SectionId::Objects);
    step("24-server-columns", tr("Columns with types of their own, identity and what is computed"), k::table, u"port"_s,
         u"port_call"_s, SectionId::Columns);
    step("25-server-access", tr("Who may do what"), k::table, u"port"_s, u"port_call"_s, SectionId::Access);
    step("26-server-partitions", tr("Partitions and their bounds"), k::table, u"port"_s, u"tide_reading"_s,
         SectionId::Partitions);
    step("27-server-policies", tr("Policies for rows"), k::table, u"money"_s, u"invoice"_s, SectionId::Policies);
    step("28-server-type", tr("A type: what depends on it"), k::type, u"port"_s, u"call_status"_s,
         SectionId::Dependencies);
    step("29-server-ddl", tr("A table with everything that belongs to it, as its statement"), k::table, u"cargo"_s,
         u"bill_of_lading"_s, SectionId::Ddl);
    step("29b-server-data", tr("Rows with composite values, ranges and arrays"), k::table, u"port"_s, u"vessel"_s,
         SectionId::Data);
}

void Tour::addFinding()
{
    add("20-filter", tr("The tree, filtered by a part of a name"), [this] {
        trigger("tab.side");
        fill(m_window.navigator()->filter(), u"voice"_s);
    });
    add("21-quick-open", tr("Any object by a few letters of its name"), [this] {
        m_window.navigator()->filter()->clear();
        trigger("go.object");
        fill(m_window.quickOpen()->chooser()->field(), u"cdec"_s);
    });
    add("22-palette", tr("Any command by its name"), [this] {
        press(Qt::Key_Escape);
        trigger("app.palette");
        fill(m_window.commandPalette()->chooser()->field(), u"tab"_s);
    });
}

void Tour::addProfiles()
{
    add("30-new-connection", tr("A new connection: paste a URL or fill in the fields"), [this] {
        press(Qt::Key_Escape);
        m_dialog = m_window.editProfile({});
        auto *profile = static_cast<ui::ProfileDialog *>(m_dialog.data());
        fill(profile->url(), u"postgresql://planner@db1.harbour.example:5432/orders?sslmode=verify-full"_s);
    });
    add(
        "31-test-fails", tr("A test that fails says what to do"),
        [this] {
            auto *profile = static_cast<ui::ProfileDialog *>(m_dialog.data());
            fill(profile->url(), u"postgresql://planner@127.0.0.1:1/orders"_s);
            profile->check();
        },
        [this] { return !static_cast<ui::ProfileDialog *>(m_dialog.data())->isChecking() && idle(); });
    add(
        "32-test-works", tr("A test that succeeds says who answered and how long each step took"),
        [this] {
            closeDialog();
            m_dialog = m_window.editProfile(m_sample);
            static_cast<ui::ProfileDialog *>(m_dialog.data())->check();
        },
        [this] { return !static_cast<ui::ProfileDialog *>(m_dialog.data())->isChecking() && idle(); });
    add("32-fetched-password", tr("A password that is fetched from Vault for every connection, through an SSH tunnel"),
        [this] {
            closeDialog();
            m_dialog = m_window.editProfile({});
            fill(static_cast<ui::ProfileDialog *>(m_dialog.data())->url(),
                 u"postgresql://orders.internal:5432/orders?sslmode=verify-full&tidemark_ssh=planner@bastion.example"
                 u"&tidemark_password=vault:database/creds/reader;namespace%3Dshop"_s);
        });
    add("32-pool-settings", tr("What a connection's pool is like, and how its sessions begin"), [this] {
        auto *form = m_dialog->findChild<ui::ProfileForm *>();
        form->editPool();
        m_dialog = form->findChild<ui::PoolSettingsDialog *>();
    });
    add("33-import", tr("Connections from pg_service.conf and .pgpass"), [this] {
        closeDialog();
        m_dialog = m_window.importProfiles();
        static_cast<ui::ImportDialog *>(m_dialog.data())->addFile(exampleServices());
    });
    add("34-settings", tr("Settings, found by typing; every key can be changed"), [this] {
        closeDialog();
        m_dialog = m_window.showSettings();
    });
}

void Tour::addErrors()
{
    add(
        "40-production", tr("A production profile: colour and word; a failed connection is reported in its place"),
        [this] {
            closeDialog();
            connect::Profile profile = connect::newProfile();
            profile.id = u"tour-production"_s;
            profile.name = u"orders"_s;
            profile.engine = m_window.workbench()->tools().registry->ids().value(0);
            profile.host = u"127.0.0.1"_s;
            profile.port = u"1"_s;
            profile.database = u"orders"_s;
            profile.user = u"planner"_s;
            profile.environment = connect::Environment::Production;
            m_window.workbench()->addUnsaved(profile);
            m_window.openProfile(profile.id);
            m_window.openObject(profile.id, {k::table, {u"public"_s, u"shipment"_s}, {}});
        },
        [this] { return idle(); });
    add("41-tasks", tr("What was done and what it took"), [this] { trigger("view.dock"); });
}

void Tour::addThemes()
{
    add(
        "90-dark", tr("The dark theme"),
        [this] {
            trigger("view.dock");
            trigger("view.theme.dark");
            openObject(k::table, {}, u"port_call"_s, SectionId::Columns);
        },
        [this] { return pageIsReady(); });
    add(
        "93-dark-diagram", tr("The dark theme: diagram"), [this] { m_window.openDiagram(m_sample, {}); },
        [this] { return diagramIsReady(); });
    add(
        "91-dark-ddl", tr("The dark theme: definition"),
        [this] { openObject(k::table, {}, u"port_call"_s, SectionId::Ddl); }, [this] { return pageIsReady(); });
    add(
        "92-dark-data", tr("The dark theme: rows"),
        [this] { openObject(k::table, {}, u"bill_of_lading"_s, SectionId::Data); }, [this] { return pageIsReady(); });
    add(
        "94-dark-sorted", tr("The dark theme: rows sorted by a column"),
        [this] {
            const auto *rows = m_window.pages()->current()->findChild<ui::DataTab *>();
            rows->findChild<ui::TableView *>()->horizontalHeader()->setSortIndicator(4, Qt::DescendingOrder);
        },
        [this] { return pageIsReady(); });
}

} // namespace tidemark::desktop
