// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/changetoken.h"

namespace tidemark::postgres {

// Every change of a row makes a new version with a new xmin; adding or removing rows changes the sums as well.
// Statistics that VACUUM and ANALYZE keep in pg_class are written in place and change nothing here.
static QByteArray sumOf(const char *catalog, const char *key)
{
    return QByteArray("(SELECT count(*) || '/' || coalesce(sum(hashint8(") + key +
           "::bigint << 32 | xmin::text::bigint)::bigint), 0) FROM " + catalog + ")";
}

static QByteArray tokenQuery()
{
    static constexpr std::pair<const char *, const char *> catalogs[] = {
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
    };
    QByteArray query = "SELECT concat_ws(',', txid_current_snapshot()";
    for (const auto &[catalog, key] : catalogs)
        query += ", " + sumOf(catalog, key);
    return query + ")";
}

Result<QByteArray> readChangeToken(job::JobContext &job, sql::Connection &connection)
{
    static const QByteArray query = tokenQuery();
    const sql::RowBatch rows = TRY(sql::fetch(job, connection, sql::SqlText(query)));
    const std::string_view token = rows.bytes(0, 0);
    return QByteArray(token.data(), qsizetype(token.size()));
}

// "10:20:12,15": with nobody writing, both ends are the same and the list is empty.
static bool isQuiet(const QByteArray &snapshot)
{
    const QList<QByteArray> parts = snapshot.split(':');
    return parts.size() == 3 && parts[0] == parts[1] && parts[2].isEmpty();
}

Result<QByteArray> refreshChangeToken(job::JobContext &job, sql::Connection &connection, const QByteArray &previous)
{
    const sql::RowBatch rows = TRY(sql::fetch(job, connection, "SELECT txid_current_snapshot()"));
    const std::string_view now = rows.bytes(0, 0);
    const QByteArray snapshot(now.data(), qsizetype(now.size()));
    if (isQuiet(snapshot) && previous.startsWith(snapshot + ','))
        return previous;
    QByteArray token = TRY(readChangeToken(job, connection));
    // the counter moves with every writer; only the sums tell about the schema
    if (token.mid(token.indexOf(',')) == previous.mid(previous.indexOf(',')))
        return previous;
    return token;
}

} // namespace tidemark::postgres
