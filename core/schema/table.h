// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of every sort, with all that lives inside them. Columns keep the engine's order, everything else is sorted by
// name. Plain values, any thread.
#pragma once

#include "schema/column.h"
#include "schema/constraint.h"
#include "schema/index.h"
#include "schema/trigger.h"

namespace tidemark::schema {

enum class TableKind : quint8 { Ordinary, Partitioned, Foreign, Virtual };

enum class Persistence : quint8 { Permanent, Unlogged, Temporary };

// A table that is a partition of another.
struct PartitionOf
{
    QualifiedName parent;
    QString bounds; // "FOR VALUES FROM (1) TO (10)" or "DEFAULT"

    bool operator==(const PartitionOf &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("parent", self.parent);
        field("bounds", self.bounds);
    }
};

struct Table
{
    QualifiedName name;
    TableKind kind = TableKind::Ordinary;
    Persistence persistence = Persistence::Permanent;
    std::vector<Column> columns;
    Box<Key> primaryKey;
    std::vector<Key> uniques;
    std::vector<ForeignKey> foreignKeys;
    std::vector<Check> checks;
    std::vector<Exclusion> exclusions;
    std::vector<NotNullConstraint> notNulls;
    std::vector<Index> indexes;
    std::vector<Trigger> triggers;
    std::vector<Rule> rules;
    std::vector<Policy> policies;
    QString partitionKey; // "RANGE (created_at)"; empty: not partitioned
    Box<PartitionOf> partitionOf;
    std::vector<QualifiedName> inherits; // in their order
    bool rowSecurity = false;
    bool forceRowSecurity = false;
    Meta meta;

    bool operator==(const Table &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("kind", self.kind);
        field("persistence", self.persistence);
        field("columns", self.columns);
        field("primaryKey", self.primaryKey);
        field("uniques", self.uniques);
        field("foreignKeys", self.foreignKeys);
        field("checks", self.checks);
        field("exclusions", self.exclusions);
        field("notNulls", self.notNulls);
        field("indexes", self.indexes);
        field("triggers", self.triggers);
        field("rules", self.rules);
        field("policies", self.policies);
        field("partitionKey", self.partitionKey);
        field("partitionOf", self.partitionOf);
        field("inherits", self.inherits);
        field("rowSecurity", self.rowSecurity);
        field("forceRowSecurity", self.forceRowSecurity);
        field("meta", self.meta);
    }
};

} // namespace tidemark::schema
