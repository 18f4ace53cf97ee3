// SPDX-License-Identifier: GPL-3.0-or-later
// pg_sequence: free sequences, those that a column owns, and those behind identity columns. The latter become part of
// the column, and are objects of their own only when they carry privileges of their own.
#include "drivers/postgres/readers.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

static schema::SequenceOptions optionsOf(const Row &row)
{
    return {.start = row.integer(2),
            .increment = row.integer(3),
            .minimum = row.integer(4),
            .maximum = row.integer(5),
            .cache = row.integer(6),
            .cycle = row.flag(7)};
}

static void takeSequence(Catalog &catalog, const Row &row)
{
    schema::Column *owner = row.isNull(8) ? nullptr : catalog.column(row.oid(8), row.small(9));
    const schema::QualifiedName *identity = catalog.identitySequence(row.oid(0));
    if (identity && owner && owner->identity) {
        owner->identity->sequence = identity->isEmpty() ? catalog.relationName(row.oid(0)) : *identity;
        owner->identity->type = builtinTypeName(row.oid(1), -1);
        owner->identity->options = optionsOf(row);
    }
    const Relation found = catalog.relation(row.oid(0));
    if (found.place != RelationPlace::Sequence)
        return;
    schema::Sequence &sequence = catalog.schema.sequences[found.at];
    sequence.type = builtinTypeName(row.oid(1), -1);
    sequence.options = optionsOf(row);
    sequence.meta.attributes.set(u"pg.identity"_s, identity != nullptr);
    if (owner) {
        sequence.ownerTable = catalog.relationName(row.oid(8));
        sequence.ownerColumn = owner->name;
    }
}

Steps sequenceSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    const QByteArray query =
        "SELECT s.seqrelid, s.seqtypid, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, "
        "s.seqcycle, d.refobjid, d.refobjsubid, d.deptype FROM pg_sequence s LEFT JOIN pg_depend d ON "
        "d.classid = 1259 AND d.objid = s.seqrelid AND d.objsubid = 0 AND d.refclassid = 1259 AND "
        "d.deptype IN ('a', 'i')";
    return {rowStep(query, [c](const Row &row) { takeSequence(*c, row); })};
}

} // namespace tidemark::postgres
