// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/common/changes.h"

#include "bench/common/sampledatabase.h"
#include "schema/kinds.h"

#include <algorithm>
#include <array>
#include <format>
#include <set>

namespace tidemark::bench {

namespace kind = schema::kind;

// Which tables a change is possible on without touching what belongs to others: one that no view reads, of those one
// with an integer column or one that no table refers to; one with a view; one with a function or a type of its own.
enum class On : quint8 { Table, Integers, Leaf, Viewed, Weighed, Typed };

// In the texts: {0} the table, {1} its number, {2} its column, {3} the table that it refers to, {4} its hundred.
struct Kind
{
    const char *name;
    On on;
    const char *sql;
    QString objectKind;
    const char *object;
    const char *part;
    const char *mark;
};

static const std::array<Kind, 24> kinds = {
    {{"column added", On::Table, "ALTER TABLE {0} ADD COLUMN added_on date DEFAULT now() NOT NULL", kind::column, "{0}",
      "added_on", "added_on"},
     {"column dropped", On::Table, "ALTER TABLE {0} DROP COLUMN {2}", kind::column, "{0}", "{2}",
      "drop column|remove_column"},
     {"column widened", On::Table, "ALTER TABLE {0} ALTER COLUMN label TYPE varchar(120)", kind::column, "{0}", "label",
      "120|modify_type"},
     {"column of another type", On::Integers, "ALTER TABLE {0} ALTER COLUMN {2} TYPE bigint", kind::column, "{0}",
      "{2}", "bigint|modify_type"},
     {"not null", On::Table, "ALTER TABLE {0} ALTER COLUMN label SET NOT NULL", kind::column, "{0}", "label",
      "not null|modify_nullable"},
     {"default changed", On::Table, "ALTER TABLE {0} ALTER COLUMN label SET DEFAULT 'blank'", kind::column, "{0}",
      "label", "'blank'|modify_default"},
     {"default dropped", On::Table, "ALTER TABLE {0} ALTER COLUMN label DROP DEFAULT", kind::column, "{0}", "label",
      "drop default|modify_default"},
     {"index added", On::Table, "CREATE INDEX {0}_short_idx ON {0} (lower(label))", kind::index, "{0}", "{0}_short_idx",
      "_short_idx"},
     {"index dropped", On::Table, "DROP INDEX {0}_label_idx", kind::index, "{0}", "{0}_label_idx", "_label_idx"},
     {"index made unique", On::Table,
      "DROP INDEX {0}_parent_idx; CREATE UNIQUE INDEX {0}_parent_idx ON {0} (parent_id, id)", kind::index, "{0}",
      "{0}_parent_idx", "_parent_idx"},
     {"index made partial", On::Table,
      "DROP INDEX {0}_parent_idx; CREATE INDEX {0}_parent_idx ON {0} (parent_id, id) WHERE id > 100", kind::index,
      "{0}", "{0}_parent_idx", "_parent_idx"},
     {"check changed", On::Table,
      "ALTER TABLE {0} DROP CONSTRAINT {0}_label_check, ADD CONSTRAINT {0}_label_check CHECK (id > 10 AND "
      "length(label::text) <= 50)",
      kind::check, "{0}", "{0}_label_check", "_label_check"},
     {"check dropped", On::Table, "ALTER TABLE {0} DROP CONSTRAINT {0}_label_check", kind::check, "{0}",
      "{0}_label_check", "_label_check"},
     {"foreign key's action", On::Table,
      "ALTER TABLE {0} DROP CONSTRAINT {0}_parent_fkey, ADD CONSTRAINT {0}_parent_fkey FOREIGN KEY (parent_id) "
      "REFERENCES {3}(id) ON DELETE RESTRICT",
      kind::foreignKey, "{0}", "{0}_parent_fkey", "_parent_fkey"},
     {"foreign key dropped", On::Table, "ALTER TABLE {0} DROP CONSTRAINT {0}_parent_fkey", kind::foreignKey, "{0}",
      "{0}_parent_fkey", "_parent_fkey"},
     {"comment on a table", On::Table, "COMMENT ON TABLE {0} IS 'Another word on {0}'", kind::table, "{0}", "",
      "another word|add_table_comment"},
     {"comment on a column", On::Table, "COMMENT ON COLUMN {0}.label IS 'Another word on it'", kind::column, "{0}",
      "label", "another word|modify_comment"},
     {"privilege", On::Table, "GRANT DELETE ON {0} TO bench_writer", kind::table, "{0}", "", "grant|delete"},
     {"trigger", On::Viewed,
      "DROP TRIGGER {0}_stamp ON {0}; CREATE TRIGGER {0}_stamp BEFORE UPDATE ON {0} FOR EACH ROW WHEN (old.stage IS "
      "DISTINCT FROM new.stage) EXECUTE FUNCTION stamp()",
      kind::trigger, "{0}", "{0}_stamp", "_stamp"},
     {"view's query", On::Viewed,
      "CREATE OR REPLACE VIEW {0}_open AS SELECT a.id, a.label, b.label AS parent_label, count(*) OVER (PARTITION BY "
      "a.stage) AS alike FROM {0} a LEFT JOIN {3} b ON b.id = a.parent_id WHERE a.stage <> 'lost'",
      kind::view, "{0}_open", "", "'lost'"},
     {"function's body", On::Weighed,
      "CREATE OR REPLACE FUNCTION weigh_{1}(parcel bigint, scale numeric DEFAULT 1.0) RETURNS numeric LANGUAGE plpgsql "
      "STABLE AS $$ BEGIN RETURN parcel * scale + 0.5; END $$",
      kind::function, "weigh_{1}", "bigint, numeric", "0\\.5"},
     {"value of an enum", On::Typed, "ALTER TYPE state_{4} ADD VALUE 'archived'", kind::type, "state_{4}", "",
      "archived"},
     {"table made", On::Table,
      "CREATE TABLE extra_{1} (id bigint CONSTRAINT extra_{1}_pkey PRIMARY KEY, name text DEFAULT 'x')", kind::table,
      "extra_{1}", "", "create table|add_table"},
     {"table dropped", On::Leaf, "DROP TABLE {0}", kind::table, "{0}", "", "drop table|remove_table"}}};

static bool isFor(On on, int n, int tables)
{
    const bool isPlain = n % 10 != 0; // views read every twentieth table and the one of half its number
    switch (on) {
    case On::Table: return isPlain;
    case On::Integers: return isPlain && !ownColumn(n, "integer").empty();
    case On::Leaf: return isPlain && n * 2 >= tables;
    case On::Viewed: return n % 20 == 0;
    case On::Weighed: return n % 50 == 0;
    case On::Typed: return n % 100 == 0;
    }
    return false;
}

static Change changeOf(const Kind &kind, int n)
{
    const std::string table = tableName(n);
    const std::string number = std::format("{:05}", n);
    const std::string column = ownColumn(n, kind.on == On::Integers ? "integer" : "");
    const std::string parent = tableName(n == 0 ? 0 : n / 2);
    const std::string hundred = std::format("{:03}", n / 100);
    const auto text = [&](const char *pattern) {
        return std::vformat(pattern, std::make_format_args(table, number, column, parent, hundred));
    };
    const QString name = QString::fromStdString(text(kind.object));
    return {.kind = kind.name,
            .sql = text(kind.sql),
            .object = {kind.objectKind, {QStringLiteral("public"), name}, QString::fromStdString(text(kind.part))},
            .mark = kind.mark};
}

// The first table that a change is possible on, from one on and then from the beginning; taken ones left out.
static int tableFor(const Kind &kind, int from, int tables, const std::set<int> &taken)
{
    int n = from;
    for (int tried = 0; tried < tables && (!isFor(kind.on, n, tables) || taken.contains(n)); ++tried)
        n = (n + 1) % tables;
    return n;
}

std::vector<Change> changesFor(int tables)
{
    const int count = std::max(tables / 100, int(kinds.size()));
    std::set<int> taken;
    std::vector<Change> changes;
    for (int i = 0; i < count; ++i) {
        const Kind &kind = kinds[size_t(i) % kinds.size()];
        const int from = int(qint64(i) * tables / count);
        // what is not the table's own lies far enough from the next of its kind
        const bool isTables = kind.on <= On::Leaf;
        const int n = tableFor(kind, from, tables, isTables ? taken : std::set<int>());
        if (isTables)
            taken.insert(n);
        changes.push_back(changeOf(kind, n));
    }
    return changes;
}

std::vector<Change> oneOfEach(int tables)
{
    std::vector<Change> changes;
    for (const Kind &kind : kinds)
        changes.push_back(changeOf(kind, tableFor(kind, 0, tables, {})));
    return changes;
}

} // namespace tidemark::bench
