// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers of one introspection share: the schema that grows, names by object number, comments, and which
// objects belong to extensions. Lives on the stack of one introspection; one thread.
//
// Each reader file offers `…Steps(Catalog &)`: its queries with the code that takes their rows. All steps go out in one
// pipeline, in an order in which a reader finds what it needs already there.
#pragma once

#include "dialect/introspection.h"
#include "drivers/postgres/acl.h"
#include "drivers/postgres/interner.h"
#include "drivers/postgres/row.h"
#include "drivers/postgres/typenames.h"
#include "sql/connection.h"

#include <QHash>
#include <QSet>

namespace tidemark::postgres {

// Numbers of the system catalogs, fixed since initdb (pg_class.dat).
namespace catalogid {
inline constexpr quint32 type = 1247, attribute = 1249, procedure = 1255, relation = 1259, authId = 1260,
                         database = 1262, foreignServer = 1417, foreignDataWrapper = 2328, accessMethod = 2601,
                         attributeDefault = 2604, cast = 2605, constraint = 2606, conversion = 2607, depend = 2608,
                         index = 2610, language = 2612, nameSpace = 2615, opClass = 2616, op = 2617, rewrite = 2618,
                         trigger = 2620, opFamily = 2753, extension = 3079, policy = 3256, collation = 3456,
                         eventTrigger = 3466, transform = 3576, statistics = 3381, textSearchConfig = 3602,
                         textSearchDict = 3600, textSearchParser = 3601, textSearchTemplate = 3764, publication = 6104,
                         subscription = 6100;
} // namespace catalogid

inline constexpr quint32 firstUserOid = 16384; // below it lies what initdb made

enum class RelationPlace : quint8 { None, Table, View, Composite, Sequence };

// Where a relation's value lies in the growing schema.
struct Relation
{
    RelationPlace place = RelationPlace::None;
    quint32 at = 0;
    bool fromExtension = false;
};

struct OpClass
{
    schema::QualifiedName name;
    quint32 method = 0;
    quint32 type = 0; // that it indexes
    bool isDefault = false;
};

// What a column of an index has of its own.
struct IndexColumn
{
    int number = 0;
    int statistics = 0;  // target; 0: the default
    QStringList options; // of the operator class
};

// The expressions among an index's keys, in their order, and the server's own text of the whole index.
struct IndexExpressions
{
    QStringList expressions;
    QString definition;
};

// The constraint that an index belongs to.
struct ConstraintIndex
{
    quint32 relation = 0;
    char kind = 'p'; // pg_constraint.contype
    quint32 at = 0;  // in the table's uniques or exclusions
};

class Catalog
{
public:
    Catalog(const sql::ServerInfo &server, const dialect::IntrospectOptions &options);

    schema::Schema schema;
    std::vector<dialect::RelationSize> sizes;
    std::vector<dialect::Omission> omissions;
    Interner intern;
    TypeNames types;

    [[nodiscard]] int major() const { return m_major; }
    [[nodiscard]] bool wantsSystem() const { return m_system; }

    // The text when the server is at least that version, else what stands in for it.
    [[nodiscard]] QByteArray since(int version, const char *text, const char *otherwise = "NULL") const;

    // "AND column >= 16384", or nothing when system objects are wanted.
    [[nodiscard]] QByteArray userOnly(const char *oidColumn) const;
    // "column NOT IN (…)": the schemas that are never shown.
    [[nodiscard]] QByteArray shownSchemas(const char *column) const;

    // Namespaces and roles.
    void addNamespace(quint32 oid, const QString &name) { m_namespaces.insert(oid, name); }
    void addRole(quint32 oid, const QString &name) { m_roles.insert(oid, name); }
    [[nodiscard]] QString namespaceName(quint32 oid) const { return m_namespaces.value(oid); }
    [[nodiscard]] QString roleName(quint32 oid) const { return m_roles.value(oid); }
    [[nodiscard]] schema::QualifiedName qualified(quint32 ns, const QString &name) const
    {
        return {namespaceName(ns), name};
    }

