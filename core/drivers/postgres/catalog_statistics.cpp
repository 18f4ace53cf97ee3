// SPDX-License-Identifier: GPL-3.0-or-later
// pg_statistic_ext: extended statistics. The server's own text says all but the target.
#include "drivers/postgres/readers.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

static void takeStatistics(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::statistics, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::statistics, oid, row.oid(3));
    const schema::QualifiedName table = catalog.relationName(row.oid(4));
    meta.attributes.set(u"pg.definition"_s, row.text(5));
    meta.attributes.set(u"pg.table"_s, QStringList{table.schema, table.name});
    if (!row.isNull(6) && row.integer(6) >= 0)
        meta.attributes.set(u"pg.statistics"_s, row.integer(6));
    const auto &object =
        catalog.addObject(kind::statistics, catalog.qualified(row.oid(1), row.text(2)), {}, std::move(meta));
    catalog.identify(catalogid::statistics, oid, schema::refOf(object));
}

Steps statisticsSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep("SELECT oid, stxnamespace, stxname, stxowner, stxrelid, pg_get_statisticsobjdef(oid), " +
                        c->since(13, "stxstattarget") + " FROM pg_statistic_ext WHERE " +
                        c->shownSchemas("stxnamespace"),
                    [c](const Row &row) { takeStatistics(*c, row); })};
}

} // namespace tidemark::postgres
