// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/statements.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Column;
using schema::Table;

QString storageOptions(const Attributes &attributes, const QString &prefix)
{
    QStringList options;
    for (const auto &[key, value] : attributes.entries()) {
        if (!key.startsWith(prefix))
            continue;
        // toast.autovacuum_enabled keeps its dot
        QStringList parts = key.mid(prefix.size()).split(u'.');
        for (QString &part : parts)
            part = quoteIdentifier(part);
        options << parts.join(u'.') + u'=' + quoteLiteral(toText(value));
    }
    return options.isEmpty() ? QString() : u'(' + options.join(u", "_s) + u')';
}

QString foreignOptions(const QStringList &options)
{
    QStringList list;
    for (const QString &option : options) {
        const qsizetype equals = option.indexOf(u'=');
        list << quoteIdentifier(option.left(equals)) + u' ' + quoteLiteral(option.mid(equals + 1));
    }
    return list.isEmpty() ? QString() : u'(' + list.join(u", "_s) + u')';
}

static QString identityText(const schema::Identity &identity)
{
    const QString options =
        u"SEQUENCE NAME "_s + quoteQualified(identity.sequence) + u' ' + sequenceOptions({}, identity.options);
    return u" GENERATED "_s + (identity.always ? u"ALWAYS"_s : u"BY DEFAULT"_s) + u" AS IDENTITY ("_s + options + u')';
}

static QString valueText(const Column &column)
{
    // a partition shares its parent's identity and has it once it is attached
    if (column.identity)
        return column.identity->sequence.isEmpty() ? QString() : identityText(*column.identity);
    if (column.defaultValue.isEmpty())
        return {};
    switch (column.generation) {
    case schema::Generation::Stored: return u" GENERATED ALWAYS AS ("_s + column.defaultValue + u") STORED"_s;
    case schema::Generation::Virtual: return u" GENERATED ALWAYS AS ("_s + column.defaultValue + u") VIRTUAL"_s;
    case schema::Generation::None: break;
    }
    return u" DEFAULT "_s + column.defaultValue;
}

// The name that the server would give by itself needs no mention.
static QString notNullText(const Table &table, const Column &column)
{
    if (!column.notNull)
        return {};
    for (const schema::NotNullConstraint &named : table.notNulls) {
        if (named.column != column.name)
            continue;
        if (named.notValid)
            return {}; // a statement behind the table adds it
        const bool usual = named.name == table.name.name + u'_' + column.name + u"_not_null"_s;
        const QString name = usual ? QString() : u" CONSTRAINT "_s + quoteIdentifier(named.name);
        return name + u" NOT NULL"_s + (named.noInherit ? u" NO INHERIT"_s : QString());
    }
    return u" NOT NULL"_s;
}

QString columnDefinition(const Table &table, const Column &column)
{
    QString text = quoteIdentifier(column.name) + u' ' + column.type;
    if (const QString options = foreignOptions(column.attributes.list(u"pg.foreignOptions"_s)); !options.isEmpty())
        text += u" OPTIONS "_s + options;
    if (const QString compression = column.attributes.text(u"pg.compression"_s); !compression.isEmpty())
        text += u" COMPRESSION "_s + compression;
    if (!column.collation.isEmpty())
        text += u" COLLATE "_s + column.collation;
    return text + valueText(column) + notNullText(table, column);
}

static bool isInherited(const Attributes &attributes)
{
    return attributes.flag(u"pg.inherited"_s);
}

// A partition is made like any table and then attached, as pg_dump does it; a child names its parents and only adds.
static bool comesFromParent(const Table &table, const Attributes &attributes)
{
    return isInherited(attributes) && !table.partitionOf;
}

// A key of a partitioned table to which not every partition has attached an index of its own.
static bool lacksPartitions(const schema::Key &key)
{
    return key.attributes.flag(u"pg.invalid"_s);
}

