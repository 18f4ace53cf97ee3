// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pgsample.h"

#include "schema/kinds.h"
#include "schema/snapshot.h"
#include "sql/splitter.h"

#include <set>

namespace tidemark::test {

using namespace Qt::StringLiterals;
using schema::ObjectRef;

namespace {

struct Part
{
    int since;
    const char *sql;
};

constexpr Part parts[] = {
    {12, R"(
CREATE SCHEMA app; COMMENT ON SCHEMA app IS 'it''s the app'; GRANT USAGE ON SCHEMA app TO reader;
CREATE EXTENSION pg_trgm SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'o''k', 'ünïc;ode'); COMMENT ON TYPE app.mood IS 'how it feels';
CREATE TYPE app.pair AS (a integer, b character varying(20) COLLATE "C");
CREATE DOMAIN app.small AS integer DEFAULT 3 NOT NULL CONSTRAINT is_small CHECK (VALUE < 100);
CREATE FUNCTION app.diff(a float8, b float8) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT AS 'SELECT a - b';
CREATE TYPE app.span AS RANGE (subtype = float8, subtype_diff = app.diff);
CREATE TYPE app.shell;
CREATE COLLATION app.plain (provider = libc, locale = 'C');
CREATE SEQUENCE app.free AS smallint INCREMENT BY -5 MINVALUE -100 MAXVALUE 100 START WITH 7 CACHE 3 CYCLE;
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = app, public
    AS 'BEGIN RETURN NEW; END';
CREATE TABLE app.customer (
    id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000 INCREMENT BY 10) PRIMARY KEY,
    code serial NOT NULL,
    name text COLLATE "C" NOT NULL DEFAULT 'no; name' CONSTRAINT named CHECK (name <> '') NO INHERIT,
    email character varying(200), balance numeric(12,2) DEFAULT 0, mood app.mood DEFAULT 'o''k'::app.mood,
    tags text[], size app.small, place app.pair, twice numeric GENERATED ALWAYS AS (balance * 2) STORED,
    born timestamp(3) with time zone DEFAULT now(), during app.span,
    UNIQUE (email) DEFERRABLE INITIALLY DEFERRED) WITH (fillfactor = 70, autovacuum_enabled = false);
ALTER TABLE app.customer ALTER COLUMN name SET STATISTICS 500, ALTER COLUMN tags SET STORAGE EXTERNAL,
    ALTER COLUMN email SET (n_distinct = -0.5), ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
COMMENT ON TABLE app.customer IS 'who buys'; COMMENT ON COLUMN app.customer.name IS 'as they say';
COMMENT ON CONSTRAINT named ON app.customer IS 'nobody is nameless';
GRANT SELECT, INSERT ON app.customer TO reader WITH GRANT OPTION; GRANT UPDATE (name) ON app.customer TO PUBLIC;
CREATE UNIQUE INDEX by_name ON app.customer (lower(name) COLLATE "POSIX" text_pattern_ops DESC NULLS LAST, id)
    INCLUDE (email) WITH (fillfactor = 60) WHERE balance > 0;
COMMENT ON INDEX app.by_name IS 'to find them'; ALTER INDEX app.by_name ALTER COLUMN 1 SET STATISTICS 77;
CREATE INDEX by_trigram ON app.customer USING gin (name app.gin_trgm_ops);
ALTER TABLE app.customer CLUSTER ON customer_pkey; ALTER TABLE app.customer REPLICA IDENTITY USING INDEX customer_pkey;
CREATE STATISTICS app.both (ndistinct, mcv) ON name, email FROM app.customer;
CREATE TABLE app.visit (
    customer bigint REFERENCES app.customer ON UPDATE CASCADE ON DELETE SET NULL DEFERRABLE,
    room int, during tsrange, EXCLUDE USING gist (during WITH &&) WHERE (room > 0));
ALTER TABLE app.visit ADD CONSTRAINT later CHECK (room < 1000) NOT VALID;
CREATE UNLOGGED TABLE app.scratch (LIKE app.visit);
CREATE TABLE app.measure (at date NOT NULL, value int, PRIMARY KEY (at)) PARTITION BY RANGE (at);
CREATE TABLE app.measure_old PARTITION OF app.measure FOR VALUES FROM (MINVALUE) TO ('2020-01-01');
CREATE TABLE app.measure_rest PARTITION OF app.measure DEFAULT;
CREATE INDEX measure_value ON app.measure (value);
CREATE TABLE app.parent (a int, b int DEFAULT 1); CREATE TABLE app.child (c int, b int DEFAULT 2) INHERITS (app.parent);
CREATE TABLE app.typed OF app.pair (PRIMARY KEY (a));
CREATE VIEW app.rich WITH (security_barrier = true) AS SELECT id, name FROM app.customer WHERE balance > 0
    WITH CASCADED CHECK OPTION;
ALTER VIEW app.rich ALTER COLUMN name SET DEFAULT 'view'; COMMENT ON COLUMN app.rich.name IS 'seen';
CREATE MATERIALIZED VIEW app.totals AS SELECT mood, count(*) AS n FROM app.customer GROUP BY mood WITH NO DATA;
CREATE UNIQUE INDEX totals_mood ON app.totals (mood);
CREATE RULE quiet AS ON DELETE TO app.scratch WHERE old.room > 5 DO INSTEAD NOTHING;
CREATE TRIGGER touched BEFORE UPDATE OF name, email ON app.customer FOR EACH ROW
    WHEN (old.name IS DISTINCT FROM new.name) EXECUTE FUNCTION app.touch('x', 'it''s');
ALTER TABLE app.customer ENABLE ALWAYS TRIGGER touched; COMMENT ON TRIGGER touched ON app.customer IS 'hands';
CREATE CONSTRAINT TRIGGER checked AFTER INSERT ON app.visit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
    EXECUTE FUNCTION app.touch();
CREATE POLICY own ON app.customer AS RESTRICTIVE FOR UPDATE TO reader USING (id > 0) WITH CHECK (balance >= 0);
CREATE FUNCTION app.list(IN n int DEFAULT 5, VARIADIC rest text[] DEFAULT '{}', OUT a int, OUT b text)
    RETURNS SETOF record LANGUAGE sql STABLE STRICT LEAKPROOF PARALLEL SAFE COST 7 ROWS 42
    AS $x$ SELECT 1, 'a;b' $x$;
CREATE FUNCTION app.grid(n int) RETURNS TABLE (x int, y int) LANGUAGE sql AS 'SELECT 1, 2';
CREATE PROCEDURE app.work(INOUT a int) LANGUAGE plpgsql AS 'BEGIN a := 1; END';
CREATE AGGREGATE app.total(int) (sfunc = int4pl, stype = int, initcond = '0', parallel = safe);
GRANT EXECUTE ON FUNCTION app.grid(int) TO reader; REVOKE EXECUTE ON FUNCTION app.grid(int) FROM PUBLIC;
CREATE FUNCTION app.same(app.pair, app.pair) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a = ($2).a';
CREATE OPERATOR app.=== (leftarg = app.pair, rightarg = app.pair, function = app.same, commutator = OPERATOR(app.===));
CREATE FUNCTION app.hash(app.pair) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT ($1).a';
CREATE OPERATOR FAMILY app.fam USING hash; CREATE OPERATOR CLASS app.cls FOR TYPE app.pair USING hash FAMILY app.fam AS
    OPERATOR 1 app.=== (app.pair, app.pair), FUNCTION 1 (app.pair, app.pair) app.hash(app.pair);
CREATE FUNCTION app.moody(int) RETURNS app.mood LANGUAGE sql IMMUTABLE AS $$ SELECT 'sad'::app.mood $$;
CREATE CAST (int AS app.mood) WITH FUNCTION app.moody(int) AS ASSIGNMENT;
CREATE CONVERSION app.conv FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE TEXT SEARCH DICTIONARY app.dict (template = simple, accept = false);
CREATE TEXT SEARCH CONFIGURATION app.conf (parser = "default");
ALTER TEXT SEARCH CONFIGURATION app.conf ADD MAPPING FOR asciiword, word WITH app.dict, simple;
CREATE FOREIGN DATA WRAPPER wrap OPTIONS (debug 'true');
CREATE SERVER far TYPE 't' VERSION 'v' FOREIGN DATA WRAPPER wrap OPTIONS (host 'h', dbname 'd''b');
CREATE USER MAPPING FOR reader SERVER far OPTIONS (user 'me', password 'hunter2', token 'hunter3');
CREATE FOREIGN TABLE app.away (id int OPTIONS (column_name 'x'), b text) SERVER far OPTIONS (table_name 'y');
CREATE PUBLICATION pub FOR TABLE app.visit WITH (publish = 'insert, update');
CREATE SUBSCRIPTION sub CONNECTION 'host=/nowhere password=hunter4' PUBLICATION p WITH (connect = false, slot_name = NONE);
CREATE FUNCTION app.watch() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER watcher ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION app.watch();
ALTER EVENT TRIGGER watcher DISABLE; COMMENT ON EVENT TRIGGER watcher IS 'asleep';
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE app.other (a int) USING heap2;
ALTER DEFAULT PRIVILEGES IN SCHEMA app GRANT SELECT ON TABLES TO reader;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
ALTER TABLE app.parent OWNER TO reader;
)"},
    {13, "ALTER STATISTICS app.both SET STATISTICS 99;"},
    {13, "CREATE INDEX opclassed ON app.customer USING gist (name app.gist_trgm_ops (siglen = 32));"},
    {14, "ALTER TABLE app.customer ALTER COLUMN tags SET COMPRESSION pglz;"},
    {14, "CREATE FUNCTION app.atomic(a int) RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT a + 1; SELECT a; END;"},
    {14, "CREATE STATISTICS app.expr ON (lower(name)) FROM app.customer;"},
    {15, "CREATE TABLE app.odd (a int UNIQUE NULLS NOT DISTINCT, b int, c int); CREATE UNIQUE INDEX odd_b ON app.odd "
         "(b) NULLS NOT DISTINCT;"},
    {15, "CREATE TABLE app.half (a int, b int, c bigint, PRIMARY KEY (a, b)); CREATE TABLE app.ref (a int, b int, "
         "FOREIGN KEY (a, b) REFERENCES app.half ON DELETE SET NULL (b));"},
    {15, "CREATE VIEW app.asked WITH (security_invoker = true) AS SELECT 1 AS one;"},
    {15, "CREATE PUBLICATION pub2 FOR TABLE app.half (a, b) WHERE (a > 3);"},
    {15, "CREATE PUBLICATION pub3 FOR TABLES IN SCHEMA app;"},
    {18,
     "CREATE TABLE app.modern (id int4range, at tsrange, v int GENERATED ALWAYS AS (n + 1) VIRTUAL, n int "
     "CONSTRAINT n_there NOT NULL NO INHERIT, PRIMARY KEY (id, at WITHOUT OVERLAPS), CONSTRAINT loose CHECK (n > 0) "
     "NOT ENFORCED);"},
    {18, "CREATE TABLE app.modern2 (id int4range, at tsrange, FOREIGN KEY (id, PERIOD at) REFERENCES app.modern (id, "
         "PERIOD at)); ALTER TABLE app.modern2 ADD CONSTRAINT id_there NOT NULL id NOT VALID;"},
};

