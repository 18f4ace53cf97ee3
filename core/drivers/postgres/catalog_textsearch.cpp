// SPDX-License-Identifier: GPL-3.0-or-later
// Text search parsers, dictionaries, templates and configurations.
#include "drivers/postgres/readers.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

namespace {

// One text search catalog: what kind, what number, and the attributes of the columns from the fifth on.
struct TextSearchCatalog
{
    QString kind;
    quint32 id;
    QStringList attributes;
};

} // namespace

static void take(Catalog &catalog, const TextSearchCatalog &of, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(of.id, oid))
        return;
    schema::Meta meta = catalog.meta(of.id, oid, row.oid(3));
    for (qsizetype i = 0; i < of.attributes.size(); ++i)
        meta.attributes.set(of.attributes[i], row.text(size_t(i) + 4));
    const auto &object = catalog.addObject(of.kind, catalog.qualified(row.oid(1), row.text(2)), {}, std::move(meta));
    catalog.identify(of.id, oid, schema::refOf(object));
}

static sql::Step step(Catalog &catalog, const QByteArray &query, const char *ns, const char *oid, TextSearchCatalog of)
{
    Catalog *c = &catalog;
    return rowStep(query + " WHERE " + catalog.shownSchemas(ns) + catalog.userOnly(oid),
                   [c, of](const Row &row) { take(*c, of, row); });
}

// "asciiword: simple, english" for every kind of token, in the parser's order.
static void takeConfiguration(Catalog &catalog, const Row &row)
{
    const quint32 oid = row.oid(0);
    if (catalog.isMember(catalogid::textSearchConfig, oid))
        return;
    schema::Meta meta = catalog.meta(catalogid::textSearchConfig, oid, row.oid(3));
    meta.attributes.set(u"pg.parser"_s, row.text(4));
    meta.attributes.set(u"pg.mappings"_s, row.texts(5));
    const auto &object = catalog.addObject(kind::textSearchConfiguration, catalog.qualified(row.oid(1), row.text(2)),
                                           {}, std::move(meta));
    catalog.identify(catalogid::textSearchConfig, oid, schema::refOf(object));
}

static QByteArray configurationQuery(const Catalog &catalog)
{
    return "SELECT c.oid, c.cfgnamespace, c.cfgname, c.cfgowner, quote_ident(pn.nspname) || '.' || "
           "quote_ident(p.prsname), "
           "ARRAY(SELECT (SELECT t.alias FROM ts_token_type(c.cfgparser) t WHERE t.tokid = m.maptokentype) || ': ' || "
           "string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno) FROM pg_ts_config_map m WHERE "
           "m.mapcfg = "
           "c.oid GROUP BY m.maptokentype ORDER BY m.maptokentype) FROM pg_ts_config c JOIN pg_ts_parser p ON p.oid = "
           "c.cfgparser JOIN pg_namespace pn ON pn.oid = p.prsnamespace WHERE " +
           catalog.shownSchemas("c.cfgnamespace") + catalog.userOnly("c.oid");
}

Steps textSearchSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    Steps steps;
    steps.push_back(
        step(catalog,
             "SELECT oid, prsnamespace, prsname, 0, prsstart, prstoken, prsend, nullif(prsheadline, 0)::regproc, "
             "prslextype FROM pg_ts_parser",
             "prsnamespace", "oid",
             {kind::textSearchParser,
              catalogid::textSearchParser,
              {u"pg.start"_s, u"pg.gettoken"_s, u"pg.end"_s, u"pg.headline"_s, u"pg.lextypes"_s}}));
    steps.push_back(step(
        catalog, "SELECT oid, tmplnamespace, tmplname, 0, nullif(tmplinit, 0)::regproc, tmpllexize FROM pg_ts_template",
        "tmplnamespace", "oid",
        {kind::textSearchTemplate, catalogid::textSearchTemplate, {u"pg.init"_s, u"pg.lexize"_s}}));
    steps.push_back(step(catalog,
                         "SELECT d.oid, d.dictnamespace, d.dictname, d.dictowner, quote_ident(n.nspname) || '.' || "
                         "quote_ident(t.tmplname), d.dictinitoption FROM pg_ts_dict d JOIN pg_ts_template t ON t.oid = "
                         "d.dicttemplate JOIN pg_namespace n ON n.oid = t.tmplnamespace",
                         "d.dictnamespace", "d.oid",
                         {kind::textSearchDictionary, catalogid::textSearchDict, {u"pg.template"_s, u"pg.options"_s}}));
    steps.push_back(rowStep(configurationQuery(catalog), [c](const Row &row) { takeConfiguration(*c, row); }));
    return steps;
}

} // namespace tidemark::postgres
