// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/expand.h"

#include "base/text.h"
#include "drivers/postgres/effects.h"
#include "drivers/postgres/expansion.h"
#include "drivers/postgres/typechanges.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using plan::Statement;
using schema::QualifiedName;

namespace {

bool rewrites(const PlanState &state, Statement statement)
{
    Effects(state.before(), state.options).assess(statement);
    return statement.rewrites;
}

// Where the types of one table change.
struct Site
{
    std::vector<size_t> places; // in the plan
    QStringList columns;
};

std::map<QualifiedName, Site> sitesIn(const PlanState &state, const std::vector<Statement> &statements)
{
    std::map<QualifiedName, Site> sites;
    for (size_t i = 0; i < statements.size(); ++i) {
        const Statement &statement = statements[i];
        if (!changesType(statement) || !rewrites(state, statement))
            continue;
        Site &site = sites[statement.object.name];
        site.places.push_back(i);
        site.columns << statement.object.part;
    }
    return sites;
}

// What replaces the statements of a plan: at the beginning, at their places, at the end.
struct Replacement
{
    std::vector<Statement> first;
    std::map<size_t, std::vector<Statement>> places;
    std::vector<Statement> last;
};

void replace(const PlanState &state, const Needs &needs, const QualifiedName &name, const Site &site,
             std::vector<Statement> &statements, Replacement &replacement)
{
    const schema::Table *before = schema::findTable(state.before(), name);
    const schema::Table *after = schema::findTable(state.after(), name);
    if (!before || !after)
        return;
    Expansion expansion(state, needs, *before, *after, site.columns);
    if (const QString obstacle = expansion.obstacle(); !obstacle.isEmpty()) {
        for (const size_t place : site.places)
            statements[place].comment = tr("Written anew in place: %1").arg(obstacle);
        return;
    }
    std::ranges::move(expansion.expand(), std::back_inserter(replacement.first));
    for (const size_t place : site.places)
        replacement.places[place] = {};
    replacement.places[site.places.front()] = expansion.swap();
    std::ranges::move(expansion.contract(), std::back_inserter(replacement.last));
}

} // namespace

std::vector<Statement> expandAndContract(const PlanState &state, std::vector<Statement> statements)
{
    const auto sites = sitesIn(state, statements);
    if (sites.empty())
        return statements;
    const Needs needs(state.before());
    Replacement replacement;
    for (const auto &[name, site] : sites)
        replace(state, needs, name, site, statements, replacement);
    std::vector<Statement> steps = std::move(replacement.first);
    const size_t expanded = steps.size();
    for (size_t i = 0; i < statements.size(); ++i) {
        const auto place = replacement.places.find(i);
        if (place == replacement.places.end())
            steps.push_back(std::move(statements[i]));
        else
            std::ranges::move(place->second, std::back_inserter(steps));
    }
    if (expanded > 0 && expanded < steps.size())
        steps[expanded].startsTransaction = true; // nobody waits for what was verified
    std::ranges::move(replacement.last, std::back_inserter(steps));
    return steps;
}

} // namespace tidemark::postgres
