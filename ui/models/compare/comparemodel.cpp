// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/comparemodel.h"

#include "base/text.h"
#include "schema/kinds.h"
#include "ui/models/kindtitles.h"

#include <QLocale>

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using schema::ObjectRef;

// An index of the upper level has this id, one of the lower level the place of its group.
static constexpr quintptr groupLevel = ~quintptr(0);

CompareModel::CompareModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void CompareModel::setComparison(std::shared_ptr<const Comparison> comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    buildGroups();
    applyFilter();
    endResetModel();
}

void CompareModel::buildGroups()
{
    m_groups.clear();
    m_counts = {};
    const auto size = quint32(m_comparison ? m_comparison->objects.size() : 0);
    for (quint32 i = 0; i < size; ++i) {
        const ComparedObject &at = object(i);
        if (m_groups.empty() || m_groups.back().kind != at.ref.kind)
            m_groups.push_back({.kind = at.ref.kind, .first = i});
        Group &group = m_groups.back();
        ++group.count;
        ++group.counts[size_t(at.state)];
        ++m_counts[size_t(at.state)];
    }
}

bool CompareModel::isShown(const ComparedObject &object) const
{
    return m_shownStates[size_t(object.state)] &&
           (m_filter.isEmpty() || m_filter.matches(ownName(object.ref), object.ref.name.schema));
}

void CompareModel::applyFilter()
{
    m_shown.clear();
    m_shownGroups.clear();
    for (quint32 at = 0; at < m_groups.size(); ++at) {
        Group &group = m_groups[at];
        group.shownFirst = quint32(m_shown.size());
        for (quint32 i = group.first; i < group.first + group.count; ++i) {
            if (isShown(object(i)))
                m_shown.push_back(i);
        }
        group.shownCount = quint32(m_shown.size()) - group.shownFirst;
        if (group.shownCount > 0)
            m_shownGroups.push_back(at);
    }
}

void CompareModel::setFilter(const QString &text)
{
    NameFilter filter(text);
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = std::move(filter);
    applyFilter();
    endResetModel();
}

void CompareModel::setStateShown(ObjectState state, bool shown)
{
    if (m_shownStates[size_t(state)] == shown)
        return;
    beginResetModel();
    m_shownStates[size_t(state)] = shown;
    applyFilter();
    endResetModel();
}

// ---- The tree

quint32 CompareModel::objectOf(const QModelIndex &index) const
{
    return m_shown[groupAt(int(index.internalId())).shownFirst + quint32(index.row())];
}

const ComparedObject *CompareModel::objectAt(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() != groupLevel ? &object(objectOf(index)) : nullptr;
}

QModelIndex CompareModel::indexOf(const ObjectRef &ref) const
{
    for (int row = 0; row < rowCount(); ++row) {
        const Group &group = groupAt(row);
        for (quint32 i = 0; group.kind == ref.kind && i < group.shownCount; ++i) {
            if (object(m_shown[group.shownFirst + i]).ref == ref)
                return createIndex(int(i), 0, quintptr(row));
        }
    }
    return {};
}

QModelIndex CompareModel::firstObject() const
{
    return m_shown.empty() ? QModelIndex() : createIndex(0, 0, quintptr(0));
}

QModelIndex CompareModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || column != 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, 0, parent.isValid() ? quintptr(parent.row()) : groupLevel);
}

QModelIndex CompareModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == groupLevel)
        return {};
    return createIndex(int(child.internalId()), 0, groupLevel);
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_shownGroups.size());
    return parent.internalId() == groupLevel ? int(groupAt(parent.row()).shownCount) : 0;
}

int CompareModel::columnCount(const QModelIndex &) const
{
    return 1;
}

Qt::ItemFlags CompareModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!index.isValid())
        return {};
    return index.internalId() == groupLevel ? usual : usual | Qt::ItemNeverHasChildren;
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return index.internalId() == groupLevel ? groupData(groupAt(index.row()), role) : objectData(objectOf(index), role);
}

static QString countText(const StateCounts &counts)
{
    const QLocale locale;
    QStringList parts;
    for (const ObjectState state :
         {ObjectState::OnlyLeft, ObjectState::OnlyRight, ObjectState::Different, ObjectState::Equal}) {
        if (const int count = counts[size_t(state)]; count > 0)
            parts << locale.toString(count) + u' ' + stateText(state);
    }
    return parts.join(u", "_s);
}

QVariant CompareModel::groupData(const Group &group, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return kindGroupTitle(group.kind);
    case Qt::AccessibleTextRole: return QString(kindGroupTitle(group.kind) + u": "_s + countText(group.counts));
    case Qt::ToolTipRole:
    case RemarkRole: return countText(group.counts);
    case StateRole:
    case MatchStartRole: return -1;
    case KindRole: return group.kind;
    default: return {};
    }
}

static QString remarkOf(const ObjectRef &ref)
{
    QStringList parts;
    if (isRoutine(ref.kind))
        parts << u'(' + printable(ref.part) + u')';
    if (!ref.name.schema.isEmpty())
        parts << printable(ref.name.schema);
    return parts.join(u" · "_s);
}

static QString nameOf(const ObjectRef &ref)
{
    return ref.kind == schema::kind::database ? kindTitle(ref.kind) : printable(ownName(ref));
}

QVariant CompareModel::objectData(quint32 at, int role) const
{
    const ComparedObject &shown = object(at);
    switch (role) {
    case Qt::DisplayRole: return nameOf(shown.ref);
    case Qt::AccessibleTextRole:
        return QString(nameOf(shown.ref) + u", "_s + stateText(shown.state) + u", "_s + remarkOf(shown.ref));
    case Qt::ToolTipRole: return QString(printable(shown.ref.toString()) + u": "_s + stateText(shown.state));
    case StateRole: return int(shown.state);
    case KindRole: return shown.ref.kind;
    case RemarkRole: return remarkOf(shown.ref);
    case MatchStartRole: return int(m_filter.markStart(nameOf(shown.ref)));
    case MatchLengthRole: return int(m_filter.markLength());
    default: return {};
    }
}

QString stateText(ObjectState state)
{
    switch (state) {
    case ObjectState::OnlyLeft: return CompareModel::tr("only left");
    case ObjectState::OnlyRight: return CompareModel::tr("only right");
    case ObjectState::Different: return CompareModel::tr("different");
    case ObjectState::Equal: return CompareModel::tr("equal");
    }
    return {};
}

} // namespace tidemark::ui
