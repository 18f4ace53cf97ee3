// SPDX-License-Identifier: GPL-3.0-or-later
#include "plain.h"

#include <QVBoxLayout>

namespace tidemark::bench {

PlainTree::PlainTree(const QStringList &tables)
{
    auto *group = new QStandardItem(QStringLiteral("Tables"));
    for (const QString &name : tables)
        group->appendRow(new QStandardItem(name));
    m_model.appendRow(group);
    m_proxy.setSourceModel(&m_model);
    m_proxy.setRecursiveFilteringEnabled(true);
    m_proxy.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_tree.setUniformRowHeights(true);
    m_tree.setHeaderHidden(true);
    m_tree.setModel(&m_proxy);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(&m_field);
    layout->addWidget(&m_tree);
    connect(&m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_proxy.setFilterFixedString(text);
        m_tree.expandAll();
    });
    resize(320, 700);
}

} // namespace tidemark::bench