// What the DDL of an object must hold: the schema was read and is printed.
struct Expectation
{
    int since;
    const char *kind;
    const char *name; // "schema.name", or a name without a schema
    const char *part;
    const char *text;
};

constexpr Expectation expectations[] = {
    {12, "schema", "app", "", "COMMENT ON SCHEMA app IS 'it''s the app'"},
    {12, "schema", "app", "", "GRANT USAGE ON SCHEMA app TO reader"},
    {12, "extension", "pg_trgm", "", "SCHEMA app"},
    {12, "type", "app.mood", "", "'ünïc;ode'"},
    {12, "type", "app.pair", "", "character varying(20) COLLATE"},
    {12, "type", "app.small", "", "CONSTRAINT is_small CHECK"},
    {12, "type", "app.span", "", "app.diff"},
    {12, "type", "app.shell", "", "CREATE TYPE app.shell"},
    {12, "collation", "app.plain", "", "libc"},
    {12, "sequence", "app.free", "", "CYCLE"},
    {12, "sequence", "app.customer_code_seq", "", "OWNED BY app.customer.code"},
    {12, "table", "app.customer", "", "GENERATED ALWAYS AS IDENTITY"},
    {12, "table", "app.customer", "", "START WITH 1000"},
    {12, "table", "app.customer", "", "'no; name'"},
    {12, "table", "app.customer", "", "STORED"},
    {12, "table", "app.customer", "", "timestamp(3) with time zone"},
    {12, "table", "app.customer", "", "numeric(12,2)"},
    {12, "table", "app.customer", "", "DEFERRABLE INITIALLY DEFERRED"},
    {12, "table", "app.customer", "", "NO INHERIT"},
    {12, "table", "app.customer", "", "fillfactor"},
    {12, "table", "app.customer", "", "SET STATISTICS 500"},
    {12, "table", "app.customer", "", "EXTERNAL"},
    {12, "table", "app.customer", "", "n_distinct"},
    {12, "table", "app.customer", "", "FORCE ROW LEVEL SECURITY"},
    {12, "table", "app.customer", "", "'nobody is nameless'"},
    {12, "table", "app.customer", "", "WITH GRANT OPTION"},
    {12, "table", "app.customer", "", "GRANT UPDATE(name)"},
    {12, "table", "app.customer", "", "text_pattern_ops DESC NULLS LAST"},
    {12, "table", "app.customer", "", "INCLUDE (email)"},
    {12, "table", "app.customer", "", "ALTER COLUMN 1 SET STATISTICS 77"},
    {12, "table", "app.customer", "", "app.gin_trgm_ops"},
    {12, "table", "app.customer", "", "CLUSTER ON customer_pkey"},
    {12, "table", "app.customer", "", "REPLICA IDENTITY USING INDEX customer_pkey"},
    {12, "table", "app.customer", "", "AS RESTRICTIVE"},
    {12, "table", "app.customer", "", "ENABLE ALWAYS TRIGGER touched"},
    {12, "table", "app.customer", "", "app.touch('x', 'it''s')"},
    {12, "table", "app.visit", "", "ON UPDATE CASCADE ON DELETE SET NULL"},
    {12, "table", "app.visit", "", "EXCLUDE USING gist"},
    {12, "table", "app.visit", "", "NOT VALID"},
    {12, "table", "app.visit", "", "CREATE CONSTRAINT TRIGGER checked"},
    {12, "table", "app.scratch", "", "UNLOGGED"},
    {12, "table", "app.scratch", "", "DO INSTEAD NOTHING"},
    {12, "table", "app.measure", "", "PARTITION BY RANGE (at)"},
    {12, "table", "app.measure_old", "", "MINVALUE"},
    {12, "table", "app.measure_rest", "", "DEFAULT"},
    {12, "table", "app.child", "", "INHERITS (app.parent)"},
    {12, "table", "app.typed", "", "OF app.pair"},
    {12, "table", "app.parent", "", "OWNER TO reader"},
    {12, "table", "app.away", "", "column_name"},
    {12, "table", "app.other", "", "USING heap2"},
    {12, "view", "app.rich", "", "security_barrier"},
    {12, "view", "app.rich", "", "CHECK OPTION"},
    {12, "view", "app.rich", "", "'view'"},
    {12, "materialized view", "app.totals", "", "WITH NO DATA"},
    {12, "materialized view", "app.totals", "", "totals_mood"},
    {12, "function", "app.touch", "", "SECURITY DEFINER"},
    {12, "function", "app.list", "integer, text[]", "LEAKPROOF"},
    {12, "function", "app.list", "integer, text[]", "ROWS 42"},
    {12, "function", "app.grid", "integer", "RETURNS TABLE"},
    {12, "function", "app.grid", "integer", "REVOKE"},
    {12, "procedure", "app.work", "integer", "INOUT a integer"},
    {12, "aggregate", "app.total", "integer", "int4pl"},
    {12, "operator", "app.===", "app.pair, app.pair", "app.same"},
    {12, "operator class", "app.cls", "hash", "OPERATOR 1"},
    {12, "operator family", "app.fam", "hash", "USING hash"},
    {12, "cast", "integer AS app.mood", "", "AS ASSIGNMENT"},
    {12, "conversion", "app.conv", "", "LATIN1"},
    {12, "text search dictionary", "app.dict", "", "accept"},
    {12, "text search configuration", "app.conf", "", "app.dict"},
    {12, "foreign data wrapper", "wrap", "", "debug"},
    {12, "server", "far", "", "'d''b'"},
    {12, "user mapping", "reader", "far", "<redacted>"},
    {12, "publication", "pub", "", "insert, update"},
    {12, "subscription", "sub", "", "<redacted>"},
    {12, "event trigger", "watcher", "", "DISABLE"},
    {12, "access method", "heap2", "", "heap_tableam_handler"},
    {12, "statistics", "app.both", "", "mcv"},
    {13, "statistics", "app.both", "", "SET STATISTICS 99"},
    {13, "table", "app.customer", "", "siglen"},
    {14, "table", "app.customer", "", "COMPRESSION pglz"},
    {14, "function", "app.atomic", "integer", "BEGIN ATOMIC"},
    {14, "statistics", "app.expr", "", "lower(name)"},
    {15, "table", "app.odd", "", "NULLS NOT DISTINCT"},
    {15, "table", "app.ref", "", "SET NULL (b)"},
    {15, "view", "app.asked", "", "security_invoker"},
    {15, "publication", "pub2", "", "a > 3"},
    {15, "publication", "pub3", "", "TABLES IN SCHEMA app"},
    {18, "table", "app.modern", "", "VIRTUAL"},
    {18, "table", "app.modern", "", "WITHOUT OVERLAPS"},
    {18, "table", "app.modern", "", "NOT ENFORCED"},
    {18, "table", "app.modern", "", "n_there"},
    {18, "table", "app.modern2", "", "PERIOD"},
    {18, "table", "app.modern2", "", "id_there"},
};

