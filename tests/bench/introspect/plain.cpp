// SPDX-License-Identifier: GPL-3.0-or-later
// The limit for a program that lets the server say everything: catalog queries for the facts that an introspection
// holds, one after another on one connection, every value kept in one arena per query with its place, and rows found by
// object number. No model is built from them.
// usage: introspect_plain CONNINFO
#include <libpq-fe.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

#define OF_USERS "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'"

constexpr const char *queries[] = {
    "SELECT n.oid, n.nspname, n.nspowner, n.nspacl::text FROM pg_namespace n WHERE " OF_USERS,
    "SELECT oid, rolname FROM pg_roles",
    "SELECT oid, datname, datdba, encoding, datcollate, datctype, datacl::text FROM pg_database WHERE datname = "
    "current_database()",
    "SELECT oid, extname, extowner, extnamespace, extversion FROM pg_extension",
    "SELECT c.oid, c.relnamespace, c.relname, c.relkind, c.relpersistence, c.relispartition, c.relrowsecurity, "
    "c.relforcerowsecurity, c.relowner, c.reltablespace, c.reloptions, c.relacl::text, c.reltuples::bigint, "
    "c.relpages, c.relam, c.relreplident, c.reloftype, c.relispopulated, pg_get_partkeydef(c.oid), "
    "pg_get_expr(c.relpartbound, c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind "
    "IN ('r', 'p', 'v', 'm', 'S', 'f', 'c') AND " OF_USERS,
    "SELECT inhrelid, inhparent, inhseqno FROM pg_inherits",
    "SELECT a.attrelid, a.attnum, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, "
    "a.attgenerated, a.attcollation, a.attstorage, a.attstattarget, a.attoptions, a.attfdwoptions, a.attislocal, "
    "a.attinhcount, a.attacl::text, pg_get_expr(d.adbin, d.adrelid) FROM pg_attribute a JOIN pg_class c ON c.oid = "
    "a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND "
    "d.adnum = a.attnum WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c') "
    "AND " OF_USERS,
    "SELECT k.oid, k.conrelid, k.contypid, k.conname, k.contype, k.conkey, k.confrelid, k.confkey, k.confdeltype, "
    "k.confupdtype, k.confmatchtype, k.condeferrable, k.condeferred, k.convalidated, k.conislocal, k.coninhcount, "
    "k.connoinherit, k.conindid, k.conparentid, pg_get_constraintdef(k.oid) FROM pg_constraint k JOIN pg_namespace n "
    "ON n.oid = k.connamespace WHERE " OF_USERS,
    "SELECT i.indexrelid, i.indrelid, c.relname, i.indisunique, i.indisprimary, i.indisvalid, i.indisclustered, "
    "i.indisreplident, i.indkey::text, i.indoption::text, c.relam, c.reloptions, c.reltablespace, "
    "pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_namespace n ON "
    "n.oid = c.relnamespace WHERE " OF_USERS,
    "SELECT s.oid, s.stxrelid, s.stxname, s.stxowner, pg_get_statisticsobjdef(s.oid) FROM pg_statistic_ext s",
    "SELECT c.oid, pg_get_viewdef(c.oid) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind "
    "IN ('v', 'm') AND " OF_USERS,
    "SELECT r.oid, r.ev_class, r.rulename, r.ev_enabled, pg_get_ruledef(r.oid) FROM pg_rewrite r JOIN pg_class c ON "
    "c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN' AND " OF_USERS,
    "SELECT t.oid, t.tgrelid, t.tgname, t.tgenabled, pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT "
    "t.tgisinternal",
    "SELECT oid, evtname, evtevent, evtowner, evtfoid, evtenabled, evttags FROM pg_event_trigger",
    "SELECT oid, polrelid, polname, polcmd, polpermissive, polroles, pg_get_expr(polqual, polrelid), "
    "pg_get_expr(polwithcheck, polrelid) FROM pg_policy",
    "SELECT p.oid, p.pronamespace, p.proname, p.prokind, p.proowner, p.proacl::text, "
    "pg_get_function_identity_arguments(p.oid), pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid "
    "= p.pronamespace WHERE p.prokind <> 'a' AND " OF_USERS,
    "SELECT p.oid, p.pronamespace, p.proname, pg_get_function_arguments(p.oid), a.aggkind, a.aggtransfn, "
    "a.aggfinalfn, a.aggtranstype, a.agginitval FROM pg_proc p JOIN pg_aggregate a ON a.aggfnoid = p.oid JOIN "
    "pg_namespace n ON n.oid = p.pronamespace WHERE " OF_USERS,
    "SELECT t.oid, t.typnamespace, t.typname, t.typtype, t.typowner, t.typnotnull, t.typdefault, t.typcollation, "
    "format_type(t.typbasetype, t.typtypmod), t.typacl::text FROM pg_type t JOIN pg_namespace n ON n.oid = "
    "t.typnamespace WHERE t.typtype IN ('e', 'd', 'c', 'r', 'b') AND t.typcategory <> 'A' AND " OF_USERS,
    "SELECT enumtypid, enumlabel, enumsortorder FROM pg_enum ORDER BY 1, 3",
    "SELECT rngtypid, rngsubtype, rngcollation, rngsubopc FROM pg_range WHERE rngtypid >= 16384",
    "SELECT s.seqrelid, format_type(s.seqtypid, NULL), s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcache, "
    "s.seqcycle, d.refobjid, d.refobjsubid, d.deptype FROM pg_sequence s LEFT JOIN pg_depend d ON d.objid = s.seqrelid "
    "AND d.classid = 1259 AND d.refclassid = 1259 AND d.deptype IN ('a', 'i')",
    "SELECT objoid, classoid, objsubid, description FROM pg_description WHERE objoid >= 16384",
    "SELECT objoid, classoid, objsubid, provider, label FROM pg_seclabel",
    "SELECT objid, classid, objsubid, refclassid, refobjid, refobjsubid, deptype FROM pg_depend WHERE objid >= 16384 "
    "AND deptype IN ('n', 'e')",
    "SELECT oid, oprname, oprnamespace, oprleft, oprright, oprcode FROM pg_operator WHERE oid >= 16384",
    "SELECT oid, opcname, opcnamespace, opcmethod, opcfamily, opcintype, opcdefault FROM pg_opclass",
    "SELECT oid, opfname, opfnamespace, opfmethod FROM pg_opfamily WHERE oid >= 16384",
    "SELECT oid, castsource, casttarget, castfunc, castcontext, castmethod FROM pg_cast WHERE oid >= 16384",
    "SELECT oid, conname, connamespace, conforencoding, contoencoding FROM pg_conversion WHERE oid >= 16384",
    "SELECT oid, collname, collnamespace, collprovider, collcollate, collctype FROM pg_collation",
    "SELECT oid, lanname, lanowner, lanacl::text FROM pg_language",
    "SELECT oid, trftype, trflang FROM pg_transform",
    "SELECT oid, cfgname, cfgnamespace, cfgparser FROM pg_ts_config WHERE oid >= 16384",
    "SELECT oid, dictname, dictnamespace, dicttemplate, dictinitoption FROM pg_ts_dict WHERE oid >= 16384",
    "SELECT oid, fdwname, fdwowner, fdwoptions FROM pg_foreign_data_wrapper",
    "SELECT oid, srvname, srvfdw, srvtype, srvversion, srvoptions FROM pg_foreign_server",
    "SELECT ftrelid, ftserver, ftoptions FROM pg_foreign_table",
    "SELECT umid, srvname, usename FROM pg_user_mappings",
    "SELECT oid, pubname, pubowner, puballtables FROM pg_publication",
    "SELECT oid, prpubid, prrelid FROM pg_publication_rel",
    "SELECT oid, defaclrole, defaclnamespace, defaclobjtype, defaclacl::text FROM pg_default_acl",
};

