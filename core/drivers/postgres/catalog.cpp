// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/catalog.h"

#include <algorithm>

namespace tidemark::postgres {

using schema::Column;

Catalog::Catalog(const sql::ServerInfo &server, const dialect::IntrospectOptions &options)
    : m_major(server.version.major)
    , m_system(options.systemObjects)
{
    schema.engine = server.engine;
    schema.version = QString::number(server.version.major);
}

QByteArray Catalog::since(int version, const char *text, const char *otherwise) const
{
    return m_major >= version ? text : otherwise;
}

QByteArray Catalog::userOnly(const char *oidColumn) const
{
    if (m_system)
        return {};
    return QByteArray(" AND ") + oidColumn + " >= " + QByteArray::number(firstUserOid) + ' ';
}

QByteArray Catalog::shownSchemas(const char *column) const
{
    // pg_toast (99) and pg_catalog (11) have had these numbers forever; the others are found by name
    QByteArray hidden = "99";
    for (auto ns = m_namespaces.begin(); ns != m_namespaces.end(); ++ns) {
        const bool system =
            ns.value().startsWith(QLatin1StringView("pg_")) || ns.value() == QLatin1StringView("information_schema");
        const bool temporary = ns.value().startsWith(QLatin1StringView("pg_temp_")) ||
                               ns.value().startsWith(QLatin1StringView("pg_toast"));
        if (temporary || (system && !m_system))
            hidden += "," + QByteArray::number(ns.key());
    }
    return QByteArray(column) + " NOT IN (" + hidden + ")";
}

schema::Meta Catalog::meta(quint32 catalog, quint32 oid, quint32 owner) const
{
    schema::Meta meta;
    meta.owner = roleName(owner);
    meta.comment = comment(catalog, oid);
    meta.labels = labels(catalog, oid);
    return meta;
}

void Catalog::setAcl(schema::Meta &meta, const Row &row, size_t column, const AclKind &kind) const
{
    auto [grants, revoked] = differenceFromDefault(row.bytes(column), row.isNull(column), kind, meta.owner, m_major);
    meta.grants = std::move(grants);
    meta.revoked = std::move(revoked);
}

void Catalog::addDependency(const RawDependency &raw)
{
    m_dependencies.push_back(raw);
    m_wanted.insert(key(raw.catalog, raw.oid));
    m_wanted.insert(key(raw.onCatalog, raw.onOid));
}

schema::QualifiedName *Catalog::identitySequence(quint32 oid)
{
    const auto found = m_identitySequences.find(oid);
    return found != m_identitySequences.end() ? &found.value() : nullptr;
}

void Catalog::identify(quint32 catalog, quint32 oid, const schema::ObjectRef &ref)
{
    if (m_wanted.contains(key(catalog, oid)))
        m_identities.insert(key(catalog, oid), ref);
}

const schema::ObjectRef *Catalog::identity(quint32 catalog, quint32 oid) const
{
    const auto found = m_identities.constFind(key(catalog, oid));
    return found != m_identities.constEnd() ? &found.value() : nullptr;
}

schema::Table *Catalog::table(quint32 oid)
{
    const Relation found = relation(oid);
    return found.place == RelationPlace::Table ? &schema.tables[found.at] : nullptr;
}

schema::View *Catalog::view(quint32 oid)
{
    const Relation found = relation(oid);
    return found.place == RelationPlace::View ? &schema.views[found.at] : nullptr;
}

schema::QualifiedName Catalog::relationName(quint32 oid) const
{
    const Relation found = relation(oid);
    switch (found.place) {
    case RelationPlace::Table: return schema.tables[found.at].name;
    case RelationPlace::View: return schema.views[found.at].name;
    case RelationPlace::Composite: return schema.types[found.at].name;
    case RelationPlace::Sequence: return schema.sequences[found.at].name;
    case RelationPlace::None: break;
    }
    return {};
}

std::vector<Column> *Catalog::columns(quint32 oid)
{
    const Relation found = relation(oid);
    switch (found.place) {
    case RelationPlace::Table: return &schema.tables[found.at].columns;
    case RelationPlace::View: return &schema.views[found.at].columns;
    case RelationPlace::Composite: return &schema.types[found.at].fields;
    case RelationPlace::Sequence:
    case RelationPlace::None: break;
    }
    return nullptr;
}

Column &Catalog::addColumn(quint32 relation, int number, quint32 type)
{
    std::vector<ColumnKey> &keys = m_columns[relation];
    std::vector<Column> &list = *columns(relation);
    const auto at = std::ranges::upper_bound(keys, qint16(number), {}, &ColumnKey::number) - keys.begin();
    keys.insert(keys.begin() + at, {qint16(number), type});
    return *list.insert(list.begin() + at, Column());
}

qsizetype Catalog::position(quint32 relation, int number) const
{
    const auto keys = m_columns.constFind(relation);
    if (keys == m_columns.constEnd())
        return -1;
    const auto at = std::ranges::lower_bound(*keys, qint16(number), {}, &ColumnKey::number);
    return at != keys->end() && at->number == number ? at - keys->begin() : -1;
}

Column *Catalog::column(quint32 relation, int number)
{
    const qsizetype at = position(relation, number);
    return at < 0 ? nullptr : &(*columns(relation))[size_t(at)];
}

QString Catalog::columnName(quint32 relation, int number)
{
    const Column *found = column(relation, number);
    return found ? found->name : QString();
}

QStringList Catalog::columnNames(quint32 relation, const std::vector<qint64> &numbers)
{
    QStringList names;
    for (const qint64 number : numbers)
        names << columnName(relation, int(number));
    return names;
}

quint32 Catalog::columnType(quint32 relation, int number) const
{
    const qsizetype at = position(relation, number);
    return at < 0 ? 0 : m_columns.constFind(relation)->at(size_t(at)).type;
}

bool Catalog::hasOtherDefaultClass(const OpClass &given, quint32 type) const
{
    return std::ranges::any_of(m_opClasses, [&](const OpClass &other) {
        return other.isDefault && other.method == given.method && other.type == type && other.name != given.name;
    });
}

const ConstraintIndex *Catalog::constraintIndex(quint32 oid) const
{
    const auto found = m_constraintIndexes.constFind(oid);
    return found != m_constraintIndexes.constEnd() ? &found.value() : nullptr;
}

schema::Index *Catalog::index(quint32 oid)
{
    const auto found = m_indexes.constFind(oid);
    if (found == m_indexes.constEnd())
        return nullptr;
    if (schema::Table *owner = table(found->first))
        return &owner->indexes[found->second];
    return &view(found->first)->indexes[found->second];
}

quint32 Catalog::columnCollation(quint32 relation, int number) const
{
    const auto found = m_collations.constFind({relation, number});
    return found != m_collations.constEnd() ? found.value() : types.collation(columnType(relation, number));
}

schema::Type *Catalog::typeOf(quint32 oid)
{
    const auto found = m_typePlaces.constFind(oid);
    return found != m_typePlaces.constEnd() ? &schema.types[found.value()] : nullptr;
}

schema::Routine *Catalog::routine(quint32 oid)
{
    const auto found = m_routines.constFind(oid);
    return found != m_routines.constEnd() ? &schema.routines[found.value()] : nullptr;
}

schema::EngineObject &Catalog::addObject(const QString &kind, schema::QualifiedName name, const QString &part,
                                         schema::Meta meta)
{
    schema.objects.push_back({.kind = kind, .name = std::move(name), .part = part, .meta = std::move(meta)});
    return schema.objects.back();
}

} // namespace tidemark::postgres
