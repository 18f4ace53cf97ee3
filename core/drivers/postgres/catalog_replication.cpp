// SPDX-License-Identifier: GPL-3.0-or-later
// Publications and subscriptions. A subscription's connection string is never read: it holds a password, and only
// superusers may see it.
#include "drivers/postgres/readers.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

// Tables come as a list of "schema.table (columns) WHERE (condition)", schemas as their names.
static QByteArray publicationQuery(const Catalog &catalog)
{
    const QByteArray columns =
        catalog.since(15,
                      " || coalesce(' (' || (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM "
                      "pg_attribute a WHERE "
                      "a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')', '') || coalesce(' WHERE (' || "
                      "pg_get_expr(r.prqual, r.prrelid) || ')', '')",
                      "");
    const QByteArray schemas =
        catalog.since(15, "ARRAY(SELECT n.nspname FROM pg_publication_namespace s JOIN pg_namespace n "
                          "ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid ORDER BY 1)");
    return "SELECT p.oid, p.pubname, p.pubowner, p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, "
           "p.pubtruncate, " +
           catalog.since(13, "p.pubviaroot", "false") +
           ", ARRAY(SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname)" + columns +
           " FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid JOIN pg_namespace n ON n.oid = "
           "c.relnamespace "
           "WHERE r.prpubid = p.oid ORDER BY 1), " +
           schemas + ", " + catalog.since(18, "p.pubgencols", "'n'") + " FROM pg_publication p";
}

static QString operationsOf(const Row &row)
{
    static constexpr std::pair<size_t, QLatin1StringView> columns[] = {
        {4, "insert"_L1}, {5, "update"_L1}, {6, "delete"_L1}, {7, "truncate"_L1}};
    QStringList operations;
    for (const auto &[column, name] : columns) {
        if (row.flag(column))
            operations << name;
    }
    return operations.join(u", "_s);
}

static void takePublication(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::publication, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::publication, oid, row.oid(2));
    meta.attributes.set(u"pg.allTables"_s, row.flag(3));
    meta.attributes.set(u"pg.publish"_s, operationsOf(row));
    meta.attributes.set(u"pg.viaRoot"_s, row.flag(8));
    meta.attributes.set(u"pg.tables"_s, row.texts(9));
    meta.attributes.set(u"pg.schemas"_s, row.texts(10));
    if (row.letter(11) == 's')
        meta.attributes.set(u"pg.generatedColumns"_s, u"stored"_s);
    const auto &object = catalog.addObject(kind::publication, {{}, row.text(1)}, {}, std::move(meta));
    catalog.identify(catalogid::publication, oid, schema::refOf(object));
}

// Options in the words of CREATE SUBSCRIPTION; those that a version lacks are absent.
static QByteArray subscriptionQuery(const Catalog &catalog)
{
    return "SELECT s.oid, s.subname, s.subowner, s.subenabled, s.subpublications::text, ARRAY['slot_name=' || "
           "coalesce(s.subslotname::text, 'none'), 'synchronous_commit=' || s.subsynccommit" +
           catalog.since(14, ", 'binary=' || nullif(s.subbinary, false)", "") +
           catalog.since(16, ", 'streaming=' || CASE s.substream WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' END",
                         catalog.major() >= 14 ? ", 'streaming=' || nullif(s.substream, false)" : "") +
           catalog.since(
               15,
               ", 'two_phase=' || CASE WHEN s.subtwophasestate <> 'd' THEN 'true' END, 'disable_on_error=' || "
               "nullif(s.subdisableonerr, false)",
               "") +
           catalog.since(
               16,
               ", 'password_required=' || CASE WHEN NOT s.subpasswordrequired THEN 'false' END, 'run_as_owner=' "
               "|| nullif(s.subrunasowner, false), 'origin=' || nullif(s.suborigin, 'any')",
               "") +
           catalog.since(17, ", 'failover=' || nullif(s.subfailover, false)", "") +
           "] FROM pg_subscription s WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname = "
           "current_database())";
}

static void takeSubscription(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    schema::Meta meta = catalog.meta(catalogid::subscription, oid, row.oid(2));
    meta.attributes.set(u"pg.enabled"_s, row.flag(3));
    meta.attributes.set(u"pg.publications"_s, row.texts(4));
    QStringList options = row.texts(5);
    options.removeAll(QString());
    meta.attributes.set(u"pg.options"_s, options);
    meta.attributes.set(u"pg.connection"_s, u"<redacted>"_s);
    const auto &object = catalog.addObject(kind::subscription, {{}, row.text(1)}, {}, std::move(meta));
    catalog.identify(catalogid::subscription, oid, schema::refOf(object));
}

Steps replicationSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep(publicationQuery(catalog), [c](const Row &row) { takePublication(*c, row); }),
            rowStep(subscriptionQuery(catalog), [c](const Row &row) { takeSubscription(*c, row); })};
}

} // namespace tidemark::postgres
