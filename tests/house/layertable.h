// SPDX-License-Identifier: GPL-3.0-or-later
// The layer table of ARCHITECTURE.md, and what it says about a source. Plain values; any thread.
#pragma once

#include "house/sourcetree.h"

#include <QtCore/QMap>
#include <QtCore/QSet>

namespace tidemark::house {

class LayerTable
{
public:
    /// Reads the rows `| layer | holds | may use |` of a Markdown text. A text without such a table gives an empty one.
    [[nodiscard]] static LayerTable parse(const QString &markdown);

    [[nodiscard]] bool isEmpty() const { return m_uses.isEmpty(); }

    /// Rows that name a layer which is no row, and rows that reach themselves.
    [[nodiscard]] Findings flaws() const;

    /// The row that a path of the checkout belongs to (the longest that fits), or an empty string.
    [[nodiscard]] QString layerOf(const QString &path) const;

    /// A source outside of every row, and every include that its row does not allow, directly or through what it uses.
    [[nodiscard]] Findings check(const SourceFile &file) const;

private:
    [[nodiscard]] QString layerOfInclude(const QString &include, const QString &includer) const;

    QMap<QString, QStringList> m_uses;
    QMap<QString, QSet<QString>> m_reach;
};

} // namespace tidemark::house
