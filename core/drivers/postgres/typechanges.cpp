// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/typechanges.h"

#include "drivers/postgres/quote.h"
#include "schema/kinds.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using plan::Statement;
namespace kind = schema::kind;

static QString alterTable(const Statement &statement)
{
    return u"ALTER TABLE "_s + quoteQualified(statement.object.name) + u' ';
}

bool changesType(const Statement &statement)
{
    return statement.object.kind == kind::column &&
           statement.sql.startsWith(alterTable(statement) + u"ALTER COLUMN "_s +
                                    quoteIdentifier(statement.object.part) + u" TYPE "_s);
}

std::vector<Statement> joinTypeChanges(std::vector<Statement> statements)
{
    std::vector<Statement> joined;
    schema::QualifiedName table; // whose types the last one changes
    for (Statement &statement : statements) {
        const bool changes = changesType(statement) && statement.comment.isEmpty() && !statement.startsTransaction;
        if (changes && !joined.empty() && table == statement.object.name) {
            Statement &last = joined.back();
            last.sql += u", "_s + statement.sql.sliced(alterTable(statement).size());
            last.object = {kind::table, table, {}};
            continue;
        }
        table = changes ? statement.object.name : schema::QualifiedName();
        joined.push_back(std::move(statement));
    }
    return joined;
}

} // namespace tidemark::postgres
