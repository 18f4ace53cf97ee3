// SPDX-License-Identifier: GPL-3.0-or-later
// The statements that make an object, with all that no other step makes: comments, owner, privileges.
#include "drivers/postgres/plannode.h"

#include "diff/parts.h"
#include "drivers/postgres/alteration.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Column;
using schema::Table;
namespace kind = schema::kind;

namespace {

class Creator
{
public:
    Creator(const PlanState &state, const Node &node)
        : m_state(state)
        , m_node(node)
    {
    }

    QStringList operator()(std::monostate) const { return {}; }
    QStringList operator()(const schema::Namespace *ns) const { return namespaceStatements(*ns); }
    QStringList operator()(const schema::Type *type) const { return typeStatements(*type); }
    QStringList operator()(const schema::Routine *routine) const { return routineStatements(*routine); }
    QStringList operator()(const schema::EngineObject *object) const
    {
        QStringList list = objectStatements(*object);
        // which version a server takes by itself is its own matter, which one is wanted is known here
        if (object->kind == kind::extension)
            list.first() += u" VERSION "_s + quoteLiteral(object->meta.attributes.text(u"pg.version"_s));
        return list;
    }
    QStringList operator()(const schema::View *view) const { return viewStatements(*view); }
    QStringList operator()(const schema::Sequence *sequence) const
    {
        if (m_node.ref.kind == plankind::sequenceOwner)
            return {u"ALTER SEQUENCE "_s + quoteQualified(sequence->name) + u" OWNED BY "_s +
                    quoteQualified(sequence->ownerTable) + u'.' + quoteIdentifier(sequence->ownerColumn)};
        return QStringList{createSequence(*sequence)} +
               metaStatements({u"SEQUENCE"_s, quoteQualified(sequence->name)}, sequence->meta);
    }
    QStringList operator()(const Table *table) const
    {
        if (m_node.ref.kind == plankind::partition)
            return attachPartition(*table);
        if (m_node.ref.kind == plankind::inheritance)
            return inherit(*table);
        return tableStatements(m_state.opened.contains(table->name) ? opened(*table) : *table);
    }
    QStringList operator()(const Column *column) const;
    QStringList operator()(const schema::Key *key) const
    {
        const bool primary = m_node.ref.kind == kind::primaryKey;
        return addConstraint(keyDefinition(*key, primary), key->name, key->comment, true) + attachKey(*key) +
               keyMarks(*key);
    }
    QStringList operator()(const schema::ForeignKey *key) const
    {
        if (isInherited(key->attributes))
            return {};
        const Table *table = owner();
        const bool only = table && table->kind != schema::TableKind::Partitioned;
        return addConstraint(foreignKeyDefinition(*key), key->name, key->comment, only);
    }
    QStringList operator()(const schema::Check *check) const
    {
        if (isInherited(check->attributes) && !attaches())
            return validate(*check);
        return addConstraint(checkDefinition(*check), check->name, check->comment, false);
    }
    QStringList operator()(const schema::Exclusion *exclusion) const
    {
        return addConstraint(exclusionDefinition(*exclusion), exclusion->name, exclusion->comment, true);
    }
    QStringList operator()(const schema::NotNullConstraint *named) const
    {
        if (isInherited(named->attributes) && !attaches())
            return {};
        const QString definition = u"CONSTRAINT "_s + quoteIdentifier(named->name) + u" NOT NULL "_s +
                                   quoteIdentifier(named->column) + (named->noInherit ? u" NO INHERIT"_s : QString()) +
                                   (named->notValid ? u" NOT VALID"_s : QString());
        return addConstraint(definition, named->name, named->comment, false);
    }
    QStringList operator()(const schema::Index *index) const
    {
        const Table *table = owner();
        const bool partitioned = table && table->kind == schema::TableKind::Partitioned;
        schema::Index own = *index;
        if (attaches()) // the engine finds it when the table joins
            own.attributes.remove(u"pg.partitionOf"_s);
        return QStringList{createIndex(m_node.ref.name, own, partitioned)} + completeIndex(m_node.ref.name, own);
    }
    QStringList operator()(const schema::Trigger *trigger) const
    {
        QStringList list;
        if (!isInherited(trigger->attributes))
            list << createTrigger(m_node.ref.name, *trigger);
        return list + completeTrigger(m_node.ref.name, !owner(), *trigger);
    }
    QStringList operator()(const schema::Rule *rule) const { return createRule(m_node.ref.name, *rule); }
    QStringList operator()(const schema::Policy *policy) const { return policyStatements(m_node.ref.name, *policy); }
    QStringList operator()(const schema::DefaultPrivileges *privileges) const
    {
        schema::DefaultPrivileges none = *privileges;
        none.grants.clear();
        none.revoked.clear();
        Fields fields({});
        return alterDefaultPrivileges(none, *privileges, fields);
    }
    QStringList operator()(const schema::SystemGrants *grants) const
    {
        Fields fields({});
        return alterSystemGrants({.object = grants->object, .grants = {}, .revoked = {}}, *grants, fields);
    }

private:
    static bool isInherited(const Attributes &attributes) { return attributes.flag(u"pg.inherited"_s); }
    [[nodiscard]] const Table *owner() const { return schema::findTable(m_state.after(), m_node.ref.name); }
    // What hangs on a parent from now on must be there before.
    [[nodiscard]] bool attaches() const
    {
        for (const QString &of : {plankind::partition, plankind::inheritance}) {
            const Node *place = m_state.find({of, m_node.ref.name, {}});
            if (place && place->creates())
                return true;
        }
        return false;
    }
    [[nodiscard]] QString alter(bool only) const
    {
        return (only ? u"ALTER TABLE ONLY "_s : u"ALTER TABLE "_s) + quoteQualified(m_node.ref.name);
    }
    [[nodiscard]] QStringList addConstraint(const QString &definition, const QString &name, const QString &comment,
                                            bool only) const
    {
        QStringList list{alter(only) + u" ADD "_s + definition};
        if (!comment.isEmpty())
            list << commentOn({u"CONSTRAINT"_s, quoteIdentifier(name) + u" ON "_s + quoteQualified(m_node.ref.name)},
                              comment);
        return list;
    }
    [[nodiscard]] QStringList attachKey(const schema::Key &key) const;
    [[nodiscard]] QStringList keyMarks(const schema::Key &key) const;
    [[nodiscard]] QStringList validate(const schema::Check &inherited) const;
    [[nodiscard]] static Table opened(Table table);
    [[nodiscard]] static QStringList inherit(const Table &table);

