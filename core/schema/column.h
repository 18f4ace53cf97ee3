// SPDX-License-Identifier: GPL-3.0-or-later
// Columns of tables and views, and attributes of composite types. Plain values, any thread.
#pragma once

#include "base/box.h"
#include "schema/meta.h"
#include "schema/sequence.h"

namespace tidemark::schema {

// What a type is good for, whatever an engine calls it.
enum class TypeFamily : quint8 {
    Other,
    Boolean,
    Integer,
    Decimal,
    Float,
    Text,
    Binary,
    Date,
    Time,
    Timestamp,
    Interval,
    Uuid,
    Json,
    Xml,
    Array,
    Enum,
    Network,
    Geometry,
    Range,
    Bit,
    Composite
};

enum class Generation : quint8 { None, Stored, Virtual };

struct Identity
{
    bool always = false; // GENERATED ALWAYS; otherwise BY DEFAULT
    QualifiedName sequence;
    QString type; // of the sequence
    SequenceOptions options;

    bool operator==(const Identity &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("always", self.always);
        field("sequence", self.sequence);
        field("type", self.type);
        field("options", self.options);
    }
};

struct Column
{
    QString name;
    QString type; // the engine's own canonical spelling, with modifiers: "character varying(50)"
    QString collation;
    QString defaultValue; // an expression; for a generated column the expression it is generated from
    QString comment;
    TypeFamily family = TypeFamily::Other;
    Generation generation = Generation::None;
    bool notNull = false;
    Box<Identity> identity;
    std::vector<Grant> grants; // columns have no privileges by default, so none can be taken from them
    std::vector<SecurityLabel> labels;
    Attributes attributes;

    bool operator==(const Column &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("type", self.type);
        field("family", self.family);
        field("collation", self.collation);
        field("notNull", self.notNull);
        field("default", self.defaultValue);
        field("generation", self.generation);
        field("identity", self.identity);
        field("comment", self.comment);
        field("grants", self.grants);
        field("labels", self.labels);
        field("attributes", self.attributes);
    }
};

} // namespace tidemark::schema
