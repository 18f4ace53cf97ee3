// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/navigator.h"

#include "schema/kinds.h"
#include "ui/common/emptynote.h"
#include "ui/common/filterfield.h"
#include "ui/common/mutedlabel.h"
#include "ui/models/kindtitles.h"
#include "ui/shell/treedelegate.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QToolButton>
#include <QTreeView>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

// A group with more objects than this is not opened by itself.
static constexpr int openByItself = 200;

Navigator::Navigator(Workbench *workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(workbench->tree())
    , m_title(new QLabel(tr("Databases"), this))
    , m_header(new QWidget(this))
    , m_filter(new FilterField(tr("Filter by name"), this))
    , m_tree(new QTreeView(this))
    , m_empty(emptyNote(this))
{
    setAccessibleName(tr("Navigator"));
    setupViews();
    connectSignals();
    restorePlace();
}

void Navigator::setupViews()
{
    m_tree->setAccessibleName(tr("Databases and their objects"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new TreeDelegate(m_tree));
    m_tree->setHeaderHidden(true);
    m_tree->header()->setAccessibleName(tr("Header of the tree"));
    m_tree->setUniformRowHeights(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setMouseTracking(true);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setText(tr("No connections yet"));
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_title->setAccessibleName(m_title->text());
    m_header->setAccessibleName(tr("Navigator header"));

    auto *header = new QHBoxLayout(m_header);
    header->setContentsMargins(12, 4, 6, 0);
    header->setSpacing(2);
    header->addWidget(m_title, 1);
    auto *field = new QHBoxLayout;
    field->setContentsMargins(8, 4, 8, 8);
    field->addWidget(m_filter);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_header);
    layout->addLayout(field);
    layout->addWidget(m_tree, 1);
    layout->addWidget(m_empty, 1);
}

void Navigator::connectSignals()
{
    connect(m_filter, &QLineEdit::textChanged, m_model, &ObjectTreeModel::setFilter);
    connect(m_filter, &FilterField::downPressed, this, [this] {
        m_tree->setFocus();
        if (!m_tree->currentIndex().isValid())
            m_tree->setCurrentIndex(m_model->index(0, 0));
    });
    connect(m_filter, &QLineEdit::returnPressed, this, &Navigator::activateFirstMatch);
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &Navigator::rememberPlace);
    connect(m_model, &QAbstractItemModel::modelReset, this, &Navigator::restorePlace);
    connect(m_tree, &QTreeView::expanded, this, [this](const QModelIndex &index) { setKeyExpanded(index, true); });
    connect(m_tree, &QTreeView::collapsed, this, [this](const QModelIndex &index) { setKeyExpanded(index, false); });
    auto *copy = new QAction(m_tree);
    copy->setShortcuts(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    m_tree->addAction(copy);
    connect(copy, &QAction::triggered, this, &Navigator::copyRequested);
    connect(m_tree, &QAbstractItemView::activated, this, &Navigator::activate);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &Navigator::showMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        if (m_tree->hasFocus() && !m_restoring)
            m_wanted = {}; // somebody went elsewhere
        Q_EMIT currentChanged();
    });
    connect(m_workbench, &Workbench::sessionChanged, this, &Navigator::sessionChanged);
}

void Navigator::addHeaderAction(QAction *action)
{
    auto *button = new QToolButton(m_header);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setAccessibleName(action->iconText());
    m_header->layout()->addWidget(button);
}

void Navigator::setMenuActions(const QList<QAction *> &forProfiles, const QList<QAction *> &forObjects,
                               const QList<QAction *> &always)
{
    m_profileActions = forProfiles;
    m_objectActions = forObjects;
    m_alwaysActions = always;
}

void Navigator::focusFilter()
{
    m_filter->setFocus();
    m_filter->selectAll();
}

QString Navigator::currentProfile() const
{
    return m_tree->currentIndex().data(ObjectTreeModel::SourceRole).toString();
}

schema::ObjectRef Navigator::currentObject() const
{
    return m_model->refOf(m_tree->currentIndex());
}

void Navigator::follow(const QString &profileId, const schema::ObjectRef &ref)
{
    m_wantedProfile = profileId;
    m_wanted = ref;
    reveal();
}

// Whether a page of the wanted object is also what the current node would open.
static bool leadsTo(const schema::ObjectRef &current, const schema::ObjectRef &wanted)
{
    return current == wanted || (isPartOfRelation(current.kind) && current.name == wanted.name);
}

void Navigator::reveal()
{
    if (m_wanted.kind.isEmpty())
        return;
    if (currentProfile() == m_wantedProfile && leadsTo(currentObject(), m_wanted)) {
        m_wanted = {};
        return;
    }
    const QModelIndex index = m_model->indexOf(m_wantedProfile, m_wanted);
    if (!index.isValid())
        return;
    m_wanted = {};
    for (QModelIndex at = index.parent(); at.isValid(); at = at.parent())
        m_tree->expand(at);
    const bool seen = m_tree->viewport()->rect().contains(m_tree->visualRect(index));
    m_tree->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    if (!seen)
        m_tree->scrollTo(index, QAbstractItemView::PositionAtCenter);
}

void Navigator::selectProfile(const QString &profileId)
{
    const QModelIndex index = m_model->indexOf(ObjectTreeModel::sourceKey(profileId));
    if (!index.isValid())
        return;
    m_wanted = {};
    m_tree->expand(index);
    m_tree->setCurrentIndex(index);
}

void Navigator::setExpandedKeys(const QStringList &keys)
{
    m_expanded = {keys.begin(), keys.end()};
    for (const connect::Profile &profile : m_workbench->savedProfiles())
        m_introduced.insert(profile.id);
    restorePlace();
}