static QStringList constraintTexts(const Table &table)
{
    QStringList parts;
    if (table.primaryKey && !lacksPartitions(*table.primaryKey))
        parts << keyDefinition(*table.primaryKey, true);
    for (const schema::Key &key : table.uniques) {
        if (!lacksPartitions(key))
            parts << keyDefinition(key, false);
    }
    for (const schema::Check &check : table.checks) {
        if (!check.notValid && !comesFromParent(table, check.attributes))
            parts << checkDefinition(check);
    }
    for (const schema::Exclusion &exclusion : table.exclusions)
        parts << exclusionDefinition(exclusion);
    return parts;
}

// A typed table has its columns from the type; only what was added to one is written.
static QString typedColumn(const Table &table, const Column &column)
{
    const QString extra = valueText(column) + notNullText(table, column);
    return extra.isEmpty() ? QString() : quoteIdentifier(column.name) + u" WITH OPTIONS"_s + extra;
}

static QStringList columnTexts(const Table &table)
{
    const bool typed = table.meta.attributes.contains(u"pg.ofType"_s);
    QStringList parts;
    for (const Column &column : table.columns) {
        if (!comesFromParent(table, column.attributes))
            parts << (typed ? typedColumn(table, column) : columnDefinition(table, column));
    }
    parts.removeAll(QString());
    return parts;
}

static QString tableWord(const Table &table)
{
    if (table.kind == schema::TableKind::Foreign)
        return u"FOREIGN TABLE"_s;
    return table.persistence == schema::Persistence::Unlogged ? u"UNLOGGED TABLE"_s : u"TABLE"_s;
}

static QString tableTail(const Table &table)
{
    const Attributes &attributes = table.meta.attributes;
    QString text;
    if (!table.inherits.empty()) {
        QStringList parents;
        for (const schema::QualifiedName &parent : table.inherits)
            parents << quoteQualified(parent);
        text += u"\nINHERITS ("_s + parents.join(u", "_s) + u')';
    }
    if (!table.partitionKey.isEmpty())
        text += u"\nPARTITION BY "_s + table.partitionKey;
    if (const QString method = attributes.text(u"pg.accessMethod"_s); !method.isEmpty())
        text += u"\nUSING "_s + quoteIdentifier(method);
    if (const QString options = storageOptions(attributes); !options.isEmpty())
        text += u"\nWITH "_s + options;
    if (const QString tablespace = attributes.text(u"pg.tablespace"_s); !tablespace.isEmpty())
        text += u"\nTABLESPACE "_s + quoteIdentifier(tablespace);
    if (table.kind == schema::TableKind::Foreign) {
        text += u"\nSERVER "_s + quoteIdentifier(attributes.text(u"pg.server"_s));
        if (const QString options = foreignOptions(attributes.list(u"pg.options"_s)); !options.isEmpty())
            text += u"\nOPTIONS "_s + options;
    }
    return text;
}

QString createTable(const Table &table)
{
    const QStringList parts = columnTexts(table) + constraintTexts(table);
    QString text = u"CREATE "_s + tableWord(table) + u' ' + quoteQualified(table.name);
    const QString ofType = table.meta.attributes.text(u"pg.ofType"_s);
    if (!ofType.isEmpty())
        text += u" OF "_s + ofType;
    if (!parts.isEmpty())
        text += u" (\n    "_s + parts.join(u",\n    "_s) + u"\n)"_s;
    else if (ofType.isEmpty())
        text += u" (\n)"_s;
    return text + tableTail(table);
}

QStringList completeColumn(const QString &alter, const Column &column)
{
    const QString prefix = alter + u" ALTER COLUMN "_s + quoteIdentifier(column.name);
    QStringList list;
    if (const QString storage = column.attributes.text(u"pg.storage"_s); !storage.isEmpty())
        list << prefix + u" SET STORAGE "_s + storage;
    if (column.attributes.contains(u"pg.statistics"_s))
        list << prefix + u" SET STATISTICS "_s + QString::number(column.attributes.number(u"pg.statistics"_s));
    if (const QStringList options = column.attributes.list(u"pg.options"_s); !options.isEmpty())
        list << prefix + u" SET ("_s + options.join(u", "_s) + u')';
    return list;
}

