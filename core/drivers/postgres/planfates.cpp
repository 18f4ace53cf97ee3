// SPDX-License-Identifier: GPL-3.0-or-later
// Decides what happens to each object: altered in place, made anew, or drawn in because it stands on something that is.
#include "drivers/postgres/plannode.h"

#include "base/text.h"
#include "diff/parts.h"
#include "drivers/postgres/alteration.h"
#include "drivers/postgres/readers.h"
#include "schema/kinds.h"

#include <deque>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using diff::Change;
using diff::ChangeType;
using schema::Column;
using schema::ObjectRef;

namespace {

class Decider
{
public:
    explicit Decider(PlanState &state)
        : m_state(state)
        , m_needs(state.needsBefore)
        , m_later(state.needsAfter)
    {
    }

    Result<void> run()
    {
        for (const Change &change : m_state.difference.changes)
            TRY(take(change));
        drawIn();
        expandRelations();
        absorb(m_state, m_needs);
        return {};
    }

private:
    Result<void> take(const Change &change);
    Result<void> alter(Node &node);
    [[nodiscard]] QStringList alterations(const Node &node, Fields &fields) const;
    [[nodiscard]] AlteredTable tableOf(const ObjectRef &part) const;
    void splitOff(Node &node);
    void leaveParent(const Node &node);
    void keepNotNull(const Node &node);
    void drawIn();
    void visitDependents(const Node &node);
    void visitColumn(const Node &node);
    [[nodiscard]] bool goesAlong(const Node &on, const ObjectRef &dependent) const;
    void remake(const ObjectRef &ref);
    void retype(const ObjectRef &ref);
    void expandRelations();
    void forgetInline(const schema::QualifiedName &relation);
    void expandCreated(const schema::Table &table);
    void expandDropped(const schema::Table &table);
    void openDropped(const Node &relation);
    void expandView(const schema::View &view);

