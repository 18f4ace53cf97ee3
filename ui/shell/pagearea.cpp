// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/pagearea.h"

#include <QAbstractButton>
#include <QSplitter>
#include <QVBoxLayout>

namespace tidemark::ui {

static constexpr size_t closedLimit = 30;

PageArea::PageArea(QWidget *start, QWidget *parent)
    : QWidget(parent)
    , m_start(start)
    , m_split(new QSplitter(Qt::Horizontal, this))
    , m_panes{new TabPane(this), new TabPane(this)}
{
    setAccessibleName(tr("Pages"));
    m_split->setAccessibleName(tr("Pages side by side"));
    m_split->setChildrenCollapsible(false);
    for (TabPane *pane : m_panes)
        m_split->addWidget(pane);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_start, 1);
    layout->addWidget(m_split, 1);
    connectPane(0);
    connectPane(1);
    tidy();
}

void PageArea::connectPane(int at)
{
    TabPane *pane = m_panes[size_t(at)];
    connect(pane, &TabPane::closeRequested, this, &PageArea::close);
    connect(pane, &TabPane::used, this, [this, at] {
        m_active = at;
        Q_EMIT currentChanged();
    });
    connect(pane, &QTabWidget::currentChanged, this, &PageArea::currentChanged);
    connect(pane, &TabPane::titleChanged, this, &PageArea::showTitles);
}

void PageArea::add(Page *page, int pane)
{
    if (pane >= 0)
        m_active = pane;
    activePane()->addPage(page);
    tidy();
    show(page);
}

void PageArea::show(Page *page)
{
    m_active = paneOf(page);
    activePane()->setCurrentWidget(page);
    page->focusContent();
    Q_EMIT currentChanged();
}

void PageArea::close(Page *page)
{
    m_closed.push_back(page->state());
    if (m_closed.size() > closedLimit)
        m_closed.erase(m_closed.begin());
    m_panes[size_t(paneOf(page))]->takePage(page);
    page->hide();
    page->deleteLater();
    tidy();
    Q_EMIT currentChanged();
}

void PageArea::closeProfile(const QString &profileId)
{
    for (Page *page : pages()) {
        if (page->profileId() == profileId)
            close(page);
    }
}

Page *PageArea::current() const
{
    return activePane()->count() > 0 ? activePane()->currentPage() : nullptr;
}

Page *PageArea::find(const QString &profileId, const schema::ObjectRef &ref) const
{
    const QList<Page *> all = pages();
    const auto at = std::ranges::find_if(all, [&](const Page *page) { return page->shows(profileId, ref); });
    return at == all.end() ? nullptr : *at;
}

QList<Page *> PageArea::pages() const
{
    QList<Page *> all;
    for (const TabPane *pane : m_panes) {
        for (int i = 0; i < pane->count(); ++i)
            all << pane->page(i);
    }
    return all;
}

QList<QWidget *> PageArea::shownPanes() const
{
    if (m_panes[0]->count() == 0)
        return {m_start};
    return m_panes[1]->count() == 0 ? QList<QWidget *>{m_panes[0]} : QList<QWidget *>{m_panes[0], m_panes[1]};
}

void PageArea::focusPane(QWidget *pane)
{
    if (auto *tabs = qobject_cast<TabPane *>(pane); tabs && tabs->count() > 0)
        show(tabs->currentPage());
    else if (auto *button = m_start->findChild<QAbstractButton *>())
        button->setFocus(Qt::TabFocusReason);
}

int PageArea::paneOf(const Page *page) const
{
    return m_panes[1]->indexOf(page) >= 0 ? 1 : 0;
}

void PageArea::step(int by)
{
    TabPane *pane = activePane();
    if (pane->count() > 0)
        pane->setCurrentIndex((pane->currentIndex() + by + pane->count()) % pane->count());
}

void PageArea::showTab(int place)
{
    if (place < activePane()->count())
        activePane()->setCurrentIndex(place);
}

void PageArea::moveToOtherSide()
{
    Page *page = current();
    if (!page)
        return;
    const bool alone = activePane()->count() == 1 && m_panes[size_t(1 - m_active)]->count() == 0;
    if (alone)
        return;
    activePane()->takePage(page);
    m_active = 1 - m_active;
    activePane()->addPage(page);
    tidy();
    show(page);
}

workspace::OpenTab PageArea::takeLastClosed()
{
    workspace::OpenTab tab = std::move(m_closed.back());
    m_closed.pop_back();
    return tab;
}

void PageArea::tidy()
{
    // An empty left side lets the right one move over.
    if (m_panes[0]->count() == 0 && m_panes[1]->count() > 0) {
        while (m_panes[1]->count() > 0) {
            Page *page = m_panes[1]->page(0);
            m_panes[1]->takePage(page);
            m_panes[0]->addPage(page);
        }
    }
    if (activePane()->count() == 0)
        m_active = 0;
    const bool none = m_panes[0]->count() == 0;
    m_start->setVisible(none);
    m_split->setVisible(!none);
    m_panes[1]->setVisible(m_panes[1]->count() > 0);
    showTitles();
}

// What tells a page from others depends on all of them.
void PageArea::showTitles()
{
    const QList<Page *> all = pages();
    std::vector<TabName> names;
    for (const Page *page : all)
        names.push_back(page->tabName());
    const QStringList titles = tabTitles(names);
    for (qsizetype i = 0; i < all.size(); ++i)
        m_panes[size_t(paneOf(all[i]))]->showTitle(all[i], titles[i]);
}

} // namespace tidemark::ui
