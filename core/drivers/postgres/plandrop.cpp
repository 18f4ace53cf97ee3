// SPDX-License-Identifier: GPL-3.0-or-later
// The statements that take an object away. Never with CASCADE: whatever stands on it has a statement of its own.
#include "drivers/postgres/plannode.h"

#include "drivers/postgres/alteration.h"
#include "drivers/postgres/readers.h"
#include "schema/kinds.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Table;

namespace {

class Dropper
{
public:
    Dropper(const PlanState &state, const Node &node)
        : m_state(state)
        , m_node(node)
    {
    }

    QStringList operator()(std::monostate) const { return {}; }
    QStringList operator()(const schema::Namespace *ns) const
    {
        return {u"DROP SCHEMA "_s + quoteIdentifier(ns->name)};
    }
    // a base type and its functions can only go together; whatever else stands on them has gone by then
    QStringList operator()(const schema::Type *type) const
    {
        const bool mutual = type->kind == schema::TypeKind::Base;
        return {u"DROP "_s + subjectOf(*type).toString() + (mutual ? u" CASCADE"_s : QString())};
    }
    QStringList operator()(const schema::Routine *routine) const
    {
        return {u"DROP "_s + subjectOf(*routine).toString()};
    }
    QStringList operator()(const schema::EngineObject *object) const;
    QStringList operator()(const schema::View *view) const { return {u"DROP "_s + subjectOf(*view).toString()}; }
    QStringList operator()(const schema::Sequence *sequence) const;
    QStringList operator()(const Table *table) const;
    QStringList operator()(const schema::Column *column) const
    {
        const QString name = quoteIdentifier(column->name);
        if (m_node.ref.kind == kind::columnDefault)
            return {u"ALTER TABLE ONLY "_s + relation() + u" ALTER COLUMN "_s + name + u" DROP DEFAULT"_s};
        // alone, so that the children that want the column keep it as their own
        const bool only = childKeepsColumn(m_state, m_node.ref.name, column->name);
        return {(only ? u"ALTER TABLE ONLY "_s + relation() : alter()) + u" DROP COLUMN "_s + name};
    }
    QStringList operator()(const schema::Key *key) const { return dropConstraint(key->name, key->attributes, true); }
    QStringList operator()(const schema::ForeignKey *key) const
    {
        // dropped with the parent's, before the partition leaves
        return parentDrops(m_state, m_node) ? QStringList() : dropConstraint(key->name, key->attributes);
    }
    QStringList operator()(const schema::Check *check) const { return dropConstraint(check->name, check->attributes); }
    QStringList operator()(const schema::Exclusion *exclusion) const
    {
        return dropConstraint(exclusion->name, exclusion->attributes);
    }
    QStringList operator()(const schema::NotNullConstraint *named) const
    {
        return dropConstraint(named->name, named->attributes);
    }
    QStringList operator()(const schema::Index *index) const;
    QStringList operator()(const schema::Trigger *trigger) const
    {
        if (trigger->attributes.flag(u"pg.inherited"_s) && !detaches())
            return {};
        return {u"DROP TRIGGER "_s + quoteIdentifier(trigger->name) + u" ON "_s + relation()};
    }
    QStringList operator()(const schema::Rule *rule) const
    {
        return {u"DROP RULE "_s + quoteIdentifier(rule->name) + u" ON "_s + relation()};
    }
    QStringList operator()(const schema::Policy *policy) const
    {
        return {u"DROP POLICY "_s + quoteIdentifier(policy->name) + u" ON "_s + relation()};
    }
    QStringList operator()(const schema::DefaultPrivileges *privileges) const
    {
        schema::DefaultPrivileges none = *privileges;
        none.grants.clear();
        none.revoked.clear();
        Fields fields({});
        return alterDefaultPrivileges(*privileges, none, fields);
    }
    QStringList operator()(const schema::SystemGrants *grants) const
    {
        Fields fields({});
        return alterSystemGrants(*grants, {.object = grants->object, .grants = {}, .revoked = {}}, fields);
    }

private:
    [[nodiscard]] QString relation() const { return quoteQualified(m_node.ref.name); }
    [[nodiscard]] QString alter() const { return u"ALTER TABLE "_s + relation(); }
    [[nodiscard]] const Table *owner() const { return schema::findTable(m_state.before(), m_node.ref.name); }
    [[nodiscard]] bool drops(const schema::ObjectRef &ref) const
    {
        const Node *node = m_state.find(ref);
        return node && node->drops() && !node->absorbed;
    }
    // What hung on a parent is the table's own once it is detached.
    [[nodiscard]] bool detaches() const
    {
        return drops({plankind::partition, m_node.ref.name, {}}) || drops({plankind::inheritance, m_node.ref.name, {}});
    }
    [[nodiscard]] QStringList dropConstraint(const QString &name, const Attributes &attributes, bool = false) const
    {
        // the parent's statement takes it along
        if (attributes.flag(u"pg.inherited"_s) && !detaches())
            return {};
        return {alter() + u" DROP CONSTRAINT "_s + quoteIdentifier(name)};
    }

