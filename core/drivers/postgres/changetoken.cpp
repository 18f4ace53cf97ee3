// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/changetoken.h"

#include <utility>
#include <vector>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

// Every change of a row makes a new version with a new xmin; adding or removing rows changes the sums as well.
// Statistics that VACUUM and ANALYZE keep in pg_class are written in place and change nothing here.
static QByteArray sumOf(const char *catalog, const char *key)
{
    return QByteArray("(SELECT count(*) || '/' || coalesce(sum(hashint8(") + key +
           "::bigint << 32 | xmin::text::bigint)::bigint), 0) FROM " + catalog + ")";
}

namespace {

struct SummedCatalog
{
    const char *name; // with a condition, where only some of its rows matter
    const char *key;
    int since = 12;
};

} // namespace

static constexpr SummedCatalog catalogs[] = {
    {"pg_class", "oid"},
    {"pg_attribute", "attrelid"},
    {"pg_attrdef", "oid"},
    {"pg_constraint", "oid"},
    {"pg_index", "indexrelid"},
    {"pg_type", "oid"},
    {"pg_enum", "oid"},
    {"pg_proc", "oid"},
    {"pg_rewrite", "oid"},
    {"pg_trigger", "oid"},
    {"pg_policy", "oid"},
    {"pg_namespace", "oid"},
    {"pg_description", "objoid"},
    {"pg_sequence", "seqrelid"},
    {"pg_inherits", "inhrelid"},
    {"pg_extension", "oid"},
    {"pg_default_acl", "oid"},
    {"pg_statistic_ext", "oid"},
    {"pg_operator", "oid"},
    {"pg_opclass", "oid"},
    {"pg_opfamily", "oid"},
    {"pg_amop", "oid"},
    {"pg_amproc", "oid"},
    {"pg_cast", "oid"},
    {"pg_conversion", "oid"},
    {"pg_collation", "oid"},
    {"pg_language", "oid"},
    {"pg_transform", "oid"},
    {"pg_aggregate", "aggfnoid::oid"},
    {"pg_event_trigger", "oid"},
    {"pg_ts_config", "oid"},
    {"pg_ts_config_map", "mapcfg"},
    {"pg_ts_dict", "oid"},
    {"pg_ts_parser", "oid"},
    {"pg_ts_template", "oid"},
    {"pg_foreign_table", "ftrelid"},
    {"pg_foreign_server", "oid"},
    {"pg_foreign_data_wrapper", "oid"},
    {"pg_publication", "oid"},
    {"pg_publication_rel", "oid"},
    {"pg_seclabel", "objoid"},
    {"pg_init_privs", "objoid"},
    {"pg_range", "rngtypid"},
    {"pg_am", "oid"},
    // Every other dependency comes with the row of an object that it is about; these alone change by themselves. They
    // are found through the catalog's index, the rest of it is not read.
    {"pg_depend WHERE refclassid = 3079", "objid"}, // who belongs to an extension
    {"pg_database WHERE datname = current_database()", "oid"},
    {"pg_tablespace", "oid"},
    {"pg_db_role_setting", "setdatabase"},
    {"pg_shdescription", "objoid"},
    {"pg_publication_namespace", "oid", 15},
};

// These show everybody only some of their columns, so their contents are summed.
static constexpr auto contentSums =
    ", (SELECT count(*) || '/' || sum(hashtext(concat_ws(',', umuser, srvname, umoptions::text))) FROM "
    "pg_user_mappings), (SELECT count(*) || '/' || sum(hashtext(concat_ws(',', subname, subowner, subenabled, "
    "subslotname, subpublications::text))) FROM pg_subscription), (SELECT count(*) || '/' || "
    "sum(hashtext(concat_ws(',', "
    "oid, rolname))) FROM pg_roles)";

static QByteArray tokenQuery(const std::vector<SummedCatalog> &readable)
{
    QByteArray query = "SELECT concat_ws(',', txid_current_snapshot()";
    for (const SummedCatalog &catalog : readable)
        query += ", " + sumOf(catalog.name, catalog.key);
    return query + contentSums + ")";
}

static std::vector<SummedCatalog> catalogsOf(const sql::Connection &connection)
{
    std::vector<SummedCatalog> list;
    for (const SummedCatalog &catalog : catalogs) {
        if (connection.server().version.major >= catalog.since)
            list.push_back(catalog);
    }
    return list;
}

static Result<std::vector<SummedCatalog>> onlyReadable(job::JobContext &job, sql::Connection &connection,
                                                       std::vector<SummedCatalog> list)
{
    QByteArray query = "SELECT true";
    for (const SummedCatalog &catalog : list)
        query += ", has_table_privilege('pg_catalog." + QByteArray(catalog.name).split(' ').first() + "', 'SELECT')";
    const sql::RowBatch rows = TRY(sql::fetch(job, connection, sql::SqlText(query)));
    std::vector<SummedCatalog> readable;
    for (size_t i = 0; i < list.size(); ++i) {
        if (rows.boolean(0, i + 1))
            readable.push_back(list[i]);
    }
    return readable;
}

Result<QByteArray> readChangeToken(job::JobContext &job, sql::Connection &connection, bool askFirst)
{
    std::vector<SummedCatalog> list = catalogsOf(connection);
    if (askFirst)
        list = TRY(onlyReadable(job, connection, std::move(list)));
    const sql::RowBatch rows = TRY(sql::fetch(job, connection, sql::SqlText(tokenQuery(list))));
    const std::string_view token = rows.bytes(0, 0);
    return QByteArray(token.data(), qsizetype(token.size()));
}

Result<QByteArray> currentChangeToken(job::JobContext &job, sql::Connection &connection)
{
    auto token = readChangeToken(job, connection, false);
    const bool denied = !token && token.error().sqlState == "42501"_L1;
    return denied && connection.transactionState() == sql::TransactionState::None
               ? readChangeToken(job, connection, true)
               : token;
}

// "10:20:12,15": with nobody writing, both ends are the same and the list is empty.
static bool isQuiet(const QByteArray &snapshot)
{
    const QList<QByteArray> parts = snapshot.split(':');
    return parts.size() == 3 && parts[0] == parts[1] && parts[2].isEmpty();
}

Result<QByteArray> refreshChangeToken(job::JobContext &job, sql::Connection &connection, const QByteArray &previous)
{
    const sql::RowBatch rows =
        TRY(sql::fetch(job, connection, "SELECT txid_current_snapshot(), txid_current_if_assigned() IS NULL"));
    const std::string_view now = rows.bytes(0, 0);
    const QByteArray snapshot(now.data(), qsizetype(now.size()));
    // the session's own writes are no news to its snapshot
    const bool wroteNothing = rows.boolean(0, 1);
    if (wroteNothing && isQuiet(snapshot) && previous.startsWith(snapshot + ','))
        return previous;
    QByteArray token = TRY(currentChangeToken(job, connection));
    // the counter moves with every writer; only the sums tell about the schema
    if (token.mid(token.indexOf(',')) == previous.mid(previous.indexOf(',')))
        return previous;
    return token;
}

} // namespace tidemark::postgres
