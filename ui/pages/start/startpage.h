// SPDX-License-Identifier: GPL-3.0-or-later
// What stands where no page is open: the three ways to begin, and what was opened lately. GUI thread only.
#pragma once

#include "workspace/recent.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace tidemark::ui {

class ActionCard;

class StartPage : public QWidget
{
    Q_OBJECT

public:
    explicit StartPage(QWidget *parent = nullptr);

    void setRecent(const std::vector<workspace::RecentItem> &items);

Q_SIGNALS:
    void connectRequested();
    void openFileRequested();
    void sampleRequested();
    void recentChosen(const tidemark::workspace::RecentItem &item);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void applyFonts();
    [[nodiscard]] QWidget *recentRow(const workspace::RecentItem &item);

    QLabel *m_title;
    QLabel *m_subtitle;
    QLabel *m_recentTitle;
    QWidget *m_recent;
    QVBoxLayout *m_recentRows;
    std::vector<ActionCard *> m_cards;
};

} // namespace tidemark::ui
