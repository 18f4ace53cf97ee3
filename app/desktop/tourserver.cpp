// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of the tour over the Server page.
#include "app/desktop/tour.h"

#include "app/desktop/tourtraffic.h"
#include "ui/common/tableview.h"
#include "ui/common/timechart.h"
#include "ui/pages/server/overviewtab.h"
#include "ui/pages/server/reporttab.h"
#include "ui/pages/server/serverpage.h"
#include "ui/pages/server/tablepanel.h"
#include "ui/shell/pagearea.h"

namespace tidemark::desktop {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr qint64 pollsForLines = 150; // that can be seen
static constexpr qint64 pollsForRows = 3;

ui::ServerPage *Tour::serverPage() const
{
    return qobject_cast<ui::ServerPage *>(m_window.pages()->current());
}

void Tour::openServerPage()
{
    press(Qt::Key_Escape);
    const connect::Profile *profile = m_window.workbench()->profile(m_server);
    if (!m_traffic)
        m_traffic = std::make_shared<TourTraffic>(*m_window.workbench()->tools().registry, connect::toTarget(*profile));
    closeOtherSide();
    m_window.openServer(m_server);
    ui::ServerPage *page = serverPage();
    if (!page || !page->feed())
        return;
    page->feed()->setInterval(40ms);
    for (ui::TimeChart *chart : page->findChildren<ui::TimeChart *>())
        chart->setTimeSpan(8s);
}

bool Tour::serverIsReady() const
{
    ui::ServerPage *page = serverPage();
    return page && page->feed() && page->feed()->polls() > m_pollsWanted && !page->feed()->isReading() &&
           !page->feed()->error();
}

// On the dark theme again under other names.
void Tour::addServerPage(const QString &prefix, const QString &theme)
{
    const auto step = [&](const char *name, const QString &caption, std::function<void()> act,
                          qint64 lines = pollsForRows) {
        add(
            QString(prefix + QLatin1String(name)).toLatin1().constData(),
            theme.isEmpty() ? caption : theme.arg(caption),
            [this, act, lines] {
                openServerPage();
                act();
                m_pollsWanted = lines + (serverPage()->feed() ? serverPage()->feed()->polls() : 0);
            },
            [this] { return serverIsReady(); });
        m_steps.back().wanted = [this] {
            const ui::BrowseSession *session = m_window.workbench()->existingSession(m_server);
            return session && session->introspection();
        };
    };
    const auto show = [this](const QString &tab, const QString &table = {}) {
        return [this, tab, table] {
            serverPage()->showTab(tab);
            if (!table.isEmpty())
                serverPage()->report(tab)->showPanel(table);
        };
    };
    step("overview", tr("What a server does now, on one time axis"), show(u"overview"_s), pollsForLines);
    step("sessions", tr("Its sessions: who waits and who works first"), show(u"sessions"_s));
    step("blocking", tr("Who waits for whom, from the one that blocks, in words"), show(u"blocking"_s));
    step("storage", tr("The largest tables and indexes"), show(u"storage"_s));
    if (!theme.isEmpty())
        return;
    step("locks", tr("Locks that are held and waited for"), show(u"locks"_s));
    step("indexes", tr("Indexes that nobody used"), show(u"storage"_s, u"unused"_s));
    step("sequences", tr("How far sequences are"), show(u"storage"_s, u"sequences"_s));
    step("replication", tr("Who follows the server"), show(u"replication"_s));
    step("statements", tr("What is not there says how to get it"), show(u"statements"_s));
}

} // namespace tidemark::desktop
