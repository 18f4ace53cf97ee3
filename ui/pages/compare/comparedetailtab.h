// SPDX-License-Identifier: GPL-3.0-or-later
// One compared object: its definitions side by side, and below them its changes in words. GUI thread only.
#pragma once

#include "ui/models/compare/comparedetail.h"
#include "ui/models/sheets/sheetmodel.h"

#include <QWidget>

class QLabel;
class QSplitter;

namespace tidemark::ui {

class DiffView;
class Syntax;
class TableView;

class CompareDetailTab : public QWidget
{
    Q_OBJECT

public:
    explicit CompareDetailTab(Syntax *syntax, QWidget *parent = nullptr);

    void setNames(const QString &left, const QString &right);
    void setDetail(CompareDetail detail, const QString &definition);
    void clear();

    [[nodiscard]] DiffView *view() { return m_view; }
    [[nodiscard]] const SheetModel &changes() const { return m_model; }

private:
    void setupViews();

    SheetModel m_model;
    DiffView *m_view;
    QLabel *m_note;
    QSplitter *m_split;
    TableView *m_changes;
    bool m_sized = false;
};

} // namespace tidemark::ui
