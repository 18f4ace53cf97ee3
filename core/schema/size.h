// SPDX-License-Identifier: GPL-3.0-or-later
// How big a relation is, as its server estimates it. Not part of the schema: it changes by itself. Plain values, any
// thread.
#pragma once

#include "schema/name.h"

namespace tidemark::schema {

struct RelationSize
{
    QualifiedName name;
    qint64 rows = -1;  // estimate; -1: the server has none yet
    qint64 bytes = -1; // without indexes
    bool operator==(const RelationSize &) const = default;
};

} // namespace tidemark::schema
