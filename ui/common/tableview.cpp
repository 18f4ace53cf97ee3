// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/tableview.h"

#include "ui/common/celldelegate.h"
#include "ui/common/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr int sampleRows = 40;
static constexpr int widestByDefault = 360;
static constexpr int narrowest = 56;
static constexpr int leastShared = 110; // nothing is made narrower than this to make room

TableView::TableView(const QString &accessibleName, QWidget *parent)
    : QTableView(parent)
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setMinimumSectionSize(narrowest);
    horizontalHeader()->setAccessibleName(tr("Columns of %1").arg(accessibleName));
    verticalHeader()->setAccessibleName(tr("Rows of %1").arg(accessibleName));
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(16);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->viewport()->installEventFilter(this);
    applyRowHeight();
    connect(this, &QAbstractItemView::doubleClicked, this, &TableView::goTo);
}

void TableView::setCellMode()
{
    setSelectionBehavior(SelectItems);
    setShowGrid(true);
    verticalHeader()->show();
    verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    horizontalHeader()->setStretchLastSection(false);
}

void TableView::setSortable()
{
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setSortIndicatorClearable(true);
    horizontalHeader()->setSortIndicatorShown(true);
    horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
}

void TableView::applyRowHeight()
{
    verticalHeader()->setDefaultSectionSize(std::max(26, fontMetrics().height() + 9));
}

void TableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        applyRowHeight();
}

void TableView::sizeColumns(const std::vector<int> &widthsInCharacters)
{
    const int unit = fontMetrics().averageCharWidth();
    for (int i = 0; i < int(widthsInCharacters.size()); ++i)
        setColumnWidth(i, std::max(narrowest, widthsInCharacters[size_t(i)] * unit + 16));
}

void TableView::sizeColumnsBySample()
{
    const QFontMetrics code(codeFont(font()));
    const QFontMetrics plain(font());
    const int arrow = horizontalHeader()->isSortIndicatorShown() ? 16 : 0;
    const int rows = std::min(sampleRows, model() ? model()->rowCount() : 0);
    for (int column = 0; model() && column < model()->columnCount(); ++column) {
        int width = plain.horizontalAdvance(model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) +
                    12 + arrow;
        for (int row = 0; row < rows; ++row)
            width = std::max(width, code.horizontalAdvance(model()->index(row, column).data().toString()));
        setColumnWidth(column, std::clamp(width + 22, narrowest, widestByDefault));
    }
}

int TableView::sampledWidth(int column) const
{
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const QString title = model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    int width = fontMetrics().horizontalAdvance(title) + 24;
    const int rows = std::min(sampleRows, model()->rowCount());
    for (int row = 0; row < rows; ++row)
        width = std::max(width, itemDelegate()->sizeHint(option, model()->index(row, column)).width() + 8);
    return std::max(narrowest, width);
}

void TableView::fitColumns()
{
    if (!m_fits && !m_wanted.isEmpty())
        return; // a person's widths
    m_fits = true;
    m_wanted.clear();
    for (int column = 0; model() && column < model()->columnCount(); ++column)
        m_wanted << sampledWidth(column);
    shareWidth();
}

bool TableView::preferredGrew() const
{
    return m_fits && m_preferred >= 0 && m_preferred < m_wanted.size() &&
           sampledWidth(m_preferred) > m_wanted[m_preferred];
}

// The widest columns give up what is missing, down to one width that they then share.
void TableView::shareWidth()
{
    QList<int> shown;
    for (int column = 0; column < m_wanted.size(); ++column) {
        if (!isColumnHidden(column) && column != m_preferred)
            shown << m_wanted[column];
    }
    std::ranges::sort(shown);
    const int all = viewport()->width();
    const int left = all - std::accumulate(shown.begin(), shown.end(), 0);
    const int first = std::min(m_wanted.value(m_preferred), std::max(left, all * m_preferredPercent / 100));
    int room = all - first;
    int widest = shown.isEmpty() ? 0 : shown.last();
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const int share = room / int(shown.size() - i);
        if (shown[i] > share) {
            widest = std::max(share, leastShared);
            break;
        }
        room -= shown[i];
    }
    for (int column = 0; column < m_wanted.size(); ++column)
        setColumnWidth(column, column == m_preferred ? first : std::min(m_wanted[column], widest));
}

QList<int> TableView::columnWidths() const
{
    QList<int> widths;
    for (int column = 0; model() && column < model()->columnCount(); ++column)
        widths << (isColumnHidden(column) ? m_wanted.value(column) : columnWidth(column));
    return widths;
}

void TableView::setColumnWidths(const QList<int> &widths)
{
    m_fits = widths.isEmpty();
    m_wanted = widths;
    for (int column = 0; column < widths.size(); ++column) {
        if (widths[column] > 0)
            setColumnWidth(column, widths[column]);
    }
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (m_fits)
        shareWidth();
}

// A click on the header changes nothing; a drag of one of its borders does.
bool TableView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != horizontalHeader()->viewport())
        return QTableView::eventFilter(watched, event);
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick) {
        m_pressedWidths = columnWidths();
    } else if (event->type() == QEvent::MouseButtonRelease && columnWidths() != m_pressedWidths) {
        m_fits = false;
        m_wanted = columnWidths();
        Q_EMIT columnsResized(m_wanted);
    }
    return false;
}

// F4 opens what the cell leads to, not what is current in the tree.
bool TableView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent *>(event)->key() == Qt::Key_F4)
        event->accept();
    return QTableView::event(event);
}

QString TableView::selectionAsText(bool withHeaders) const
{
    std::map<int, std::map<int, QString>> lines;
    std::set<int> columns;
    for (const QModelIndex &index : selectionModel()->selectedIndexes()) {
        lines[index.row()][index.column()] = index.data(Qt::EditRole).toString();
        columns.insert(index.column());
    }
    QStringList text;
    if (withHeaders) {
        QStringList header;
        for (const int column : columns)
            header << model()->headerData(column, Qt::Horizontal).toString();
        text << header.join(u'\t');
    }
    for (const auto &[row, cells] : lines) {
        QStringList line;
        for (const int column : columns)
            line << (cells.contains(column) ? cells.at(column) : QString());
        text << line.join(u'\t');
    }
    return text.join(u'\n');
}

void TableView::copy(bool withHeaders)
{
    if (selectionModel() && selectionModel()->hasSelection())
        QApplication::clipboard()->setText(selectionAsText(withHeaders));
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copy(false);
    } else if (event->keyCombination() == (Qt::CTRL | Qt::SHIFT | Qt::Key_C)) {
        copy(true);
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_F4) {
        Q_EMIT goTo(currentIndex());
    } else {
        QTableView::keyPressEvent(event);
    }
}

void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.setAccessibleName(tr("Table menu"));
    menu.addAction(icon(u"copy"_s), tr("&Copy"), QKeySequence::Copy, this, [this] { copy(false); });
    menu.addAction(tr("Copy with &headers"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), this,
                   [this] { copy(true); });
    menu.exec(event->globalPos());
}

} // namespace tidemark::ui
