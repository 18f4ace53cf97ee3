// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/clauses.h"
#include "drivers/sqlite/normalise.h"
#include "drivers/sqlite/objectparsers.h"

namespace tidemark::sqlite {

static schema::IndexKey indexKey(const KeyTerm &term, const QStringList &columns)
{
    schema::IndexKey key;
    key.column = term.name.isEmpty() ? QString() : spelledAs(term.name, columns);
    key.expression = term.expression;
    key.collation = term.collation;
    key.descending = term.descending;
    return key;
}

Result<schema::Index> parseIndex(std::string_view sql, const QStringList &columns)
{
    const std::vector<Token> tokens = withoutComments(tokenize(sql));
    TokenReader reader(tokens);
    schema::Index index;
    TRY(reader.expect("CREATE"));
    index.unique = reader.accept("UNIQUE");
    TRY(reader.expect("INDEX"));
    reader.acceptAll({"IF", "NOT", "EXISTS"});
    index.name = TRY(reader.qualifiedName());
    TRY(reader.expect("ON"));
    TRY(reader.name());
    for (const KeyTerm &term : TRY(readKeyTerms(reader, {&columns})))
        index.keys.push_back(indexKey(term, columns));
    if (reader.accept("WHERE"))
        index.where = canonicalExpression(reader.rest(), {&columns});
    if (!reader.atEnd())
        return reader.unexpected();
    return index;
}

} // namespace tidemark::sqlite
