// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/object/sheettab.h"

#include "ui/common/emptynote.h"
#include "ui/common/filterfield.h"
#include "ui/common/tableview.h"
#include "ui/common/viewdelegates.h"

#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

namespace tidemark::ui {

SheetTab::SheetTab(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_table(new TableView(name, this))
    , m_filter(new FilterField(tr("Filter these rows"), this))
    , m_empty(emptyNote(this))
    , m_body(new QWidget(this))
{
    setAccessibleName(name);
    setFocusProxy(m_table);
    setupViews();
    connectSignals();
}

void SheetTab::setupViews()
{
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new SheetDelegate(m_table));
    m_table->horizontalHeader()->setSectionsClickable(true);
    m_table->horizontalHeader()->setSortIndicatorShown(false);
    m_filter->hide();
    m_filter->setMaximumWidth(360);
    m_filter->setContentsMargins(8, 8, 8, 0);

    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(0);
    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(8, 0, 8, 0);
    filterRow->addWidget(m_filter);
    filterRow->addStretch();
    body->addLayout(filterRow);
    body->addWidget(m_table, 1);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_empty, 1);
}

void SheetTab::connectSignals()
{
    connect(m_filter, &QLineEdit::textChanged, &m_model, &SheetModel::setFilter);
    connect(m_filter, &FilterField::downPressed, m_table, [this] { m_table->setFocus(); });
    connect(m_filter, &FilterField::escapePressed, this, [this] {
        m_filter->hide();
        m_table->setFocus();
    });
    connect(m_table, &TableView::columnsResized, this, &SheetTab::columnsResized);
    connect(m_table, &TableView::goTo, this, [this](const QModelIndex &index) {
        if (const schema::ObjectRef ref = m_model.linkAt(index); !ref.kind.isEmpty())
            Q_EMIT linkActivated(ref);
    });
    connect(m_table->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int section) {
        QHeaderView *header = m_table->horizontalHeader();
        header->setSortIndicatorShown(true);
        m_model.sort(section, header->sortIndicatorOrder());
    });
}

void SheetTab::setSheet(const Sheet &sheet, const QString &emptyText)
{
    const bool empty = sheet.rows.empty();
    m_empty->setText(emptyText);
    m_empty->setVisible(empty);
    m_body->setVisible(!empty);
    m_model.setSheet(sheet);
    hideEmptyColumns(sheet);
    if (m_sized)
        return;
    m_sized = !empty;
    m_widths.size() == qsizetype(sheet.columns.size()) ? m_table->setColumnWidths(m_widths) : m_table->fitColumns();
}

void SheetTab::setColumnWidths(const QList<int> &widths)
{
    m_widths = widths;
}

// A column in which nothing stands says nothing; the first stays whatever it holds.
void SheetTab::hideEmptyColumns(const Sheet &sheet)
{
    size_t last = 0;
    for (size_t column = 1; column < sheet.columns.size(); ++column) {
        const bool empty =
            std::ranges::all_of(sheet.rows, [&](const SheetRow &row) { return row[column].text.isEmpty(); });
        m_table->setColumnHidden(int(column), empty);
        last = empty ? last : column;
    }
    // Numbers that stand far to the right of their row are hard to read.
    m_table->horizontalHeader()->setStretchLastSection(!sheet.columns.empty() && !sheet.columns[last].number);
}

void SheetTab::find()
{
    m_filter->show();
    m_filter->setFocus();
    m_filter->selectAll();
}

} // namespace tidemark::ui
