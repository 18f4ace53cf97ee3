// SPDX-License-Identifier: GPL-3.0-or-later
// Who is connected to a PgBouncer, or to which servers it is: a table with a filter over it. GUI thread only; owned by
// its parent.
#pragma once

#include "ui/models/pools/poolsfeed.h"

#include <QWidget>

namespace tidemark::ui {

class FilterField;
class MutedLabel;
class TablePanel;

class LinksPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LinksPanel(pool::LinkSide side, QWidget *parent = nullptr);

    // Those of the database of a pool.
    void showPool(const SourceFeed *source, const PoolRecord &pool);

    [[nodiscard]] pool::LinkSide side() const { return m_side; }
    [[nodiscard]] TablePanel *table() { return m_table; }
    [[nodiscard]] FilterField *filter() { return m_filter; }
    [[nodiscard]] MutedLabel *count() { return m_count; }

    static constexpr size_t mostRows = 2000;

private:
    void takeLinks(const SourceFeed &source, const QString &database);

    pool::LinkSide m_side;
    FilterField *m_filter;
    MutedLabel *m_count;
    TablePanel *m_table;
    QString m_key;
    qint64 m_shown = -1; // how many times the source was read by then
};

} // namespace tidemark::ui
