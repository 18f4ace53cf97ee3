// SPDX-License-Identifier: GPL-3.0-or-later
// Functions, procedures, aggregates and window functions. Plain values, any thread.
#pragma once

#include "schema/meta.h"

namespace tidemark::schema {

enum class RoutineKind : quint8 { Function, Procedure, Aggregate, Window };

enum class ArgumentMode : quint8 { In, Out, InOut, Variadic, Table };

enum class Volatility : quint8 { Volatile, Stable, Immutable };

enum class ParallelSafety : quint8 { Unsafe, Restricted, Safe };

struct Argument
{
    QString name;
    QString type;
    ArgumentMode mode = ArgumentMode::In;
    QString defaultValue;

    bool operator==(const Argument &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("type", self.type);
        field("mode", self.mode);
        field("default", self.defaultValue);
    }
};

struct Routine
{
    QualifiedName name;
    QString signature; // the types of its input arguments, "integer, text": identity among overloads
    RoutineKind kind = RoutineKind::Function;
    std::vector<Argument> arguments;
    QString returns; // a type, without SETOF; empty for procedures
    bool returnsSet = false;
    QString language;
    QString body;         // source text
    bool sqlBody = false; // the body is parsed SQL (BEGIN ATOMIC, RETURN) and not a string
    QString library;      // object file of a compiled function; the body is then its symbol
    Volatility volatility = Volatility::Volatile;
    ParallelSafety parallel = ParallelSafety::Unsafe;
    bool strict = false;
    bool securityDefiner = false;
    bool leakproof = false;
    QString cost; // numbers as text, empty for the engine's default
    QString rows;
    QString support;
    QStringList configuration; // "search_path=app, public", one a setting
    Meta meta;

    bool operator==(const Routine &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("signature", self.signature);
        field("kind", self.kind);
        field("arguments", self.arguments);
        field("returns", self.returns);
        field("returnsSet", self.returnsSet);
        field("language", self.language);
        field("body", self.body);
        field("sqlBody", self.sqlBody);
        field("library", self.library);
        field("volatility", self.volatility);
        field("parallel", self.parallel);
        field("strict", self.strict);
        field("securityDefiner", self.securityDefiner);
        field("leakproof", self.leakproof);
        field("cost", self.cost);
        field("rows", self.rows);
        field("support", self.support);
        field("configuration", self.configuration);
        field("meta", self.meta);
    }
};

} // namespace tidemark::schema
