// SPDX-License-Identifier: GPL-3.0-or-later
// The driver's options of a profile as an editable table, with an empty row at the end for the next one. GUI thread
// only.
#pragma once

#include <QAbstractTableModel>
#include <QMap>

#include <vector>

namespace tidemark::ui {

class OptionsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit OptionsModel(QObject *parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }

    void setOptions(const QMap<QString, QString> &options);
    // Without rows whose name is empty; the later of two with one name wins.
    [[nodiscard]] QMap<QString, QString> options() const;
    void removeAt(int row);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    struct Option
    {
        QString name;
        QString value;
    };
    std::vector<Option> m_options;
};

} // namespace tidemark::ui
