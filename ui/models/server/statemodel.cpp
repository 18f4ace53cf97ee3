// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/server/statemodel.h"

#include "ui/models/sheets/sheetmodel.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <utility>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using watch::Cell;
using watch::TableRow;

// What is longer may be cut in its cell.
static constexpr int longText = 20;

StateModel::StateModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void StateModel::setTable(watch::Table table)
{
    if (m_follows) {
        m_next = std::move(table);
        return;
    }
    if (table.columns != m_table.columns) {
        beginResetModel();
        m_table = std::move(table);
        m_columns.clear();
        for (size_t i = 0; i < m_table.columns.size(); ++i) {
            if (!m_table.columns[i].title.isEmpty())
                m_columns.push_back(i);
        }
        m_rows = arranged();
        return endResetModel();
    }
    m_table = std::move(table);
    follow(arranged());
}

void StateModel::setFilter(const QString &text)
{
    NameFilter filter(text);
    if (filter == m_filter)
        return;
    m_filter = std::move(filter);
    follow(arranged());
    if (!m_rows.empty()) // other marks
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void StateModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    follow(arranged());
}

// ---- Which rows, in which order

namespace {

// Numbers before texts. An age grows while its moment gets earlier.
struct Order
{
    int group; // 2: not known
    double number;
    QString text;
};

} // namespace

static Order orderOf(const Cell &cell)
{
    if (std::holds_alternative<std::monostate>(cell.value))
        return {2, 0, {}};
    if (const auto *number = std::get_if<qint64>(&cell.value))
        return {0, double(*number), {}};
    if (const auto *number = std::get_if<double>(&cell.value))
        return {0, *number, {}};
    if (const auto *moment = std::get_if<QDateTime>(&cell.value))
        return {0, -double(moment->toMSecsSinceEpoch()), {}};
    return {1, 0, cell.text};
}

static bool isBefore(const Cell &a, const Cell &b, Qt::SortOrder direction)
{
    const Order left = orderOf(a);
    const Order right = orderOf(b);
    if (left.group == 2 || right.group == 2)
        return left.group != 2 && right.group == 2;
    if (left.group != right.group)
        return left.group < right.group;
    const int text = left.text.compare(right.text, Qt::CaseInsensitive);
    const bool less = left.group == 0 ? left.number < right.number : text < 0;
    const bool more = left.group == 0 ? left.number > right.number : text > 0;
    return direction == Qt::AscendingOrder ? less : more;
}

std::vector<TableRow> StateModel::arranged() const
{
    std::vector<TableRow> rows;
    rows.reserve(m_table.rows.size());
    for (const TableRow &row : m_table.rows) {
        QString all;
        for (const Cell &cell : row.cells)
            all += cell.text + u'\n';
        if (m_filter.matches(all))
            rows.push_back(row);
    }
    if (m_sortColumn >= 0 && m_sortColumn < int(m_columns.size())) {
        const size_t column = m_columns[size_t(m_sortColumn)];
        std::ranges::stable_sort(rows, [&](const TableRow &a, const TableRow &b) {
            return isBefore(a.cells[column], b.cells[column], m_sortOrder);
        });
    }
    return rows;
}

// ---- From the rows that are shown to others, a step at a time

void StateModel::follow(std::vector<TableRow> rows)
{
    if (m_follows) {
        if (!m_next)
            m_next = m_table;
        return;
    }
    m_follows = true;
    removeOthers(rows);
    appendNew(rows);
    reorder(rows);
    takeCells(std::move(rows));
    m_follows = false;
    if (auto next = std::exchange(m_next, {}))
        setTable(*std::move(next));
}

static QSet<QString> keysOf(const std::vector<TableRow> &rows)
{
    QSet<QString> keys;
    keys.reserve(qsizetype(rows.size()));
    for (const TableRow &row : rows)
        keys.insert(row.key);
    return keys;
}

void StateModel::removeOthers(const std::vector<TableRow> &rows)
{
    const QSet<QString> keep = keysOf(rows);
    int last = int(m_rows.size()) - 1;
    while (last >= 0) {
        int first = last;
        while (first >= 0 && !keep.contains(m_rows[size_t(first)].key))
            --first;
        if (first < last) {
            beginRemoveRows({}, first + 1, last);
            m_rows.erase(m_rows.begin() + first + 1, m_rows.begin() + last + 1);
            endRemoveRows();
        }
        last = first - 1;
    }
}

