// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheets/sheetmodel.h"

#include "base/text.h"
#include "ui/models/numbers.h"

namespace tidemark::ui {

// What is drawn of one text; the rest is a tooltip away.
static constexpr int textLimit = 300;

SheetModel::SheetModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void SheetModel::setSheet(Sheet sheet)
{
    beginResetModel();
    m_sheet = std::move(sheet);
    arrange();
    endResetModel();
}

void SheetModel::setFilter(const QString &text)
{
    NameFilter filter(text);
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = std::move(filter);
    arrange();
    endResetModel();
}

void SheetModel::sort(int column, Qt::SortOrder order)
{
    if (column == m_sortColumn && order == m_sortOrder)
        return;
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = order;
    arrange();
    endResetModel();
}

void SheetModel::arrange()
{
    m_rows.clear();
    for (quint32 i = 0; i < m_sheet.rows.size(); ++i) {
        QString all;
        for (const SheetCell &cell : m_sheet.rows[i])
            all += cell.text + u'\n' + (cell.hint == cell.text ? QString() : cell.hint + u'\n');
        if (m_filter.matches(all))
            m_rows.push_back(i);
    }
    if (m_sortColumn < 0 || m_sortColumn >= int(m_sheet.columns.size()))
        return;
    const auto column = size_t(m_sortColumn);
    std::ranges::stable_sort(m_rows, [&](quint32 a, quint32 b) {
        const int order = naturalOrder(m_sheet.rows[a][column].text, m_sheet.rows[b][column].text);
        return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
    });
}

const SheetCell &SheetModel::cell(const QModelIndex &index) const
{
    return m_sheet.rows[m_rows[size_t(index.row())]][size_t(index.column())];
}

schema::ObjectRef SheetModel::linkAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    if (const SheetCell &own = cell(index); !own.link.kind.isEmpty())
        return own.link;
    for (const SheetCell &other : m_sheet.rows[m_rows[size_t(index.row())]]) {
        if (!other.link.kind.isEmpty())
            return other.link;
    }
    return {};
}

int SheetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SheetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sheet.columns.size());
}

QVariant SheetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SheetCell &at = cell(index);
    switch (role) {
    case Qt::DisplayRole: return printable(QString(at.text).replace(u'\n', u'↵'), textLimit);
    case Qt::EditRole: // for the clipboard: whole
        return at.text;
    case Qt::ToolTipRole: return at.hint.isEmpty() ? QVariant() : at.hint;
    case Qt::TextAlignmentRole:
        return int((m_sheet.columns[size_t(index.column())].number ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    case ToneRole: return int(at.tone);
    case IconKindRole: return at.kind;
    case HasLinkRole: return !at.link.kind.isEmpty();
    case MatchStartRole: return m_filter.markStart(at.text);
    case MatchLengthRole: return m_filter.markLength();
    default: return {};
    }
}

QVariant SheetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const SheetColumn &column = m_sheet.columns[size_t(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return int((column.number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace tidemark::ui
