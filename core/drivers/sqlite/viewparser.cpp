// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/canonical.h"
#include "drivers/sqlite/objectparsers.h"
#include "drivers/sqlite/relationnames.h"

namespace tidemark::sqlite {

// The tokens from one of them on, comments included.
static Tokens from(const Token &first, Tokens all)
{
    const auto at = std::ranges::find(all, first.text.data(), [](const Token &token) { return token.text.data(); });
    return all.subspan(size_t(at - all.begin()));
}

Result<schema::View> parseView(std::string_view sql, QStringList &relations)
{
    const std::vector<Token> all = tokenize(sql);
    const std::vector<Token> tokens = withoutComments(all);
    TokenReader reader(tokens);
    schema::View view;
    TRY(reader.expect("CREATE"));
    if (!reader.accept("TEMP"))
        reader.accept("TEMPORARY");
    TRY(reader.expect("VIEW"));
    reader.acceptAll({"IF", "NOT", "EXISTS"});
    view.name.name = TRY(reader.qualifiedName());
    if (reader.peek().is("("))
        view.meta.attributes.set(attribute::columns, TRY(reader.names()));
    TRY(reader.expect("AS"));
    if (reader.atEnd())
        return reader.unexpected();
    Tokens query = from(reader.peek(), all);
    while (query.back().is(";"))
        query = query.first(query.size() - 1);
    view.query = canonicalQuery(query);
    relations = relationNames(query);
    return view;
}

} // namespace tidemark::sqlite
