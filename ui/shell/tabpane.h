// SPDX-License-Identifier: GPL-3.0-or-later
// One stack of pages with its tabs; the page area holds one or two of them side by side. GUI thread only; owns its
// pages.
#pragma once

#include "ui/pages/page.h"

#include <QTabWidget>

namespace tidemark::ui {

class TabPane : public QTabWidget
{
    Q_OBJECT

public:
    explicit TabPane(QWidget *parent = nullptr);

    int addPage(Page *page);
    [[nodiscard]] Page *page(int index) const { return static_cast<Page *>(widget(index)); }
    [[nodiscard]] Page *currentPage() const { return page(currentIndex()); }
    // Gives a page's tab this text, cut to a length that leaves room for others, and its icon and tooltip.
    void showTitle(Page *page, const QString &title);
    // Takes a page out without deleting it.
    void takePage(Page *page);

Q_SIGNALS:
    void closeRequested(tidemark::ui::Page *page);
    void used(); // a person turned to this pane
    void titleChanged();

private:
    void showMenu(const QPoint &position);
};

} // namespace tidemark::ui