    PlanState &m_state;
    const Needs &m_needs;
    const Needs &m_later;
    std::deque<ObjectRef> m_queue;
};

// Objects that hold data or identity: they are altered, or the plan says that it cannot be done.
bool mayBeRemade(const Node &node)
{
    const auto *column = diff::as<Column>(node.after);
    if (node.ref.kind == kind::column)
        return column && (column->generation != schema::Generation::None ||
                          diff::as<Column>(node.before)->generation != schema::Generation::None);
    return node.ref.kind != kind::sequence && node.ref.kind != kind::ns;
}

Error cannotAlter(const ObjectRef &ref, const QStringList &fields)
{
    return Error{.kind = ErrorKind::Unsupported,
                 .message =
                     tr("Cannot change %1 of the %2 %3").arg(fields.join(u", "_s), ref.kind, printable(ref.toString())),
                 .hint = tr("Change it by hand, then compare again.")};
}

AlteredTable Decider::tableOf(const ObjectRef &part) const
{
    return {.before = schema::findTable(m_state.before(), part.name),
            .after = schema::findTable(m_state.after(), part.name),
            .version = m_state.options.serverVersion};
}

QStringList Decider::alterations(const Node &node, Fields &fields) const
{
    const ObjectRef &ref = node.ref;
    const schema::QualifiedName &relation = ref.name;
    const AlteredTable table = isPart(ref.kind) ? tableOf(ref) : AlteredTable();
    const bool onView = isPart(ref.kind) && !table.after;
    return std::visit(
        [&](const auto &before) -> QStringList {
            using Pointer = std::decay_t<decltype(before)>;
            if constexpr (std::same_as<Pointer, std::monostate>) {
                return {};
            } else {
                const auto &a = *before;
                const auto &b = *std::get<Pointer>(node.after);
                using T = std::remove_cvref_t<decltype(a)>;
                if constexpr (std::same_as<T, schema::Namespace>)
                    return alterNamespace(a, b, fields);
                else if constexpr (std::same_as<T, schema::Type>)
                    return alterType(a, b, fields);
                else if constexpr (std::same_as<T, schema::Sequence>)
                    return alterSequence(a, b, fields);
                else if constexpr (std::same_as<T, schema::Table>)
                    return alterTable({.before = &a, .after = &b, .version = m_state.options.serverVersion}, fields);
                else if constexpr (std::same_as<T, Column>)
                    return onView ? alterViewColumn(*schema::findView(m_state.after(), relation), a, b, fields)
                                  : alterColumn(table, a, b, comesFromParent(m_state, ref), fields);
                else if constexpr (std::same_as<T, schema::Key>)
                    return alterKey(table, a, b, fields);
                else if constexpr (std::same_as<T, schema::ForeignKey>)
                    return alterForeignKey(table, a, b, fields);
                else if constexpr (std::same_as<T, schema::Check>)
                    return alterCheck(table, a, b, fields);
                else if constexpr (std::same_as<T, schema::Exclusion>)
                    return alterExclusion(table, a, b, fields);
                else if constexpr (std::same_as<T, schema::NotNullConstraint>)
                    return alterNotNull(table, a, b, fields);
                else if constexpr (std::same_as<T, schema::Index>)
                    return alterIndex(relation, a, b, fields);
                else if constexpr (std::same_as<T, schema::Trigger>)
                    return alterTrigger(relation, onView, a, b, fields);
                else if constexpr (std::same_as<T, schema::Rule>)
                    return alterRule(relation, a, b, fields);
                else if constexpr (std::same_as<T, schema::Policy>)
                    return alterPolicy(relation, a, b, fields);
                else if constexpr (std::same_as<T, schema::View>)
                    return alterView(a, b, fields);
                else if constexpr (std::same_as<T, schema::Routine>)
                    return alterRoutine(a, b, fields);
                else if constexpr (std::same_as<T, schema::EngineObject>)
                    return alterObject(a, b, fields);
                else if constexpr (std::same_as<T, schema::DefaultPrivileges>)
                    return alterDefaultPrivileges(a, b, fields);
                else
                    return alterSystemGrants(a, b, fields);
            }
        },
        node.before);
}

Result<void> Decider::alter(Node &node)
{
    splitOff(node);
    Fields fields(node.fields);
    node.alterations = alterations(node, fields);
    node.fate = Fate::Alter;
    if (fields.left().isEmpty())
        return {};
    if (!mayBeRemade(node))
        return std::unexpected(cannotAlter(node.ref, fields.left()));
    node.fate = Fate::Recreate;
    node.alterations.clear();
    return {};
}

// Fields that are objects of their own for a plan.
void Decider::splitOff(Node &node)
{
    const auto split = [&](QLatin1StringView field, const QString &of, const QString &part = {}) {
        if (node.fields.removeAll(field) == 0)
            return;
        Node &own = m_state.node({of, node.ref.name, part});
        own.fate = diff::isEmpty(own.before) ? Fate::Create : diff::isEmpty(own.after) ? Fate::Drop : Fate::Recreate;
    };
    if (node.ref.kind == kind::table) {
        split("partitionOf"_L1, plankind::partition);
        split("inherits"_L1, plankind::inheritance);
    } else if (node.ref.kind == kind::sequence) {
        split("ownerTable"_L1, plankind::sequenceOwner);
        split("ownerColumn"_L1, plankind::sequenceOwner);
    } else if (node.ref.kind == kind::column && schema::findTable(m_state.after(), node.ref.name)) {
        const auto *before = diff::as<Column>(node.before);
        const auto *after = diff::as<Column>(node.after);
        if (before->generation == schema::Generation::None && after->generation == schema::Generation::None)
            split("default"_L1, kind::columnDefault, node.ref.part);
    }
}

Result<void> Decider::take(const Change &change)
{
    Node &node = m_state.node(change.object);
    node.before = change.before;
    node.after = change.after;
    node.fields = change.fields;
    switch (change.type()) {
    case ChangeType::Create: node.fate = Fate::Create; break;
    case ChangeType::Drop: node.fate = Fate::Drop; break;
    case ChangeType::Alter: return alter(node);
    }
    // what a new or dropped sequence belongs to has a statement of its own
    const auto *sequence = diff::as<schema::Sequence>(node.creates() ? node.after : node.before);
    if (sequence && !sequence->ownerColumn.isEmpty())
        m_state.node({plankind::sequenceOwner, sequence->name, {}}).fate = node.fate;
    return {};
}

// DROP NOT NULL reaches the partitions, and those that want to keep it say so again.
void Decider::keepNotNull(const Node &node)
{
    const auto *after = diff::as<Column>(node.after);
    if (node.fate != Fate::Alter || !after || after->notNull || !node.fields.contains("notNull"_L1))
        return;
    for (const schema::Table &table : m_state.after().tables) {
        const Column *column = diff::findColumn(table.columns, node.ref.part);
        if (!table.partitionOf || table.partitionOf->parent != node.ref.name || !column || !column->notNull)
            continue;
        Node &child = m_state.node({kind::column, table.name, column->name});
        if (child.fate != Fate::Keep && child.fate != Fate::Alter)
            continue;
        child.fate = Fate::Alter;
        child.alterations << u"ALTER TABLE "_s + quoteQualified(table.name) + u" ALTER COLUMN "_s +
                                 quoteIdentifier(column->name) + u" SET NOT NULL"_s;
    }
}

// Walks from everything that goes away or changes its type to what stands on it.
void Decider::drawIn()
{
    for (const auto &[ref, node] : m_state.nodes)
        m_queue.push_back(ref);
    while (!m_queue.empty()) {
        const ObjectRef ref = m_queue.front();
        m_queue.pop_front();
        const Node node = *m_state.find(ref);
        if (node.drops()) {
            visitDependents(node);
            leaveParent(node);
        }
        if (node.ref.kind == kind::column) {
            visitColumn(node);
            keepNotNull(node);
        }
    }
}

// An index that hangs on its parent's cannot be dropped alone: the parent's goes along. A key that hangs on a plain
// index cannot be dropped at all before its table has left the parent.
void Decider::leaveParent(const Node &node)
{
    const schema::Table *table = schema::findTable(m_state.before(), node.ref.name);
    if (!table || !table->partitionOf)
        return;
    const Node *place = m_state.find({plankind::partition, table->name, {}});
    const Node *whole = m_state.find({kind::table, table->name, {}});
    if ((place && place->drops()) || (whole && whole->drops()))
        return;
    const auto *index = diff::as<schema::Index>(node.before);
    const auto *key = diff::as<schema::Key>(node.before);
    if (key && !key->attributes.flag(u"pg.inherited"_s) && key->attributes.contains(u"pg.partitionOf"_s))
        remake({plankind::partition, table->name, {}});
    if (!index && !(key && key->attributes.flag(u"pg.inherited"_s)))
        return;
    for (const ObjectRef &above : m_needs.of(node.ref)) {
        if (above.name == table->partitionOf->parent && above.kind != kind::column)
            remake(above);
    }
}

static bool changesType(const Node &node)
{
    return node.retype ||
           (node.fate == Fate::Alter && (node.fields.contains("type"_L1) || node.fields.contains("collation"_L1)));
}

void Decider::visitDependents(const Node &node)
{
    for (const ObjectRef &dependent : m_needs.dependents(node.ref)) {
        if (goesAlong(node, dependent))
            remake(dependent);
    }
    // a relation takes what hangs on its columns along
    const auto *table = diff::as<schema::Table>(node.before);
    const auto *view = diff::as<schema::View>(node.before);
    if ((!table && !view) || node.ref.kind == plankind::partition || node.ref.kind == plankind::inheritance)
        return;
    for (const Column &column : table ? table->columns : view->columns) {
        const Node gone{.ref = {kind::column, node.ref.name, column.name}, .fate = node.fate, .before = &column};
        for (const ObjectRef &dependent : m_needs.dependents(gone.ref)) {
            if (goesAlong(gone, dependent))
                remake(dependent);
        }
    }
    if (table) {
        diff::eachPartList(*table, *table, [&](const QString &of, const auto &parts, const auto &) {
            if constexpr (!requires { parts.size(); }) {
                if (parts)
                    visitDependents({.ref = {of, node.ref.name, parts->name}, .fate = node.fate});
            } else {
                for (const auto &part : parts)
                    visitDependents({.ref = {of, node.ref.name, part.name}, .fate = node.fate});
            }
        });
    }
}

static bool sameRelation(const ObjectRef &a, const ObjectRef &b)
{
    return isPart(a.kind) && isPart(b.kind) && a.name == b.name;
}

// A column that changes its type takes along what the engine does not carry over by itself.
void Decider::visitColumn(const Node &node)
{
    if (!changesType(node))
        return;
    static const QSet<QString> breaks{kind::view,    kind::materializedView, kind::rule,     kind::policy,
                                      kind::trigger, kind::function,         kind::procedure};
    const auto *before = diff::as<Column>(node.before);
    const auto *after = diff::as<Column>(node.after);
    const bool other = node.retype || before->type.section(u'(', 0, 0) != after->type.section(u'(', 0, 0);
    for (const ObjectRef &dependent : m_needs.dependents(node.ref)) {
        const bool generated = dependent.kind == kind::column && sameRelation(dependent, node.ref);
        const bool link = other && (dependent.kind == kind::foreignKey || dependent.kind == kind::columnDefault);
        if (breaks.contains(dependent.kind) || dependent.kind == postgres::kind::publication || generated || link)
            remake(dependent);
    }
    // expressions name columns that the catalogs do not list for them
    const schema::Table *table = schema::findTable(m_state.before(), node.ref.name);
    if (!table || !node.retype)
        return;
    for (const schema::Check &check : table->checks) {
        if (check.expression.contains(before->name))
            remake({kind::check, node.ref.name, check.name});
    }
    for (const schema::Index &index : table->indexes) {
        if (index.where.contains(before->name))
            remake({kind::index, node.ref.name, index.name});
    }
}

// Whether a dependent must go before what it stands on can go.
bool Decider::goesAlong(const Node &on, const ObjectRef &dependent) const
{
    const Node *known = m_state.find(dependent);
    if (known && known->drops())
        return false;
    if (sameRelation(on.ref, dependent) && on.ref.kind != kind::column)
        return true;
    // replaced in place by something that does without: then it is replaced first
    if (known && known->fate == Fate::Alter && !known->alterations.isEmpty() && on.fate == Fate::Drop &&
        !m_later.holds(dependent, on.ref) && dependent.kind != kind::column)
        return false;
    if (dependent.kind == kind::ns || on.ref.kind == kind::ns)
        return false;
    return true;
}

void Decider::remake(const ObjectRef &ref)
{
    // columns keep their values: the type underneath changes, and they change over to the new one
    if (ref.kind == kind::column) {
        retype(ref);
        return;
    }
    Node &node = m_state.node(ref);
    if (node.drops() || diff::isEmpty(node.before))
        return;
    if (ref.kind == kind::table || ref.kind == kind::sequence)
        return;
    node.fate = diff::isEmpty(node.after) ? Fate::Drop : Fate::Recreate;
    node.alterations.clear();
    m_queue.push_back(ref);
}

void Decider::retype(const ObjectRef &ref)
{
    Node &node = m_state.node(ref);
    const auto *before = diff::as<Column>(node.before);
    const auto *after = diff::as<Column>(node.after);
    if (node.drops() || !before || !after)
        return;
    if (before->generation != schema::Generation::None || after->generation != schema::Generation::None) {
        node.fate = Fate::Recreate;
        node.alterations.clear();
    } else {
        if (node.retype || changesType(node))
            return;
        node.fate = Fate::Alter;
        node.retype = true;
        if (!comesFromParent(m_state, ref) || !node.fields.contains("type"_L1)) {
            const schema::Table *table = schema::findTable(m_state.after(), ref.name);
            if (table && !after->attributes.flag(u"pg.inherited"_s))
                node.alterations.prepend(u"ALTER TABLE "_s + quoteQualified(ref.name) + u' ' +
                                         columnTypeClause(*before, *after, true));
        }
    }
    m_queue.push_back(ref);
}

// What a new table cannot say in CREATE TABLE comes behind it, and what a table that is made anew had is made anew.
void Decider::expandRelations()
{
    std::vector<Node> relations;
    for (const auto &[ref, node] : m_state.nodes) {
        if (ref.kind == kind::table || ref.kind == kind::view || ref.kind == kind::materializedView)
            relations.push_back(node);
    }
    for (const Node &node : relations) {
        const auto *before = diff::as<schema::Table>(node.before);
        const auto *after = diff::as<schema::Table>(node.after);
        if (before && node.drops())
            expandDropped(*before);
        if (after && node.creates())
            expandCreated(*after);
        if (diff::as<schema::View>(node.before) && node.fate == Fate::Drop && m_state.opened.contains(node.ref.name))
            openDropped(node);
        if (const auto *view = diff::as<schema::View>(node.after); view && node.creates())
            expandView(*view);
    }
}

static void makeNode(PlanState &state, const ObjectRef &ref, bool creates)
{
    Node &node = state.node(ref);
    if (creates)
        node.fate = node.drops() || !diff::isEmpty(node.before) ? Fate::Recreate : Fate::Create;
    else if (!node.drops())
        node.fate = diff::isEmpty(node.after) ? Fate::Drop : Fate::Recreate;
    node.alterations.clear();
}

// What CREATE TABLE says has no statement of its own.
void Decider::forgetInline(const schema::QualifiedName &relation)
{
    static const QSet<QString> inlined{kind::column, kind::columnDefault, kind::primaryKey, kind::unique,
                                       kind::check,  kind::exclusion,     kind::notNull};
    std::erase_if(m_state.nodes, [&](const auto &entry) {
        return entry.first.name == relation && inlined.contains(entry.first.kind);
    });
}

void Decider::expandCreated(const schema::Table &table)
{
    forgetInline(table.name);
    const bool opened = m_state.opened.contains(table.name);
    const auto make = [&](const QString &of, const QString &part) { makeNode(m_state, {of, table.name, part}, true); };
    for (const schema::ForeignKey &key : table.foreignKeys)
        make(kind::foreignKey, key.name);
    for (const schema::Index &index : table.indexes)
        make(kind::index, index.name);
    for (const schema::Trigger &trigger : table.triggers)
        make(kind::trigger, trigger.name);
    for (const schema::Rule &rule : table.rules)
        make(kind::rule, rule.name);
    for (const schema::Policy &policy : table.policies)
        make(kind::policy, policy.name);
    if (opened) {
        for (const schema::Check &check : table.checks)
            make(kind::check, check.name);
        for (const Column &column : table.columns) {
            if (!column.defaultValue.isEmpty() && column.generation == schema::Generation::None)
                make(kind::columnDefault, column.name);
        }
    }
    if (table.partitionOf)
        makeNode(m_state, {plankind::partition, table.name, {}}, true);
}

void Decider::expandDropped(const schema::Table &table)
{
    forgetInline(table.name);
    if (table.partitionOf)
        makeNode(m_state, {plankind::partition, table.name, {}}, false);
    const Node *node = m_state.find({kind::table, table.name, {}});
    const bool opened = m_state.opened.contains(table.name);
    if (!opened && !(node && stepsAside(*node)))
        return;
    for (const schema::ForeignKey &key : table.foreignKeys)
        makeNode(m_state, {kind::foreignKey, table.name, key.name}, false);
    if (opened && node && node->fate == Fate::Drop)
        openDropped(*node);
}

// What stands on other objects leaves a relation before that goes, where these would wait for each other.
void Decider::openDropped(const Node &relation)
{
    eachHidden(relation.before, [&](const ObjectRef &part) {
        const auto elsewhere = [&](const ObjectRef &on) { return on.kind != kind::ns && on.name != part.name; };
        if (leavesOpened(part.kind) && std::ranges::any_of(m_needs.of(part), elsewhere))
            makeNode(m_state, part, false);
    });
}

void Decider::expandView(const schema::View &view)
{
    const auto make = [&](const QString &of, const QString &part) { makeNode(m_state, {of, view.name, part}, true); };
    for (const schema::Index &index : view.indexes)
        make(kind::index, index.name);
    for (const schema::Trigger &trigger : view.triggers)
        make(kind::trigger, trigger.name);
    for (const schema::Rule &rule : view.rules)
        make(kind::rule, rule.name);
}

} // namespace

Result<void> decideFates(PlanState &state)
{
    return Decider(state).run();
}

} // namespace tidemark::postgres
