// SPDX-License-Identifier: GPL-3.0-or-later
// Names, and references by name: how one object of a schema points at another. Names are stored as the engine has them,
// unquoted and with their case. Plain values, any thread.
#pragma once

#include <QString>

#include <compare>

namespace tidemark::schema {

struct QualifiedName
{
    QString schema; // empty where the engine has no schemas, or for objects outside them
    QString name;

    [[nodiscard]] bool isEmpty() const { return name.isEmpty() && schema.isEmpty(); }
    // For people and logs: schema.name without quoting. SQL text is the dialect's work.
    [[nodiscard]] QString toString() const { return schema.isEmpty() ? name : schema + QChar(u'.') + name; }

    bool operator==(const QualifiedName &) const = default;
    std::strong_ordering operator<=>(const QualifiedName &other) const
    {
        // by code unit, so that the order is the same on every machine
        const int bySchema = schema.compare(other.schema);
        return bySchema != 0 ? bySchema <=> 0 : name.compare(other.name) <=> 0;
    }

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("schema", self.schema);
        field("name", self.name);
    }
};

// Identity of any object. For what lives inside a relation (column, index, constraint, trigger, policy, rule) `name` is
// the relation's and `part` its own; for a routine `part` is the list of argument types; other kinds say in their
// driver.
struct ObjectRef
{
    QString kind;
    QualifiedName name;
    QString part;

    [[nodiscard]] QString toString() const
    {
        return part.isEmpty() ? name.toString() : name.toString() + QChar(u'.') + part;
    }

    bool operator==(const ObjectRef &) const = default;
    std::strong_ordering operator<=>(const ObjectRef &other) const
    {
        if (const int byKind = kind.compare(other.kind); byKind != 0)
            return byKind <=> 0;
        if (const auto byName = name <=> other.name; byName != 0)
            return byName;
        return part.compare(other.part) <=> 0;
    }

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("kind", self.kind);
        field("name", self.name);
        field("part", self.part);
    }
};

} // namespace tidemark::schema