#undef OF_USERS

// The values of one query, their places, and which row an object is in.
struct Values
{
    std::string arena;
    std::vector<uint32_t> ends;
    std::unordered_map<uint32_t, uint32_t> rows;

    void take(const PGresult *result)
    {
        const int width = PQnfields(result);
        ends.reserve(size_t(PQntuples(result)) * size_t(width));
        for (int row = 0; row < PQntuples(result); ++row) {
            rows.emplace(uint32_t(std::strtoul(PQgetvalue(result, row, 0), nullptr, 10)), uint32_t(row));
            for (int column = 0; column < width; ++column) {
                arena.append(PQgetvalue(result, row, column), size_t(PQgetlength(result, row, column)));
                ends.push_back(uint32_t(arena.size()));
            }
        }
    }
};

PGresult *ask(PGconn *connection, const char *sql)
{
    PGresult *result = PQexec(connection, sql);
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
        std::fprintf(stderr, "%s%s\n", PQerrorMessage(connection), sql);
        std::exit(2);
    }
    return result;
}

} // namespace

int main(int argc, char **argv)
{
    PGconn *connection = PQconnectdb(argc == 2 ? argv[1] : "");
    if (PQstatus(connection) != CONNECTION_OK) {
        std::fprintf(stderr, "%s", PQerrorMessage(connection));
        return 2;
    }
    const bool listsEach = std::getenv("TIDEMARK_BENCH_QUERIES") != nullptr;
    const auto begin = std::chrono::steady_clock::now();
    for (const char *setting :
         {"BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY", "SET LOCAL search_path = ''", "SET LOCAL jit = off"})
        PQclear(ask(connection, setting));
    std::vector<Values> all;
    for (const char *query : queries) {
        const auto start = std::chrono::steady_clock::now();
        PGresult *result = ask(connection, query);
        all.emplace_back().take(result);
        PQclear(result);
        const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
        if (listsEach)
            std::fprintf(stderr, "%9.1f ms  %.90s\n", spent.count(), query);
    }
    PQclear(ask(connection, "COMMIT"));
    std::printf("@seconds %.6f\n", std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
    size_t values = 0;
    for (const Values &one : all)
        values += one.ends.size();
    std::printf("@objects %zu\n@values %zu\n", all[4].rows.size(), values);
    PQfinish(connection);
}