ObjectRef refOf(const Expectation &e)
{
    const QString name = QString::fromUtf8(e.name);
    const bool qualified = name.startsWith("app."_L1);
    return {QLatin1StringView(e.kind),
            {qualified ? u"app"_s : QString(), qualified ? name.mid(4) : name},
            QString::fromUtf8(e.part)};
}

// What the DDL of single objects does not carry, and what no copy can know.
schema::Schema comparable(schema::Schema schema)
{
    schema.defaultPrivileges.clear();
    schema.systemGrants.clear();
    schema.dependencies.clear();
    std::erase_if(schema.objects, [](const schema::EngineObject &object) {
        return object.kind == "user mapping"_L1 || object.kind == "subscription"_L1;
    });
    for (schema::EngineObject &object : schema.objects)
        object.meta.attributes.remove(u"pg.version"_s);
    return schema;
}

QList<QByteArray> statementsOf(const schema::Schema &schema, QStringList *flaws)
{
    const dialect::Dialect pg = postgres::dialect();
    QList<QByteArray> statements;
    for (const ObjectRef &ref : schema::allObjects(schema)) {
        const auto ddl = pg.printer->ddl(schema, ref);
        if (!ddl) {
            *flaws << toText(ddl.error());
            continue;
        }
        const QByteArray text = ddl->toUtf8();
        const std::string_view view(text.constData(), size_t(text.size()));
        for (const sql::Piece &piece : sql::split(view, pg.lexer).pieces)
            statements << QByteArray(sql::textOf(piece, view).data(), piece.length);
    }
    return statements;
}

