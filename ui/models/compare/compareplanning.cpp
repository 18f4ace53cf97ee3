// SPDX-License-Identifier: GPL-3.0-or-later
// How a comparison's session comes from what was chosen to its script.
#include "ui/models/compare/comparesession.h"

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static const QString slot = u"plan"_s; // one for both steps, so that a newer choice supersedes either

void CompareSession::plan(Chosen chosen)
{
    if (!m_comparison)
        return;
    m_chosen.reset();
    m_planJob = m_workbench->tools().jobs->run(
        this, {.title = tr("Choosing changes"), .slot = slot, .quiet = true},
        [whole = m_comparison->difference, chosen = std::move(chosen)](job::JobContext &) -> Result<ChosenDifference> {
            return chosenDifference(whole, chosen);
        },
        [this, of = m_comparison](Result<ChosenDifference> made) {
            m_planJob = 0;
            if (of != m_comparison)
                return;
            if (!made) {
                m_script = Failure(std::move(made).error());
                return Q_EMIT scriptChanged();
            }
            m_chosen = made->difference;
            m_along = std::move(made->along);
            planScript();
            Q_EMIT alongChanged();
        });
}

static Result<ScriptPair> scripts(job::JobContext &job, const dialect::Dialect &dialect,
                                  const diff::Difference &difference, const plan::Options &options)
{
    const plan::Plan plan = TRY(dialect::makePlan(job, *dialect.planner, difference, options));
    return ScriptPair{.up = scriptText(plan.up), .down = scriptText(plan.down)};
}

void CompareSession::planScript()
{
    plan::Options options = m_comparison->target;
    options.strategy = strategy();
    m_planJob = m_workbench->tools().jobs->run(
        this, {.title = tr("Planning the script"), .slot = slot, .quiet = true},
        [dialect = m_comparison->dialect, difference = m_chosen, options](job::JobContext &job) {
            return scripts(job, *dialect, *difference, options);
        },
        [this, of = m_comparison](Result<ScriptPair> made) {
            m_planJob = 0;
            if (of != m_comparison)
                return;
            m_script = std::move(made);
            Q_EMIT scriptChanged();
        });
}

void CompareSession::setStrategy(std::optional<plan::Strategy> wanted)
{
    m_wantedStrategy = wanted;
    if (m_chosen)
        planScript();
}

plan::Strategy CompareSession::strategy() const
{
    const bool there = m_wantedStrategy && std::ranges::contains(strategies(), *m_wantedStrategy);
    return there ? *m_wantedStrategy : m_comparison ? m_comparison->target.strategy : plan::Strategy::Direct;
}

std::vector<plan::Strategy> CompareSession::strategies() const
{
    return m_comparison ? m_comparison->dialect->planner->strategies() : std::vector<plan::Strategy>();
}

} // namespace tidemark::ui
