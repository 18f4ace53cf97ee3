// SPDX-License-Identifier: GPL-3.0-or-later
// Connections found in a file of others, each to be taken or left. GUI thread only.
#pragma once

#include "connect/import.h"

#include <QAbstractTableModel>

namespace tidemark::ui {

class ImportModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Where, From, ColumnCount };

    explicit ImportModel(QObject *parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }

    // Adds what a file has. Profiles that lead where one of `known` leads are offered unchecked.
    void add(const connect::Import &found, const std::vector<connect::Profile> &known);
    [[nodiscard]] std::vector<connect::Profile> chosen() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    struct Found
    {
        connect::Profile profile;
        QString file;
        bool known = false;
        bool chosen = true;
    };
    std::vector<Found> m_found;
};

} // namespace tidemark::ui