// Tries whatever has not worked yet until nothing more works: order is the planner's business, not the printer's.
QStringList runInAnyOrder(sql::Connection &connection, QList<QByteArray> statements)
{
    job::JobContext job;
    QStringList errors;
    for (qsizetype before = -1; !statements.isEmpty() && statements.size() != before;) {
        before = statements.size();
        errors.clear();
        QList<QByteArray> left;
        for (const QByteArray &statement : statements) {
            const auto done = connection.execute(job, sql::SqlText(statement), {});
            if (done || statement.startsWith("CREATE SCHEMA public"))
                continue;
            left << statement;
            errors << done.error().message + u" in: "_s + QString::fromUtf8(statement);
        }
        statements = left;
    }
    return errors;
}

QStringList differences(const schema::Schema &a, const schema::Schema &b)
{
    const QList<QByteArray> left = schema::toSnapshot(a).split('\n');
    const QList<QByteArray> right = schema::toSnapshot(b).split('\n');
    for (qsizetype i = 0; i < std::min(left.size(), right.size()); ++i) {
        // the checksum differs whenever anything does
        if (left[i] == right[i] || left[i].contains("checksum"))
            continue;
        const auto around = [i](const QList<QByteArray> &lines) {
            return QString::fromUtf8(lines.mid(std::max<qsizetype>(i - 6, 0), 9).join('\n'));
        };
        return {around(left) + u"\n--- against ---\n"_s + around(right)};
    }
    return left.size() == right.size() ? QStringList() : QStringList{u"one is longer"_s};
}

} // namespace

