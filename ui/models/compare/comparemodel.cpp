// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/comparemodel.h"

#include "ui/models/kindtitles.h"

#include <algorithm>

namespace tidemark::ui {

using schema::ObjectRef;

// An index of the upper level has this id, an object the row of its group, a change the number of its object with this
// bit.
static constexpr quintptr groupLevel = ~quintptr(0);
static constexpr quintptr changeBit = quintptr(1) << (8 * sizeof(quintptr) - 2);

static bool isGroup(const QModelIndex &index)
{
    return index.internalId() == groupLevel;
}

static bool isChange(const QModelIndex &index)
{
    return !isGroup(index) && (index.internalId() & changeBit);
}

CompareModel::CompareModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void CompareModel::setComparison(std::shared_ptr<const Comparison> comparison)
{
    beginResetModel();
    const diff::Choice leftOut = m_comparison ? m_marks.leftOut(*m_comparison) : diff::Choice();
    m_comparison = std::move(comparison);
    m_marks = m_comparison ? ChoiceMarks(*m_comparison) : ChoiceMarks();
    if (m_comparison)
        m_marks.leaveOut(*m_comparison, leftOut);
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
    m_rows.assign(m_comparison ? m_comparison->objects.size() : 0, 0);
    for (quint32 at = 0; at < m_groups.size(); ++at) {
        Group &group = m_groups[at];
        group.shownFirst = quint32(m_shown.size());
        for (quint32 i = group.first; i < group.first + group.count; ++i) {
            if (!isShown(object(i)))
                continue;
            m_rows[i] = quint32(m_shown.size()) - group.shownFirst;
            m_shown.push_back(i);
        }
        group.shownCount = quint32(m_shown.size()) - group.shownFirst;
        count(group);
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

// What changes in an object is listed when that is more than the object itself.
bool CompareModel::listsChanges(const ComparedObject &object) const
{
    return object.state == ObjectState::Different && !object.changes.empty() &&
           (object.changes.size() > 1 || changeRef(*m_comparison->difference, object.changes.front()) != object.ref);
}

quint32 CompareModel::objectOf(const QModelIndex &index) const
{
    if (isChange(index))
        return quint32(index.internalId() & ~changeBit);
    return m_shown[groupAt(int(index.internalId())).shownFirst + quint32(index.row())];
}

int CompareModel::groupRowOf(quint32 object) const
{
    const auto after =
        std::ranges::upper_bound(m_shownGroups, object, {}, [this](quint32 group) { return m_groups[group].first; });
    return int(after - m_shownGroups.begin()) - 1;
}

const ComparedObject *CompareModel::objectAt(const QModelIndex &index) const
{
    return index.isValid() && !isGroup(index) ? &object(objectOf(index)) : nullptr;
}

quint32 CompareModel::changeAt(const QModelIndex &index) const
{
    return index.isValid() && isChange(index) ? object(objectOf(index)).changes[size_t(index.row())] : noChange;
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
    if (!parent.isValid())
        return createIndex(row, 0, groupLevel);
    return createIndex(row, 0, isGroup(parent) ? quintptr(parent.row()) : objectOf(parent) | changeBit);
}

QModelIndex CompareModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || isGroup(child))
        return {};
    if (!isChange(child))
        return createIndex(int(child.internalId()), 0, groupLevel);
    const quint32 of = objectOf(child);
    return createIndex(int(m_rows[of]), 0, quintptr(groupRowOf(of)));
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_shownGroups.size());
    if (isGroup(parent))
        return int(groupAt(parent.row()).shownCount);
    return !isChange(parent) && listsChanges(*objectAt(parent)) ? int(objectAt(parent)->changes.size()) : 0;
}

int CompareModel::columnCount(const QModelIndex &) const
{
    return 1;
}

