// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/compare/comparetree.h"

#include "ui/common/emptynote.h"
#include "ui/common/filterfield.h"
#include "ui/common/mutedlabel.h"
#include "ui/common/wraplayout.h"
#include "ui/pages/compare/comparedelegate.h"

#include <QHeaderView>
#include <QLocale>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace tidemark::ui {

// Kinds with more objects than this are opened by whoever wants to see them.
static constexpr int openByItself = 500;

using namespace Qt::StringLiterals;

CompareTree::CompareTree(CompareModel *model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_filter(new FilterField(tr("Filter by name"), this))
    , m_states{makeStateButton(ObjectState::OnlyLeft), makeStateButton(ObjectState::OnlyRight),
               makeStateButton(ObjectState::Different), makeStateButton(ObjectState::Equal)}
    , m_tree(new QTreeView(this))
    , m_empty(emptyNote(this))
    , m_chosen(new MutedLabel(this))
    , m_all(new QToolButton(this))
    , m_none(new QToolButton(this))
{
    setAccessibleName(tr("Compared objects"));
    setupViews();
    connectSignals();
    restorePlace();
}

QToolButton *CompareTree::makeStateButton(ObjectState state)
{
    auto *button = new QToolButton(this);
    button->setCheckable(true);
    button->setChecked(m_model->isStateShown(state));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(button, &QToolButton::toggled, this, [this, state](bool on) { m_model->setStateShown(state, on); });
    return button;
}

void CompareTree::setupViews()
{
    m_tree->setAccessibleName(tr("Objects that differ"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new CompareDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->header()->setAccessibleName(tr("Header of the objects"));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setMouseTracking(true);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setText(tr("No object is shown. Empty the filter, or show more with the buttons above."));

    auto *stateRow = new QWidget(this);
    stateRow->setAccessibleName(tr("States that are shown"));
    auto *states = new WrapLayout(stateRow);
    states->setContentsMargins(8, 0, 8, 6);
    states->setSpacing(2);
    for (QToolButton *button : m_states)
        states->addWidget(button);
    auto *field = new QHBoxLayout;
    field->setContentsMargins(8, 8, 8, 6);
    field->addWidget(m_filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(field);
    layout->addWidget(stateRow);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(makeFoot());
}

QWidget *CompareTree::makeFoot()
{
    auto *foot = new QWidget(this);
    foot->setAccessibleName(tr("What goes into the script"));
    m_chosen->setAccessibleName(tr("How much is chosen"));
    m_chosen->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_all->setText(tr("&All"));
    m_all->setAccessibleName(tr("Check all"));
    m_all->setToolTip(tr("Everything that is shown goes into the script"));
    m_none->setText(tr("&None"));
    m_none->setAccessibleName(tr("Check none"));
    m_none->setToolTip(tr("Nothing of what is shown goes into the script, unless the rest needs it"));
    auto *layout = new WrapLayout(foot);
    layout->setContentsMargins(8, 5, 8, 5);
    layout->setSpacing(4);
    layout->addWidget(m_chosen);
    for (QToolButton *button : {m_all, m_none}) {
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    return foot;
}

void CompareTree::connectSignals()
{
    connect(m_filter, &QLineEdit::textChanged, m_model, &CompareModel::setFilter);
    connect(m_filter, &FilterField::downPressed, this, &CompareTree::focusTree);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &CompareTree::rememberPlace);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CompareTree::restorePlace);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &CompareTree::currentChanged);
    connect(m_all, &QToolButton::clicked, m_model, [this] { m_model->chooseShown(true); });
    connect(m_none, &QToolButton::clicked, m_model, [this] { m_model->chooseShown(false); });
    connect(m_model, &CompareModel::marksChanged, this, &CompareTree::showChosen);
}

void CompareTree::showChosen()
{
    const ChoiceMarks &marks = m_model->marks();
    const QLocale locale;
    const QString chosen =
        tr("%1 of %2 chosen").arg(locale.toString(marks.chosenCount()), locale.toString(marks.count()));
    const QString along = tr("%n come(s) along", nullptr, marks.alongCount());
    m_chosen->setText(marks.alongCount() > 0 ? chosen + u", "_s + along : chosen);
}

void CompareTree::find()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

void CompareTree::focusTree()
{
    m_tree->setFocus(Qt::TabFocusReason);
    if (!m_tree->currentIndex().isValid())
        select({});
}

const ComparedObject *CompareTree::current() const
{
    return m_model->objectAt(m_tree->currentIndex());
}

void CompareTree::select(const schema::ObjectRef &ref)
{
    const QModelIndex wanted = m_model->indexOf(ref);
    const QModelIndex index = wanted.isValid() ? wanted : m_model->firstObject();
    m_tree->expand(index.parent());
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void CompareTree::rememberPlace()
{
    if (const ComparedObject *object = current())
        m_place = object->ref;
}

static QString shownCount(int count)
{
    return QLocale().toString(count);
}

void CompareTree::restorePlace()
{
    for (const ObjectState state :
         {ObjectState::OnlyLeft, ObjectState::OnlyRight, ObjectState::Different, ObjectState::Equal}) {
        QToolButton *button = m_states[size_t(state)];
        const QString count = shownCount(m_model->counts()[size_t(state)]);
        button->setText(tr("%1 %2", "how many, and in which state").arg(count, stateText(state)));
        button->setAccessibleName(tr("Show what is %1").arg(stateText(state)));
        button->setToolTip(button->accessibleName());
    }
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const QModelIndex group = m_model->index(row, 0);
        if (m_model->rowCount(group) <= openByItself)
            m_tree->expand(group);
    }
    const bool any = m_model->shownCount() > 0;
    m_tree->setVisible(any);
    m_empty->setVisible(!any);
    m_all->setEnabled(any);
    m_none->setEnabled(any);
    showChosen();
    if (any)
        select(m_place);
    Q_EMIT currentChanged();
}

} // namespace tidemark::ui
