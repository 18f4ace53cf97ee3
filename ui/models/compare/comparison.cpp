// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/comparison.h"

#include "schema/kinds.h"
#include "ui/models/kindtitles.h"

#include <algorithm>
#include <map>

namespace tidemark::ui {

using schema::ObjectRef;
using schema::Schema;

namespace {

// Whether a change is about something inside a relation.
bool isPart(const diff::Item &item)
{
    return std::visit(
        [](const auto &value) {
            using T = std::remove_cvref_t<decltype(value)>;
            return std::same_as<T, const schema::Column *> || std::same_as<T, const schema::Key *> ||
                   std::same_as<T, const schema::ForeignKey *> || std::same_as<T, const schema::Check *> ||
                   std::same_as<T, const schema::Exclusion *> || std::same_as<T, const schema::NotNullConstraint *> ||
                   std::same_as<T, const schema::Index *> || std::same_as<T, const schema::Trigger *> ||
                   std::same_as<T, const schema::Rule *> || std::same_as<T, const schema::Policy *>;
        },
        item);
}

// Objects of one side, once for each kind and name.
using States = std::map<ObjectRef, ComparedObject>;

void addSide(States &states, const Schema &schema, ObjectState alone)
{
    for (const ObjectRef &ref : schema::allObjects(schema)) {
        const auto [at, isNew] = states.try_emplace(ref, ComparedObject{.ref = ref, .state = alone});
        if (!isNew)
            at->second.state = ObjectState::Equal;
    }
}

void addChanges(States &states, const diff::Difference &difference)
{
    for (quint32 i = 0; i < difference.changes.size(); ++i) {
        const diff::Change &change = difference.changes[i];
        const ObjectRef owner = ownerOf(difference, change);
        ComparedObject &object = states.try_emplace(owner, ComparedObject{.ref = owner}).first->second;
        object.changes.push_back(i);
        if (owner != change.object || change.type() == diff::ChangeType::Alter)
            object.state = ObjectState::Different;
        else
            object.state = change.type() == diff::ChangeType::Create ? ObjectState::OnlyRight : ObjectState::OnlyLeft;
    }
    if (!difference.databaseFields.isEmpty()) {
        const ObjectRef database{schema::kind::database, {}, {}};
        ComparedObject object{.ref = database, .state = ObjectState::Different};
        for (size_t i = difference.changes.size(); i < changeCount(difference); ++i)
            object.changes.push_back(quint32(i));
        states[database] = std::move(object);
    }
}

} // namespace

ObjectRef ownerOf(const diff::Difference &difference, const diff::Change &change)
{
    if (!isPart(diff::isEmpty(change.before) ? change.after : change.before))
        return change.object;
    for (const auto &side : {difference.before, difference.after}) {
        if (const schema::Table *table = schema::findTable(*side, change.object.name))
            return schema::refOf(*table);
        if (const schema::View *view = schema::findView(*side, change.object.name))
            return schema::refOf(*view);
    }
    return change.object;
}

Result<Comparison> compareForPeople(const dialect::Registry &registry, const Schema &left, const Schema &right,
                                    const dialect::ComparisonOptions &options)
{
    dialect::Comparison compared = TRY(dialect::compareSchemas(registry, left, right, options));
    Comparison comparison{.dialect = compared.dialect,
                          .difference = std::make_shared<const diff::Difference>(std::move(compared.difference)),
                          .objects = {},
                          .renames = renameOffers(compared, options.renames)};
    States states;
    addSide(states, *comparison.difference->before, ObjectState::OnlyLeft);
    addSide(states, *comparison.difference->after, ObjectState::OnlyRight);
    addChanges(states, *comparison.difference);
    comparison.objects.reserve(states.size());
    for (auto &[ref, object] : states)
        comparison.objects.push_back(std::move(object));
    std::ranges::stable_sort(comparison.objects, {},
                             [](const ComparedObject &object) { return kindOrder(object.ref.kind); });
    return comparison;
}

} // namespace tidemark::ui
