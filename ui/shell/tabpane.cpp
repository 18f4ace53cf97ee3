// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/tabpane.h"

#include "ui/common/icons.h"

#include <QMenu>
#include <QMouseEvent>
#include <QTabBar>
#include <QToolButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr int longestTitle = 36;

TabPane::TabPane(QWidget *parent)
    : QTabWidget(parent)
{
    setAccessibleName(tr("Open pages"));
    tabBar()->setAccessibleName(tr("Open pages"));
    setDocumentMode(true);
    setMovable(true);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone); // titles are cut to a length of ours; more tabs are scrolled to
    tabBar()->setExpanding(false);
    tabBar()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(this, &QTabWidget::tabBarClicked, this, &TabPane::used);
    connect(tabBar(), &QWidget::customContextMenuRequested, this, &TabPane::showMenu);
}

int TabPane::addPage(Page *page)
{
    const int index = addTab(page, page->pageIcon(), {});
    auto *close = new QToolButton(tabBar());
    close->setIcon(icon(u"close"_s));
    close->setIconSize({12, 12});
    close->setAutoRaise(true);
    close->setFocusPolicy(Qt::NoFocus);
    close->setToolTip(tr("Close"));
    close->setAccessibleName(tr("Close this tab"));
    tabBar()->setTabButton(index, QTabBar::RightSide, close);
    connect(close, &QToolButton::clicked, page, [this, page] { Q_EMIT closeRequested(page); });
    connect(page, &Page::titleChanged, this, &TabPane::titleChanged);
    return index;
}

void TabPane::takePage(Page *page)
{
    page->disconnect(this);
    removeTab(indexOf(page));
}

void TabPane::showTitle(Page *page, const QString &title)
{
    const int index = indexOf(page);
    QString shown = title;
    if (title.size() > longestTitle)
        shown = title.left(longestTitle / 2) + u'…' + title.right(longestTitle / 2 - 1);
    setTabText(index, shown.replace(u"&"_s, u"&&"_s));
    setTabToolTip(index, page->toolTipText());
    setTabIcon(index, page->pageIcon());
}

void TabPane::showMenu(const QPoint &position)
{
    const int at = tabBar()->tabAt(position);
    if (at < 0)
        return;
    QMenu menu(this);
    menu.setAccessibleName(tr("Menu of the tab"));
    const auto closeWhere = [this](auto wanted) {
        QList<Page *> pages;
        for (int i = 0; i < count(); ++i) {
            if (wanted(i))
                pages << page(i);
        }
        for (Page *page : pages)
            Q_EMIT closeRequested(page);
    };
    menu.addAction(tr("&Close"), this, [=] { closeWhere([at](int i) { return i == at; }); });
    menu.addAction(tr("Close the &others"), this, [=] { closeWhere([at](int i) { return i != at; }); });
    menu.addAction(tr("Close those to the &right"), this, [=] { closeWhere([at](int i) { return i > at; }); });
    menu.exec(tabBar()->mapToGlobal(position));
}

} // namespace tidemark::ui
