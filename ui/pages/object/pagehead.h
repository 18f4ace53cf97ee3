// SPDX-License-Identifier: GPL-3.0-or-later
// The head of an object's page: what it is called, what kind of thing it is and where it lies, its comment and a few
// facts. GUI thread only.
#pragma once

#include "ui/models/views/objectview.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace tidemark::ui {

class PageHead : public QWidget
{
    Q_OBJECT

public:
    explicit PageHead(QWidget *parent = nullptr);

    void setObject(const schema::ObjectRef &ref, const QString &title, const QString &place);
    void setView(const ObjectView &view, const QString &place);

Q_SIGNALS:
    void refreshRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setupViews();
    void applyFonts();

    QString m_kind;
    QLabel *m_icon;
    QLabel *m_title;
    QLabel *m_place;
    QLabel *m_comment;
    QToolButton *m_refresh;
};

} // namespace tidemark::ui