QByteArray sampleScript(int major)
{
    QByteArray script;
    for (const Part &part : parts) {
        if (major >= part.since)
            script += QByteArray(part.sql) + '\n';
    }
    return script;
}

QStringList hostileNames()
{
    QString longest = u"ä"_s.repeated(30) + u"€"_s; // 63 bytes
    return {
        u"quote\"quote"_s,      u"'single''"_s, u"semi;colon; --"_s, u"line\nend\r\n"_s, u"\u202Eright\u200Fto left"_s,
        u" spaces and\ttab "_s, u"SELECT"_s,    u"back\\slash$$"_s,  u"{\"a\",b}(c)"_s,  longest};
}

QByteArray hostileScript()
{
    const auto printer = postgres::dialect().printer;
    QString script = u"CREATE SCHEMA h;"_s;
    for (const QString &name : hostileNames()) {
        const QString text = uR"(
CREATE FUNCTION h.@() RETURNS trigger LANGUAGE plpgsql AS $body$BEGIN RETURN NEW; END$body$;
CREATE TYPE h.@1 AS ENUM ('a', %);
CREATE TABLE h.@ (@ int NOT NULL DEFAULT 1, other text DEFAULT %, CONSTRAINT @ CHECK (@ > 0));
CREATE INDEX @2 ON h.@ (@, (@ + 1)) WHERE @ > 1;
CREATE TRIGGER @ BEFORE INSERT ON h.@ FOR EACH ROW WHEN (new.@ > 1) EXECUTE FUNCTION h.@(%);
CREATE POLICY @ ON h.@ USING (@ > 0);
CREATE VIEW h.@3 AS SELECT @ FROM h.@;
COMMENT ON TABLE h.@ IS %; COMMENT ON COLUMN h.@.@ IS %;
)"_s;
        QString made;
        for (qsizetype i = 0; i < text.size(); ++i) {
            // a digit behind a name makes another one of the same length
            if (text[i] == u'@') {
                const bool digit = text[i + 1].isDigit();
                made += printer->identifier(digit ? name.chopped(1) + text[++i] : name);
            } else {
                made += text[i] == u'%' ? printer->literal(name) : QString(text[i]);
            }
        }
        script += made;
    }
    return script.toUtf8();
}

