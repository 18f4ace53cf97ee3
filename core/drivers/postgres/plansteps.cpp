// SPDX-License-Identifier: GPL-3.0-or-later
// Steps and their order: whatever stands on something goes before it and comes after it.
#include "drivers/postgres/plannode.h"

#include "base/text.h"
#include "drivers/postgres/alteration.h"
#include "drivers/postgres/readers.h"
#include "plan/graph.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::ObjectRef;
using schema::QualifiedName;

namespace {

constexpr int none = -1;

// The steps of one object; a number below zero is a step that it does not have.
struct Steps
{
    int drop = none; // or stepping aside
    int alter = none;
    int create = none;
    int last = none;  // dropping what stepped aside
    int shell = none; // a base type's name, before its functions
};

// Points in the life of a relation that stays: it has left its parents, old parts are gone, columns are as they will
// be.
struct Gates
{
    int left = none;
    int dropped = none;
    int altered = none;
};

class Sequencer
{
public:
    explicit Sequencer(PlanState &state)
        : m_state(state)
        , m_before(state.needsBefore)
        , m_after(state.needsAfter)
    {
    }

    void build();
    [[nodiscard]] std::vector<plan::Statement> statements(const std::vector<int> &order) const;
    [[nodiscard]] std::vector<int> sorted() const { return m_graph.sorted(); }
    // The objects of a circle.
    [[nodiscard]] std::vector<ObjectRef> circle() const;
    [[nodiscard]] QStringList describe(const std::vector<ObjectRef> &objects) const;

private:
    int addStep(const ObjectRef &ref, const QStringList &sql);
    void addDrops();
    void addAlters();
    void addCreates();
    void addLasts();
    void orderNode(const Node &node);
    void orderDrop(const Node &node, const Steps &own);
    void orderOwned(const Node &node);
    void orderReference(const Node &node);
    void orderPlace(const Node &node);
    void orderTwins(const Node &node);
    void orderNeeds(const ObjectRef &ref, const Steps &own);
    void orderNames();
    void orderGates();
    void gate(const Node &node);
    void parents(const Node &node);
    Gates &gatesOf(const QualifiedName &relation);
    [[nodiscard]] Steps stepsOf(const ObjectRef &ref);
    [[nodiscard]] int removal(const ObjectRef &ref);
    [[nodiscard]] int lastRemoval(const ObjectRef &ref);
    [[nodiscard]] int making(const ObjectRef &ref);
    void before(int first, int second)
    {
        if (first != none && second != none)
            m_graph.order(first, second);
    }

