// SPDX-License-Identifier: GPL-3.0-or-later
// The stable spellings of the model's enumerations in snapshots and JSON. Order follows each enum.
#pragma once

#include "schema/schema.h"

#include <array>
#include <optional>

namespace tidemark::schema {

// One overload an enum; the argument only selects.
constexpr auto namesOf(TypeFamily)
{
    return std::array{"other", "boolean", "integer",   "decimal",  "float", "text", "binary",
                      "date",  "time",    "timestamp", "interval", "uuid",  "json", "xml",
                      "array", "enum",    "network",   "geometry", "range", "bit",  "composite"};
}
constexpr auto namesOf(Generation)
{
    return std::array{"none", "stored", "virtual"};
}
constexpr auto namesOf(Deferrability)
{
    return std::array{"not", "initiallyImmediate", "initiallyDeferred"};
}
constexpr auto namesOf(ReferentialAction)
{
    return std::array{"noAction", "restrict", "cascade", "setNull", "setDefault"};
}
constexpr auto namesOf(MatchType)
{
    return std::array{"simple", "full", "partial"};
}
constexpr auto namesOf(NullsOrder)
{
    return std::array{"default", "first", "last"};
}
constexpr auto namesOf(TriggerTiming)
{
    return std::array{"before", "after", "insteadOf"};
}
constexpr auto namesOf(Firing)
{
    return std::array{"origin", "disabled", "replica", "always"};
}
constexpr auto namesOf(TableKind)
{
    return std::array{"ordinary", "partitioned", "foreign", "virtual"};
}
constexpr auto namesOf(Persistence)
{
    return std::array{"permanent", "unlogged", "temporary"};
}
constexpr auto namesOf(CheckOption)
{
    return std::array{"none", "local", "cascaded"};
}
constexpr auto namesOf(RoutineKind)
{
    return std::array{"function", "procedure", "aggregate", "window"};
}
constexpr auto namesOf(ArgumentMode)
{
    return std::array{"in", "out", "inOut", "variadic", "table"};
}
constexpr auto namesOf(Volatility)
{
    return std::array{"volatile", "stable", "immutable"};
}
constexpr auto namesOf(ParallelSafety)
{
    return std::array{"unsafe", "restricted", "safe"};
}
constexpr auto namesOf(TypeKind)
{
    return std::array{"enum", "composite", "domain", "range", "base", "shell"};
}

template <class E>
    requires std::is_enum_v<E>
constexpr const char *enumName(E value)
{
    return namesOf(value)[size_t(value)];
}

template <class E>
    requires std::is_enum_v<E>
std::optional<E> enumFromName(QStringView name)
{
    const auto names = namesOf(E{});
    for (size_t i = 0; i < names.size(); ++i) {
        if (name == QLatin1StringView(names[i]))
            return E(i);
    }
    return {};
}

} // namespace tidemark::schema
