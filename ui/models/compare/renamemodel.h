// SPDX-License-Identifier: GPL-3.0-or-later
// The renames of a comparison as a table with a box each: checked is taken. It changes nothing by itself; whoever asked
// the questions compares again and brings the new answers. GUI thread only.
#pragma once

#include "ui/models/compare/comparerenames.h"

#include <QAbstractTableModel>

namespace tidemark::ui {

class RenameModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ScoreColumn, WhyColumn, ColumnCount };
    enum Role { KindRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setOffers(std::vector<RenameOffer> offers);
    [[nodiscard]] const std::vector<RenameOffer> &offers() const { return m_offers; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void takeRequested(const RenameOffer &offer);
    void giveBackRequested(const RenameOffer &offer);

private:
    std::vector<RenameOffer> m_offers;
};

// "2 possible renames, 1 taken"; empty for none.
[[nodiscard]] QString renameSummary(const std::vector<RenameOffer> &offers);

} // namespace tidemark::ui
