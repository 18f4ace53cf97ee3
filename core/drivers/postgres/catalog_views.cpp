// SPDX-License-Identifier: GPL-3.0-or-later
// Queries of views and rewrite rules.
#include "drivers/postgres/readers.h"

#include "schema/kinds.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

static schema::Firing firingOf(char letter)
{
    switch (letter) {
    case 'D': return schema::Firing::Disabled;
    case 'R': return schema::Firing::Replica;
    case 'A': return schema::Firing::Always;
    default: return schema::Firing::Origin;
    }
}

static QString withoutSemicolon(QString text)
{
    while (text.endsWith(u';') || text.endsWith(u'\n'))
        text.chop(1);
    return text;
}

static void takeQuery(Catalog &catalog, const Row &row)
{
    schema::View *view = catalog.view(row.oid(0));
    if (!view)
        return;
    view->query = withoutSemicolon(row.text(1)).trimmed();
    // what a view's query needs hangs on its rule in the catalog; people mean the view
    catalog.identify(catalogid::rewrite, row.oid(2), schema::refOf(*view));
}

static void takeRule(Catalog &catalog, const Row &row)
{
    schema::Rule rule{.name = row.text(2),
                      .definition = withoutSemicolon(row.text(3)),
                      .firing = firingOf(row.letter(4)),
                      .comment = catalog.comment(catalogid::rewrite, row.oid(0))};
    catalog.identify(catalogid::rewrite, row.oid(0), {schema::kind::rule, catalog.relationName(row.oid(1)), rule.name});
    if (schema::Table *table = catalog.table(row.oid(1)))
        table->rules.push_back(std::move(rule));
    else if (schema::View *view = catalog.view(row.oid(1)))
        view->rules.push_back(std::move(rule));
}

Steps viewSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep("SELECT r.ev_class, pg_get_viewdef(r.ev_class), r.oid FROM pg_rewrite r JOIN pg_class c ON c.oid = "
                    "r.ev_class WHERE r.rulename = '_RETURN' AND c.relkind IN ('v', 'm') AND " +
                        c->shownSchemas("c.relnamespace") + c->userOnly("c.oid"),
                    [c](const Row &row) { takeQuery(*c, row); }),
            rowStep("SELECT oid, ev_class, rulename, pg_get_ruledef(oid), ev_enabled FROM pg_rewrite WHERE rulename <> "
                    "'_RETURN'" +
                        c->userOnly("oid"),
                    [c](const Row &row) { takeRule(*c, row); })};
}

} // namespace tidemark::postgres
