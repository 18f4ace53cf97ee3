// SPDX-License-Identifier: GPL-3.0-or-later
// Sequences, free, owned by a column, or behind an identity column. Plain values, any thread.
#pragma once

#include "schema/meta.h"

namespace tidemark::schema {

struct SequenceOptions
{
    qint64 start = 1;
    qint64 increment = 1;
    qint64 minimum = 1;
    qint64 maximum = 0;
    qint64 cache = 1;
    bool cycle = false;

    bool operator==(const SequenceOptions &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("start", self.start);
        field("increment", self.increment);
        field("minimum", self.minimum);
        field("maximum", self.maximum);
        field("cache", self.cache);
        field("cycle", self.cycle);
    }
};

struct Sequence
{
    QualifiedName name;
    QString type; // "bigint"
    SequenceOptions options;
    QualifiedName ownerTable; // OWNED BY; empty: free
    QString ownerColumn;
    Meta meta;

    bool operator==(const Sequence &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("type", self.type);
        field("options", self.options);
        field("ownerTable", self.ownerTable);
        field("ownerColumn", self.ownerColumn);
        field("meta", self.meta);
    }
};

} // namespace tidemark::schema
