// SPDX-License-Identifier: GPL-3.0-or-later
// ALTER TABLE for the table itself. Kind, partition key and the like are for a new table.
#include "drivers/postgres/alteration.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Table;

static bool atLeast(const AlteredTable &table, int version)
{
    return table.version == 0 || table.version >= version;
}

static QStringList alterRowSecurity(const QString &alter, const Table &after, Fields &fields)
{
    QStringList list;
    if (fields.take("rowSecurity"_L1))
        list << alter + (after.rowSecurity ? u" ENABLE"_s : u" DISABLE"_s) + u" ROW LEVEL SECURITY"_s;
    if (fields.take("forceRowSecurity"_L1))
        list << alter + (after.forceRowSecurity ? u" FORCE"_s : u" NO FORCE"_s) + u" ROW LEVEL SECURITY"_s;
    return list;
}

static QStringList alterPlace(const QString &alter, const AlteredTable &table, Fields &fields)
{
    const Attributes &attributes = table.after->meta.attributes;
    QStringList list;
    if (fields.take("persistence"_L1))
        list << alter +
                    (table.after->persistence == schema::Persistence::Unlogged ? u" SET UNLOGGED"_s : u" SET LOGGED"_s);
    if (fields.take("pg.tablespace"_L1)) {
        const QString name = attributes.text(u"pg.tablespace"_s);
        list << alter + u" SET TABLESPACE "_s + quoteIdentifier(name.isEmpty() ? u"pg_default"_s : name);
    }
    if (fields.has("pg.accessMethod"_L1) && atLeast(table, 150000)) {
        fields.forget("pg.accessMethod"_L1);
        const QString name = attributes.text(u"pg.accessMethod"_s);
        list << alter + u" SET ACCESS METHOD "_s + (name.isEmpty() ? u"heap"_s : quoteIdentifier(name));
    }
    return list;
}

static QStringList alterTyped(const QString &alter, const Table &after, Fields &fields)
{
    if (!fields.take("pg.ofType"_L1))
        return {};
    const QString type = after.meta.attributes.text(u"pg.ofType"_s);
    return {alter + (type.isEmpty() ? u" NOT OF"_s : u" OF "_s + type)};
}

// FULL and NOTHING are the table's; an index that identifies rows says so itself.
static QStringList alterReplicaIdentity(const QString &alter, const Table &after, Fields &fields)
{
    if (!fields.take("pg.replicaIdentity"_L1))
        return {};
    const QString identity = after.meta.attributes.text(u"pg.replicaIdentity"_s);
    return {alter + u" REPLICA IDENTITY "_s + (identity.isEmpty() ? u"DEFAULT"_s : identity.toUpper())};
}

QStringList alterTable(const AlteredTable &table, Fields &fields)
{
    const Table &before = *table.before;
    const Table &after = *table.after;
    const QString name = quoteQualified(after.name);
    const bool foreign = after.kind == schema::TableKind::Foreign;
    const QString alter = u"ALTER TABLE "_s + name;
    QStringList list = alterPlace(alter, table, fields) + alterTyped(alter, after, fields) +
                       alterStorage(alter, after.meta.attributes, fields) + alterRowSecurity(alter, after, fields) +
                       alterReplicaIdentity(alter, after, fields);
    if (fields.take("pg.options"_L1))
        list << u"ALTER FOREIGN TABLE "_s + name + u' ' +
                    alterOptions(before.meta.attributes.list(u"pg.options"_s),
                                 after.meta.attributes.list(u"pg.options"_s));
    return list + alterMeta({foreign ? u"FOREIGN TABLE"_s : u"TABLE"_s, name}, before.meta, after.meta, fields);
}

} // namespace tidemark::postgres
