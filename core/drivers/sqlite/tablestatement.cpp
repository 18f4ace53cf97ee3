// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/names.h"
#include "drivers/sqlite/normalise.h"
#include "drivers/sqlite/statements.h"
#include "drivers/sqlite/tokenreader.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static QString constraintName(const QString &name)
{
    return name.isEmpty() ? QString() : u"CONSTRAINT "_s + quotedName(name) + u' ';
}

static QString conflictClause(const QString &conflict)
{
    return conflict.isEmpty() ? QString() : u" ON CONFLICT "_s + conflict;
}

static QString conflictClause(const Attributes &attributes)
{
    return conflictClause(attributes.text(attribute::conflict));
}

static bool acceptSignedNumber(TokenReader &reader)
{
    if (!reader.accept("+"))
        reader.accept("-");
    return reader.take().kind == TokenKind::Number;
}

// Whether a type reads back as it is: words that no keyword ends, perhaps with one or two numbers in parentheses.
static bool isPlainType(const QString &type)
{
    const QByteArray text = type.toUtf8();
    const std::vector<Token> tokens = tokenize(text);
    TokenReader reader(tokens);
    const auto isWord = [](const Token &token) {
        return token.kind == TokenKind::Word && !isReserved(token.text) && !token.is("GENERATED");
    };
    if (!isWord(reader.peek()))
        return false;
    while (isWord(reader.peek()))
        reader.take();
    if (reader.accept("("))
        return acceptSignedNumber(reader) && (!reader.accept(",") || acceptSignedNumber(reader)) &&
               reader.accept(")") && reader.atEnd();
    return reader.atEnd();
}

static QString typeClause(const QString &type)
{
    if (type.isEmpty())
        return {};
    return u' ' + (isPlainType(type) ? type : alwaysQuotedName(type));
}

// A literal, perhaps with a sign, stands by itself; every other expression needs parentheses.
static bool isTerm(const QString &value)
{
    const QByteArray text = value.toUtf8();
    std::vector<Token> tokens = tokenize(text);
    if (tokens.size() == 2 && (tokens[0].is("-") || tokens[0].is("+")) && tokens[1].kind == TokenKind::Number)
        return true;
    if (tokens.size() != 1)
        return false;
    const Token &token = tokens.front();
    const bool isLiteral =
        token.kind == TokenKind::String || token.kind == TokenKind::Number || token.kind == TokenKind::Blob;
    return isLiteral || (token.kind == TokenKind::Word && !isPlainName(value));
}

static QString valueClause(const schema::Column &column)
{
    const QString &value = column.defaultValue;
    if (column.generation != schema::Generation::None) {
        const bool stored = column.generation == schema::Generation::Stored;
        return u' ' + constraintName(column.attributes.text(attribute::generatedName)) + u"GENERATED ALWAYS AS ("_s +
               value + u')' + (stored ? u" STORED"_s : u" VIRTUAL"_s);
    }
    if (value.isEmpty())
        return {};
    return u' ' + constraintName(column.attributes.text(attribute::defaultName)) + u"DEFAULT "_s +
           (isTerm(value) ? value : u'(' + value + u')');
}

static QString collationClause(const schema::Column &column)
{
    if (column.collation.isEmpty())
        return {};
    return u' ' + constraintName(column.attributes.text(attribute::collationName)) + u"COLLATE "_s +
           quotedName(column.collation);
}

static QString notNullClause(const schema::Table &table, const schema::Column &column)
{
    const QString conflict = column.attributes.text(attribute::notNullConflict);
    QString clause;
    for (const schema::NotNullConstraint &constraint : table.notNulls) {
        if (constraint.column == column.name)
            clause += u' ' + constraintName(constraint.name) + u"NOT NULL"_s + conflictClause(conflict);
    }
    if (clause.isEmpty() && column.notNull && (!conflict.isEmpty() || !isNotNullByKey(table, column.name)))
        return u" NOT NULL"_s + conflictClause(conflict);
    return clause;
}

// A key of one column stands with it: AUTOINCREMENT and the meaning of DESC depend on that.
static bool standsWithColumn(const schema::Key &key)
{
    return key.columns.size() == 1 && key.attributes.list(attribute::collations).isEmpty();
}

static QString inlinePrimaryKey(const schema::Table &table, const schema::Column &column)
{
    if (!table.primaryKey || !standsWithColumn(*table.primaryKey) || table.primaryKey->columns.front() != column.name)
        return {};
    const Attributes &attributes = table.primaryKey->attributes;
    return u' ' + constraintName(table.primaryKey->name) + u"PRIMARY KEY"_s +
           (attributes.list(attribute::orders).contains("DESC"_L1) ? u" DESC"_s : QString()) +
           conflictClause(attributes) +
           (table.meta.attributes.flag(attribute::autoincrement) ? u" AUTOINCREMENT"_s : QString());
}

QString columnDefinition(const schema::Table &table, const schema::Column &column)
{
    return quotedName(column.name) + typeClause(column.type) + inlinePrimaryKey(table, column) +
           notNullClause(table, column) + collationClause(column) + valueClause(column);
}

