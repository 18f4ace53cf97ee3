// SPDX-License-Identifier: GPL-3.0-or-later
// A whole database schema as one value: sorted vectors of objects that refer to each other by name. Copyable,
// comparable, without pointers or identity of its own; safe to read from any number of threads.
#pragma once

#include "schema/routine.h"
#include "schema/sequence.h"
#include "schema/table.h"
#include "schema/type.h"
#include "schema/view.h"

namespace tidemark::schema {

struct Namespace
{
    QString name;
    Meta meta;

    bool operator==(const Namespace &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("meta", self.meta);
    }
};

// An object of a kind that only one engine has: an operator, a text search dictionary, a publication. All that defines
// it is in the attributes.
struct EngineObject
{
    QString kind;
    QualifiedName name;
    QString part; // what else tells it apart: operand types, access method
    Meta meta;

    bool operator==(const EngineObject &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("kind", self.kind);
        field("name", self.name);
        field("part", self.part);
        field("meta", self.meta);
    }
};

// What new objects of a kind will grant, by who makes them and where.
struct DefaultPrivileges
{
    QString role;
    QString schema;     // empty: everywhere
    QString objectKind; // tables, sequences, functions, types, schemas
    std::vector<Grant> grants;
    std::vector<Grant> revoked;

    bool operator==(const DefaultPrivileges &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("role", self.role);
        field("schema", self.schema);
        field("objectKind", self.objectKind);
        field("grants", self.grants);
        field("revoked", self.revoked);
    }
};

// Privileges that people changed on an object that came with the engine.
struct SystemGrants
{
    ObjectRef object;
    std::vector<Grant> grants;
    std::vector<Grant> revoked;

    bool operator==(const SystemGrants &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("object", self.object);
        field("grants", self.grants);
        field("revoked", self.revoked);
    }
};

// `object` cannot exist without `on`, beyond what the model itself says (a foreign key names its table).
struct Dependency
{
    ObjectRef object;
    ObjectRef on;

    bool operator==(const Dependency &) const = default;
    auto operator<=>(const Dependency &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("object", self.object);
        field("on", self.on);
    }
};

struct Schema
{
    QString engine;        // id of the dialect
    QString version;       // of the server that was read, "17.5"
    Attributes attributes; // of the database itself
    std::vector<Namespace> namespaces;
    std::vector<Type> types;
    std::vector<Sequence> sequences;
    std::vector<Table> tables;
    std::vector<View> views;
    std::vector<Routine> routines;
    std::vector<EngineObject> objects;
    std::vector<DefaultPrivileges> defaultPrivileges;
    std::vector<SystemGrants> systemGrants;
    std::vector<Dependency> dependencies;

    bool operator==(const Schema &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("engine", self.engine);
        field("version", self.version);
        field("attributes", self.attributes);
        field("namespaces", self.namespaces);
        field("types", self.types);
        field("sequences", self.sequences);
        field("tables", self.tables);
        field("views", self.views);
        field("routines", self.routines);
        field("objects", self.objects);
        field("defaultPrivileges", self.defaultPrivileges);
        field("systemGrants", self.systemGrants);
        field("dependencies", self.dependencies);
    }
};

// Puts every vector into its canonical order (columns, labels, arguments and index keys keep theirs). Introspectors
// call it once.
void sort(Schema &schema);

// Finds an object by name in a sorted schema; null when there is none. Cost: logarithmic.
[[nodiscard]] const Table *findTable(const Schema &schema, const QualifiedName &name);
[[nodiscard]] const View *findView(const Schema &schema, const QualifiedName &name);
[[nodiscard]] const Sequence *findSequence(const Schema &schema, const QualifiedName &name);
[[nodiscard]] const Type *findType(const Schema &schema, const QualifiedName &name);
[[nodiscard]] const Routine *findRoutine(const Schema &schema, const QualifiedName &name, const QString &signature);
[[nodiscard]] const Namespace *findNamespace(const Schema &schema, const QString &name);
[[nodiscard]] const EngineObject *findObject(const Schema &schema, const ObjectRef &ref);

// The identity of an object as dependencies spell it.
[[nodiscard]] ObjectRef refOf(const Table &table);
[[nodiscard]] ObjectRef refOf(const View &view);
[[nodiscard]] ObjectRef refOf(const Sequence &sequence);
[[nodiscard]] ObjectRef refOf(const Type &type);
[[nodiscard]] ObjectRef refOf(const Routine &routine);
[[nodiscard]] ObjectRef refOf(const Namespace &ns);
[[nodiscard]] ObjectRef refOf(const EngineObject &object);

// Every top-level object, in the order of the vectors: what a list or a search shows.
[[nodiscard]] std::vector<ObjectRef> allObjects(const Schema &schema);

// The part of a schema that lies in the named schemas; objects outside any schema are kept.
[[nodiscard]] Schema onlySchemas(const Schema &schema, const QStringList &names);

// Objects whose name (qualified or not) is `text`, exactly as stored or, failing that, ignoring case.
[[nodiscard]] std::vector<ObjectRef> findByName(const Schema &schema, const QString &text);

} // namespace tidemark::schema
