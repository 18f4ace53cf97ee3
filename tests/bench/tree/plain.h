// SPDX-License-Identifier: GPL-3.0-or-later
// The limit: the same names in Qt's own item model, filtered by its own proxy, in its own tree view. GUI thread only.
#pragma once

#include <QLineEdit>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QWidget>

namespace tidemark::bench {

class PlainTree : public QWidget
{
public:
    explicit PlainTree(const QStringList &tables);

    [[nodiscard]] QLineEdit *field() { return &m_field; }

private:
    QLineEdit m_field;
    QTreeView m_tree;
    QStandardItemModel m_model;
    QSortFilterProxyModel m_proxy;
};

} // namespace tidemark::bench
