// SPDX-License-Identifier: GPL-3.0-or-later
// Casts, conversions and collations.
#include "drivers/postgres/readers.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

static void takeCast(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::cast, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::cast, oid, 0);
    meta.attributes.set(u"pg.source"_s, row.text(1));
    meta.attributes.set(u"pg.target"_s, row.text(2));
    meta.attributes.set(u"pg.function"_s, row.text(3));
    const char context = row.letter(4);
    meta.attributes.set(u"pg.context"_s, context == 'a' ? u"assignment"_s : context == 'i' ? u"implicit"_s : QString());
    const char method = row.letter(5);
    meta.attributes.set(u"pg.method"_s, method == 'b' ? u"binary"_s : method == 'i' ? u"inout"_s : QString());
    const auto &object =
        catalog.addObject(kind::cast, {{}, row.text(1) + u" AS "_s + row.text(2)}, {}, std::move(meta));
    catalog.identify(catalogid::cast, oid, schema::refOf(object));
}

static void takeConversion(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::conversion, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::conversion, oid, row.oid(3));
    meta.attributes.set(u"pg.from"_s, row.text(4));
    meta.attributes.set(u"pg.to"_s, row.text(5));
    meta.attributes.set(u"pg.function"_s, row.text(6));
    meta.attributes.set(u"pg.default"_s, row.flag(7));
    const auto &object =
        catalog.addObject(kind::conversion, catalog.qualified(row.oid(1), row.text(2)), {}, std::move(meta));
    catalog.identify(catalogid::conversion, oid, schema::refOf(object));
}

// One column holds the locale of ICU and builtin collations since 17; 15 and 16 called it differently, and before that
// the name of the locale stood in collcollate.
static QByteArray collationQuery(const Catalog &catalog)
{
    const QByteArray locale = catalog.major() >= 17   ? "colllocale"
                              : catalog.major() >= 15 ? "colliculocale"
                                                      : "CASE WHEN collprovider = 'i' THEN collcollate END";
    return "SELECT oid, collnamespace, collname, collowner, collprovider, collisdeterministic, collcollate, "
           "collctype, " +
           locale + ", " + catalog.since(16, "collicurules") + ", collversion FROM pg_collation WHERE " +
           catalog.shownSchemas("collnamespace") + catalog.userOnly("oid");
}

static void takeCollation(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::collation, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::collation, oid, row.oid(3));
    const char provider = row.letter(4);
    meta.attributes.set(u"pg.provider"_s, provider == 'i'   ? u"icu"_s
                                          : provider == 'b' ? u"builtin"_s
                                          : provider == 'c' ? u"libc"_s
                                                            : u"default"_s);
    meta.attributes.set(u"pg.nondeterministic"_s, !row.flag(5));
    if (row.isNull(8)) {
        meta.attributes.set(u"pg.collate"_s, row.text(6));
        meta.attributes.set(u"pg.ctype"_s, row.text(7));
    }
    meta.attributes.set(u"pg.locale"_s, row.text(8));
    meta.attributes.set(u"pg.rules"_s, row.text(9));
    const auto &object =
        catalog.addObject(kind::collation, catalog.qualified(row.oid(1), row.text(2)), {}, std::move(meta));
    catalog.identify(catalogid::collation, oid, schema::refOf(object));
}

Steps castSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep("SELECT oid, castsource::regtype, casttarget::regtype, nullif(castfunc, 0)::regprocedure, "
                    "castcontext, castmethod "
                    "FROM pg_cast WHERE true" +
                        c->userOnly("oid"),
                    [c](const Row &row) { takeCast(*c, row); }),
            rowStep("SELECT oid, connamespace, conname, conowner, pg_encoding_to_char(conforencoding), "
                    "pg_encoding_to_char(contoencoding), conproc, condefault FROM pg_conversion WHERE " +
                        c->shownSchemas("connamespace") + c->userOnly("oid"),
                    [c](const Row &row) { takeConversion(*c, row); }),
            rowStep(collationQuery(catalog), [c](const Row &row) { takeCollation(*c, row); })};
}

} // namespace tidemark::postgres
