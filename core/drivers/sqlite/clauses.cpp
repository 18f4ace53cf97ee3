// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/clauses.h"

#include "drivers/sqlite/attributes.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

Result<QString> readConflict(TokenReader &reader)
{
    if (!reader.acceptAll({"ON", "CONFLICT"}))
        return QString();
    for (std::string_view word : {"ROLLBACK", "ABORT", "FAIL", "IGNORE", "REPLACE"}) {
        if (reader.accept(word))
            // ABORT is what happens anyway
            return word == "ABORT" ? QString() : QString::fromLatin1(word.data(), qsizetype(word.size()));
    }
    return reader.unexpected();
}

QString canonicalCollation(const QString &name)
{
    for (const QString &own : {u"BINARY"_s, u"NOCASE"_s, u"RTRIM"_s}) {
        if (sameName(name, own))
            return own;
    }
    return name;
}

// Takes what orders a term off its end: COLLATE name, ASC or DESC, AUTOINCREMENT.
static Tokens takeSuffixes(Tokens term, KeyTerm &key)
{
    if (!term.empty() && term.back().is("AUTOINCREMENT")) {
        key.autoincrement = true;
        term = term.first(term.size() - 1);
    }
    if (term.size() > 1 && (term.back().is("ASC") || term.back().is("DESC"))) {
        key.descending = term.back().is("DESC");
        term = term.first(term.size() - 1);
    }
    term = withoutParentheses(term);
    while (term.size() > 2 && term[term.size() - 2].is("COLLATE") && isPrimary(term.first(term.size() - 2))) {
        if (key.collation.isEmpty()) // the outermost counts
            key.collation = canonicalCollation(dequoted(term.back()));
        term = withoutParentheses(term.first(term.size() - 2));
    }
    return term;
}

static bool isColumn(const Token &token, NameScope scope)
{
    if (!scope.columns || (token.kind == TokenKind::Word && isReserved(token.text)))
        return false;
    const QString name = dequoted(token);
    return std::ranges::any_of(*scope.columns, [&](const QString &column) { return sameName(column, name); });
}

static Result<KeyTerm> readKeyTerm(Tokens tokens, NameScope scope)
{
    KeyTerm key;
    const Tokens term = takeSuffixes(tokens, key);
    const bool isText = term.size() == 1 && (term[0].kind == TokenKind::String || term[0].kind == TokenKind::Name);
    if (term.size() == 1 && isColumn(term[0], scope))
        key.name = dequoted(term[0]);
    else if (term.empty() || isText) // a constant could not be written so that it stays one
        return TokenReader(tokens).unexpected();
    else
        key.expression = canonicalExpression(term, scope);
    return key;
}

Result<std::vector<KeyTerm>> readKeyTerms(TokenReader &reader, NameScope scope)
{
    std::vector<KeyTerm> terms;
    for (Tokens part : splitAtCommas(TRY(reader.parenthesized())))
        terms.push_back(TRY(readKeyTerm(part, scope)));
    return terms;
}

static Result<schema::ReferentialAction> readAction(TokenReader &reader)
{
    using schema::ReferentialAction;
    if (reader.acceptAll({"SET", "NULL"}))
        return ReferentialAction::SetNull;
    if (reader.acceptAll({"SET", "DEFAULT"}))
        return ReferentialAction::SetDefault;
    if (reader.accept("CASCADE"))
        return ReferentialAction::Cascade;
    if (reader.accept("RESTRICT"))
        return ReferentialAction::Restrict;
    if (reader.acceptAll({"NO", "ACTION"}))
        return ReferentialAction::NoAction;
    return reader.unexpected();
}

// The engine reads any word here and ignores it.
static Result<void> readMatch(TokenReader &reader, schema::ForeignKey &key)
{
    const QString word = TRY(reader.name()).toUpper();
    key.match = schema::MatchType::Simple;
    key.attributes.remove(attribute::match);
    if (word == "FULL"_L1)
        key.match = schema::MatchType::Full;
    else if (word == "PARTIAL"_L1)
        key.match = schema::MatchType::Partial;
    else if (word != "SIMPLE"_L1)
        key.attributes.set(attribute::match, word);
    return {};
}

Result<void> readReference(TokenReader &reader, schema::ForeignKey &key)
{
    key.table.name = TRY(reader.name());
    if (reader.peek().is("("))
        key.referencedColumns = TRY(reader.names());
    for (;;) {
        if (reader.acceptAll({"ON", "DELETE"}))
            key.onDelete = TRY(readAction(reader));
        else if (reader.acceptAll({"ON", "UPDATE"}))
            key.onUpdate = TRY(readAction(reader));
        else if (reader.acceptAll({"ON", "INSERT"})) // read and ignored by the engine
            TRY(readAction(reader));
        else if (reader.accept("MATCH"))
            TRY(readMatch(reader, key));
        else
            return {};
    }
}

Result<std::optional<schema::Deferrability>> readDeferrable(TokenReader &reader)
{
    using schema::Deferrability;
    const bool negated = reader.acceptAll({"NOT", "DEFERRABLE"});
    if (!negated && !reader.accept("DEFERRABLE"))
        return std::nullopt;
    Deferrability found = Deferrability::InitiallyImmediate;
    if (reader.acceptAll({"INITIALLY", "DEFERRED"}))
        found = Deferrability::InitiallyDeferred;
    else if (reader.accept("INITIALLY"))
        TRY(reader.expect("IMMEDIATE"));
    return negated ? Deferrability::Not : found;
}

void setTerms(schema::Key &key, const std::vector<KeyTerm> &terms)
{
    QStringList orders;
    QStringList collations;
    for (const KeyTerm &term : terms) {
        key.columns << term.name;
        orders << (term.descending ? u"DESC"_s : u"ASC"_s);
        collations << term.collation;
    }
    if (orders.contains("DESC"_L1))
        key.attributes.set(attribute::orders, orders);
    if (std::ranges::any_of(collations, [](const QString &c) { return !c.isEmpty(); }))
        key.attributes.set(attribute::collations, collations);
}

} // namespace tidemark::sqlite