Qt::ItemFlags CompareModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    flags.setFlag(Qt::ItemIsUserCheckable, data(index, Qt::CheckStateRole).isValid());
    flags.setFlag(Qt::ItemNeverHasChildren, !isGroup(index) && rowCount(index) == 0);
    return flags;
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (isGroup(index))
        return groupData(groupAt(index.row()), role);
    return isChange(index) ? changeData(changeAt(index), role) : objectData(objectOf(index), role);
}

// ---- What is chosen

void CompareModel::choose(const ComparedObject &object, bool chosen)
{
    for (const quint32 change : object.changes)
        m_marks.choose(change, chosen);
}

bool CompareModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    const bool chosen = value.value<Qt::CheckState>() == Qt::Checked;
    const ChoiceMarks before = m_marks;
    if (isChange(index))
        m_marks.choose(changeAt(index), chosen);
    else if (!isGroup(index))
        choose(object(objectOf(index)), chosen);
    else
        chooseGroup(groupAt(index.row()), chosen);
    return choiceIs(before);
}

void CompareModel::chooseGroup(const Group &group, bool chosen)
{
    for (quint32 i = 0; i < group.shownCount; ++i)
        choose(object(m_shown[group.shownFirst + i]), chosen);
}

void CompareModel::chooseShown(bool chosen)
{
    const ChoiceMarks before = m_marks;
    for (int row = 0; row < rowCount(); ++row)
        chooseGroup(groupAt(row), chosen);
    choiceIs(before);
}

// Whether it is another than before.
bool CompareModel::choiceIs(const ChoiceMarks &before)
{
    if (before.chosen() == m_marks.chosen())
        return false;
    tell(before);
    Q_EMIT choiceChanged();
    return true;
}

void CompareModel::setAlong(const std::vector<CameAlong> &along)
{
    const ChoiceMarks before = m_marks;
    m_marks.setAlong(along);
    tell(before);
}

CompareModel::Tally CompareModel::tallyOf(const ComparedObject &object) const
{
    Tally tally{.all = int(object.changes.size())};
    for (const quint32 change : object.changes) {
        tally.chosen += m_marks.isChosen(change) ? 1 : 0;
        tally.along += m_marks.comesAlong(change) ? 1 : 0;
    }
    return tally;
}

void CompareModel::count(Group &group)
{
    group.tally = {};
    for (quint32 i = 0; i < group.shownCount; ++i) {
        const Tally tally = tallyOf(object(m_shown[group.shownFirst + i]));
        group.tally.all += tally.all;
        group.tally.chosen += tally.chosen;
        group.tally.along += tally.along;
    }
}

void CompareModel::tell(const ChoiceMarks &before)
{
    std::vector<QModelIndex> objects;
    for (int row = 0; row < rowCount(); ++row) {
        Group &group = m_groups[m_shownGroups[size_t(row)]];
        for (quint32 i = 0; i < group.shownCount; ++i) {
            const ComparedObject &at = object(m_shown[group.shownFirst + i]);
            if (!std::ranges::all_of(at.changes, [&](quint32 change) { return m_marks.isAlike(before, change); }))
                objects.push_back(createIndex(int(i), 0, quintptr(row)));
        }
        count(group);
    }
    tell(objects);
}

// A view searches all its rows for each that changed, so that of many it rather looks at all anew.
void CompareModel::tell(const std::vector<QModelIndex> &objects)
{
    constexpr size_t few = 50;
    if (objects.size() > few) {
        Q_EMIT layoutAboutToBeChanged();
        Q_EMIT layoutChanged();
    }
    for (const QModelIndex &object : objects.size() > few ? std::vector<QModelIndex>() : objects) {
        Q_EMIT dataChanged(object.parent(), object.parent());
        Q_EMIT dataChanged(object, object);
        if (const int changes = rowCount(object); changes > 0)
            Q_EMIT dataChanged(index(0, 0, object), index(changes - 1, 0, object));
    }
    Q_EMIT marksChanged();
}

} // namespace tidemark::ui
