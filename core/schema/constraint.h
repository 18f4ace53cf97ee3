// SPDX-License-Identifier: GPL-3.0-or-later
// Constraints of tables (checks also of domains). Expressions are the engine's normalised text. Plain values, any
// thread.
#pragma once

#include "schema/index.h"

namespace tidemark::schema {

enum class Deferrability : quint8 { Not, InitiallyImmediate, InitiallyDeferred };

// What happens to the referencing row.
enum class ReferentialAction : quint8 { NoAction, Restrict, Cascade, SetNull, SetDefault };

enum class MatchType : quint8 { Simple, Full, Partial };

// A primary key or a unique constraint.
struct Key
{
    QString name;
    QStringList columns;
    QStringList include;
    bool nullsNotDistinct = false;
    bool withoutOverlaps = false; // of the last column, a range
    Deferrability deferrability = Deferrability::Not;
    QString comment;
    Attributes attributes; // of the index behind it, too

    bool operator==(const Key &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("columns", self.columns);
        field("include", self.include);
        field("nullsNotDistinct", self.nullsNotDistinct);
        field("withoutOverlaps", self.withoutOverlaps);
        field("deferrability", self.deferrability);
        field("comment", self.comment);
        field("attributes", self.attributes);
    }
};

struct ForeignKey
{
    QString name;
    QStringList columns;
    QualifiedName table; // the referenced one
    QStringList referencedColumns;
    ReferentialAction onUpdate = ReferentialAction::NoAction;
    ReferentialAction onDelete = ReferentialAction::NoAction;
    QStringList onDeleteColumns; // ON DELETE SET NULL (a, b); empty: all
    MatchType match = MatchType::Simple;
    Deferrability deferrability = Deferrability::Not;
    bool notValid = false;
    bool notEnforced = false;
    bool period = false; // the last column is a PERIOD
    QString comment;
    Attributes attributes;

    bool operator==(const ForeignKey &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("columns", self.columns);
        field("table", self.table);
        field("referencedColumns", self.referencedColumns);
        field("onUpdate", self.onUpdate);
        field("onDelete", self.onDelete);
        field("onDeleteColumns", self.onDeleteColumns);
        field("match", self.match);
        field("deferrability", self.deferrability);
        field("notValid", self.notValid);
        field("notEnforced", self.notEnforced);
        field("period", self.period);
        field("comment", self.comment);
        field("attributes", self.attributes);
    }
};

struct Check
{
    QString name;
    QString expression;
    bool noInherit = false;
    bool notValid = false;
    bool notEnforced = false;
    QString comment;
    Attributes attributes;

    bool operator==(const Check &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("expression", self.expression);
        field("noInherit", self.noInherit);
        field("notValid", self.notValid);
        field("notEnforced", self.notEnforced);
        field("comment", self.comment);
        field("attributes", self.attributes);
    }
};

struct ExclusionElement
{
    IndexKey key;
    QString op; // the operator, qualified where it must be

    bool operator==(const ExclusionElement &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("key", self.key);
        field("operator", self.op);
    }
};

struct Exclusion
{
    QString name;
    QString method;
    std::vector<ExclusionElement> elements;
    QStringList include;
    QString where;
    Deferrability deferrability = Deferrability::Not;
    QString comment;
    Attributes attributes;

    bool operator==(const Exclusion &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("method", self.method);
        field("elements", self.elements);
        field("include", self.include);
        field("where", self.where);
        field("deferrability", self.deferrability);
        field("comment", self.comment);
        field("attributes", self.attributes);
    }
};

// NOT NULL as an object with a name, where the engine has it so.
struct NotNullConstraint
{
    QString name;
    QString column;
    bool noInherit = false;
    bool notValid = false;
    QString comment;
    Attributes attributes;

    bool operator==(const NotNullConstraint &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("column", self.column);
        field("noInherit", self.noInherit);
        field("notValid", self.notValid);
        field("comment", self.comment);
        field("attributes", self.attributes);
    }
};

} // namespace tidemark::schema
