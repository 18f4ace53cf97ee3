// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/tableparser.h"
#include "drivers/sqlite/types.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

// A column on its way into a table.
class ColumnReader
{
public:
    ColumnReader(TokenReader &reader, schema::Table &table, NameScope scope)
        : m_reader(reader)
        , m_table(table)
        , m_scope(scope)
    {
    }

    [[nodiscard]] Result<void> read();

private:
    [[nodiscard]] Result<void> readType();
    [[nodiscard]] Result<bool> readConstraint();
    [[nodiscard]] Result<void> readNotNull();
    [[nodiscard]] Result<void> readDefault();
    [[nodiscard]] Result<void> readGenerated();
    [[nodiscard]] Result<void> readPrimaryKey();
    [[nodiscard]] Result<void> readUnique();
    [[nodiscard]] Result<void> readCheck();
    [[nodiscard]] Result<void> readForeignKey();
    [[nodiscard]] Result<void> readCollation();
    [[nodiscard]] QString takeName() { return std::exchange(m_name, {}); }

    TokenReader &m_reader;
    schema::Table &m_table;
    NameScope m_scope;
    schema::Column m_column;
    QString m_name; // of the constraint that comes next
};

static bool isTypeWord(const Token &token)
{
    const bool isWord = token.kind == TokenKind::Word && !isReserved(token.text) && !token.is("GENERATED");
    return isWord || token.kind == TokenKind::Name || token.kind == TokenKind::String;
}

Result<void> ColumnReader::readType()
{
    std::vector<Token> type;
    // GENERATED begins a clause only before ALWAYS AS; else it is a word like any other
    while (isTypeWord(m_reader.peek()) || (m_reader.peek().is("GENERATED") && !m_reader.peek(2).is("AS")))
        type.push_back(m_reader.take());
    if (!type.empty() && m_reader.peek().is("(")) {
        type.push_back(m_reader.peek());
        const Tokens inner = TRY(m_reader.parenthesized());
        type.insert(type.end(), inner.begin(), inner.end());
        static const Token close{TokenKind::Operator, ")"};
        type.push_back(close);
    }
    m_column.type = canonicalType(type);
    if (m_column.type.isEmpty() && !type.empty()) // "" is numeric, no type at all is not
        return m_reader.unexpected();
    m_column.family = familyOf(m_column.type);
    return {};
}

Result<void> ColumnReader::readNotNull()
{
    m_column.notNull = true;
    m_column.attributes.set(attribute::notNullConflict, TRY(readConflict(m_reader)));
    if (const QString name = takeName(); !name.isEmpty()) {
        schema::NotNullConstraint constraint;
        constraint.name = name;
        constraint.column = m_column.name;
        m_table.notNulls.push_back(std::move(constraint));
    }
    return {};
}

// A literal, a signed number, a bare word (which is a text here), or any expression in parentheses.
Result<void> ColumnReader::readDefault()
{
    m_column.attributes.set(attribute::defaultName, takeName());
    if (m_reader.peek().is("(")) {
        m_column.defaultValue = canonicalExpression(TRY(m_reader.parenthesized()), m_scope);
        return {};
    }
    std::vector<Token> term;
    if (m_reader.peek().is("+") || m_reader.peek().is("-"))
        term.push_back(m_reader.take());
    if (m_reader.atEnd())
        return m_reader.unexpected();
    term.push_back(m_reader.take());
    m_column.defaultValue = canonicalDefault(term, m_scope);
    return {};
}

Result<void> ColumnReader::readGenerated()
{
    m_column.attributes.set(attribute::generatedName, takeName());
    m_column.defaultValue = canonicalExpression(TRY(m_reader.parenthesized()), m_scope);
    m_column.generation = schema::Generation::Virtual;
    if (m_reader.accept("STORED"))
        m_column.generation = schema::Generation::Stored;
    else
        m_reader.accept("VIRTUAL");
    return {};
}

Result<void> ColumnReader::readPrimaryKey()
{
    TRY(m_reader.expect("KEY"));
    schema::Key key;
    key.name = takeName();
    KeyTerm term;
    term.name = m_column.name;
    term.descending = m_reader.accept("DESC");
    if (!term.descending)
        m_reader.accept("ASC");
    setTerms(key, {term});
    key.attributes.set(attribute::conflict, TRY(readConflict(m_reader)));
    if (m_reader.accept("AUTOINCREMENT"))
        m_table.meta.attributes.set(attribute::autoincrement, true);
    m_table.primaryKey = std::move(key);
    return {};
}

Result<void> ColumnReader::readUnique()
{
    schema::Key key;
    key.name = takeName();
    key.columns = {m_column.name};
    key.attributes.set(attribute::conflict, TRY(readConflict(m_reader)));
    m_table.uniques.push_back(std::move(key));
    return {};
}

Result<void> ColumnReader::readCheck()
{
    schema::Check check;
    check.name = takeName();
    check.expression = canonicalExpression(TRY(m_reader.parenthesized()), m_scope);
    check.attributes.set(attribute::conflict, TRY(readConflict(m_reader)));
    m_table.checks.push_back(std::move(check));
    return {};
}

Result<void> ColumnReader::readForeignKey()
{
    schema::ForeignKey key;
    key.name = takeName();
    key.columns = {m_column.name};
    TRY(readReference(m_reader, key));
    m_table.foreignKeys.push_back(std::move(key));
    return {};
}

Result<void> ColumnReader::readCollation()
{
    m_column.attributes.set(attribute::collationName, takeName());
    const QString collation = canonicalCollation(TRY(m_reader.name()));
    m_column.collation = collation == "BINARY"_L1 ? QString() : collation;
    return {};
}

// Reads one constraint; false when none comes next.
Result<bool> ColumnReader::readConstraint()
{
    const auto yes = [] { return true; };
    // belongs to the last foreign key of the table, wherever it stands
    if (const auto deferrable = TRY(readDeferrable(m_reader))) {
        if (!m_table.foreignKeys.empty())
            m_table.foreignKeys.back().deferrability = *deferrable;
        return true;
    }
    if (m_reader.accept("CONSTRAINT")) {
        m_name = TRY(m_reader.name());
        return true;
    }
    if (m_reader.acceptAll({"NOT", "NULL"}))
        return readNotNull().transform(yes);
    if (m_reader.accept("NULL")) { // says nothing
        m_name.clear();
        return readConflict(m_reader).transform([](const QString &) { return true; });
    }
    if (m_reader.accept("DEFAULT"))
        return readDefault().transform(yes);
    if (m_reader.acceptAll({"GENERATED", "ALWAYS", "AS"}) || m_reader.accept("AS"))
        return readGenerated().transform(yes);
    if (m_reader.accept("PRIMARY"))
        return readPrimaryKey().transform(yes);
    if (m_reader.accept("UNIQUE"))
        return readUnique().transform(yes);
    if (m_reader.accept("CHECK"))
        return readCheck().transform(yes);
    if (m_reader.accept("REFERENCES"))
        return readForeignKey().transform(yes);
    if (m_reader.accept("COLLATE"))
        return readCollation().transform(yes);
    return false;
}

Result<void> ColumnReader::read()
{
    m_column.name = TRY(m_reader.name());
    TRY(readType());
    while (TRY(readConstraint()))
        continue;
    m_table.columns.push_back(std::move(m_column));
    return {};
}

Result<void> readColumn(TokenReader &reader, schema::Table &table, NameScope scope)
{
    return ColumnReader(reader, table, scope).read();
}

} // namespace tidemark::sqlite
