// SPDX-License-Identifier: GPL-3.0-or-later
// pg_class and what hangs on it: tables, views, their storage, inheritance and partitions.
#include "drivers/postgres/readers.h"

#include "schema/kinds.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

// Column numbers of the query below.
namespace rel {
enum : size_t {
    Oid,
    Name,
    Namespace,
    Kind,
    Persistence,
    IsPartition,
    RowSecurity,
    ForceRowSecurity,
    Owner,
    Tablespace,
    Options,
    Acl,
    Rows,
    Pages,
    AccessMethod,
    ReplicaIdentity,
    OfType,
    Bounds,
    PartitionKey,
    Populated,
    ColumnCount
};
}

static QByteArray relationQuery(const Catalog &catalog)
{
    return "SELECT c.oid, c.relname, c.relnamespace, c.relkind, c.relpersistence, c.relispartition, c.relrowsecurity, "
           "c.relforcerowsecurity, c.relowner, c.reltablespace, c.reloptions, c.relacl::text, c.reltuples::bigint, "
           "c.relpages, c.relam, c.relreplident, c.reloftype, "
           "CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END, "
           "CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END, c.relispopulated, c.relnatts "
           "FROM pg_class c WHERE c.relkind IN ('r','p','f','v','m','c','S') AND " +
           catalog.shownSchemas("c.relnamespace") + catalog.userOnly("c.oid");
}

// "fillfactor=70" becomes pg.fillfactor = "70".
static void setOptions(Attributes &attributes, const QStringList &options, const QString &prefix)
{
    for (const QString &option : options) {
        const qsizetype equals = option.indexOf(u'=');
        attributes.set(prefix + option.left(equals), option.mid(equals + 1));
    }
}

static schema::Persistence persistenceOf(char letter)
{
    switch (letter) {
    case 'u': return schema::Persistence::Unlogged;
    case 't': return schema::Persistence::Temporary;
    default: return schema::Persistence::Permanent;
    }
}

static schema::TableKind tableKindOf(char letter)
{
    switch (letter) {
    case 'p': return schema::TableKind::Partitioned;
    case 'f': return schema::TableKind::Foreign;
    default: return schema::TableKind::Ordinary;
    }
}

static void setStorage(const Catalog &catalog, Attributes &attributes, const Row &row)
{
    setOptions(attributes, row.texts(rel::Options), u"pg.with."_s);
    const QString method = catalog.name(catalogid::accessMethod, row.oid(rel::AccessMethod)).name;
    if (method != "heap"_L1)
        attributes.set(u"pg.accessMethod"_s, method);
    attributes.set(u"pg.tablespace"_s, catalog.name(1213, row.oid(rel::Tablespace)).name);
}

static void setReplicaIdentity(Attributes &attributes, char letter)
{
    if (letter == 'f')
        attributes.set(u"pg.replicaIdentity"_s, u"full"_s);
    else if (letter == 'n')
        attributes.set(u"pg.replicaIdentity"_s, u"nothing"_s);
    // 'i' names an index: the index says so itself
}

static void addSize(Catalog &catalog, const schema::QualifiedName &name, const Row &row)
{
    catalog.sizes.push_back({.name = name, .rows = row.integer(rel::Rows), .bytes = row.integer(rel::Pages) * 8192});
}

static void takeTable(Catalog &catalog, const Row &row, const schema::QualifiedName &name, schema::Meta meta)
{
    const quint32 oid = row.oid(rel::Oid);
    schema::Table table{.name = name,
                        .kind = tableKindOf(row.letter(rel::Kind)),
                        .persistence = persistenceOf(row.letter(rel::Persistence)),
                        .partitionKey = row.text(rel::PartitionKey),
                        .rowSecurity = row.flag(rel::RowSecurity),
                        .forceRowSecurity = row.flag(rel::ForceRowSecurity),
                        .meta = std::move(meta)};
    table.columns.reserve(size_t(row.small(rel::ColumnCount)));
    setStorage(catalog, table.meta.attributes, row);
    // every other relation says "nothing", having none
    if (table.kind != schema::TableKind::Foreign)
        setReplicaIdentity(table.meta.attributes, row.letter(rel::ReplicaIdentity));
    if (const quint32 type = row.oid(rel::OfType); type != 0)
        table.meta.attributes.set(u"pg.ofType"_s, catalog.types.nameOrTicket(type));
    if (row.flag(rel::IsPartition))
        table.partitionOf = schema::PartitionOf{.parent = {}, .bounds = row.text(rel::Bounds)};
    addSize(catalog, name, row);
    catalog.identify(catalogid::relation, oid, schema::refOf(table));
    catalog.addRelation(oid, {.place = RelationPlace::Table,
                              .at = quint32(catalog.schema.tables.size()),
                              .fromExtension = catalog.isMember(catalogid::relation, oid)});
    catalog.schema.tables.push_back(std::move(table));
}

static schema::CheckOption takeCheckOption(QStringList &options)
{
    if (options.removeAll(u"check_option=local"_s) > 0)
        return schema::CheckOption::Local;
    if (options.removeAll(u"check_option=cascaded"_s) > 0)
        return schema::CheckOption::Cascaded;
    return schema::CheckOption::None;
}

