// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/renamestrip.h"

#include "base/text.h"
#include "ui/common/icons.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/tableview.h"
#include "ui/pages/compare/boxdelegate.h"

#include <QHeaderView>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static constexpr int mostRows = 4; // the rest scrolls

namespace {

class RenameDelegate : public BoxDelegate
{
public:
    using BoxDelegate::BoxDelegate;

protected:
    [[nodiscard]] bool hasBox(const QModelIndex &index) const override
    {
        return index.column() == RenameModel::NameColumn;
    }

    void describe(const QModelIndex &index, CellPaint &cell) const override
    {
        cell.text = index.data().toString();
        if (const QString kind = index.data(RenameModel::KindRole).toString(); !kind.isEmpty())
            cell.icon = kindIcon(kind);
        if (index.column() == RenameModel::WhyColumn)
            cell.ink = Token::TextMuted;
    }
};

} // namespace

RenameStrip::RenameStrip(QWidget *parent)
    : QWidget(parent)
    , m_head(new QToolButton(this))
    , m_hint(new MutedLabel(tr("Check what is the same object under a new name. What is not checked is dropped and "
                               "made anew, without what was in it."),
                            this))
    , m_problem(new MutedLabel(this, Token::ErrorText))
    , m_table(new TableView(tr("Renames"), this))
{
    setAccessibleName(tr("Renames"));
    setupViews();
    connect(m_head, &QToolButton::toggled, this, &RenameStrip::showList);
    connect(m_table, &TableView::goTo, this, &RenameStrip::toggle);
    connect(&m_model, &RenameModel::takeRequested, this, &RenameStrip::takeRequested);
    connect(&m_model, &RenameModel::giveBackRequested, this, &RenameStrip::giveBackRequested);
    hide();
}

void RenameStrip::setupViews()
{
    m_head->setCheckable(true);
    m_head->setAutoRaise(true);
    m_head->setFocusPolicy(Qt::TabFocus);
    m_head->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_hint->setAccessibleName(tr("How to decide on renames"));
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(10, 0, 10, 4);
    m_problem->setAccessibleName(tr("Why a rename was not taken"));
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(10, 0, 10, 4);
    m_problem->hide();
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new RenameDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 4, 0, 1);
    layout->setSpacing(2);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(6, 0, 6, 0);
    head->addWidget(m_head);
    head->addStretch();
    layout->addLayout(head);
    layout->addWidget(m_hint);
    layout->addWidget(m_problem);
    layout->addWidget(m_table);
}

QLabel *RenameStrip::problem()
{
    return m_problem;
}

void RenameStrip::setOffers(const std::vector<RenameOffer> &offers, const std::optional<Error> &error)
{
    const int row = m_table->currentIndex().row();
    const bool focused = m_table->hasFocus();
    m_model.setOffers(offers);
    setVisible(!offers.empty());
    m_problem->setVisible(error.has_value());
    m_problem->setText(error ? error->message + (error->hint.isEmpty() ? QString() : u' ' + error->hint) : QString());
    const bool undecided = std::ranges::contains(offers, RenameState::Proposed, &RenameOffer::state);
    if (offers.empty())
        m_asked = false;
    if (!m_asked)
        m_head->setChecked(undecided);
    m_asked = m_asked || undecided;
    if (row >= 0 && !offers.empty())
        m_table->setCurrentIndex(m_model.index(std::min(row, m_model.rowCount() - 1), 0));
    if (focused)
        m_table->setFocus();
    showList();
}

void RenameStrip::open(bool on)
{
    m_asked = true;
    m_head->setChecked(on);
}

void RenameStrip::showList()
{
    const bool open = m_head->isChecked();
    m_head->setText(renameSummary(m_model.offers()));
    m_head->setAccessibleName(m_head->text());
    m_head->setToolTip(open ? tr("Hide the list of renames") : tr("Show the list of renames"));
    m_head->setIcon(icon(open ? u"chevron-down"_s : u"chevron-right"_s));
    m_hint->setVisible(open && std::ranges::contains(m_model.offers(), RenameState::Proposed, &RenameOffer::state));
    m_table->setVisible(open);
    m_table->fitColumns();
    const int rows = std::clamp(m_model.rowCount(), 1, mostRows);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            rows * m_table->verticalHeader()->defaultSectionSize() + 2);
}

// Enter and a double click decide, too.
void RenameStrip::toggle(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QModelIndex box = index.siblingAtColumn(RenameModel::NameColumn);
    const bool taken = box.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
    m_model.setData(box, taken ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

void RenameStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(0, height() - 1, width(), 1, color(Token::Border, palette()));
}

} // namespace tidemark::ui
