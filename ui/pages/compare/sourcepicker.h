// SPDX-License-Identifier: GPL-3.0-or-later
// Where one side of a comparison is chosen: a connection from the list, or a path or URL that is typed, pasted, dropped
// or found in the file system. GUI thread only.
#pragma once

#include "ui/models/compare/comparesession.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QMenu;
class QToolButton;

namespace tidemark::ui {

class SourcePicker : public QWidget
{
    Q_OBJECT

public:
    SourcePicker(const QString &name, Workbench *workbench, QWidget *parent = nullptr);

    [[nodiscard]] CompareSide side() const;
    void setSide(const CompareSide &side);
    [[nodiscard]] QComboBox *field() { return m_field; }

Q_SIGNALS:
    void sideChanged();
    void accepted(); // Enter in the field

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setupViews(const QString &name);
    void fill();
    void browse(bool folder);

    Workbench *m_workbench;
    QLabel *m_label;
    QComboBox *m_field;
    QToolButton *m_browse;
    QMenu *m_menu;
};

} // namespace tidemark::ui
