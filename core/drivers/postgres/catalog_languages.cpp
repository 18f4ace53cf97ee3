// SPDX-License-Identifier: GPL-3.0-or-later
// Procedural languages, transforms and access methods.
#include "drivers/postgres/readers.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

static void takeLanguage(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::language, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::language, oid, row.oid(2));
    meta.attributes.set(u"pg.trusted"_s, row.flag(3));
    meta.attributes.set(u"pg.handler"_s, row.text(4));
    meta.attributes.set(u"pg.inline"_s, row.text(5));
    meta.attributes.set(u"pg.validator"_s, row.text(6));
    catalog.setAcl(meta, row, 7, languageAcl);
    const auto &object = catalog.addObject(kind::language, {{}, row.text(1)}, {}, std::move(meta));
    catalog.identify(catalogid::language, oid, schema::refOf(object));
}

static void takeTransform(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::transform, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::transform, oid, 0);
    meta.attributes.set(u"pg.from"_s, row.text(3));
    meta.attributes.set(u"pg.to"_s, row.text(4));
    const auto &object = catalog.addObject(kind::transform, {{}, row.text(1)}, row.text(2), std::move(meta));
    catalog.identify(catalogid::transform, oid, schema::refOf(object));
}

static void takeMethod(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::accessMethod, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::accessMethod, oid, 0);
    meta.attributes.set(u"pg.type"_s, row.letter(2) == 't' ? u"TABLE"_s : u"INDEX"_s);
    meta.attributes.set(u"pg.handler"_s, row.text(3));
    const auto &object = catalog.addObject(kind::accessMethod, {{}, row.text(1)}, {}, std::move(meta));
    catalog.identify(catalogid::accessMethod, oid, schema::refOf(object));
}

Steps languageSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {
        rowStep("SELECT oid, lanname, lanowner, lanpltrusted, nullif(lanplcallfoid, 0)::regproc, nullif(laninline, "
                "0)::regproc, nullif(lanvalidator, 0)::regproc, lanacl::text FROM pg_language WHERE lanispl" +
                    c->userOnly("oid"),
                [c](const Row &row) { takeLanguage(*c, row); }),
        rowStep(
            "SELECT t.oid, t.trftype::regtype, l.lanname, nullif(t.trffromsql, 0)::regprocedure, nullif(t.trftosql, "
            "0)::regprocedure FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang WHERE true" +
                c->userOnly("t.oid"),
            [c](const Row &row) { takeTransform(*c, row); }),
        rowStep("SELECT oid, amname, amtype, amhandler FROM pg_am WHERE true" + c->userOnly("oid"),
                [c](const Row &row) { takeMethod(*c, row); })};
}

} // namespace tidemark::postgres