    // Comments and labels, read before the objects that pull them.
    void addComment(quint32 catalog, quint32 oid, int part, const QString &text)
    {
        m_comments.insert({catalog, oid, part}, text);
    }
    [[nodiscard]] QString comment(quint32 catalog, quint32 oid, int part = 0) const
    {
        return m_comments.value({catalog, oid, part});
    }
    void addLabel(quint32 catalog, quint32 oid, int part, schema::SecurityLabel label)
    {
        m_labels[{catalog, oid, part}].push_back(std::move(label));
    }
    [[nodiscard]] std::vector<schema::SecurityLabel> labels(quint32 catalog, quint32 oid, int part = 0) const
    {
        return m_labels.value({catalog, oid, part});
    }

    // Owner, comment, labels and privileges of one object.
    [[nodiscard]] schema::Meta meta(quint32 catalog, quint32 oid, quint32 owner) const;
    void setAcl(schema::Meta &meta, const Row &row, size_t column, const AclKind &kind) const;

    // Extension members and dependencies, read first.
    void addMember(quint32 catalog, quint32 oid, quint32 extension) { m_members.insert(key(catalog, oid), extension); }
    [[nodiscard]] bool isMember(quint32 catalog, quint32 oid) const { return m_members.contains(key(catalog, oid)); }
    [[nodiscard]] quint32 extensionOf(quint32 catalog, quint32 oid) const { return m_members.value(key(catalog, oid)); }
    struct RawDependency
    {
        quint32 catalog, oid, onCatalog, onOid;
        qint32 part, onPart;
    };
    void addDependency(const RawDependency &raw);
    [[nodiscard]] const std::vector<RawDependency> &dependencies() const { return m_dependencies; }
    // Sequences behind identity columns: known before the relations are read, so that they never become objects.
    void addIdentitySequence(quint32 oid) { m_identitySequences.insert(oid, {}); }
    [[nodiscard]] schema::QualifiedName *identitySequence(quint32 oid);
    // Keeps the identity of an object if some dependency names it.
    void identify(quint32 catalog, quint32 oid, const schema::ObjectRef &ref);
    [[nodiscard]] const schema::ObjectRef *identity(quint32 catalog, quint32 oid) const;

    // Relations and their columns.
    void addRelation(quint32 oid, Relation relation) { m_relations.insert(oid, relation); }
    [[nodiscard]] Relation relation(quint32 oid) const { return m_relations.value(oid); }
    template <class Visit>
    void forEachRelation(Visit visit) const
    {
        for (auto at = m_relations.cbegin(); at != m_relations.cend(); ++at)
            visit(at.key(), at.value());
    }
    [[nodiscard]] schema::Table *table(quint32 oid);
    [[nodiscard]] schema::View *view(quint32 oid);
    [[nodiscard]] schema::QualifiedName relationName(quint32 oid) const;
    [[nodiscard]] std::vector<schema::Column> *columns(quint32 oid);
    // A column by its number; null for what was dropped or is a system column.
    [[nodiscard]] schema::Column *column(quint32 relation, int number);
    [[nodiscard]] QString columnName(quint32 relation, int number);
    [[nodiscard]] QStringList columnNames(quint32 relation, const std::vector<qint64> &numbers);
    // Makes room for a column, keeping the order of numbers.
    [[nodiscard]] schema::Column &addColumn(quint32 relation, int number, quint32 type);
    [[nodiscard]] quint32 columnType(quint32 relation, int number) const;

    // Access methods, tablespaces, collations and the like by number: small tables of names.
    void addName(quint32 catalog, quint32 oid, const schema::QualifiedName &name)
    {
        m_names.insert(key(catalog, oid), name);
    }
    [[nodiscard]] schema::QualifiedName name(quint32 catalog, quint32 oid) const
    {
        return m_names.value(key(catalog, oid));
    }