QStringList sampleFlaws(const dialect::Introspection &introspection, int major)
{
    QStringList flaws;
    const auto printer = postgres::dialect().printer;
    for (const Expectation &e : expectations) {
        if (major < e.since)
            continue;
        const auto ddl = printer->ddl(introspection.schema, refOf(e));
        if (!ddl)
            flaws << refOf(e).kind + u' ' + refOf(e).toString() + u": "_s + toText(ddl.error());
        else if (!ddl->contains(QString::fromUtf8(e.text)))
            flaws << QString::fromUtf8(e.text) + u" is not in: "_s + *ddl;
    }
    const QByteArray snapshot = schema::toSnapshot(introspection.schema);
    for (const char *secret : {"hunter2", "hunter3", "hunter4", "/nowhere"}) {
        if (snapshot.contains(secret))
            flaws << u"a secret got into the schema: "_s + QLatin1StringView(secret);
    }
    for (const schema::Routine &routine : introspection.schema.routines) {
        if (routine.name.name.contains("trgm"_L1))
            flaws << u"a member of an extension: "_s + routine.name.toString();
    }
    for (const dialect::Omission &omission : introspection.omissions)
        flaws << u"left out: "_s + omission.what + u": "_s + omission.why;
    if (introspection.schema.defaultPrivileges.size() != 2)
        flaws << u"default privileges: %1"_s.arg(introspection.schema.defaultPrivileges.size());
    return flaws;
}