static void takeView(Catalog &catalog, const Row &row, const schema::QualifiedName &name, schema::Meta meta)
{
    const quint32 oid = row.oid(rel::Oid);
    schema::View view{.name = name,
                      .materialized = row.letter(rel::Kind) == 'm',
                      .populated = row.flag(rel::Populated),
                      .meta = std::move(meta)};
    QStringList options = row.texts(rel::Options);
    view.checkOption = takeCheckOption(options);
    setOptions(view.meta.attributes, options, u"pg.with."_s);
    if (view.materialized) {
        addSize(catalog, name, row);
        const QString method = catalog.name(catalogid::accessMethod, row.oid(rel::AccessMethod)).name;
        if (method != "heap"_L1)
            view.meta.attributes.set(u"pg.accessMethod"_s, method);
        view.meta.attributes.set(u"pg.tablespace"_s, catalog.name(1213, row.oid(rel::Tablespace)).name);
    }
    catalog.identify(catalogid::relation, oid, schema::refOf(view));
    catalog.addRelation(oid, {.place = RelationPlace::View,
                              .at = quint32(catalog.schema.views.size()),
                              .fromExtension = catalog.isMember(catalogid::relation, oid)});
    catalog.schema.views.push_back(std::move(view));
}

static void takeSequence(Catalog &catalog, const Row &row, const schema::QualifiedName &name, schema::Meta meta)
{
    const quint32 oid = row.oid(rel::Oid);
    schema::Sequence sequence{.name = name, .meta = std::move(meta)};
    if (row.letter(rel::Persistence) == 'u')
        sequence.meta.attributes.set(u"pg.unlogged"_s, true);
    catalog.identify(catalogid::relation, oid, schema::refOf(sequence));
    catalog.addRelation(oid, {.place = RelationPlace::Sequence,
                              .at = quint32(catalog.schema.sequences.size()),
                              .fromExtension = catalog.isMember(catalogid::relation, oid)});
    catalog.schema.sequences.push_back(std::move(sequence));
}

// Columns of a composite type hang on its pg_class row; what the type itself says comes from pg_type.
static void takeComposite(Catalog &catalog, const Row &row, const schema::QualifiedName &name)
{
    const quint32 oid = row.oid(rel::Oid);
    catalog.addRelation(oid, {.place = RelationPlace::Composite,
                              .at = quint32(catalog.schema.types.size()),
                              .fromExtension = catalog.isMember(catalogid::relation, oid)});
    catalog.schema.types.push_back({.name = name, .kind = schema::TypeKind::Composite});
}

static void takeRelation(Catalog &catalog, const Row &row)
{
    const char letter = row.letter(rel::Kind);
    const schema::QualifiedName name{catalog.namespaceName(row.oid(rel::Namespace)), row.text(rel::Name)};
    if (letter == 'c')
        return takeComposite(catalog, row, name);
    if (schema::QualifiedName *identity = catalog.identitySequence(row.oid(rel::Oid));
        identity && row.isNull(rel::Acl)) {
        *identity = name;
        return;
    }
    schema::Meta meta = catalog.meta(catalogid::relation, row.oid(rel::Oid), row.oid(rel::Owner));
    catalog.setAcl(meta, row, rel::Acl, letter == 'S' ? sequenceAcl : tableAcl);
    if (letter == 'S')
        takeSequence(catalog, row, name, std::move(meta));
    else if (letter == 'v' || letter == 'm')
        takeView(catalog, row, name, std::move(meta));
    else
        takeTable(catalog, row, name, std::move(meta));
}

// Parents in their order. A partition has exactly one.
static void takeInheritance(Catalog &catalog, const Row &row)
{
    schema::Table *child = catalog.table(row.oid(0));
    const schema::QualifiedName parent = catalog.relationName(row.oid(1));
    if (!child || parent.isEmpty())
        return;
    if (child->partitionOf)
        child->partitionOf->parent = parent;
    else
        child->inherits.push_back(parent);
}

static void takeForeignTable(Catalog &catalog, const Row &row)
{
    schema::Table *table = catalog.table(row.oid(0));
    if (!table)
        return;
    table->meta.attributes.set(u"pg.server"_s, catalog.name(catalogid::foreignServer, row.oid(1)).name);
    table->meta.attributes.set(u"pg.options"_s, row.texts(2));
}

Steps relationSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep(relationQuery(catalog), [c](const Row &row) { takeRelation(*c, row); }),
            rowStep("SELECT inhrelid, inhparent FROM pg_inherits ORDER BY inhrelid, inhseqno",
                    [c](const Row &row) { takeInheritance(*c, row); }),
            rowStep("SELECT c.oid, t.reloptions FROM pg_class t JOIN pg_class c ON c.reltoastrelid = t.oid "
                    "WHERE t.relkind = 't' AND t.reloptions IS NOT NULL",
                    [c](const Row &row) {
                        if (schema::Table *table = c->table(row.oid(0)))
                            setOptions(table->meta.attributes, row.texts(1), u"pg.with.toast."_s);
                    }),
            rowStep("SELECT ftrelid, ftserver, ftoptions FROM pg_foreign_table",
                    [c](const Row &row) { takeForeignTable(*c, row); })};
}

} // namespace tidemark::postgres
