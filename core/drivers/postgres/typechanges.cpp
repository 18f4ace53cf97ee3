// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/typechanges.h"

#include "drivers/postgres/quote.h"
#include "schema/kinds.h"

#include <QtCore/QSet>

#include <optional>

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

// Whether a statement alters one column of the table where it is: a change of another column's type may come before it.
static bool altersColumn(const Statement &statement, const schema::QualifiedName &table)
{
    const QString name = quoteQualified(table);
    const bool plain = statement.transactional && !statement.startsTransaction && statement.comment.isEmpty();
    return plain && statement.object.kind == kind::column && statement.object.name == table &&
           (statement.sql.startsWith(u"ALTER TABLE "_s + name + u" ALTER COLUMN "_s) ||
            statement.sql.startsWith(u"ALTER TABLE ONLY "_s + name + u" ALTER COLUMN "_s));
}

std::vector<Statement> joinTypeChanges(std::vector<Statement> statements)
{
    std::vector<Statement> joined;
    std::optional<size_t> open;  // the statement that takes more types of its table
    schema::QualifiedName table; // whose types it changes
    QSet<QString> altered;       // columns of the table that statements after it alter
    for (Statement &statement : statements) {
        const bool changes = changesType(statement) && statement.comment.isEmpty() && !statement.startsTransaction;
        if (changes && open && table == statement.object.name && !altered.contains(statement.object.part)) {
            Statement &first = joined[*open];
            first.sql += u", "_s + statement.sql.sliced(alterTable(statement).size());
            first.object = {kind::table, table, {}};
            continue;
        }
        if (changes) {
            open = joined.size();
            table = statement.object.name;
            altered.clear();
        } else if (open && altersColumn(statement, table)) {
            altered.insert(statement.object.part);
        } else {
            open.reset();
        }
        joined.push_back(std::move(statement));
    }
    return joined;
}

} // namespace tidemark::postgres
