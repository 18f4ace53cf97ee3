// SPDX-License-Identifier: GPL-3.0-or-later
// Types that people define: enums, composites, domains, ranges, base and shell types. Plain values, any thread.
#pragma once

#include "schema/column.h"
#include "schema/constraint.h"

namespace tidemark::schema {

enum class TypeKind : quint8 { Enum, Composite, Domain, Range, Base, Shell };

struct Type
{
    QualifiedName name;
    TypeKind kind = TypeKind::Enum;
    QStringList labels;         // enum, in their order
    std::vector<Column> fields; // composite
    QString baseType;           // domain, or subtype of a range
    QString collation;
    QString defaultValue;
    bool notNull = false;
    std::vector<Check> checks; // domain
    std::vector<NotNullConstraint> notNulls;
    Meta meta; // what else a range or base type needs is in the attributes

    bool operator==(const Type &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("kind", self.kind);
        field("values", self.labels);
        field("fields", self.fields);
        field("baseType", self.baseType);
        field("collation", self.collation);
        field("default", self.defaultValue);
        field("notNull", self.notNull);
        field("checks", self.checks);
        field("notNulls", self.notNulls);
        field("meta", self.meta);
    }
};

} // namespace tidemark::schema