void Navigator::rememberPlace()
{
    if (m_tree->currentIndex().isValid())
        m_currentKey = m_tree->currentIndex().data(ObjectTreeModel::KeyRole).toString();
    if (!m_model->isFiltered())
        m_topKey = m_tree->indexAt(QPoint(1, 1)).data(ObjectTreeModel::KeyRole).toString();
}

void Navigator::restorePlace()
{
    m_restoring = true;
    showWhatThereIs();
    if (m_model->isFiltered()) {
        m_tree->expandAll();
        m_tree->verticalScrollBar()->setValue(0);
    } else {
        for (const QModelIndex &index : m_model->containers()) {
            if (m_expanded.contains(index.data(ObjectTreeModel::KeyRole).toString()))
                m_tree->expand(index);
        }
        if (const QModelIndex top = m_model->indexOf(m_topKey); top.isValid())
            m_tree->scrollTo(top, QAbstractItemView::PositionAtTop);
        if (const QModelIndex current = m_model->indexOf(m_currentKey); current.isValid())
            m_tree->selectionModel()->setCurrentIndex(current, QItemSelectionModel::ClearAndSelect);
    }
    m_restoring = false;
    reveal();
}

void Navigator::showWhatThereIs()
{
    const bool none = m_model->sources().empty();
    const bool notFound = !none && m_model->rowCount() == 0;
    m_empty->setText(notFound ? tr("Nothing is called like that") : tr("No connections yet"));
    m_empty->setVisible(none || notFound);
    m_tree->setVisible(!none && !notFound);
    m_filter->setEnabled(!none);
}

void Navigator::setKeyExpanded(const QModelIndex &index, bool expanded)
{
    // A filter opens everything; that is not what a person left open.
    if (m_restoring || m_model->isFiltered())
        return;
    const QString key = index.data(ObjectTreeModel::KeyRole).toString();
    if (expanded)
        m_expanded.insert(key);
    else
        m_expanded.remove(key);
    const bool source = NodeKind(index.data(ObjectTreeModel::NodeKindRole).toInt()) == NodeKind::Source;
    if (expanded && source && LinkState(index.data(ObjectTreeModel::StateRole).toInt()) == LinkState::Closed)
        Q_EMIT connectRequested(index.data(ObjectTreeModel::SourceRole).toString());
}

void Navigator::activate(const QModelIndex &index)
{
    const schema::ObjectRef ref = m_model->refOf(index);
    const QString profile = index.data(ObjectTreeModel::SourceRole).toString();
    if (!ref.kind.isEmpty())
        Q_EMIT openRequested(profile, ref);
    else if (NodeKind(index.data(ObjectTreeModel::NodeKindRole).toInt()) == NodeKind::Source)
        m_tree->expand(index), Q_EMIT connectRequested(profile);
    else
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
}

void Navigator::activateFirstMatch()
{
    for (QModelIndex at = m_model->index(0, 0); at.isValid(); at = m_tree->indexBelow(at)) {
        if (NodeKind(at.data(ObjectTreeModel::NodeKindRole).toInt()) == NodeKind::Object &&
            at.data(ObjectTreeModel::MatchStartRole).toInt() >= 0) {
            m_tree->setCurrentIndex(at);
            return activate(at);
        }
    }
}

void Navigator::showMenu(const QPoint &position)
{
    QMenu menu(this);
    menu.setAccessibleName(tr("Menu of the tree"));
    fillMenu(menu);
    menu.exec(m_tree->viewport()->mapToGlobal(position));
}

static void addTo(QMenu &menu, const QList<QAction *> &actions)
{
    for (QAction *action : actions)
        action ? menu.addAction(action) : static_cast<void>(menu.addSeparator());
    menu.addSeparator();
}

void Navigator::fillMenu(QMenu &menu) const
{
    const auto kind = m_tree->currentIndex().isValid()
                          ? NodeKind(m_tree->currentIndex().data(ObjectTreeModel::NodeKindRole).toInt())
                          : NodeKind::Note;
    if (!currentObject().kind.isEmpty())
        addTo(menu, m_objectActions);
    if (kind == NodeKind::Source)
        addTo(menu, m_profileActions);
    addTo(menu, m_alwaysActions);
}

void Navigator::sessionChanged(const QString &id)
{
    const BrowseSession *session = m_workbench->existingSession(id);
    if (session && session->outline() && !m_introduced.contains(id)) {
        m_introduced.insert(id);
        expandNews(id);
    }
}

// The first time a database is seen its first levels open by themselves, as far as they are short.
void Navigator::expandNews(const QString &id)
{
    QModelIndex at = m_model->indexOf(ObjectTreeModel::sourceKey(id));
    while (at.isValid() && m_model->rowCount(at) > 0 && m_model->rowCount(at) <= openByItself) {
        m_tree->expand(at);
        const QModelIndex first = m_model->index(0, 0, at);
        const auto kind = NodeKind(first.data(ObjectTreeModel::NodeKindRole).toInt());
        const bool onlySchema =
            kind == NodeKind::Schema &&
            NodeKind(m_model->index(1, 0, at).data(ObjectTreeModel::NodeKindRole).toInt()) != NodeKind::Schema;
        const bool tables =
            kind == NodeKind::Group && first.data(ObjectTreeModel::ObjectKindRole) == schema::kind::table;
        at = kind == NodeKind::Database || onlySchema || tables ? first : QModelIndex();
    }
}

} // namespace tidemark::ui
