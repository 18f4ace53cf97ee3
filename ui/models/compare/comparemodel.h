// SPDX-License-Identifier: GPL-3.0-or-later
// The objects of a comparison by kind, and what changes in each, with counts, a filter and a box for what goes into the
// script. Shares the comparison and holds a few numbers for each object; a filter is one pass over them. GUI thread
// only.
#pragma once

#include "ui/models/compare/choicemarks.h"
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
        AlongRole, // true: all that is taken of it comes along, and cannot be left out by itself
    };

    explicit CompareModel(QObject *parent = nullptr);

    // Replaces everything. What was left out stays so while a comparison follows another; null: nothing.
    void setComparison(std::shared_ptr<const Comparison> comparison);

    // Shows only what matches and has one of the states. What is chosen stays so.
    void setFilter(const QString &text);
    void setStateShown(ObjectState state, bool shown);
    [[nodiscard]] bool isStateShown(ObjectState state) const { return m_shownStates[size_t(state)]; }

    [[nodiscard]] const StateCounts &counts() const { return m_counts; } // of all objects, whatever is shown
    [[nodiscard]] int shownCount() const { return int(m_shown.size()); }

    // What goes into the script. The box of a kind or an object stands for all that is shown below it.
    [[nodiscard]] const ChoiceMarks &marks() const { return m_marks; }
    void chooseShown(bool chosen);
    void setAlong(const std::vector<CameAlong> &along);

    // Of a change its object. Null for a group and where there is nothing.
    [[nodiscard]] const ComparedObject *objectAt(const QModelIndex &index) const;
    // The number of the change that a row of the third level stands for; noChange for all others.
    [[nodiscard]] quint32 changeAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const schema::ObjectRef &ref) const; // invalid when it is not shown
    [[nodiscard]] QModelIndex firstObject() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    using QObject::parent;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void choiceChanged(); // by a person
    void marksChanged();  // that, and what comes along

private:
    // Of what is shown.
    struct Tally
    {
        int all = 0;
        int chosen = 0;
        int along = 0;
    };
    struct Group
    {
        QString kind;
        quint32 first = 0; // of m_comparison's objects
        quint32 count = 0;
        StateCounts counts{};
        quint32 shownFirst = 0; // of m_shown
        quint32 shownCount = 0;
        Tally tally = {};
    };

    void buildGroups();
    void applyFilter();
    [[nodiscard]] bool isShown(const ComparedObject &object) const;
    [[nodiscard]] const Group &groupAt(int row) const { return m_groups[m_shownGroups[size_t(row)]]; }
    [[nodiscard]] quint32 objectOf(const QModelIndex &index) const;
    [[nodiscard]] const ComparedObject &object(quint32 at) const { return m_comparison->objects[at]; }
    [[nodiscard]] int groupRowOf(quint32 object) const;
    [[nodiscard]] bool listsChanges(const ComparedObject &object) const;

    [[nodiscard]] Tally tallyOf(const ComparedObject &object) const;
    [[nodiscard]] static QVariant boxOf(const Tally &tally);
    void count(Group &group);
    void choose(const ComparedObject &object, bool chosen);
    void chooseGroup(const Group &group, bool chosen);
    bool choiceIs(const ChoiceMarks &before);
    void tell(const ChoiceMarks &before);
    void tell(const std::vector<QModelIndex> &objects);
    [[nodiscard]] QString alongText(quint32 change) const;
    [[nodiscard]] QString alongHint(quint32 change) const;
    [[nodiscard]] QString firstAlong(const ComparedObject &object, QString (CompareModel::*text)(quint32) const) const;

    [[nodiscard]] QVariant groupData(const Group &group, int role) const;
    [[nodiscard]] QVariant objectData(quint32 at, int role) const;
    [[nodiscard]] QVariant changeData(quint32 change, int role) const;

    std::shared_ptr<const Comparison> m_comparison;
    ChoiceMarks m_marks;
    std::vector<Group> m_groups;
    std::vector<quint32> m_shownGroups; // with anything to show
    std::vector<quint32> m_shown;       // objects, those of a group together
    std::vector<quint32> m_rows;        // by object, its place in its group if it is shown
    StateCounts m_counts{};
    std::array<bool, objectStates> m_shownStates{true, true, true, false};
    NameFilter m_filter;
};

// "only left", "only right", "different", "equal".
[[nodiscard]] QString stateText(ObjectState state);

} // namespace tidemark::ui