    const PlanState &m_state;
    const Node &m_node;
};

// A partition's key hangs on its parent's; where the table itself is attached the engine sees to that.
QStringList Creator::attachKey(const schema::Key &key) const
{
    const QString parent = key.attributes.text(u"pg.partitionOf"_s);
    if (parent.isEmpty() || attaches())
        return {};
    return {u"ALTER INDEX "_s + parent + u" ATTACH PARTITION "_s + quoteQualified({m_node.ref.name.schema, key.name})};
}

// A parent's check that was not validated can hold for one of its partitions.
QStringList Creator::validate(const schema::Check &inherited) const
{
    const Table *table = owner();
    const Table *parent =
        table && table->partitionOf ? schema::findTable(m_state.after(), table->partitionOf->parent) : nullptr;
    const auto loose = [&](const schema::Check &check) { return check.name == inherited.name && check.notValid; };
    if (inherited.notValid || !parent || !std::ranges::any_of(parent->checks, loose))
        return {};
    return {alter(false) + u" VALIDATE CONSTRAINT "_s + quoteIdentifier(inherited.name)};
}

QStringList Creator::keyMarks(const schema::Key &key) const
{
    QStringList list;
    if (key.attributes.flag(u"pg.clustered"_s))
        list << alter(false) + u" CLUSTER ON "_s + quoteIdentifier(key.name);
    if (key.attributes.flag(u"pg.replicaIdentity"_s))
        list << alter(false) + u" REPLICA IDENTITY USING INDEX "_s + quoteIdentifier(key.name);
    return list;
}

Table Creator::opened(Table table)
{
    table.checks.clear();
    for (Column &column : table.columns) {
        if (column.generation == schema::Generation::None)
            column.defaultValue.clear();
    }
    return table;
}

QStringList Creator::inherit(const Table &table)
{
    QStringList list;
    for (const schema::QualifiedName &parent : table.inherits)
        list << u"ALTER TABLE "_s + quoteQualified(table.name) + u" INHERIT "_s + quoteQualified(parent);
    return list;
}

QStringList Creator::operator()(const Column *column) const
{
    const Table *table = owner();
    if (!table)
        return {};
    if (m_node.ref.kind == kind::columnDefault)
        return {alter(true) + u" ALTER COLUMN "_s + quoteIdentifier(column->name) + u" SET DEFAULT "_s +
                column->defaultValue};
    return QStringList{alter(false) + u" ADD COLUMN "_s + columnDefinition(*table, *column)} +
           columnStatements(*table, *column);
}

} // namespace

QStringList createStatements(const PlanState &state, const Node &node)
{
    return std::visit(Creator(state, node), node.after);
}

} // namespace tidemark::postgres
