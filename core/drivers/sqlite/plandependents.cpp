// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/planstate.h"
#include "drivers/sqlite/token.h"
#include "plan/graph.h"
#include "schema/kinds.h"

#include <algorithm>
#include <map>

namespace tidemark::sqlite {

using schema::ObjectRef;
using schema::Schema;
using schema::Trigger;
using schema::View;

namespace {

// What stands on what goes or changes, and therefore steps aside meanwhile. Names are folded.
class Dependents
{
public:
    explicit Dependents(PlanState &state)
        : m_state(state)
    {
        for (const schema::Dependency &dependency : state.before.dependencies)
            m_needs[dependency.object].insert(foldedName(dependency.on.name.name));
    }

    void decide()
    {
        noteTables();
        noteViews();
        spread();
        for (const View &view : m_state.before.views) {
            if (isAffected(view.name))
                m_state.droppedViews.push_back(&view);
        }
        for (const View &view : m_state.after.views) {
            if (isAffected(view.name) || !viewOf(m_state.before, view.name.name))
                m_state.createdViews.push_back(&view);
        }
        triggers(m_state.before, m_state.after, m_state.droppedTriggers, false);
        triggers(m_state.after, m_state.before, m_state.createdTriggers, true);
    }

private:
    void noteTables()
    {
        for (const TableStep &step : m_state.tables) {
            const bool shrinks = step.fate == Fate::Alter && !droppedColumns(step).empty();
            if (step.drops() || shrinks)
                m_affected.insert(foldedName(step.before->name.name));
        }
    }

    void noteViews()
    {
        for (const View &view : m_state.before.views) {
            const View *after = viewOf(m_state.after, view.name.name);
            const bool same = after && after->name == view.name && after->query == view.query &&
                              after->meta.attributes == view.meta.attributes;
            if (!same)
                m_affected.insert(foldedName(view.name.name));
        }
    }

    void spread()
    {
        for (bool grown = true; grown;) {
            grown = false;
            for (const View &view : m_state.before.views) {
                if (needsAffected(schema::refOf(view)))
                    grown = m_affected.insert(foldedName(view.name.name)).second || grown;
            }
        }
    }

    static const View *viewOf(const Schema &schema, const QString &name)
    {
        const auto at = std::ranges::find_if(schema.views, [&](const View &v) { return sameName(v.name.name, name); });
        return at == schema.views.end() ? nullptr : &*at;
    }

    [[nodiscard]] bool isAffected(const schema::QualifiedName &relation) const
    {
        return m_affected.contains(foldedName(relation.name));
    }

    [[nodiscard]] bool needsAffected(const ObjectRef &object) const
    {
        const auto needs = m_needs.find(object);
        return needs != m_needs.end() &&
               std::ranges::any_of(needs->second, [this](const QString &name) { return m_affected.contains(name); });
    }

    // Whether triggers of the relation go with it or come after it.
    [[nodiscard]] bool isMadeAnew(const schema::QualifiedName &relation) const
    {
        if (const TableStep *step = m_state.stepOf(relation.name))
            return step->drops() || step->fate == Fate::Create;
        return isAffected(relation) || !viewOf(m_state.before, relation.name);
    }

    void triggers(const Schema &of, const Schema &other, std::vector<TriggerOf> &list, bool creating) const
    {
        for (const schema::Table &table : of.tables)
            triggers(table.name, table.triggers, schema::findTable(other, table.name), list, creating);
        for (const View &view : of.views)
            triggers(view.name, view.triggers, schema::findView(other, view.name), list, creating);
    }

    template <class Relation>
    void triggers(const schema::QualifiedName &name, const std::vector<Trigger> &triggers, const Relation *other,
                  std::vector<TriggerOf> &list, bool creating) const
    {
        const bool anew = isMadeAnew(name);
        for (const Trigger &trigger : triggers) {
            const bool same = other && std::ranges::contains(other->triggers, trigger);
            const bool moves = !same || isAffected(name) || needsAffected({schema::kind::trigger, name, trigger.name});
            if (anew ? creating : moves)
                list.push_back({&trigger, name});
        }
    }

    PlanState &m_state;
    std::map<ObjectRef, std::set<QString>> m_needs;
    std::set<QString> m_affected;
};

} // namespace

void decideDependents(PlanState &state)
{
    Dependents(state).decide();
}

std::vector<const View *> inOrder(const std::vector<const View *> &views, const Schema &schema)
{
    plan::Graph graph;
    std::map<ObjectRef, int> steps;
    for (const View *view : views)
        steps[schema::refOf(*view)] = graph.add();
    for (const schema::Dependency &dependency : schema.dependencies) {
        const auto first = steps.find(dependency.on);
        const auto then = steps.find(dependency.object);
        if (first != steps.end() && then != steps.end())
            graph.order(first->second, then->second);
    }
    std::vector<const View *> ordered;
    for (int step : graph.sorted())
        ordered.push_back(views[size_t(step)]);
    // views that read each other in a circle are broken in any order, and can be made in any
    for (const View *view : views) {
        if (!std::ranges::contains(ordered, view))
            ordered.push_back(view);
    }
    return ordered;
}

} // namespace tidemark::sqlite
