// SPDX-License-Identifier: GPL-3.0-or-later
// The steps of the tour over the Pools page.
#include "app/desktop/tour.h"

#include "app/desktop/tourborrowers.h"
#include "ui/common/timechart.h"
#include "ui/models/server/statemodel.h"
#include "ui/pages/pools/poolcharts.h"
#include "ui/pages/pools/poolpanel.h"
#include "ui/pages/pools/poolspage.h"
#include "ui/pages/pools/sourcedialog.h"
#include "ui/shell/pagearea.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>

namespace tidemark::desktop {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

static constexpr qint64 enoughPolls = 80; // for lines that can be seen

ui::PoolsPage *Tour::poolsPage() const
{
    return qobject_cast<ui::PoolsPage *>(m_window.pages()->current());
}

// A source that cannot be reached is part of what is shown.
static void addBrokenSource(ui::PoolsPage &page)
{
    if (!page.feed()->sources().empty())
        return;
    auto *dialog = static_cast<ui::SourceDialog *>(page.addSource());
    const QString nowhere = u"http://127.0.0.1:1/metrics"_s;
    dialog->url()->setText(nowhere);
    dialog->addButton()->click();
}

void Tour::openPoolsPage()
{
    press(Qt::Key_Escape);
    closeDialog();
    const ui::BrowseSession *session = m_window.workbench()->existingSession(m_server);
    if (!m_borrowers && session)
        m_borrowers = std::make_shared<TourBorrowers>(session->plan()->pool());
    m_window.openPools();
    ui::PoolsPage *page = poolsPage();
    page->feed()->setInterval(40ms);
    addBrokenSource(*page);
    m_pollsWanted = std::max(enoughPolls, page->feed()->polls() + 5);
    for (ui::TimeChart *chart : page->findChildren<ui::TimeChart *>())
        chart->setTimeSpan(4s);
}

void Tour::choosePool(const QString &name)
{
    const ui::StateModel *list = poolsPage()->list();
    for (int row = 0; row < list->rowCount(); ++row) {
        const QModelIndex index = list->index(row, 0);
        if (index.data().toString().contains(name))
            return poolsPage()->choose(list->keyAt(index));
    }
}

// Its server, too, as quickly as the pool.
void Tour::watchPoolServer()
{
    ui::PoolsPage *page = poolsPage();
    QCheckBox *box = page->panel()->charts()->watchBox();
    if (box->isVisible() && !box->isChecked()) {
        box->click();
        m_pollsWanted = page->feed()->polls() + enoughPolls;
    }
    if (page->serverFeed())
        page->serverFeed()->setInterval(40ms);
}

bool Tour::poolsAreReady() const
{
    ui::PoolsPage *page = poolsPage();
    return page && page->feed()->polls() > m_pollsWanted;
}

// On the dark theme again under other names.
void Tour::addPoolsPage(const QString &prefix, const QString &theme)
{
    const auto step = [&](const char *name, const QString &caption, std::function<void()> act) {
        add(
            QString(prefix + QLatin1String(name)).toLatin1().constData(),
            theme.isEmpty() ? caption : theme.arg(caption),
            [this, act] {
                openPoolsPage();
                act();
            },
            [this] { return poolsAreReady(); });
        m_steps.back().wanted = [this] {
            const ui::BrowseSession *session = m_window.workbench()->existingSession(m_server);
            return session && session->introspection();
        };
    };
    const auto show = [this](const QString &tab) {
        return [this, tab] {
            choosePool(u" on "_s);
            poolsPage()->panel()->showTab(tab);
            watchPoolServer();
        };
    };
    step("pool", tr("A pool: what is out, who waits, and what its server does, on one time axis"), show(u"charts"_s));
    step("pools", tr("All pools, and what of them needs attention"), [this] { choosePool(u"All"_s); });
    if (!theme.isEmpty())
        return;
    step("pool-times", tr("How long borrowers wait, and use what they got"), show(u"times"_s));
    step("pool-leases", tr("Who holds a connection, and for how long"), show(u"leases"_s));
    step("pool-alerts", tr("What needs attention, and what to do"), show(u"alerts"_s));
    step("pool-resize", tr("A pool of our own, resized while it works"), [this] {
        choosePool(u" on "_s);
        m_dialog = poolsPage()->resizeChosen();
    });
    step("pool-source", tr("A source that cannot be read says why"), [this] { choosePool(u"127.0.0.1"_s); });
    step("pool-add", tr("Pools of others: a PgBouncer, or metrics"), [this] { m_dialog = poolsPage()->addSource(); });
}

} // namespace tidemark::desktop