    const PlanState &m_state;
    const Node &m_node;
};

QStringList Dropper::operator()(const schema::EngineObject *object) const
{
    if (object->kind == kind::userMapping) {
        const QString user = object->name.name == "PUBLIC"_L1 ? u"PUBLIC"_s : quoteIdentifier(object->name.name);
        return {u"DROP USER MAPPING FOR "_s + user + u" SERVER "_s + quoteIdentifier(object->part)};
    }
    if (object->kind == kind::subscription) {
        const QString alterIt = u"ALTER SUBSCRIPTION "_s + quoteIdentifier(object->name.name);
        return {alterIt + u" DISABLE"_s, alterIt + u" SET (slot_name = NONE)"_s,
                u"DROP SUBSCRIPTION "_s + quoteIdentifier(object->name.name)};
    }
    return {u"DROP "_s + subjectOf(*object).toString()};
}

QStringList Dropper::operator()(const schema::Sequence *sequence) const
{
    if (m_node.ref.kind == plankind::sequenceOwner)
        return {u"ALTER SEQUENCE "_s + quoteQualified(sequence->name) + u" OWNED BY NONE"_s};
    // it goes with the column that owns it
    const schema::ObjectRef column{schema::kind::column, sequence->ownerTable, sequence->ownerColumn};
    const bool owned =
        !sequence->ownerColumn.isEmpty() && (drops(column) || drops({schema::kind::table, sequence->ownerTable, {}}));
    return owned ? QStringList() : QStringList{u"DROP SEQUENCE "_s + quoteQualified(sequence->name)};
}

QStringList Dropper::operator()(const Table *table) const
{
    if (m_node.ref.kind == plankind::partition)
        return {u"ALTER TABLE "_s + quoteQualified(table->partitionOf->parent) + u" DETACH PARTITION "_s +
                quoteQualified(table->name)};
    if (m_node.ref.kind == plankind::inheritance) {
        QStringList list;
        for (const schema::QualifiedName &parent : table->inherits)
            list << alter() + u" NO INHERIT "_s + quoteQualified(parent);
        return list;
    }
    const bool foreign = table->kind == schema::TableKind::Foreign;
    return {(foreign ? u"DROP FOREIGN TABLE "_s : u"DROP TABLE "_s) + quoteQualified(table->name)};
}

// Dropping an index that others hang on takes these along.
QStringList Dropper::operator()(const schema::Index *index) const
{
    const Table *table = owner();
    const QString attached = index->attributes.text(u"pg.partitionOf"_s);
    if (table && table->partitionOf && !attached.isEmpty()) {
        const Table *parent = schema::findTable(m_state.before(), table->partitionOf->parent);
        for (const schema::Index &above : parent ? parent->indexes : std::vector<schema::Index>()) {
            if (quoteQualified({parent->name.schema, above.name}) == attached &&
                drops({schema::kind::index, parent->name, above.name}) && !detaches())
                return {};
        }
    }
    return {u"DROP INDEX "_s + quoteQualified({m_node.ref.name.schema, index->name})};
}

} // namespace

QStringList dropStatements(const PlanState &state, const Node &node)
{
    return std::visit(Dropper(state, node), node.before);
}

} // namespace tidemark::postgres
