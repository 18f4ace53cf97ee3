// SPDX-License-Identifier: GPL-3.0-or-later
// How far sequences are, and the columns that take their values: owned ones, identities, and defaults that call
// nextval().
#include "base/text.h"
#include "drivers/postgres/quote.h"
#include "drivers/postgres/serverwatch.h"
#include "drivers/postgres/watch.h"

namespace tidemark::postgres {

// Which columns take their values from a sequence: by ownership or identity, and by a default that reads it.
static const QByteArray sequenceQuery = R"(
    SELECT n.nspname, c.relname, format_type(s.seqtypid, NULL), s.seqmin, s.seqmax, s.seqincrement, s.seqcycle,
           CASE WHEN has_sequence_privilege(c.oid, 'SELECT, USAGE')
                     AND NOT (c.relpersistence = 'u' AND pg_is_in_recovery())
                THEN pg_sequence_last_value(c.oid)
           END,
           has_sequence_privilege(c.oid, 'SELECT, USAGE'),
           tn.nspname, t.relname, a.attname, format_type(a.atttypid, a.atttypmod),
           CASE b.typname WHEN 'int2' THEN 32767 WHEN 'int4' THEN 2147483647 WHEN 'int8' THEN 9223372036854775807 END
    FROM pg_sequence s
    JOIN pg_class c ON c.oid = s.seqrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN LATERAL (
        SELECT d.refobjid AS relid, d.refobjsubid AS number
        FROM pg_depend d
        WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
          AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
        UNION
        SELECT f.adrelid, f.adnum
        FROM pg_depend d JOIN pg_attrdef f ON f.oid = d.objid
        WHERE d.classid = 'pg_attrdef'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = c.oid
    ) u ON true
    LEFT JOIN pg_attribute a ON a.attrelid = u.relid AND a.attnum = u.number
    LEFT JOIN pg_class t ON t.oid = u.relid
    LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
    LEFT JOIN pg_type y ON y.oid = a.atttypid
    LEFT JOIN pg_type b ON b.oid = coalesce(nullif(y.typbasetype, 0), y.oid)
    WHERE n.nspname !~ '^pg_temp'
    ORDER BY n.nspname, c.relname)";

static watch::SequenceUse sequenceOf(const Row &row)
{
    watch::SequenceUse use{.name = {row.text(0), row.text(1)},
                           .type = row.text(2),
                           .minimum = row.integer(3),
                           .maximum = row.integer(4),
                           .increment = row.integer(5),
                           .cycles = row.flag(6),
                           .visible = row.flag(8),
                           .table = {row.text(9), row.text(10)},
                           .column = row.text(11),
                           .columnType = row.text(12)};
    if (!row.isNull(7))
        use.last = row.integer(7);
    if (!row.isNull(13))
        use.columnMaximum = row.integer(13);
    return use;
}

Result<watch::Sequences> ServerWatch::sequences(job::JobContext &job, sql::Connection &connection) const
{
    watch::Sequences all;
    int hidden = 0;
    QStringList schemas;
    TRY(readRows(job, connection, sequenceQuery, [&](const Row &row) {
        all.sequences.push_back(sequenceOf(row));
        if (all.sequences.back().visible)
            return;
        ++hidden;
        if (const QString schema = quoteIdentifier(all.sequences.back().name.schema); !schemas.contains(schema))
            schemas << schema;
    }));
    if (hidden > 0)
        all.omissions.push_back(
            {.what = tr("how far %n sequence(s) are", nullptr, hidden),
             .why = tr("the role %1 may not read them").arg(connection.server().user),
             .remedy = QStringLiteral("GRANT SELECT ON ALL SEQUENCES IN SCHEMA %1 TO %2")
                           .arg(schemas.join(QStringLiteral(", ")), quoteIdentifier(connection.server().user))});
    return all;
}

} // namespace tidemark::postgres
