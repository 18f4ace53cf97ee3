// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/source.h"

#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/normalise.h"
#include "drivers/sqlite/objectparsers.h"
#include "drivers/sqlite/tableparser.h"

namespace tidemark::sqlite {

static std::string_view viewOf(const QByteArray &text)
{
    return {text.constData(), size_t(text.size())};
}

// Behind a comment there is no safe place for a semicolon.
static bool endsInComment(std::string_view text)
{
    const std::vector<Token> tokens = tokenize(text);
    return tokens.empty() || tokens.back().kind == TokenKind::Comment;
}

static Relations referencedBy(const schema::Table &table, const schema::Schema &schema)
{
    Relations relations;
    for (const schema::ForeignKey &key : table.foreignKeys) {
        if (const schema::Table *other = schema::findTable(schema, key.table))
            relations.insert(foldedName(other->name.name),
                             {.name = other->name.name,
                              .columns = columnNames(*other),
                              .primaryKey = other->primaryKey ? other->primaryKey->columns : QStringList()});
    }
    return relations;
}

static Attributes own(Attributes attributes)
{
    attributes.remove(attribute::shadowOf); // told by others
    return attributes;
}

static bool sameDefinition(const schema::Table &a, const schema::Table &b)
{
    return a.name == b.name && a.kind == b.kind && (a.kind == schema::TableKind::Virtual || a.columns == b.columns) &&
           a.primaryKey == b.primaryKey && a.uniques == b.uniques && a.foreignKeys == b.foreignKeys &&
           a.checks == b.checks && a.notNulls == b.notNulls && own(a.meta.attributes) == own(b.meta.attributes);
}

QString currentSource(const schema::Table &table, const schema::Schema &schema)
{
    const QByteArray text = table.meta.source.text.toUtf8();
    auto read = parseTable(viewOf(text), columnNames(table));
    if (!read || endsInComment(viewOf(text)))
        return {};
    resolveReferences(*read, referencedBy(table, schema));
    sortConstraints(*read);
    return sameDefinition(*read, table) ? table.meta.source.text : QString();
}

QString currentSource(const schema::View &view)
{
    const QByteArray text = view.meta.source.text.toUtf8();
    QStringList relations;
    const auto read = parseView(viewOf(text), relations);
    if (!read || endsInComment(viewOf(text)))
        return {};
    const bool same =
        read->name == view.name && read->query == view.query && read->meta.attributes == view.meta.attributes;
    return same ? view.meta.source.text : QString();
}

} // namespace tidemark::sqlite