    PlanState &m_state;
    const Needs &m_before;
    const Needs &m_after;
    plan::Graph m_graph;
    std::vector<std::pair<ObjectRef, QStringList>> m_steps;
    std::map<ObjectRef, Steps> m_of;
    std::map<QualifiedName, Gates> m_gates;
};

std::vector<const Node *> ranked(const PlanState &state, bool backwards)
{
    std::vector<const Node *> nodes;
    for (const auto &[ref, node] : state.nodes)
        nodes.push_back(&node);
    // among equal indexes of a table that joins a parent, the engine takes the first for the parent's
    const auto rank = [](const Node *node) {
        const auto *index = diff::as<schema::Index>(node->after);
        return std::pair(rankOf(node->ref), !index || index->attributes.text(u"pg.partitionOf"_s).isEmpty());
    };
    std::ranges::stable_sort(
        nodes, [&](const Node *a, const Node *b) { return backwards ? rank(a) > rank(b) : rank(a) < rank(b); });
    return nodes;
}

int Sequencer::addStep(const ObjectRef &ref, const QStringList &sql)
{
    m_steps.emplace_back(ref, sql);
    return m_graph.add();
}

// Whether the relation that a part lives in goes or comes as a whole.
bool wholeGoes(const PlanState &state, const Node &node)
{
    if (!isPart(node.ref.kind))
        return false;
    const Node *relation = state.find(relationOf(state.before(), node.ref));
    return relation && relation->drops();
}

bool isPlace(const ObjectRef &ref)
{
    return ref.kind == plankind::partition || ref.kind == plankind::inheritance;
}

bool isBelow(const schema::Schema &schema, const QualifiedName &name, const QualifiedName &above)
{
    const schema::Table *table = schema::findTable(schema, name);
    return table && table->partitionOf &&
           (table->partitionOf->parent == above || isBelow(schema, table->partitionOf->parent, above));
}

// Foreign keys of a table that only steps aside would hold what they refer to, and parts of an opened one what they
// stand on.
bool leavesFirst(const PlanState &state, const Node &node)
{
    const bool opened = state.opened.contains(node.ref.name);
    if (opened && node.fate == Fate::Drop && leavesOpened(node.ref.kind))
        return true;
    const Node *table = state.find({kind::table, node.ref.name, {}});
    return node.ref.kind == kind::foreignKey && (opened || (table && stepsAside(*table)));
}

void Sequencer::addDrops()
{
    for (const Node *node : ranked(m_state, true)) {
        if (!node->drops())
            continue;
        // what is in a table that is dropped goes with it, unless a circle was opened
        if (wholeGoes(m_state, *node) && !leavesFirst(m_state, *node))
            continue;
        const QStringList sql = node->absorbed || node->takenAlong ? QStringList()
                                : stepsAside(*node)                ? asideStatements(m_state, *node)
                                                                   : dropStatements(m_state, *node);
        m_of[node->ref].drop = addStep(node->ref, sql);
    }
}

void Sequencer::addAlters()
{
    for (const Node *node : ranked(m_state, false)) {
        if (node->fate == Fate::Alter)
            m_of[node->ref].alter = addStep(node->ref, node->alterations);
    }
}

void Sequencer::addCreates()
{
    for (const Node *node : ranked(m_state, false)) {
        const auto *type = diff::as<schema::Type>(node->after);
        if (type && node->creates() && type->kind == schema::TypeKind::Base)
            m_of[node->ref].shell = addStep(node->ref, {u"CREATE TYPE "_s + quoteQualified(type->name)});
        if (node->creates())
            m_of[node->ref].create =
                addStep(node->ref, node->absorbed ? QStringList() : createStatements(m_state, *node));
    }
}

void Sequencer::addLasts()
{
    for (const Node *node : ranked(m_state, true)) {
        if (stepsAside(*node))
            m_of[node->ref].last = addStep(node->ref, finalStatements(m_state, *node));
    }
}

Steps Sequencer::stepsOf(const ObjectRef &ref)
{
    const auto found = m_of.find(ref);
    return found != m_of.end() ? found->second : Steps();
}

// The step after which the object is gone.
int Sequencer::removal(const ObjectRef &ref)
{
    const Steps own = stepsOf(ref);
    if (own.drop != none)
        return own.drop;
    if (isPart(ref.kind))
        return stepsOf(relationOf(m_state.before(), ref)).drop;
    return none;
}

int Sequencer::making(const ObjectRef &ref)
{
    const Steps own = stepsOf(ref);
    if (own.create != none)
        return own.create;
    if (isPart(ref.kind))
        return stepsOf(relationOf(m_state.after(), ref)).create;
    return none;
}

// The step that takes an object away, be it that of what it hangs on: a partition's key goes with its parent's.
int Sequencer::lastRemoval(const ObjectRef &ref)
{
    if (const int own = removal(ref); own != none)
        return own;
    const Node *node = m_state.find(ref);
    if (!node || !node->absorbed)
        return none;
    for (const ObjectRef &on : m_before.of(ref)) {
        if (!isPart(on.kind) || on.kind == kind::column)
            continue;
        if (const int step = lastRemoval(on); step != none)
            return step;
    }
    return none;
}

// What stood on the object has gone, or does without it, before it goes.
void Sequencer::orderNeeds(const ObjectRef &ref, const Steps &own)
{
    const int drop = own.drop != none ? own.drop : removal(ref);
    for (const ObjectRef &on : m_before.of(ref)) {
        const Steps other = stepsOf(on);
        const int removed = removal(on);
        // a base type and its functions stand on each other, and go together
        if (m_before.holds(on, ref) && (ref.kind == kind::type || on.kind == kind::type))
            continue;
        before(drop, removed);
        before(drop, other.alter);
        const bool still = m_after.holds(ref, on);
        if (own.alter != none && other.last != none)
            before(own.alter, other.last);
        else if (own.alter != none && !still)
            before(own.alter, removed);
        if (own.drop != none)
            before(own.drop, other.last);
        // what hangs on it goes with it, and comes back after
        if (on.kind == kind::index || on.kind == kind::primaryKey || on.kind == kind::unique)
            before(removed, own.create);
    }
    const int create = own.create != none ? own.create : making(ref);
    for (const ObjectRef &on : m_after.of(ref)) {
        const Steps other = stepsOf(on);
        const int made = m_after.holds(on, ref) && other.shell != none ? other.shell : making(on);
        for (const int step : {create, own.alter}) {
            before(made, step);
            before(other.alter, step);
        }
    }
}

// A sequence goes with the column that owns it: whatever else draws from it does without by then.
void Sequencer::orderOwned(const Node &node)
{
    const auto *sequence = diff::as<schema::Sequence>(node.before);
    if (!sequence || node.ref.kind != kind::sequence || !node.drops() || sequence->ownerColumn.isEmpty())
        return;
    const int goes = removal({kind::column, sequence->ownerTable, sequence->ownerColumn});
    for (const ObjectRef &dependent : m_before.dependents(node.ref)) {
        if (dependent.name != sequence->ownerTable && dependent.kind != plankind::sequenceOwner)
            before(removal(dependent), goes);
    }
}

// A partitioned table's key holds once every partition's index hangs on it.
void Sequencer::orderReference(const Node &node)
{
    const Steps own = stepsOf(node.ref);
    if (const auto *gone = diff::as<schema::ForeignKey>(node.before);
        gone && node.drops() && !gone->attributes.flag(u"pg.inherited"_s)) {
        for (const auto &[ref, other] : m_state.nodes) {
            if ((ref.kind == kind::table || isPlace(ref)) && isBelow(m_state.before(), ref.name, gone->table))
                before(removal(node.ref), stepsOf(ref).drop);
        }
    }
    const auto *key = diff::as<schema::ForeignKey>(node.after);
    if (!key || !node.creates())
        return;
    for (const auto &[ref, other] : m_state.nodes) {
        const bool index = ref.kind == kind::index || ref.kind == kind::primaryKey || ref.kind == kind::unique;
        if ((index || isPlace(ref)) && isBelow(m_state.after(), ref.name, key->table))
            before(stepsOf(ref).create, own.create);
    }
}

// Parts of a relation that is made or taken away as a whole count for it.
void Sequencer::orderNode(const Node &node)
{
    const Steps own = stepsOf(node.ref);
    orderNeeds(node.ref, own);
    before(own.drop, own.create);
    before(own.create, own.last);
    before(own.drop, own.shell);
    before(own.shell, own.create);
    if (isPart(node.ref.kind)) {
        const Steps whole = stepsOf(relationOf(m_state.after(), node.ref));
        before(whole.create, own.create);
        before(own.create, whole.last);
        const Steps old = stepsOf(relationOf(m_state.before(), node.ref));
        before(own.drop, old.drop);
    }
    if (node.ref.kind == plankind::partition || node.ref.kind == plankind::inheritance)
        before(own.create, stepsOf({kind::table, node.ref.name, {}}).last);
}

Gates &Sequencer::gatesOf(const QualifiedName &relation)
{
    Gates &gates = m_gates[relation];
    if (gates.dropped == none) {
        gates.left = addStep({kind::table, relation, {}}, {});
        gates.dropped = addStep({kind::table, relation, {}}, {});
        before(gates.left, gates.dropped);
        gates.altered = addStep({kind::table, relation, {}}, {});
        before(gates.dropped, gates.altered);
    }
    return gates;
}

// Within a table that stays: parts go, columns change, parts come.
void Sequencer::gate(const Node &node)
{
    const Steps own = stepsOf(node.ref);
    const Gates gates = gatesOf(node.ref.name);
    if (node.ref.kind == kind::column) {
        for (const int step : {own.drop, own.alter, own.create}) {
            before(gates.dropped, step);
            before(step, gates.altered);
        }
        return;
    }
    if (node.ref.kind != kind::foreignKey)
        before(gates.left, own.drop);
    before(own.drop, gates.dropped);
    before(gates.altered, own.create);
}

// A parent's statements reach its children, so what hinders them there goes first, and what needs them there waits. A
// table leaves its old parent before anything happens to either, and joins the new one after all.
void Sequencer::parents(const Node &node)
{
    const auto *after = diff::as<schema::Table>(node.after);
    const auto *old = diff::as<schema::Table>(node.before);
    const Steps own = stepsOf(node.ref);
    const Gates gates = gatesOf(node.ref.name);
    const auto link = [&](const schema::Table *table, bool joins) {
        std::vector<QualifiedName> above = table->inherits;
        if (table->partitionOf)
            above.push_back(table->partitionOf->parent);
        for (const QualifiedName &parent : above) {
            const Gates parentGates = gatesOf(parent);
            before(joins ? parentGates.altered : own.drop, joins ? own.create : parentGates.left);
            before(stepsOf({kind::table, node.ref.name, {}}).drop, stepsOf({kind::table, parent, {}}).drop);
        }
    };
    if (old && own.drop != none) {
        link(old, false);
        for (const schema::ForeignKey &key : old->foreignKeys) {
            const Node *inherited = m_state.find({kind::foreignKey, old->name, key.name});
            if (!inherited || !parentDrops(m_state, *inherited) || !old->partitionOf)
                continue;
            before(stepsOf({kind::foreignKey, old->partitionOf->parent, key.name}).drop, own.drop);
        }
    }
    if (after && own.create != none)
        link(after, true);
    before(own.drop, gates.left);
    before(gates.altered, own.create);
}

// A part of a table that joins a parent or leaves it.
void Sequencer::orderPlace(const Node &node)
{
    const Steps own = stepsOf(node.ref);
    for (const QString &of : {plankind::partition, plankind::inheritance}) {
        const Steps place = stepsOf({of, node.ref.name, {}});
        if (node.ref.kind == kind::trigger) {
            before(place.create, own.create); // joining brings the parent's triggers along
        } else if (node.ref.kind == kind::foreignKey) {
            if (!parentDrops(m_state, node))
                before(place.drop, own.drop);
        } else {
            before(own.create, place.create);
            before(place.drop, own.drop);
        }
    }
    orderTwins(node);
}

// Of equal indexes of a table that joins a parent, the one made first becomes the parent's.
void Sequencer::orderTwins(const Node &node)
{
    const auto attached = [](const Node &one) {
        const auto *index = diff::as<schema::Index>(one.after);
        return index && index->attributes.contains(u"pg.partitionOf"_s);
    };
    const Steps place = stepsOf({plankind::partition, node.ref.name, {}});
    if (place.create == none || node.ref.kind != kind::index || !attached(node))
        return;
    for (const auto &[ref, other] : m_state.nodes) {
        if (ref.kind == kind::index && ref.name == node.ref.name && !attached(other))
            before(stepsOf(node.ref).create, stepsOf(ref).create);
    }
}

void Sequencer::orderGates()
{
    std::vector<const Node *> nodes;
    for (const auto &[ref, node] : m_state.nodes)
        nodes.push_back(&node);
    for (const Node *node : nodes) {
        if (isPart(node->ref.kind))
            gate(*node);
        else if (isPlace(node->ref))
            parents(*node);
    }
    // everything of a child is there before it joins, and is untouched until it has left
    for (const Node *node : nodes) {
        if (isPart(node->ref.kind))
            orderPlace(*node);
    }
    // children that stay below their parent
    for (const Node *node : nodes) {
        if (node->ref.kind != kind::column)
            continue;
        const schema::Table *table = schema::findTable(m_state.after(), node->ref.name);
        if (!table)
            continue;
        std::vector<QualifiedName> above = table->inherits;
        if (table->partitionOf)
            above.push_back(table->partitionOf->parent);
        for (const QualifiedName &parent : above) {
            const Steps up = stepsOf({kind::column, parent, node->ref.part});
            const Gates gates = gatesOf(node->ref.name);
            const Steps own = stepsOf(node->ref);
            for (const int step : {up.alter, up.create, up.drop}) {
                before(gates.dropped, step);
                before(step, gates.altered);
                before(step, own.alter);
            }
        }
    }
}

// The sequence behind an identity column, which shares its name with nobody; nothing for other items.
ObjectRef identityOf(const diff::Item &item)
{
    const auto *column = diff::as<schema::Column>(item);
    const bool has = column && column->identity && !column->identity->sequence.isEmpty();
    return has ? ObjectRef{kind::sequence, column->identity->sequence, {}} : ObjectRef();
}

void Sequencer::orderNames()
{
    std::map<QString, std::vector<int>> leaving;
    const auto leaves = [&](const ObjectRef &ref, int step) {
        if (const QString space = spaceOf(ref); !space.isEmpty() && step != none)
            leaving[space].push_back(step);
    };
    for (const auto &[ref, node] : m_state.nodes) {
        leaves(ref, node.drops() ? lastRemoval(ref) : stepsOf(ref).drop);
        leaves(identityOf(node.before), node.drops() ? removal(ref) : stepsOf(ref).alter);
        if (node.drops())
            eachHidden(node.before, [&](const ObjectRef &part) { leaves(part, removal(part)); });
    }
    const auto comes = [&](const ObjectRef &ref, int step) {
        const auto found = leaving.find(spaceOf(ref));
        for (const int first : found != leaving.end() ? found->second : std::vector<int>())
            before(first, step);
    };
    for (const auto &[ref, node] : m_state.nodes) {
        comes(ref, stepsOf(ref).create);
        if (identityOf(node.before) != identityOf(node.after))
            comes(identityOf(node.after), node.creates() ? making(ref) : stepsOf(ref).alter);
        if (node.creates())
            eachHidden(node.after, [&](const ObjectRef &part) { comes(part, making(part)); });
    }
}

void Sequencer::build()
{
    addDrops();
    addAlters();
    addCreates();
    addLasts();
    for (const auto &[ref, node] : m_state.nodes) {
        orderNode(node);
        orderReference(node);
        orderOwned(node);
        if (node.drops())
            eachHidden(node.before, [&](const ObjectRef &part) {
                if (!m_of.contains(part))
                    orderNeeds(part, {});
            });
        if (node.creates())
            eachHidden(node.after, [&](const ObjectRef &part) {
                if (!m_of.contains(part))
                    orderNeeds(part, {});
            });
    }
    orderNames();
    orderGates();
}

// A new label cannot be used by the transaction that adds it.
bool standsAlone(const ObjectRef &ref, const QString &sql)
{
    return ref.kind == kind::type && sql.startsWith("ALTER TYPE "_L1) && sql.contains(" ADD VALUE "_L1);
}

// Bodies may name what comes later in the plan.
void allowUncheckedBodies(const PlanState &state, std::vector<plan::Statement> &statements)
{
    const auto makesRoutine = [](const auto &entry) {
        return entry.second.fate != Fate::Drop && diff::as<schema::Routine>(entry.second.after);
    };
    const auto found = std::ranges::find_if(state.nodes, makesRoutine);
    if (found != state.nodes.end() && !statements.empty())
        statements.insert(statements.begin(), {.sql = u"SET check_function_bodies = off"_s, .object = found->first});
}

std::vector<plan::Statement> Sequencer::statements(const std::vector<int> &order) const
{
    std::vector<plan::Statement> list;
    for (const int step : order) {
        const auto &[ref, sql] = m_steps[size_t(step)];
        for (const QString &text : sql)
            list.push_back({.sql = text, .object = ref, .transactional = !standsAlone(ref, text)});
    }
    return list;
}

std::vector<ObjectRef> Sequencer::circle() const
{
    std::vector<ObjectRef> objects;
    for (const int step : m_graph.circle())
        objects.push_back(m_steps[size_t(step)].first);
    return objects;
}

QStringList Sequencer::describe(const std::vector<ObjectRef> &objects) const
{
    QStringList names;
    for (const ObjectRef &ref : objects)
        names << ref.kind + u' ' + printable(ref.toString());
    return names;
}

} // namespace

// Opens circles by giving the defaults, checks and foreign keys of the tables in them statements of their own.
Result<std::vector<plan::Statement>> orderSteps(PlanState &state)
{
    while (true) {
        state.nodes.clear();
        TRY(decideFates(state));
        Sequencer sequencer(state);
        sequencer.build();
        const std::vector<int> order = sequencer.sorted();
        const std::vector<ObjectRef> circle = sequencer.circle();
        if (circle.empty()) {
            std::vector<plan::Statement> statements = sequencer.statements(order);
            allowUncheckedBodies(state, statements);
            return statements;
        }
        const size_t before = state.opened.size();
        for (const ObjectRef &ref : circle) {
            if (ref.kind == kind::table || ref.kind == kind::view || ref.kind == kind::materializedView ||
                isPart(ref.kind))
                state.opened.insert(ref.name);
        }
        if (state.opened.size() == before)
            return fail(ErrorKind::Internal,
                        tr("These objects wait for each other: %1").arg(sequencer.describe(circle).join(u", "_s)),
                        tr("Leave one of them out with --exclude and change it by hand; please report this with both "
                           "schemas."));
    }
}

} // namespace tidemark::postgres