void StateModel::appendNew(const std::vector<TableRow> &rows)
{
    const QSet<QString> known = keysOf(m_rows);
    std::vector<TableRow> more;
    std::ranges::copy_if(rows, std::back_inserter(more), [&](const TableRow &row) { return !known.contains(row.key); });
    if (more.empty())
        return;
    const auto first = int(m_rows.size());
    beginInsertRows({}, first, first + int(more.size()) - 1);
    m_rows.insert(m_rows.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    endInsertRows();
}

void StateModel::reorder(const std::vector<TableRow> &rows)
{
    if (std::ranges::equal(rows, m_rows, {}, &TableRow::key, &TableRow::key))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QHash<QString, int> place;
    for (int i = 0; i < int(rows.size()); ++i)
        place.insert(rows[size_t(i)].key, i);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex &one : before)
        after << index(place.value(m_rows[size_t(one.row())].key), one.column());
    std::vector<TableRow> moved(m_rows.size());
    for (TableRow &row : m_rows)
        moved[size_t(place.value(row.key))] = std::move(row);
    m_rows = std::move(moved);
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void StateModel::takeCells(std::vector<TableRow> rows)
{
    const int columns = columnCount();
    int first = -1;
    const auto tell = [&](int end) {
        if (first >= 0)
            Q_EMIT dataChanged(index(first, 0), index(end - 1, columns - 1));
        first = -1;
    };
    for (int i = 0; i < int(rows.size()); ++i) {
        if (m_rows[size_t(i)] == rows[size_t(i)]) {
            tell(i);
            continue;
        }
        m_rows[size_t(i)] = std::move(rows[size_t(i)]);
        first = first < 0 ? i : first;
    }
    tell(int(rows.size()));
}

// ---- The model

int StateModel::wideColumn() const
{
    const auto found =
        std::ranges::find_if(m_columns, [this](size_t column) { return m_table.columns[column].room > 0; });
    return found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

int StateModel::roomOf(int column) const
{
    return column < 0 ? 0 : m_table.columns[m_columns[size_t(column)]].room;
}

QString StateModel::keyAt(const QModelIndex &index) const
{
    return index.isValid() ? m_rows[size_t(index.row())].key : QString();
}

QModelIndex StateModel::indexOf(const QString &key) const
{
    const auto found = std::ranges::find(m_rows, key, &TableRow::key);
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()), 0);
}

const Cell *StateModel::cellOf(const QModelIndex &row, const char *columnKey) const
{
    if (!row.isValid())
        return nullptr;
    const auto found = std::ranges::find_if(m_table.columns, [&](const watch::Column &column) {
        return QByteArrayView(column.key) == QByteArrayView(columnKey);
    });
    return found == m_table.columns.end() ? nullptr
                                          : &m_rows[size_t(row.row())].cells[size_t(found - m_table.columns.begin())];
}

const Cell &StateModel::cell(const QModelIndex &index) const
{
    return m_rows[size_t(index.row())].cells[m_columns[size_t(index.column())]];
}

int StateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int StateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

static Tone toneOf(watch::Tone tone)
{
    switch (tone) {
    case watch::Tone::Plain: return Tone::Plain;
    case watch::Tone::Strong: return Tone::Strong;
    case watch::Tone::Muted: return Tone::Muted;
    case watch::Tone::Good: return Tone::Added;
    case watch::Tone::Warning: return Tone::Changed;
    case watch::Tone::Bad: return Tone::Removed;
    case watch::Tone::Waiting: return Tone::Blocked;
    case watch::Tone::Code: return Tone::Code;
    }
    return Tone::Plain;
}

// The whole of what is cut when it is shown: a statement.
static QString wholeText(const Cell &cell)
{
    const auto *text = std::get_if<QString>(&cell.value);
    return cell.tone == watch::Tone::Code && text ? *text : cell.text.trimmed();
}

QVariant StateModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Cell &at = cell(index);
    const bool right = m_table.columns[m_columns[size_t(index.column())]].right;
    switch (role) {
    case Qt::DisplayRole: return at.text;
    case Qt::EditRole: return wholeText(at);
    case Qt::ToolTipRole: return at.text.size() > longText ? wholeText(at) : QVariant();
    case Qt::TextAlignmentRole: return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case SheetModel::ToneRole: return int(toneOf(at.tone));
    case SheetModel::HasLinkRole: return false;
    case SheetModel::NameRole: return m_table.columns[m_columns[size_t(index.column())]].name;
    case SheetModel::MatchStartRole: return m_filter.isEmpty() ? -1 : m_filter.markStart(at.text);
    case SheetModel::MatchLengthRole: return m_filter.markLength();
    default: return {};
    }
}

QVariant StateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const watch::Column &column = m_table.columns[m_columns[size_t(section)]];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return int((column.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

} // namespace tidemark::ui
