// SPDX-License-Identifier: GPL-3.0-or-later
// Any object of a schema by address, and the fields in which two of them differ. The schemas must outlive the items.
// Plain values, any thread.
#pragma once

#include "schema/schema.h"

#include <variant>

namespace tidemark::diff {

// Visited without a default branch, so that a kind that somebody forgot does not compile.
using Item =
    std::variant<std::monostate, const schema::Namespace *, const schema::Type *, const schema::Sequence *,
                 const schema::Table *, const schema::Column *, const schema::Key *, const schema::ForeignKey *,
                 const schema::Check *, const schema::Exclusion *, const schema::NotNullConstraint *,
                 const schema::Index *, const schema::Trigger *, const schema::Rule *, const schema::Policy *,
                 const schema::View *, const schema::Routine *, const schema::EngineObject *,
                 const schema::DefaultPrivileges *, const schema::SystemGrants *>;

// The value behind an item, or null when it is of another type or empty.
template <class T>
[[nodiscard]] const T *as(const Item &item)
{
    const auto *held = std::get_if<const T *>(&item);
    return held ? *held : nullptr;
}

[[nodiscard]] inline bool isEmpty(const Item &item)
{
    return std::holds_alternative<std::monostate>(item);
}

// Names of the fields in which two values of one type differ: "type", "comment", "pg.with.fillfactor". What lives
// inside a relation (columns of tables, indexes, …) is not a field of it. Both items must hold the same type.
[[nodiscard]] QStringList differingFields(const Item &before, const Item &after);

} // namespace tidemark::diff