static QString keyTerms(const schema::Key &key)
{
    const QStringList collations = key.attributes.list(attribute::collations);
    const QStringList orders = key.attributes.list(attribute::orders);
    QStringList terms;
    for (qsizetype i = 0; i < key.columns.size(); ++i) {
        QString term = quotedName(key.columns[i]);
        if (const QString collation = collations.value(i); !collation.isEmpty())
            term += u" COLLATE "_s + quotedName(collation);
        if (orders.value(i) == "DESC"_L1)
            term += u" DESC"_s;
        terms << term;
    }
    return u'(' + terms.join(u", "_s) + u')';
}

QString primaryKeyClause(const schema::Key &key)
{
    return constraintName(key.name) + u"PRIMARY KEY "_s + keyTerms(key) + conflictClause(key.attributes);
}

QString uniqueClause(const schema::Key &key)
{
    return constraintName(key.name) + u"UNIQUE "_s + keyTerms(key) + conflictClause(key.attributes);
}

QString checkClause(const schema::Check &check)
{
    return constraintName(check.name) + u"CHECK ("_s + check.expression + u')' + conflictClause(check.attributes);
}

static QString actionClause(const QString &event, schema::ReferentialAction action)
{
    using schema::ReferentialAction;
    switch (action) {
    case ReferentialAction::NoAction: return {};
    case ReferentialAction::Restrict: return event + u" RESTRICT"_s;
    case ReferentialAction::Cascade: return event + u" CASCADE"_s;
    case ReferentialAction::SetNull: return event + u" SET NULL"_s;
    case ReferentialAction::SetDefault: return event + u" SET DEFAULT"_s;
    }
    std::unreachable();
}

static QString matchClause(const schema::ForeignKey &key)
{
    if (key.attributes.contains(attribute::match))
        return u" MATCH "_s + quotedName(key.attributes.text(attribute::match));
    switch (key.match) {
    case schema::MatchType::Simple: return {};
    case schema::MatchType::Full: return u" MATCH FULL"_s;
    case schema::MatchType::Partial: return u" MATCH PARTIAL"_s;
    }
    std::unreachable();
}

static QString deferrableClause(schema::Deferrability deferrability)
{
    switch (deferrability) {
    case schema::Deferrability::Not: return {};
    case schema::Deferrability::InitiallyImmediate: return u" DEFERRABLE INITIALLY IMMEDIATE"_s;
    case schema::Deferrability::InitiallyDeferred: return u" DEFERRABLE INITIALLY DEFERRED"_s;
    }
    std::unreachable();
}

QString foreignKeyClause(const schema::ForeignKey &key)
{
    QString clause = constraintName(key.name) + u"FOREIGN KEY ("_s + quotedNames(key.columns) + u") REFERENCES "_s +
                     quotedName(key.table.name);
    if (!key.referencedColumns.isEmpty())
        clause += u" ("_s + quotedNames(key.referencedColumns) + u')';
    return clause + actionClause(u" ON UPDATE"_s, key.onUpdate) + actionClause(u" ON DELETE"_s, key.onDelete) +
           matchClause(key) + deferrableClause(key.deferrability);
}

static QString createVirtualTable(const schema::Table &table)
{
    const Attributes &attributes = table.meta.attributes;
    const QStringList arguments = attributes.list(attribute::arguments);
    QString text = u"CREATE VIRTUAL TABLE "_s + quotedName(table.name.name) + u" USING "_s +
                   quotedName(attributes.text(attribute::module));
    if (!arguments.isEmpty())
        text += u'(' + arguments.join(u", "_s) + u')';
    return text + u";\n"_s;
}

static QString optionsClause(const Attributes &attributes)
{
    QStringList options;
    if (attributes.flag(attribute::withoutRowid))
        options << u"WITHOUT ROWID"_s;
    if (attributes.flag(attribute::strict))
        options << u"STRICT"_s;
    return options.isEmpty() ? QString() : u' ' + options.join(u", "_s);
}

QString createTable(const schema::Table &table)
{
    if (table.kind == schema::TableKind::Virtual)
        return createVirtualTable(table);
    QStringList lines;
    for (const schema::Column &column : table.columns)
        lines << columnDefinition(table, column);
    if (table.primaryKey && !standsWithColumn(*table.primaryKey))
        lines << primaryKeyClause(*table.primaryKey);
    for (const schema::Key &unique : table.uniques)
        lines << uniqueClause(unique);
    for (const schema::Check &check : table.checks)
        lines << checkClause(check);
    for (const schema::ForeignKey &key : table.foreignKeys)
        lines << foreignKeyClause(key);
    return u"CREATE TABLE "_s + quotedName(table.name.name) + u" (\n    "_s + lines.join(u",\n    "_s) + u"\n)"_s +
           optionsClause(table.meta.attributes) + u";\n"_s;
}

} // namespace tidemark::sqlite
