// SPDX-License-Identifier: GPL-3.0-or-later
// Tables and views.
#include "schema/kinds.h"
#include "ui/models/views/sections.h"

#include <QCoreApplication>

namespace tidemark::ui {

namespace {

class Relations
{
    Q_DECLARE_TR_FUNCTIONS(RelationViews)

public:
    static QString kindText(const schema::Table &table)
    {
        switch (table.kind) {
        case schema::TableKind::Ordinary: break;
        case schema::TableKind::Partitioned: return tr("Partitioned table");
        case schema::TableKind::Foreign: return tr("Foreign table");
        case schema::TableKind::Virtual: return tr("Virtual table");
        }
        if (table.partitionOf)
            return tr("Partition");
        switch (table.persistence) {
        case schema::Persistence::Permanent: return tr("Table");
        case schema::Persistence::Unlogged: return tr("Unlogged table");
        case schema::Persistence::Temporary: return tr("Temporary table");
        }
        return {};
    }

    static Properties details(const schema::Table &table)
    {
        Properties details;
        details.add(tr("Kind"), kindText(table));
        details.add(tr("Partitioned by"), table.partitionKey, Tone::Code);
        if (table.partitionOf) {
            details.link(tr("Partition of"), {schema::kind::table, table.partitionOf->parent, {}});
            details.add(tr("Holds"), table.partitionOf->bounds, Tone::Code);
        }
        for (const schema::QualifiedName &parent : table.inherits)
            details.link(tr("Inherits"), {schema::kind::table, parent, {}});
        details.add(tr("Row security"), table.rowSecurity);
        details.add(tr("Row security also for the owner"), table.forceRowSecurity);
        return details;
    }

    static QString checkOption(schema::CheckOption option)
    {
        switch (option) {
        case schema::CheckOption::None: return {};
        case schema::CheckOption::Local: return tr("local");
        case schema::CheckOption::Cascaded: return tr("cascaded");
        }
        return {};
    }

    static Properties details(const schema::View &view)
    {
        Properties details;
        details.add(tr("Kind"), view.materialized ? tr("Materialized view") : tr("View"));
        if (view.materialized)
            details.add(tr("Filled"), view.populated ? tr("yes") : tr("no: refresh it before it is read"));
        details.add(tr("Check option"), checkOption(view.checkOption));
        return details;
    }

    static QString partitioned(const schema::Table &table) { return tr("by %1").arg(table.partitionKey); }
    static QString rowSecurity() { return tr("row security"); }
    static QString notFilled() { return tr("not filled"); }
};

} // namespace

ObjectView tableView(const ViewSource &source, const schema::Table &table)
{
    ObjectView view = startView(source, schema::refOf(table), table.meta);
    view.kindTitle = Relations::kindText(table);
    if (!table.partitionKey.isEmpty())
        view.facts << Relations::partitioned(table);
    if (table.rowSecurity)
        view.facts << Relations::rowSecurity();

    Properties details = Relations::details(table);
    addSize(view, details, source, table.name);
    view.sections = {section(SectionId::Columns, columnSheet(table)), section(SectionId::Keys, keySheet(table)),
                     section(SectionId::Indexes, indexSheet(table.indexes)),
                     section(SectionId::Triggers, triggerSheet(table.triggers, table.rules))};
    if (table.kind == schema::TableKind::Partitioned)
        view.sections.push_back(section(SectionId::Partitions, partitionSheet(source.schema(), table)));
    if (!table.policies.empty() || table.rowSecurity)
        view.sections.push_back(section(SectionId::Policies, policySheet(table)));
    view.sections.push_back(section(SectionId::Data));
    addCommonSections(view, source, table.meta, std::move(details), table.columns);
    return view;
}

ObjectView viewView(const ViewSource &source, const schema::View &view)
{
    ObjectView shown = startView(source, schema::refOf(view), view.meta);
    if (view.materialized && !view.populated)
        shown.facts << Relations::notFilled();
    Properties details = Relations::details(view);
    addSize(shown, details, source, view.name);
    shown.sections.push_back(section(SectionId::Columns, columnSheet(view.columns)));
    if (view.materialized)
        shown.sections.push_back(section(SectionId::Indexes, indexSheet(view.indexes)));
    shown.sections.push_back(section(SectionId::Triggers, triggerSheet(view.triggers, view.rules)));
    shown.sections.push_back(section(SectionId::Data));
    addCommonSections(shown, source, view.meta, std::move(details), view.columns);
    return shown;
}

} // namespace tidemark::ui
