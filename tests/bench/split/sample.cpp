// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"

#include <format>

namespace tidemark::bench {

static std::string table(int n)
{
    return std::format(R"(--
-- Name: parcel_{0}; Type: TABLE; Schema: depot; Owner: dispatcher
--

CREATE TABLE depot.parcel_{0} (
    id bigint NOT NULL,
    tracking_code character varying(40) COLLATE "C" NOT NULL,
    weight_grams integer DEFAULT 0,
    state text DEFAULT 'received; unsorted'::text NOT NULL,
    price numeric(12,2) DEFAULT 0.00 NOT NULL,
    details jsonb DEFAULT '{{"fragile": false}}'::jsonb NOT NULL,
    arrived_at timestamp with time zone DEFAULT CURRENT_TIMESTAMP NOT NULL,
    CONSTRAINT parcel_{0}_weight_check CHECK (((weight_grams >= 0) AND (weight_grams < 40000))),
    CONSTRAINT parcel_{0}_state_check CHECK ((state = ANY (ARRAY['received; unsorted'::text, 'sent'::text, 'it''s lost'::text])))
);

ALTER TABLE depot.parcel_{0} OWNER TO dispatcher;

COMMENT ON TABLE depot.parcel_{0} IS 'One row a parcel; kept for a year. See "parcel_{0}_archive".';
COMMENT ON COLUMN depot.parcel_{0}.state IS E'Where it is:\n\'received\' or \'sent\';';

ALTER TABLE ONLY depot.parcel_{0}
    ADD CONSTRAINT parcel_{0}_pkey PRIMARY KEY (id);

CREATE INDEX parcel_{0}_arrived_idx ON depot.parcel_{0} USING btree (arrived_at DESC, lower(state)) WHERE (weight_grams > 0);

GRANT SELECT,INSERT,UPDATE ON TABLE depot.parcel_{0} TO clerk;

)",
                       n);
}

static std::string function(int n)
{
    return std::format(R"(CREATE FUNCTION depot.weigh_{0}(parcel bigint, INOUT total numeric DEFAULT 0) RETURNS numeric
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'depot', 'pg_temp'
    AS $_$
DECLARE
    found record;  -- one row; not more
BEGIN
    /* slow path; see issue {0} */
    FOR found IN EXECUTE 'SELECT * FROM depot.parcel_{0} WHERE id = $1;' USING parcel LOOP
        total := total + found.price * 1.19;
    END LOOP;
    IF total IS NULL THEN
        RAISE EXCEPTION 'parcel % has no price; ask the depot', parcel;
    END IF;
    RETURN;
END;
$_$;

CREATE TRIGGER stamp_{0} BEFORE INSERT OR UPDATE ON depot.parcel_{0} FOR EACH ROW WHEN ((new.price > (0)::numeric)) EXECUTE FUNCTION depot.stamp();

)",
                       n);
}

static std::string view(int n)
{
    return std::format(R"(/* Totals /* of one; depot */ by day */
CREATE VIEW depot.totals_{0} AS
 SELECT p.id,
    date_trunc('day'::text, p.arrived_at) AS day,
    sum(p.price) OVER (PARTITION BY p.state ORDER BY p.arrived_at ROWS BETWEEN 6 PRECEDING AND CURRENT ROW) AS week,
        CASE
            WHEN (p.weight_grams > 1000) THEN 'heavy'::text
            ELSE 'light'::text
        END AS class
   FROM (depot.parcel_{0} p
     LEFT JOIN depot.route r ON (((r.parcel_id = p.id) AND (r.name ~~ '%;%'::text))))
  WHERE ((p.details ->> 'fragile'::text) IS DISTINCT FROM 'true'::text);

CREATE RULE totals_{0}_delete AS
    ON DELETE TO depot.totals_{0} DO INSTEAD ( DELETE FROM depot.route WHERE (route.parcel_id = old.id); DELETE FROM depot.parcel_{0} WHERE (parcel_{0}.id = old.id); );

)",
                       n);
}

static std::string rows(int n)
{
    std::string text = std::format("INSERT INTO depot.parcel_{} (id, tracking_code, state, price) VALUES\n", n);
    for (int row = 0; row < 15; ++row)
        text += std::format("    ({}, 'PX-{:06}', 'it''s lost', {}.{:02}){}\n", row, n * 31 + row, n % 97,
                            row * 7 % 100, row == 14 ? ";\n" : ",");
    return text;
}

std::string sampleScript(size_t bytes)
{
    std::string script = "SET statement_timeout = 0;\nSET client_encoding = 'UTF8';\n\n";
    for (int n = 1; script.size() < bytes; ++n)
        script += table(n) + function(n) + view(n) + rows(n);
    return script;
}

} // namespace tidemark::bench
