// SPDX-License-Identifier: GPL-3.0-or-later
// By what the lists of a schema are sorted, and so by what two schemas are walked together. Pure functions, any thread.
#pragma once

#include "schema/schema.h"

#include <tuple>

namespace tidemark::schema {

[[nodiscard]] inline auto keyOf(const Namespace &ns)
{
    return std::tie(ns.name);
}

[[nodiscard]] inline auto keyOf(const Routine &routine)
{
    return std::tie(routine.name, routine.signature);
}

[[nodiscard]] inline auto keyOf(const EngineObject &object)
{
    return std::tie(object.kind, object.name, object.part);
}

[[nodiscard]] inline auto keyOf(const DefaultPrivileges &defaults)
{
    return std::tie(defaults.role, defaults.schema, defaults.objectKind);
}

[[nodiscard]] inline auto keyOf(const SystemGrants &grants)
{
    return std::tie(grants.object);
}

template <class T>
[[nodiscard]] auto keyOf(const T &named)
{
    return std::tie(named.name);
}

} // namespace tidemark::schema
