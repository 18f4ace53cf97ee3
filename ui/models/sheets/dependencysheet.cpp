// SPDX-License-Identifier: GPL-3.0-or-later
// What the model itself implies (foreign keys, inheritance, triggers, owned sequences) and what the server records
// beyond.
#include "ui/models/sheets/sheets.h"

#include "schema/kinds.h"
#include "ui/models/kindtitles.h"

#include <QCoreApplication>

#include <set>

namespace tidemark::ui {

namespace {

class Dependencies
{
    Q_DECLARE_TR_FUNCTIONS(DependencySheet)

public:
    Dependencies(const schema::Schema &schema, const schema::ObjectRef &self)
        : m_schema(schema)
        , m_self(self)
    {
        m_sheet.columns = {
            {tr("Direction"), false, 14}, {tr("Kind"), false, 18}, {tr("Object"), false, 42}, {tr("Why"), false, 50}};
    }

    Sheet make()
    {
        for (const schema::Table &table : m_schema.tables)
            addTable(table);
        for (const schema::View &view : m_schema.views)
            addTriggers(schema::refOf(view), view.triggers);
        for (const schema::Sequence &sequence : m_schema.sequences) {
            if (!sequence.ownerTable.isEmpty())
                add(schema::refOf(sequence), tableRef(sequence.ownerTable),
                    tr("owned by %1").arg(sequence.ownerColumn));
        }
        for (const schema::Dependency &dependency : m_schema.dependencies)
            add(dependency.object, dependency.on, {});
        for (SheetRow &row : m_needs)
            m_sheet.rows.push_back(std::move(row));
        for (SheetRow &row : m_needed)
            m_sheet.rows.push_back(std::move(row));
        return std::move(m_sheet);
    }

private:
    static schema::ObjectRef tableRef(const schema::QualifiedName &name) { return {schema::kind::table, name, {}}; }

    void addTable(const schema::Table &table)
    {
        const schema::ObjectRef ref = schema::refOf(table);
        for (const schema::ForeignKey &key : table.foreignKeys)
            add(ref, tableRef(key.table), tr("foreign key %1").arg(key.name));
        if (table.partitionOf)
            add(ref, tableRef(table.partitionOf->parent), tr("partition"));
        for (const schema::QualifiedName &parent : table.inherits)
            add(ref, tableRef(parent), tr("inherits"));
        addTriggers(ref, table.triggers);
    }

    void addTriggers(const schema::ObjectRef &ref, const std::vector<schema::Trigger> &triggers)
    {
        for (const schema::Trigger &trigger : triggers) {
            if (!trigger.function.isEmpty())
                add(ref, {schema::kind::function, trigger.function, {}}, tr("trigger %1").arg(trigger.name));
        }
    }

    // The same thing, or a part of it.
    [[nodiscard]] bool isSelf(const schema::ObjectRef &ref) const
    {
        if (ref == m_self)
            return true;
        const bool routine = ref.kind == schema::kind::function && ref.part.isEmpty() && ref.kind == m_self.kind;
        return ref.name == m_self.name && (routine || partOfRelation(ref.kind)) && holdsParts();
    }
    [[nodiscard]] bool holdsParts() const { return holdsRows(m_self.kind) || m_self.kind == schema::kind::function; }
    static bool partOfRelation(const QString &kind)
    {
        namespace k = schema::kind;
        static const std::set<QString> parts = {k::column,  k::primaryKey, k::unique,  k::foreignKey,
                                                k::check,   k::exclusion,  k::notNull, k::index,
                                                k::trigger, k::rule,       k::policy};
        return parts.contains(kind);
    }

    void add(const schema::ObjectRef &object, const schema::ObjectRef &on, const QString &why)
    {
        const bool mine = isSelf(object);
        const bool onMe = isSelf(on);
        if (mine == onMe)
            return; // others' business, or within the object
        const schema::ObjectRef &other = mine ? on : object;
        auto &seen = mine ? m_seenNeeds : m_seenNeeded;
        if (!seen.insert({other, why}).second)
            return;
        auto &rows = mine ? m_needs : m_needed;
        rows.push_back({{mine ? tr("needs") : tr("needed by"), Tone::Muted},
                        {kindTitle(other.kind), Tone::Plain},
                        {other.toString(), Tone::Strong, other.kind, other},
                        {why, Tone::Muted}});
    }

    const schema::Schema &m_schema;
    const schema::ObjectRef &m_self;
    Sheet m_sheet;
    std::vector<SheetRow> m_needs;
    std::vector<SheetRow> m_needed;
    std::set<std::pair<schema::ObjectRef, QString>> m_seenNeeds;
    std::set<std::pair<schema::ObjectRef, QString>> m_seenNeeded;
};

} // namespace

Sheet dependencySheet(const schema::Schema &schema, const schema::ObjectRef &ref)
{
    return Dependencies(schema, ref).make();
}

} // namespace tidemark::ui
