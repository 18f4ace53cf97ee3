// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/comparedetailtab.h"

#include "ui/common/diffview.h"
#include "ui/common/emptynote.h"
#include "ui/common/tableview.h"
#include "ui/common/viewdelegates.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

namespace tidemark::ui {

CompareDetailTab::CompareDetailTab(Syntax *syntax, QWidget *parent)
    : QWidget(parent)
    , m_view(new DiffView(syntax, this))
    , m_note(emptyNote(this))
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_changes(new TableView(tr("Changes in words"), this))
{
    setAccessibleName(tr("Definitions"));
    setupViews();
    clear();
}

void CompareDetailTab::setupViews()
{
    m_changes->setModel(&m_model);
    m_changes->setItemDelegate(new SheetDelegate(m_changes));
    auto *top = new QWidget(this);
    top->setAccessibleName(tr("Definitions"));
    auto *texts = new QVBoxLayout(top);
    texts->setContentsMargins(0, 0, 0, 0);
    texts->addWidget(m_view);
    texts->addWidget(m_note);
    m_split->setAccessibleName(tr("Definitions and changes"));
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(top);
    m_split->addWidget(m_changes);
    m_split->setStretchFactor(0, 3);
    m_split->setStretchFactor(1, 1);
    m_split->setSizes({360, 150});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_split);
}

void CompareDetailTab::setNames(const QString &left, const QString &right)
{
    m_view->setNames(left, right);
}

void CompareDetailTab::setDetail(CompareDetail detail, const QString &definition)
{
    const bool any = detail.note.isEmpty();
    m_view->setVisible(any);
    m_note->setVisible(!any);
    m_note->setText(detail.note);
    m_view->setRows(std::move(detail.rows), definition);
    m_changes->setVisible(!detail.changes.rows.empty());
    m_model.setSheet(detail.changes);
    if (!m_sized) {
        std::vector<int> widths;
        for (const SheetColumn &column : detail.changes.columns)
            widths.push_back(column.width);
        m_changes->sizeColumns(widths);
        m_sized = true;
    }
}

void CompareDetailTab::clear()
{
    m_view->hide();
    m_view->setRows({}, {});
    m_changes->hide();
    m_note->show();
    m_note->setText(tr("Choose an object on the left to see what differs."));
}

} // namespace tidemark::ui
