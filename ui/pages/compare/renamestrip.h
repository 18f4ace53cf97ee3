// SPDX-License-Identifier: GPL-3.0-or-later
// What was perhaps renamed: a line that says how many, and the list to decide in. Not there while there is nothing to
// decide. GUI thread only.
#pragma once

#include "base/error.h"
#include "ui/models/compare/renamemodel.h"

#include <QWidget>

#include <optional>

class QLabel;
class QToolButton;

namespace tidemark::ui {

class MutedLabel;
class TableView;

class RenameStrip : public QWidget
{
    Q_OBJECT

public:
    explicit RenameStrip(QWidget *parent = nullptr);

    void setOffers(const std::vector<RenameOffer> &offers, const std::optional<Error> &error);
    // Opens the list, or leaves only the line of it.
    void open(bool on);

    [[nodiscard]] RenameModel *model() { return &m_model; }
    [[nodiscard]] TableView *table() { return m_table; }
    [[nodiscard]] QLabel *problem();

Q_SIGNALS:
    void takeRequested(const RenameOffer &offer);
    void giveBackRequested(const RenameOffer &offer);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setupViews();
    void showList();
    void toggle(const QModelIndex &index);

    RenameModel m_model;
    QToolButton *m_head;
    MutedLabel *m_hint;
    MutedLabel *m_problem;
    TableView *m_table;
    bool m_asked = false; // the list was opened for these sides once
};

} // namespace tidemark::ui
