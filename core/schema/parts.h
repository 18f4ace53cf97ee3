// SPDX-License-Identifier: GPL-3.0-or-later
// What lives inside relations, as references: columns, keys and other constraints, indexes, triggers, rules, policies.
// Parts without a name are left out. Pure functions, any thread.
#pragma once

#include "schema/schema.h"

namespace tidemark::schema {

[[nodiscard]] std::vector<ObjectRef> partsOf(const Table &table);
[[nodiscard]] std::vector<ObjectRef> partsOf(const View &view);
[[nodiscard]] std::vector<ObjectRef> allParts(const Schema &schema);

// Whether objects of a kind live inside relations.
[[nodiscard]] bool isPart(const QString &kind);

// Parts that are called `text`: TABLE.PART or SCHEMA.TABLE.PART, and all but columns also PART or SCHEMA.PART; exactly
// as stored or, failing that, ignoring case.
[[nodiscard]] std::vector<ObjectRef> findParts(const Schema &schema, const QString &text);

// A schema that holds nothing but one object, or the relation of a part with this part alone.
[[nodiscard]] Schema onlyObject(const Schema &schema, const ObjectRef &ref);

} // namespace tidemark::schema
