// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/planner.h"

#include "base/text.h"
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/names.h"
#include "drivers/sqlite/planstate.h"
#include "drivers/sqlite/plantarget.h"
#include "drivers/sqlite/source.h"
#include "drivers/sqlite/statements.h"
#include "drivers/sqlite/token.h"
#include "plan/graph.h"
#include "schema/kinds.h"

#include <algorithm>
#include <map>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;
using plan::Statement;
using schema::Schema;
using schema::Table;
using schema::View;

static QStringList namesOf(const Table &table)
{
    QStringList names;
    for (const schema::Column &column : table.columns)
        names << foldedName(column.name);
    return names;
}

// Where columns stand when those that go are dropped and new ones come last.
static bool keepsOrder(const Table &before, const Table &after)
{
    const QStringList wanted = namesOf(after);
    QStringList reached;
    for (const QString &name : namesOf(before)) {
        if (wanted.contains(name))
            reached << name;
    }
    for (const QString &name : wanted) {
        if (!reached.contains(name))
            reached << name;
    }
    return reached == wanted;
}

static bool readsAll(const View &view)
{
    const QByteArray text = view.query.toUtf8();
    return std::ranges::any_of(tokenize(text), [](const Token &token) { return token.is("*"); });
}

// Relations that a view reads with SELECT *, in any depth: the order of their columns can be seen.
static std::set<QString> readWhole(const Schema &schema)
{
    std::set<QString> seen;
    for (const View &view : schema.views) {
        if (readsAll(view))
            seen.insert(foldedName(view.name.name));
    }
    for (bool grown = true; grown;) {
        grown = false;
        for (const schema::Dependency &dependency : schema.dependencies) {
            if (dependency.object.kind == schema::kind::view && seen.contains(foldedName(dependency.object.name.name)))
                grown = seen.insert(foldedName(dependency.on.name.name)).second || grown;
        }
    }
    return seen;
}

static std::set<schema::QualifiedName> reordered(const diff::Difference &difference, const Schema &after)
{
    const std::set<QString> seen = readWhole(after);
    std::set<schema::QualifiedName> tables;
    for (const Table &table : difference.before->tables) {
        const Table *other = schema::findTable(after, table.name);
        if (other && seen.contains(foldedName(table.name.name)) && !keepsOrder(table, *other))
            tables.insert(table.name);
    }
    for (const diff::Change &change : difference.changes) {
        if (change.fields.contains("columnOrder"_L1))
            tables.insert(change.object.name);
    }
    return tables;
}

namespace {

// Writes the statements of a plan in the order in which they run.
class PlanWriter
{
public:
    PlanWriter(const PlanState &state, const diff::Difference &difference)
        : m_state(state)
        , m_difference(difference)
    {
    }

    std::vector<Statement> write()
    {
        const bool drops = std::ranges::any_of(m_state.tables, &TableStep::drops);
        const Checks checks = checksOf(m_state);
        if (drops)
            enforceKeys(false);
        append(checks.first);
        stepAside();
        dropTables();
        changeTables();
        makeTables();
        makeIndexes();
        comeBack();
        append(checks.last);
        setDatabase();
        if (drops)
            enforceKeys(true);
        return std::move(m_statements);
    }

private:
    Statement &add(const QString &sql, const schema::ObjectRef &object, const QString &comment = {})
    {
        Statement statement;
        statement.sql = sql.trimmed();
        if (statement.sql.endsWith(u';'))
            statement.sql.chop(1);
        statement.object = object;
        statement.comment = comment;
        m_statements.push_back(std::move(statement));
        return m_statements.back();
    }

    void append(const std::vector<Statement> &statements)
    {
        std::ranges::copy(statements, std::back_inserter(m_statements));
    }

