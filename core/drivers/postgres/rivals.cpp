// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/rivals.h"

#include "base/text.h"
#include "drivers/postgres/statements.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using plan::Statement;
using schema::Index;
using schema::Table;

static bool sameShape(const Index &a, const Index &b)
{
    return a.method == b.method && a.unique == b.unique && a.nullsNotDistinct == b.nullsNotDistinct &&
           a.keys == b.keys && a.include == b.include && a.where == b.where;
}

static QString parentOf(const Index &index)
{
    return index.attributes.text(u"pg.partitionOf"_s);
}

// Those of a table that becomes a partition, that were there before and stay on their own.
static std::vector<const Index *> rivalsOf(const PlanState &state, const Table &table)
{
    const Table *before = schema::findTable(state.before(), table.name);
    const Table *parent = schema::findTable(state.after(), table.partitionOf->parent);
    std::vector<const Index *> rivals;
    if (!before || !parent)
        return rivals;
    for (const Index &index : table.indexes) {
        const bool fits = std::ranges::any_of(parent->indexes, [&](const Index &above) {
            const QString name = quoteQualified({parent->name.schema, above.name});
            return sameShape(index, above) && std::ranges::contains(table.indexes, name, parentOf);
        });
        if (fits && parentOf(index).isEmpty() && std::ranges::contains(before->indexes, index.name, &Index::name) &&
            !state.find({schema::kind::index, table.name, index.name}))
            rivals.push_back(&index);
    }
    return rivals;
}

static Statement about(const Table &table, const Index &index, const QString &sql)
{
    Statement statement;
    statement.sql = sql;
    statement.object = {schema::kind::index, table.name, index.name};
    return statement;
}

std::vector<Statement> withoutRivals(const PlanState &state, std::vector<Statement> statements)
{
    std::vector<Statement> result;
    for (Statement &statement : statements) {
        const Table *table = statement.object.kind == plankind::partition
                                 ? schema::findTable(state.after(), statement.object.name)
                                 : nullptr;
        const bool attaches = table && table->partitionOf && statement.sql.contains(" ATTACH PARTITION "_L1);
        const auto rivals = attaches ? rivalsOf(state, *table) : std::vector<const Index *>();
        for (const Index *rival : rivals) {
            result.push_back(
                about(*table, *rival, u"DROP INDEX "_s + quoteQualified({table->name.schema, rival->name})));
            result.back().comment = tr("Out of the way while the partition is attached");
        }
        result.push_back(std::move(statement));
        for (const Index *rival : rivals) {
            for (const QString &sql :
                 QStringList{createIndex(table->name, *rival)} + completeIndex(table->name, *rival))
                result.push_back(about(*table, *rival, sql));
        }
    }
    return result;
}

} // namespace tidemark::postgres
