// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes of tables and materialized views that are not the index of a key constraint. Plain values, any thread.
#pragma once

#include "schema/meta.h"

namespace tidemark::schema {

enum class NullsOrder : quint8 { Default, First, Last };

struct IndexKey
{
    QString column;             // either a column …
    QString expression;         // … or an expression
    QString collation;          // when it is not the column's own
    QString opClass;            // when it is not the method's default
    QStringList opClassOptions; // "siglen=32"
    bool descending = false;
    NullsOrder nulls = NullsOrder::Default;

    bool operator==(const IndexKey &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("column", self.column);
        field("expression", self.expression);
        field("collation", self.collation);
        field("opClass", self.opClass);
        field("opClassOptions", self.opClassOptions);
        field("descending", self.descending);
        field("nulls", self.nulls);
    }
};

struct Index
{
    QString name;
    QString method;
    bool unique = false;
    bool nullsNotDistinct = false;
    std::vector<IndexKey> keys;
    QStringList include;
    QString where;
    QString comment;
    Attributes attributes;

    bool operator==(const Index &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("method", self.method);
        field("unique", self.unique);
        field("nullsNotDistinct", self.nullsNotDistinct);
        field("keys", self.keys);
        field("include", self.include);
        field("where", self.where);
        field("comment", self.comment);
        field("attributes", self.attributes);
    }
};

} // namespace tidemark::schema
