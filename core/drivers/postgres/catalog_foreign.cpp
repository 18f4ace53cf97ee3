// SPDX-License-Identifier: GPL-3.0-or-later
// Foreign data wrappers, servers and user mappings. Options of user mappings hold passwords; every value whose name
// does not say otherwise is masked before it enters the schema.
#include "drivers/postgres/readers.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

static void takeWrapper(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::foreignDataWrapper, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::foreignDataWrapper, oid, row.oid(2));
    meta.attributes.set(u"pg.handler"_s, row.text(3));
    meta.attributes.set(u"pg.validator"_s, row.text(4));
    meta.attributes.set(u"pg.options"_s, row.texts(5));
    catalog.setAcl(meta, row, 6, foreignAcl);
    const auto &object = catalog.addObject(kind::foreignDataWrapper, {{}, row.text(1)}, {}, std::move(meta));
    catalog.identify(catalogid::foreignDataWrapper, oid, schema::refOf(object));
}

static void takeServer(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::foreignServer, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::foreignServer, oid, row.oid(2));
    meta.attributes.set(u"pg.wrapper"_s, catalog.name(catalogid::foreignDataWrapper, row.oid(3)).name);
    meta.attributes.set(u"pg.type"_s, row.text(4));
    meta.attributes.set(u"pg.version"_s, row.text(5));
    meta.attributes.set(u"pg.options"_s, row.texts(6));
    catalog.setAcl(meta, row, 7, foreignAcl);
    const auto &object = catalog.addObject(kind::server, {{}, row.text(1)}, {}, std::move(meta));
    catalog.identify(catalogid::foreignServer, oid, schema::refOf(object));
}

static QStringList masked(QStringList options)
{
    static const QStringList harmless{u"user"_s, u"username"_s, u"password_required"_s};
    for (QString &option : options) {
        const QString name = option.section(u'=', 0, 0);
        if (!harmless.contains(name))
            option = name + u"=<redacted>"_s;
    }
    return options;
}

// The view hides the options of mappings that the role may not see: they come as NULL.
static void takeMapping(Catalog &catalog, const Row &row)
{
    const QString user = row.isNull(1) || row.oid(1) == 0 ? u"PUBLIC"_s : catalog.roleName(row.oid(1));
    schema::Meta meta;
    meta.attributes.set(u"pg.options"_s, masked(row.texts(3)));
    catalog.addObject(kind::userMapping, {{}, user}, row.text(2), std::move(meta));
}

Steps foreignSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep("SELECT oid, fdwname, fdwowner, nullif(fdwhandler, 0)::regproc, nullif(fdwvalidator, 0)::regproc, "
                    "fdwoptions, "
                    "fdwacl::text FROM pg_foreign_data_wrapper",
                    [c](const Row &row) { takeWrapper(*c, row); }),
            rowStep("SELECT oid, srvname, srvowner, srvfdw, srvtype, srvversion, srvoptions, srvacl::text FROM "
                    "pg_foreign_server",
                    [c](const Row &row) { takeServer(*c, row); }),
            rowStep("SELECT umid, umuser, srvname, umoptions FROM pg_user_mappings",
                    [c](const Row &row) { takeMapping(*c, row); })};
}

} // namespace tidemark::postgres
