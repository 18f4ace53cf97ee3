// SPDX-License-Identifier: GPL-3.0-or-later
// A field over a list, above the window: type, look, press Enter. The owner fills the list at each keystroke. Escape or
// a click elsewhere closes it. GUI thread only.
#pragma once

#include <QFrame>

class QAbstractItemDelegate;
class QAbstractItemModel;
class QLabel;
class QListView;

namespace tidemark::ui {

class FilterField;

class Chooser : public QFrame
{
    Q_OBJECT

public:
    Chooser(const QString &name, const QString &placeholder, QWidget *window);

    void setModel(QAbstractItemModel *model, QAbstractItemDelegate *delegate);
    void setNoResultText(const QString &text);
    // Opens with an empty field.
    void open();

    [[nodiscard]] FilterField *field() { return m_field; }
    [[nodiscard]] QListView *list() { return m_list; }

Q_SIGNALS:
    void queryChanged(const QString &text);
    void chosen(const QModelIndex &index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setupViews();
    void place();
    void move(int rows);
    void choose();
    void dismiss();
    void showWhatThereIs();

    FilterField *m_field;
    QListView *m_list;
    QLabel *m_none;
    QWidget *m_before = nullptr; // had the focus
};

} // namespace tidemark::ui
