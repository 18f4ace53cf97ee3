// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of a comparison by kind, with counts and a filter. Shares the comparison and holds a number for each
// object that is shown; a filter is one pass over them. GUI thread only.
#pragma once

#include "ui/models/compare/comparison.h"
#include "ui/models/namefilter.h"

#include <QAbstractItemModel>

#include <array>
#include <memory>

namespace tidemark::ui {

using StateCounts = std::array<int, objectStates>;

class CompareModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        StateRole = Qt::UserRole, // ObjectState as int; -1: a group
        KindRole,
        RemarkRole,     // what stands muted behind the name
        MatchStartRole, // where the filter's text stands in the name, -1: nowhere
        MatchLengthRole,
    };

    explicit CompareModel(QObject *parent = nullptr);

    // Replaces everything. Null: nothing.
    void setComparison(std::shared_ptr<const Comparison> comparison);

    // Shows only what matches and has one of the states.
    void setFilter(const QString &text);
    void setStateShown(ObjectState state, bool shown);
    [[nodiscard]] bool isStateShown(ObjectState state) const { return m_shownStates[size_t(state)]; }

    [[nodiscard]] const StateCounts &counts() const { return m_counts; } // of all objects, whatever is shown
    [[nodiscard]] int shownCount() const { return int(m_shown.size()); }

    // Null for a group and where there is nothing.
    [[nodiscard]] const ComparedObject *objectAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const schema::ObjectRef &ref) const; // invalid when it is not shown
    [[nodiscard]] QModelIndex firstObject() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Group
    {
        QString kind;
        quint32 first = 0; // of m_comparison's objects
        quint32 count = 0;
        StateCounts counts{};
        quint32 shownFirst = 0; // of m_shown
        quint32 shownCount = 0;
    };

    void buildGroups();
    void applyFilter();
    [[nodiscard]] bool isShown(const ComparedObject &object) const;
    [[nodiscard]] const Group &groupAt(int row) const { return m_groups[m_shownGroups[size_t(row)]]; }
    [[nodiscard]] quint32 objectOf(const QModelIndex &index) const;
    [[nodiscard]] const ComparedObject &object(quint32 at) const { return m_comparison->objects[at]; }
    [[nodiscard]] QVariant groupData(const Group &group, int role) const;
    [[nodiscard]] QVariant objectData(quint32 at, int role) const;

    std::shared_ptr<const Comparison> m_comparison;
    std::vector<Group> m_groups;
    std::vector<quint32> m_shownGroups; // with anything to show
    std::vector<quint32> m_shown;       // objects, those of a group together
    StateCounts m_counts{};
    std::array<bool, objectStates> m_shownStates{true, true, true, false};
    NameFilter m_filter;
};

// "only left", "only right", "different", "equal".
[[nodiscard]] QString stateText(ObjectState state);

} // namespace tidemark::ui
