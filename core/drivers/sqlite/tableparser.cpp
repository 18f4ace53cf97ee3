// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/tableparser.h"

#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/normalise.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static bool beginsConstraint(const Token &token)
{
    return token.is("CONSTRAINT") || token.is("PRIMARY") || token.is("UNIQUE") || token.is("CHECK") ||
           token.is("FOREIGN");
}

// What reading a table's body yields beside the table.
struct Body
{
    schema::Table table;
    NameScope scope;
    bool keyStandsApart = false; // the primary key is a constraint of the table rather than of a column
};

static Result<void> readPrimaryKey(TokenReader &reader, const QString &name, Body &body)
{
    TRY(reader.expect("KEY"));
    const std::vector<KeyTerm> terms = TRY(readKeyTerms(reader, body.scope));
    schema::Key key;
    key.name = name;
    setTerms(key, terms);
    if (std::ranges::any_of(terms, &KeyTerm::autoincrement))
        body.table.meta.attributes.set(attribute::autoincrement, true);
    key.attributes.set(attribute::conflict, TRY(readConflict(reader)));
    body.table.primaryKey = std::move(key);
    body.keyStandsApart = true;
    return {};
}

static Result<void> readUnique(TokenReader &reader, const QString &name, Body &body)
{
    schema::Key key;
    key.name = name;
    setTerms(key, TRY(readKeyTerms(reader, body.scope)));
    key.attributes.set(attribute::conflict, TRY(readConflict(reader)));
    body.table.uniques.push_back(std::move(key));
    return {};
}

static Result<void> readCheck(TokenReader &reader, const QString &name, Body &body)
{
    schema::Check check;
    check.name = name;
    check.expression = canonicalExpression(TRY(reader.parenthesized()), body.scope);
    check.attributes.set(attribute::conflict, TRY(readConflict(reader)));
    body.table.checks.push_back(std::move(check));
    return {};
}

static Result<void> readForeignKey(TokenReader &reader, const QString &name, Body &body)
{
    TRY(reader.expect("KEY"));
    schema::ForeignKey key;
    key.name = name;
    key.columns = TRY(reader.names());
    TRY(reader.expect("REFERENCES"));
    TRY(readReference(reader, key));
    key.deferrability = TRY(readDeferrable(reader)).value_or(schema::Deferrability::Not);
    body.table.foreignKeys.push_back(std::move(key));
    return {};
}

// Constraints may follow each other without a comma, and a name may be followed by none. (The engine lets a name slip
// to checks further on; here it belongs to what it precedes.)
static Result<void> readConstraints(TokenReader &reader, Body &body)
{
    QString name;
    while (!reader.atEnd()) {
        if (reader.accept("CONSTRAINT"))
            name = TRY(reader.name());
        else if (reader.accept(","))
            name.clear();
        else if (reader.accept("PRIMARY"))
            TRY(readPrimaryKey(reader, std::exchange(name, {}), body));
        else if (reader.accept("UNIQUE"))
            TRY(readUnique(reader, std::exchange(name, {}), body));
        else if (reader.accept("CHECK"))
            TRY(readCheck(reader, std::exchange(name, {}), body));
        else if (reader.accept("FOREIGN"))
            TRY(readForeignKey(reader, std::exchange(name, {}), body));
        else
            return reader.unexpected();
    }
    return {};
}

static Result<void> readBody(TokenReader &reader, Body &body)
{
    do {
        if (beginsConstraint(reader.peek()))
            return readConstraints(reader, body);
        TRY(readColumn(reader, body.table, body.scope));
    } while (reader.accept(","));
    if (!reader.atEnd())
        return readConstraints(reader, body);
    return {};
}

static Result<void> readOptions(TokenReader &reader, schema::Table &table)
{
    while (!reader.atEnd()) {
        if (reader.acceptAll({"WITHOUT", "ROWID"}))
            table.meta.attributes.set(attribute::withoutRowid, true);
        else if (reader.accept("STRICT"))
            table.meta.attributes.set(attribute::strict, true);
        else if (!reader.accept(",") && !reader.accept(";"))
            return reader.unexpected();
    }
    return {};
}

// The arguments of a module are its own language: each is kept as written.
static Result<void> readModule(TokenReader &reader, schema::Table &table)
{
    table.kind = schema::TableKind::Virtual;
    TRY(reader.expect("USING"));
    table.meta.attributes.set(attribute::module, TRY(reader.name()));
    if (!reader.peek().is("("))
        return readOptions(reader, table);
    QStringList arguments;
    const Tokens inner = TRY(reader.parenthesized());
    for (Tokens part : inner.empty() ? std::vector<Tokens>() : splitAtCommas(inner)) {
        const std::string_view text = sourceOf(part);
        arguments << QString::fromUtf8(text.data(), qsizetype(text.size()));
    }
    table.meta.attributes.set(attribute::arguments, arguments);
    return readOptions(reader, table);
}

Result<schema::Table> parseTable(std::string_view sql, const QStringList &columns)
{
    const std::vector<Token> tokens = withoutComments(tokenize(sql));
    TokenReader reader(tokens);
    schema::Table table;
    TRY(reader.expect("CREATE"));
    if (!reader.accept("TEMP"))
        reader.accept("TEMPORARY");
    const bool isVirtual = reader.accept("VIRTUAL");
    TRY(reader.expect("TABLE"));
    reader.acceptAll({"IF", "NOT", "EXISTS"});
    table.name.name = TRY(reader.qualifiedName());
    if (isVirtual) {
        TRY(readModule(reader, table));
        return table;
    }
    TokenReader inner(TRY(reader.parenthesized()));
    Body body{.table = std::move(table), .scope = {&columns}};
    TRY(readBody(inner, body));
    TRY(readOptions(reader, body.table));
    normalise(body.table, body.keyStandsApart);
    return std::move(body.table);
}

} // namespace tidemark::sqlite
