// SPDX-License-Identifier: GPL-3.0-or-later
// What charts have around their drawing: a title, keys of their lines, and a button that shows the same data as a
// table. GUI thread only; owned by its parent.
#pragma once

#include <QFrame>

class QAbstractItemModel;
class QLabel;
class QStackedWidget;
class QToolButton;

namespace tidemark::ui {

class TableView;
class WrapLayout;

class ChartFrame : public QFrame
{
    Q_OBJECT

public:
    ChartFrame(const QString &title, QWidget *parent);

    [[nodiscard]] QString title() const;
    void setTitle(const QString &title);
    // What a person who does not see the drawing is told of it.
    void setDescription(const QString &text);

    void setTableShown(bool shown);
    [[nodiscard]] bool isTableShown() const;
    [[nodiscard]] TableView *table() { return m_table; }

protected:
    void setContent(QWidget *drawing, QAbstractItemModel *model);
    void addKey(QWidget *key);
    void clearKeys();
    void paintEvent(QPaintEvent *event) override;

private:
    void setupViews();

    QLabel *m_title;
    WrapLayout *m_keys;
    QToolButton *m_toggle;
    QStackedWidget *m_stack;
    QWidget *m_drawing = nullptr;
    TableView *m_table;
};

} // namespace tidemark::ui
