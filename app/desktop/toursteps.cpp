// SPDX-License-Identifier: GPL-3.0-or-later
// What the tour shows, in its order.
#include "app/desktop/tour.h"

#include "schema/kinds.h"
#include "ui/common/chooser.h"
#include "ui/common/filterfield.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pagearea.h"
#include "ui/shell/quickopenbox.h"

namespace tidemark::desktop {

using namespace Qt::StringLiterals;
using ui::SectionId;
namespace k = schema::kind;

void Tour::collectSteps()
{
    m_sample = u"sample-sqlite"_s;
    addBrowsing();
    addObjectTabs();
    addFinding();
    addProfiles();
    addErrors();
    addThemes();
}

void Tour::addBrowsing()
{
    add("01-start", tr("The first start: three ways to begin"), [] {});
    add("02-connected", tr("The sample workspace, connected: its tree appears first"), [this] { m_window.openSamples(); },
        [this] { return sampleIsRead(); });
    add("03-database", tr("The database at a glance, with sizes"),
        [this] { m_window.openObject(m_sample, {k::database, {}, {}}); }, [this] { return pageIsReady(); });
}

void Tour::addObjectTabs()
{
    const auto ready = [this] { return pageIsReady(); };
    const auto show = [this](SectionId section) { return [this, section] { openObject(k::table, {}, u"port_call"_s, section); }; };
    add("10-columns", tr("A table: its columns"), show(SectionId::Columns), ready);
    add("11-keys", tr("Keys, references and checks"), show(SectionId::Keys), ready);
    add("12-indexes", tr("Indexes, with conditions and order"), show(SectionId::Indexes), ready);
    add("13-triggers", tr("Triggers"), show(SectionId::Triggers), ready);
    add("14-data", tr("The first rows; NULL and the empty text differ"), show(SectionId::Data), ready);
    add("15-ddl", tr("The statement that makes it"), show(SectionId::Ddl), ready);
    add("16-dependencies", tr("What it needs and what needs it"), show(SectionId::Dependencies), ready);
    add("17-details", tr("Details and sizes"), show(SectionId::Details), ready);
    add("18-view", tr("A view"), [this] { openObject(k::view, {}, u"berth_plan"_s, SectionId::Ddl); }, ready);
    add("19-split", tr("Two pages side by side"), [this] { trigger("tab.side"); }, ready);
}

void Tour::addFinding()
{
    add("20-filter", tr("The tree, filtered by a part of a name"), [this] {
        trigger("tab.side");
        m_window.navigator()->filter()->setText(u"voice"_s);
    });
    add("21-quick-open", tr("Any object by a few letters of its name"), [this] {
        m_window.navigator()->filter()->clear();
        trigger("go.object");
        m_window.quickOpen()->chooser()->field()->setText(u"cdec"_s);
    });
    add("22-palette", tr("Any command by its name"), [this] {
        press(Qt::Key_Escape);
        trigger("app.palette");
        m_window.commandPalette()->chooser()->field()->setText(u"tab"_s);
    });
}

void Tour::addProfiles() {}
void Tour::addErrors() {}

void Tour::addThemes()
{
    add("90-dark", tr("The dark theme"), [this] {
        press(Qt::Key_Escape);
        trigger("view.theme.dark");
        openObject(k::table, {}, u"port_call"_s, SectionId::Columns);
    }, [this] { return pageIsReady(); });
    add("91-dark-ddl", tr("The dark theme: definition"), [this] { openObject(k::table, {}, u"port_call"_s, SectionId::Ddl); }, [this] { return pageIsReady(); });
    add("92-dark-data", tr("The dark theme: rows"), [this] { openObject(k::table, {}, u"port_call"_s, SectionId::Data); }, [this] { return pageIsReady(); });
}

} // namespace tidemark::desktop
