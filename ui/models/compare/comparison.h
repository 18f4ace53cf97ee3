// SPDX-License-Identifier: GPL-3.0-or-later
// What a comparison of two schemas comes down to, object by object: a plain value that is made on a worker and then
// only read. Any thread.
#pragma once

#include "dialect/comparison.h"
#include "dialect/introspection.h"
#include "ui/models/compare/comparechoice.h"
#include "ui/models/compare/comparerenames.h"

namespace tidemark::ui {

enum class ObjectState : quint8 { OnlyLeft, OnlyRight, Different, Equal };
inline constexpr size_t objectStates = 4;

// An object that stands for itself in the tree, with what changed in it.
struct ComparedObject
{
    schema::ObjectRef ref;
    ObjectState state = ObjectState::Equal;
    std::vector<quint32> changes = {}; // by number; parts of a relation among them
};

// Something that a person should know before trusting the rest.
struct ComparisonNote
{
    QString source;
    QString place; // file and line, or what was left out
    QString text;
};

struct Comparison
{
    const dialect::Dialect *dialect = nullptr;
    std::shared_ptr<const diff::Difference> difference; // never null
    std::vector<ComparedObject> objects;                // by kind, as the tree has them, then name
    std::vector<RenameOffer> renames = {};
    plan::Options target = {}; // of the left side, where the script will run, with the strategy that suits it
    std::vector<ComparisonNote> notes = {};

    [[nodiscard]] bool isEqual() const { return difference->isEmpty(); }
};

// Errors: those of dialect::compareSchemas. Cost: the size of both schemas.
[[nodiscard]] Result<Comparison> compareForPeople(const dialect::Registry &registry, const schema::Schema &left,
                                                  const schema::Schema &right,
                                                  const dialect::ComparisonOptions &options);

// The object that a change belongs to: a column's table, an index's table or view, itself.
[[nodiscard]] schema::ObjectRef ownerOf(const diff::Difference &difference, const diff::Change &change);

} // namespace tidemark::ui
