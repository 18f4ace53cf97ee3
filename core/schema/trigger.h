// SPDX-License-Identifier: GPL-3.0-or-later
// Triggers, rewrite rules and row policies: what acts when a relation is touched. Plain values, any thread.
#pragma once

#include "schema/constraint.h"

namespace tidemark::schema {

enum class TriggerTiming : quint8 { Before, After, InsteadOf };

// When it fires, by the session's replication role.
enum class Firing : quint8 { Origin, Disabled, Replica, Always };

struct Trigger
{
    QString name;
    TriggerTiming timing = TriggerTiming::Before;
    QStringList events;        // INSERT, UPDATE, DELETE, TRUNCATE in this order
    QStringList updateColumns; // UPDATE OF …
    bool forEachRow = false;
    QString when;
    QualifiedName function; // engines that call one …
    QStringList arguments;
    QString body;            // … and engines that hold statements
    bool constraint = false; // CREATE CONSTRAINT TRIGGER
    QualifiedName constraintTable;
    Deferrability deferrability = Deferrability::Not;
    QString oldTable; // transition tables
    QString newTable;
    Firing firing = Firing::Origin;
    QString comment;
    Attributes attributes;

    bool operator==(const Trigger &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("timing", self.timing);
        field("events", self.events);
        field("updateColumns", self.updateColumns);
        field("forEachRow", self.forEachRow);
        field("when", self.when);
        field("function", self.function);
        field("arguments", self.arguments);
        field("body", self.body);
        field("constraint", self.constraint);
        field("constraintTable", self.constraintTable);
        field("deferrability", self.deferrability);
        field("oldTable", self.oldTable);
        field("newTable", self.newTable);
        field("firing", self.firing);
        field("comment", self.comment);
        field("attributes", self.attributes);
    }
};

struct Rule
{
    QString name;
    QString definition; // the whole CREATE RULE as the engine prints it
    Firing firing = Firing::Origin;
    QString comment;

    bool operator==(const Rule &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("definition", self.definition);
        field("firing", self.firing);
        field("comment", self.comment);
    }
};

struct Policy
{
    QString name;
    QString command = QStringLiteral("ALL"); // ALL, SELECT, INSERT, UPDATE, DELETE
    bool restrictive = false;
    QStringList roles; // empty: PUBLIC
    QString usingExpression;
    QString checkExpression;
    QString comment;

    bool operator==(const Policy &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("command", self.command);
        field("restrictive", self.restrictive);
        field("roles", self.roles);
        field("using", self.usingExpression);
        field("check", self.checkExpression);
        field("comment", self.comment);
    }
};

} // namespace tidemark::schema
