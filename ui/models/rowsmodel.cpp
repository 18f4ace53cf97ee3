// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/rowsmodel.h"

#include "base/text.h"

#include <QLocale>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

// Looking at more rows would not change the mind about a column's alignment.
static constexpr size_t sampleRows = 50;

RowsModel::RowsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RowsModel::setRows(sql::RowBatch rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    findNumericColumns();
    endResetModel();
}

static bool looksNumeric(std::string_view bytes)
{
    const size_t start = bytes.starts_with('-') ? 1 : 0;
    return bytes.size() > start && bytes.find_first_not_of("0123456789.eE+-", start) == std::string_view::npos &&
           bytes[start] >= '0' && bytes[start] <= '9' && bytes.find('-', start) == std::string_view::npos;
}

// Engines that send everything as text still have columns of numbers.
void RowsModel::findNumericColumns()
{
    m_numeric.assign(m_rows.columnCount(), false);
    for (size_t column = 0; column < m_rows.columnCount(); ++column) {
        bool seen = false;
        bool numeric = true;
        for (size_t row = 0; row < std::min(m_rows.rowCount(), sampleRows) && numeric; ++row) {
            const sql::CellKind kind = m_rows.kind(row, column);
            if (kind == sql::CellKind::Null)
                continue;
            seen = true;
            const bool typed = kind == sql::CellKind::Integer || kind == sql::CellKind::Real;
            numeric = typed || (kind == sql::CellKind::Text && looksNumeric(m_rows.bytes(row, column)));
        }
        m_numeric[column] = seen && numeric;
    }
}

QString RowsModel::wholeText(const QModelIndex &index) const
{
    const auto row = size_t(index.row());
    const auto column = size_t(index.column());
    if (m_rows.kind(row, column) == sql::CellKind::Blob) {
        const std::string_view bytes = m_rows.bytes(row, column);
        return QString::fromLatin1(QByteArrayView(bytes.data(), qsizetype(bytes.size())).toByteArray().toHex());
    }
    return m_rows.text(row, column);
}

CellLook RowsModel::lookOf(const QModelIndex &index) const
{
    const auto row = size_t(index.row());
    const auto column = size_t(index.column());
    switch (m_rows.kind(row, column)) {
    case sql::CellKind::Null: return CellLook::Null;
    case sql::CellKind::Blob: return CellLook::Binary;
    case sql::CellKind::Integer:
    case sql::CellKind::Real: return CellLook::Number;
    case sql::CellKind::Text: break;
    }
    return m_rows.bytes(row, column).empty() ? CellLook::Empty : isNumeric(column) ? CellLook::Number : CellLook::Text;
}

// Four bytes are the most that a character takes; what is cut off is never decoded.
static QString decodedStart(std::string_view bytes)
{
    const auto enough = size_t(RowsModel::cellLimit) * 4;
    QString text = QString::fromUtf8(bytes.data(), qsizetype(std::min(bytes.size(), enough)));
    return bytes.size() > enough || text.size() > RowsModel::cellLimit ? text.left(RowsModel::cellLimit) + u'…' : text;
}

QString RowsModel::shownText(const QModelIndex &index) const
{
    const std::string_view bytes = m_rows.bytes(size_t(index.row()), size_t(index.column()));
    switch (lookOf(index)) {
    case CellLook::Null: return u"NULL"_s;
    case CellLook::Empty: return u"''"_s;
    case CellLook::Binary: return tr("binary, %1").arg(humanBytes(qint64(bytes.size())));
    case CellLook::Number:
    case CellLook::Text:
        return printable(decodedStart(bytes).replace(u"\r\n"_s, u"↵"_s).replace(u'\n', u'↵'), cellLimit + 1);
    }
    return {};
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.rowCount());
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.columnCount());
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (role) {
    case Qt::DisplayRole: return shownText(index);
    case Qt::EditRole: // for the clipboard: whole
        return wholeText(index);
    case Qt::TextAlignmentRole:
        return int((isNumeric(size_t(index.column())) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case LookRole: return int(lookOf(index));
    case TypeRole: return m_rows.columns()[size_t(index.column())].typeName;
    default: return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(QLocale().toString(section + 1)) : QVariant();
    if (section < 0 || section >= columnCount())
        return {};
    const sql::ResultColumn &column = m_rows.columns()[size_t(section)];
    switch (role) {
    case Qt::DisplayRole: return printable(column.name);
    case Qt::ToolTipRole:
        return column.typeName.isEmpty() ? column.name : tr("%1: %2").arg(column.name, column.typeName);
    case Qt::TextAlignmentRole:
        return int((isNumeric(size_t(section)) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case TypeRole: return column.typeName;
    default: return {};
    }
}

} // namespace tidemark::ui