QStringList roundTripFlaws(PgServer &server, const dialect::Introspection &introspection)
{
    QStringList flaws;
    const schema::Schema original = comparable(introspection.schema);
    const QList<QByteArray> statements = statementsOf(original, &flaws);
    const auto second = server.freshDatabase();
    if (!schema::findNamespace(original, u"public"_s))
        flaws << ask(*second, "DROP SCHEMA public");
    flaws.removeAll(QString());
    flaws += runInAnyOrder(*second, statements);
    if (!flaws.isEmpty())
        return flaws;
    const auto copy = introspect(*second);
    if (!copy)
        return {toText(copy.error())};
    return differences(original, comparable(copy->schema));
}

QStringList outlineFlaws(sql::Connection &connection, const dialect::Introspection &introspection)
{
    job::JobContext job;
    const auto outline = postgres::dialect().introspector->outline(job, connection, {});
    if (!outline)
        return {toText(outline.error())};
    std::set<ObjectRef> names;
    for (const dialect::OutlineEntry &entry : outline->entries)
        names.insert(entry.ref);
    // a tree shows these; the other kinds come with the whole
    static const QStringList shown{u"table"_s,     u"view"_s,     u"materialized view"_s, u"sequence"_s,
                                   u"type"_s,      u"function"_s, u"procedure"_s,         u"aggregate"_s,
                                   u"extension"_s, u"server"_s,   u"event trigger"_s,     u"publication"_s};
    QStringList flaws;
    for (const ObjectRef &ref : schema::allObjects(introspection.schema)) {
        if (shown.contains(ref.kind) && names.erase(ref) == 0)
            flaws << u"not in the outline: %1 %2"_s.arg(ref.kind, ref.toString());
    }
    for (const ObjectRef &ref : names)
        flaws << u"only in the outline: %1 %2"_s.arg(ref.kind, ref.toString());
    return flaws;
}

} // namespace tidemark::test