    // Dropping a table deletes its rows first, and what refers to them with ON DELETE would follow. The setting cannot
    // be changed within a transaction.
    void enforceKeys(bool on)
    {
        Statement &statement = add(on ? u"PRAGMA foreign_keys = ON"_s : u"PRAGMA foreign_keys = OFF"_s, {},
                                   on ? tr("Where they were enforced before")
                                      : tr("Outside of any transaction: no row that refers to a table may go with it"));
        statement.transactional = false;
    }

    void stepAside()
    {
        for (const TriggerOf &trigger : m_state.droppedTriggers)
            add(u"DROP TRIGGER "_s + quotedName(trigger.trigger->name), refOf(trigger));
        std::vector<const View *> views = inOrder(m_state.droppedViews, m_state.before);
        std::ranges::reverse(views);
        for (const View *view : views)
            add(u"DROP VIEW "_s + quotedName(view->name.name), schema::refOf(*view));
        for (const TableStep &step : m_state.tables) {
            if (step.fate == Fate::Keep || step.fate == Fate::Alter)
                dropIndexes(step);
        }
    }

    void dropIndexes(const TableStep &step)
    {
        for (const schema::Index &index : step.before->indexes) {
            if (!std::ranges::contains(step.after->indexes, index))
                add(u"DROP INDEX "_s + quotedName(index.name), {schema::kind::index, step.before->name, index.name});
        }
    }

    void dropTables()
    {
        for (const TableStep &step : m_state.tables) {
            if (step.fate == Fate::Recreate) {
                m_statements.push_back(dropTable(*step.before));
                if (step.before->kind == schema::TableKind::Virtual)
                    m_statements.back().hazards = {hazard(Risk::VirtualLost, step.before->name.name)};
            } else if (step.fate == Fate::Drop) {
                m_statements.push_back(dropTable(*step.before));
                addLostReferences(*step.before, m_statements.back());
            }
        }
    }

    void addLostReferences(const Table &table, Statement &drop) const
    {
        for (const Table &other : m_state.after.tables) {
            if (std::ranges::any_of(other.foreignKeys,
                                    [&](const auto &key) { return sameName(key.table.name, table.name.name); }))
                drop.hazards.push_back(hazard(Risk::ReferenceLost, table.name.name, other.name.name));
        }
    }

    void changeTables()
    {
        for (const TableStep &step : m_state.tables) {
            if (step.fate == Fate::Alter)
                append(alterTable(step));
            else if (step.fate == Fate::Rebuild)
                append(rebuildTable(step, m_state.after));
        }
    }

    // Parents first where that is possible; virtual tables last, as they may read others.
    void makeTables()
    {
        std::vector<const Table *> tables;
        for (const TableStep &step : m_state.tables) {
            if (step.fate == Fate::Create || step.fate == Fate::Recreate)
                tables.push_back(step.after);
        }
        std::ranges::stable_partition(tables, [](const Table *t) { return t->kind != schema::TableKind::Virtual; });
        for (const Table *table : parentsFirst(tables))
            m_statements.push_back(makeTable(*table, m_state.after));
    }

    static std::vector<const Table *> parentsFirst(const std::vector<const Table *> &tables)
    {
        plan::Graph graph;
        std::map<QString, int> steps;
        for (const Table *table : tables)
            steps[foldedName(table->name.name)] = graph.add();
        for (const Table *table : tables) {
            for (const schema::ForeignKey &key : table->foreignKeys) {
                if (const auto parent = steps.find(foldedName(key.table.name)); parent != steps.end())
                    graph.order(parent->second, steps[foldedName(table->name.name)]);
            }
        }
        std::vector<const Table *> ordered;
        for (int step : graph.sorted())
            ordered.push_back(tables[size_t(step)]);
        for (const Table *table : tables) {
            if (!std::ranges::contains(ordered, table))
                ordered.push_back(table);
        }
        return ordered;
    }

    void makeIndexes()
    {
        for (const TableStep &step : m_state.tables) {
            if (!step.after)
                continue;
            const bool all = step.fate == Fate::Create || step.replaces();
            for (const schema::Index &index : step.after->indexes) {
                if (all || !std::ranges::contains(step.before->indexes, index))
                    makeIndex(step, index);
            }
        }
    }

