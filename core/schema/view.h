// SPDX-License-Identifier: GPL-3.0-or-later
// Views, plain and materialized. Plain values, any thread.
#pragma once

#include "schema/column.h"
#include "schema/index.h"
#include "schema/trigger.h"

namespace tidemark::schema {

enum class CheckOption : quint8 { None, Local, Cascaded };

struct View
{
    QualifiedName name;
    bool materialized = false;
    bool populated = true; // materialized ones only
    QString query;         // as the engine prints it, without a final semicolon
    CheckOption checkOption = CheckOption::None;
    std::vector<Column> columns;
    std::vector<Index> indexes;
    std::vector<Trigger> triggers;
    std::vector<Rule> rules;
    Meta meta;

    bool operator==(const View &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("name", self.name);
        field("materialized", self.materialized);
        field("populated", self.populated);
        field("query", self.query);
        field("checkOption", self.checkOption);
        field("columns", self.columns);
        field("indexes", self.indexes);
        field("triggers", self.triggers);
        field("rules", self.rules);
        field("meta", self.meta);
    }
};

} // namespace tidemark::schema