    // Indexes and what they are made of.
    void addOpClass(quint32 oid, const OpClass &opClass) { m_opClasses.insert(oid, opClass); }
    [[nodiscard]] OpClass opClass(quint32 oid) const { return m_opClasses.value(oid); }
    // Whether the method would take another class for columns of exactly this type.
    [[nodiscard]] bool hasOtherDefaultClass(const OpClass &given, quint32 type) const;
    void addConstraintIndex(quint32 oid, const ConstraintIndex &of) { m_constraintIndexes.insert(oid, of); }
    [[nodiscard]] const ConstraintIndex *constraintIndex(quint32 oid) const;
    void setIndexExpressions(quint32 index, const IndexExpressions &expressions)
    {
        m_indexExpressions.insert(index, expressions);
    }
    [[nodiscard]] IndexExpressions indexExpressions(quint32 index) const { return m_indexExpressions.value(index); }
    void addIndexColumn(quint32 index, IndexColumn column) { m_indexColumns[index].push_back(std::move(column)); }
    [[nodiscard]] std::vector<IndexColumn> indexColumns(quint32 index) const { return m_indexColumns.value(index); }
    void addIndex(quint32 oid, quint32 relation, quint32 at) { m_indexes.insert(oid, {relation, at}); }
    [[nodiscard]] schema::Index *index(quint32 oid);
    void setColumnCollation(quint32 relation, int number, quint32 collation)
    {
        m_collations.insert({relation, number}, collation);
    }
    // The collation of a column; its type's own unless one was set.
    [[nodiscard]] quint32 columnCollation(quint32 relation, int number) const;

    // Types by number.
    void addType(quint32 oid, quint32 at) { m_typePlaces.insert(oid, at); }
    [[nodiscard]] schema::Type *typeOf(quint32 oid);

    // Routines by number.
    void addRoutine(quint32 oid, quint32 at) { m_routines.insert(oid, at); }
    [[nodiscard]] schema::Routine *routine(quint32 oid);
    template <class Visit>
    void forEachRoutine(Visit visit)
    {
        for (auto at = m_routines.cbegin(); at != m_routines.cend(); ++at)
            visit(at.key(), schema.routines[at.value()]);
    }

    // An engine object with its meta, added to the schema.
    schema::EngineObject &addObject(const QString &kind, schema::QualifiedName name, const QString &part,
                                    schema::Meta meta);

    static quint64 key(quint32 catalog, quint32 oid) { return (quint64(catalog) << 32) | oid; }

private:
    struct PartKey
    {
        quint32 catalog;
        quint32 oid;
        int part;
        bool operator==(const PartKey &) const = default;
        friend size_t qHash(const PartKey &k, size_t seed) { return qHashMulti(seed, k.catalog, k.oid, k.part); }
    };

    int m_major;
    bool m_system;
    QHash<quint32, QString> m_namespaces;
    QHash<quint32, QString> m_roles;
    QHash<PartKey, QString> m_comments;
    QHash<PartKey, std::vector<schema::SecurityLabel>> m_labels;
    QHash<quint64, quint32> m_members;
    std::vector<RawDependency> m_dependencies;
    QHash<quint32, schema::QualifiedName> m_identitySequences;
    QSet<quint64> m_wanted;
    QHash<quint64, schema::ObjectRef> m_identities;
    QHash<quint32, Relation> m_relations;
    struct ColumnKey
    {
        qint16 number;
        quint32 type;
    };
    // Where the column with that number is, or -1.
    [[nodiscard]] qsizetype position(quint32 relation, int number) const;

    QHash<quint32, std::vector<ColumnKey>> m_columns; // in the order of the columns
    QHash<quint64, schema::QualifiedName> m_names;
    QHash<quint32, OpClass> m_opClasses;
    QHash<quint32, ConstraintIndex> m_constraintIndexes;
    QHash<quint32, std::pair<quint32, quint32>> m_indexes;
    QHash<quint32, std::vector<IndexColumn>> m_indexColumns;
    QHash<quint32, IndexExpressions> m_indexExpressions;
    QHash<std::pair<quint32, int>, quint32> m_collations;
    QHash<quint32, quint32> m_typePlaces;
    QHash<quint32, quint32> m_routines;
};

using Steps = std::vector<sql::Step>;

// A step that calls `take` for every row.
template <class Take>
[[nodiscard]] sql::Step rowStep(QByteArray query, Take take)
{
    return {.sql = sql::SqlText(std::move(query)), .rows = [take](sql::RowBatch &batch) -> Result<void> {
                for (size_t row = 0; row < batch.rowCount(); ++row)
                    take(Row(batch, row));
                return {};
            }};
}

} // namespace tidemark::postgres