    void makeIndex(const TableStep &step, const schema::Index &index)
    {
        const bool isText = index.attributes.contains(attribute::sql);
        Statement &made = add(isText ? index.attributes.text(attribute::sql) : createIndex(index, step.after->name),
                              {schema::kind::index, step.after->name, index.name});
        made.scans = step.fate != Fate::Create;
        const bool known = step.before && std::ranges::contains(step.before->indexes, index);
        if (index.unique && made.scans && !known)
            made.hazards = {hazard(Risk::KeyRefused, step.after->name.name, index.name)};
    }

    void comeBack()
    {
        for (const View *view : inOrder(m_state.createdViews, m_state.after)) {
            const bool isText = view->meta.attributes.contains(attribute::sql);
            const QString source = isText ? view->meta.attributes.text(attribute::sql) : currentSource(*view);
            add(source.isEmpty() ? createView(*view) : source, schema::refOf(*view));
        }
        for (const TriggerOf &trigger : m_state.createdTriggers) {
            const Attributes &attributes = trigger.trigger->attributes;
            add(attributes.contains(attribute::sql) ? attributes.text(attribute::sql)
                                                    : createTrigger(*trigger.trigger, trigger.relation),
                refOf(trigger));
        }
    }

    static schema::ObjectRef refOf(const TriggerOf &trigger)
    {
        return {schema::kind::trigger, trigger.relation, trigger.trigger->name};
    }

    void setDatabase()
    {
        for (const QString &field : m_difference.databaseFields) {
            const QString name = field.sliced(field.indexOf(u'.') + 1);
            add(u"PRAGMA %1 = %2"_s.arg(name).arg(m_difference.after->attributes.number(field)),
                {schema::kind::database, {}, name});
        }
    }

    const PlanState &m_state;
    const diff::Difference &m_difference;
    std::vector<Statement> m_statements;
};

} // namespace

QStringList Planner::databaseAttributes() const
{
    return {attribute::applicationId, attribute::userVersion};
}

Schema Planner::emptyDatabase(const Schema &like) const
{
    Schema empty = dialect::Planner::emptyDatabase(like);
    for (const QString &key : databaseAttributes())
        empty.attributes.set(key, qint64(0));
    return empty;
}

std::vector<Statement> Planner::preamble(const Schema &schema) const
{
    std::vector<Statement> statements;
    const auto choose = [&](const QString &key, const QString &value, const QString &usual) {
        if (value.isEmpty() || value == usual)
            return;
        Statement statement;
        statement.sql = u"PRAGMA %1 = %2"_s.arg(key.sliced(key.indexOf(u'.') + 1), quotedName(value));
        statement.transactional = false;
        statements.push_back(std::move(statement));
    };
    const Attributes &attributes = schema.attributes;
    constexpr qint64 usualPage = 4096;
    choose(attribute::encoding, attributes.text(attribute::encoding), u"UTF-8"_s);
    choose(attribute::pageSize, QString::number(attributes.number(attribute::pageSize, usualPage)),
           QString::number(usualPage));
    choose(attribute::autoVacuum, attributes.text(attribute::autoVacuum), u"none"_s);
    return statements;
}

Result<std::vector<Statement>> Planner::plan(job::JobContext &job, const diff::Difference &difference,
                                             const plan::Options & /*options*/) const
{
    TRY(job.check());
    const Schema after = TRY(targetOf(difference));
    PlanState state{.before = *difference.before,
                    .after = after,
                    .tables = TRY(decideTables(*difference.before, after, reordered(difference, after))),
                    .droppedViews = {},
                    .createdViews = {},
                    .droppedTriggers = {},
                    .createdTriggers = {}};
    decideDependents(state);
    return PlanWriter(state, difference).write();
}

} // namespace tidemark::sqlite