static QStringList replicaIdentity(const Table &table, const QString &alter)
{
    const QString identity = table.meta.attributes.text(u"pg.replicaIdentity"_s);
    if (!identity.isEmpty())
        return {alter + u" REPLICA IDENTITY "_s + identity.toUpper()};
    const auto byKey = [&](const schema::Key &key) {
        return key.attributes.flag(u"pg.replicaIdentity"_s)
                   ? QStringList{alter + u" REPLICA IDENTITY USING INDEX "_s + quoteIdentifier(key.name)}
                   : QStringList();
    };
    QStringList list = table.primaryKey ? byKey(*table.primaryKey) : QStringList();
    for (const schema::Key &key : table.uniques)
        list += byKey(key);
    return list;
}

static QStringList clustering(const Table &table, const QString &alter)
{
    QStringList list;
    const auto add = [&](const schema::Key &key) {
        if (key.attributes.flag(u"pg.clustered"_s))
            list << alter + u" CLUSTER ON "_s + quoteIdentifier(key.name);
    };
    if (table.primaryKey)
        add(*table.primaryKey);
    for (const schema::Key &key : table.uniques)
        add(key);
    return list;
}

static QStringList unvalidated(const Table &table, const QString &alter)
{
    QStringList list;
    if (table.primaryKey && lacksPartitions(*table.primaryKey))
        list << alter + u" ADD "_s + keyDefinition(*table.primaryKey, true);
    for (const schema::Key &key : table.uniques) {
        if (lacksPartitions(key))
            list << alter + u" ADD "_s + keyDefinition(key, false);
    }
    for (const schema::Check &check : table.checks) {
        if (check.notValid && !comesFromParent(table, check.attributes))
            list << alter + u" ADD "_s + checkDefinition(check);
    }
    for (const schema::NotNullConstraint &named : table.notNulls) {
        if (named.notValid && !isInherited(named.attributes))
            list << alter + u" ADD CONSTRAINT "_s + quoteIdentifier(named.name) + u" NOT NULL "_s +
                        quoteIdentifier(named.column) + u" NOT VALID"_s;
    }
    return list;
}

QStringList addForeignKeys(const Table &table)
{
    QStringList list;
    for (const schema::ForeignKey &key : table.foreignKeys) {
        if (!isInherited(key.attributes))
            list << u"ALTER TABLE "_s + (table.kind == schema::TableKind::Partitioned ? QString() : u"ONLY "_s) +
                        quoteQualified(table.name) + u" ADD "_s + foreignKeyDefinition(key);
    }
    return list;
}

// Says nothing new where attaching the table has attached the index as well.
template <class Constraint>
static QStringList attachIndex(const Table &table, const Constraint &constraint)
{
    const QString parent = constraint.attributes.text(u"pg.partitionOf"_s);
    if (parent.isEmpty())
        return {};
    return {u"ALTER INDEX "_s + parent + u" ATTACH PARTITION "_s +
            quoteQualified({table.name.schema, constraint.name})};
}

QStringList attachPartition(const Table &table)
{
    if (!table.partitionOf)
        return {};
    QStringList list{u"ALTER TABLE ONLY "_s + quoteQualified(table.partitionOf->parent) + u" ATTACH PARTITION "_s +
                     quoteQualified(table.name) + u' ' + table.partitionOf->bounds};
    if (table.primaryKey)
        list += attachIndex(table, *table.primaryKey);
    for (const schema::Key &key : table.uniques)
        list += attachIndex(table, key);
    for (const schema::Exclusion &exclusion : table.exclusions)
        list += attachIndex(table, exclusion);
    return list;
}

QStringList completeTable(const Table &table)
{
    const QString alter = u"ALTER TABLE ONLY "_s + quoteQualified(table.name);
    QStringList list;
    for (const Column &column : table.columns)
        list += completeColumn(alter, column);
    list += unvalidated(table, alter);
    const QString alterAll = u"ALTER TABLE "_s + quoteQualified(table.name);
    if (table.rowSecurity)
        list << alterAll + u" ENABLE ROW LEVEL SECURITY"_s;
    if (table.forceRowSecurity)
        list << alterAll + u" FORCE ROW LEVEL SECURITY"_s;
    return list + replicaIdentity(table, alter) + clustering(table, alterAll);
}

} // namespace tidemark::postgres
