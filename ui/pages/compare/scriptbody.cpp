// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/scriptbody.h"

#include "ui/common/sqlview.h"
#include "ui/common/tableview.h"
#include "ui/common/viewdelegates.h"
#include "ui/models/compare/scriptsheet.h"
#include "ui/pages/compare/hazardpanel.h"

#include <QResizeEvent>
#include <QSplitter>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace tidemark::ui {

// From which width on all three, or the two that are not the text, stand side by side.
static constexpr int roomForThree = 900;
static constexpr int roomForTwo = 640;

ScriptBody::ScriptBody(Syntax *syntax, QWidget *parent)
    : QWidget(parent)
    , m_split(new QSplitter(Qt::Vertical, this))
    , m_view(new SqlView(syntax, {}, m_split))
    , m_side(new QSplitter(Qt::Horizontal, m_split))
    , m_remarks(new TableView(tr("What the statements do"), m_side))
    , m_hazard(new HazardPanel(m_side))
{
    setAccessibleName(tr("Script and what it does"));
    setupViews();
    connect(m_remarks->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &row) { showRemark(row.row()); });
    connect(m_remarks, &TableView::goTo, m_hazard, [this] { m_hazard->text()->setFocus(Qt::TabFocusReason); });
}

void ScriptBody::setupViews()
{
    m_view->setAccessibleName(tr("Script"));
    m_remarks->setModel(&m_model);
    m_remarks->setItemDelegate(new SheetDelegate(m_remarks));
    m_remarks->setSelectionMode(QAbstractItemView::SingleSelection);
    m_split->setAccessibleName(tr("Script and what it does"));
    m_side->setAccessibleName(tr("What it does and what that means"));
    for (QSplitter *split : {m_split, m_side})
        split->setChildrenCollapsible(false);
    m_split->setSizes({400, 300});
    m_side->setSizes({450, 350});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_split);
}

bool ScriptBody::setScript(const ScriptText &script, const QString &definition)
{
    const ShownText text = shownText(script);
    m_view->setDefinition(text.plain ? QString() : definition);
    m_view->setSql(text.text);
    m_lines = script.remarks;
    m_model.setSheet(remarkSheet(script));
    showRemark(-1);
    m_remarks->sizeColumns({5, 7, 1});
    m_side->setVisible(!m_lines.empty());
    return text.cut;
}

void ScriptBody::showRemark(int row)
{
    m_hazard->setVisible(!m_stacked || row >= 0);
    if (row < 0)
        return m_hazard->clear();
    const ScriptRemark &remark = m_lines[size_t(row)];
    m_view->setTextCursor(QTextCursor(m_view->document()->findBlockByNumber(remark.line)));
    m_view->centerCursor();
    m_hazard->showRemark(remark);
    // what means it may have taken the place of the line
    QMetaObject::invokeMethod(this, [this] { m_remarks->scrollTo(m_remarks->currentIndex()); }, Qt::QueuedConnection);
}

void ScriptBody::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange(event->size().width());
}

// With little room what a line means is there when it is asked for.
void ScriptBody::arrange(int width)
{
    const bool stacked = width < roomForTwo;
    const Qt::Orientation body = width >= roomForThree ? Qt::Horizontal : Qt::Vertical;
    const Qt::Orientation side = !stacked && body == Qt::Vertical ? Qt::Horizontal : Qt::Vertical;
    if (body == m_split->orientation() && side == m_side->orientation() && m_stacked == stacked)
        return;
    m_stacked = stacked;
    m_split->setOrientation(body);
    m_side->setOrientation(side);
    m_split->setSizes(body == Qt::Horizontal ? QList{560, 440} : stacked ? QList{250, 350} : QList{400, 300});
    m_side->setSizes(side == Qt::Horizontal ? QList{450, 350} : QList{300, 300});
    m_hazard->setVisible(!stacked || m_remarks->currentIndex().isValid());
}

} // namespace tidemark::ui
