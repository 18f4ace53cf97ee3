// SPDX-License-Identifier: GPL-3.0-or-later
// Where pages stand: tabs, in one pane or in two side by side, and the start page where there is none. Remembers closed
// pages so that they come back. GUI thread only.
#pragma once

#include "ui/shell/tabpane.h"

#include <QWidget>

#include <array>

class QSplitter;
class QStackedLayout;

namespace tidemark::ui {

class PageArea : public QWidget
{
    Q_OBJECT

public:
    explicit PageArea(QWidget *start, QWidget *parent = nullptr);

    // Adds a page behind the current one and shows it. Takes ownership.
    void add(Page *page, int pane = -1);
    void show(Page *page);
    void close(Page *page);
    void closeProfile(const QString &profileId);
    [[nodiscard]] Page *current() const;
    [[nodiscard]] Page *find(const QString &profileId, const schema::ObjectRef &ref) const;
    [[nodiscard]] QList<Page *> pages() const; // left pane first
    // The start page or the sides that hold pages; focusPane() leads the keyboard into one.
    [[nodiscard]] QList<QWidget *> shownPanes() const;
    void focusPane(QWidget *pane);
    [[nodiscard]] int paneOf(const Page *page) const;

    void step(int by);       // to the next or previous tab of the pane
    void showTab(int place); // counted from 0 in the pane
    // Moves the current page to the other side, which appears and disappears as needed.
    void moveToOtherSide();
    [[nodiscard]] bool hasClosed() const { return !m_closed.empty(); }
    [[nodiscard]] workspace::OpenTab takeLastClosed();

Q_SIGNALS:
    void currentChanged();

private:
    void connectPane(int at);
    void tidy();
    void showTitles();
    [[nodiscard]] TabPane *activePane() const { return m_panes[size_t(m_active)]; }

    QWidget *m_start;
    QSplitter *m_split;
    std::array<TabPane *, 2> m_panes;
    int m_active = 0;
    std::vector<workspace::OpenTab> m_closed;
};

} // namespace tidemark::ui
