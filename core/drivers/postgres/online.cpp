// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/online.h"

#include "base/text.h"
#include "diff/parts.h"
#include "drivers/postgres/busysteps.h"
#include "drivers/postgres/effects.h"
#include "drivers/postgres/partitionbounds.h"
#include "drivers/postgres/statements.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using plan::Statement;
using schema::ObjectRef;
using schema::QualifiedName;
namespace kind = schema::kind;

namespace {

class Stepper
{
public:
    Stepper(const PlanState &state, std::vector<Statement> &steps)
        : m_state(state)
        , m_steps(steps)
    {
    }

    void take(const Statement &statement)
    {
        if (!inSteps(statement))
            m_steps.push_back(statement);
    }

private:
    // Each returns whether it has dealt with the statement.
    bool inSteps(const Statement &statement);
    bool index(const Statement &statement);
    bool key(const Statement &statement);
    bool foreignKey(const Statement &statement);
    bool check(const Statement &statement);
    bool notNull(const Statement &statement);
    bool column(const Statement &statement);
    bool partition(const Statement &statement);
    bool attach(const Statement &statement);
    bool detach(const Statement &statement);

    Statement &add(const Statement &like, const QString &sql);
    void addAlone(const Statement &like, const QString &sql) { add(like, sql).transactional = false; }
    void addValidation(const Statement &like, const QString &table, const QString &constraint);
    [[nodiscard]] QString proveBounds(const Statement &like, const QString &table, const QString &condition);
    void proveNotNull(const Statement &like, const QString &table, const QString &column);
    void fill(const Statement &like, const QString &table, const QString &column);

    [[nodiscard]] const schema::Table *staying(const QualifiedName &name) const;
    [[nodiscard]] const Node *nodeOf(const Statement &statement) const { return m_state.find(statement.object); }

    const PlanState &m_state;
    std::vector<Statement> &m_steps;
};

// A table that is there before and after, and the same all the time: as it is afterwards.
const schema::Table *Stepper::staying(const QualifiedName &name) const
{
    const Node *node = m_state.find({kind::table, name, {}});
    const bool stays = !node || node->fate == Fate::Keep || node->fate == Fate::Alter;
    const schema::Table *before = schema::findTable(m_state.before(), name);
    // the keys of a partition come and go with its parent's
    if (m_state.find({plankind::partition, name, {}}) ||
        (before && before->partitionOf && !staying(before->partitionOf->parent)))
        return nullptr;
    return stays && before && before->kind != schema::TableKind::Foreign ? schema::findTable(m_state.after(), name)
                                                                         : nullptr;
}

bool isPartitioned(const schema::Table &table)
{
    return table.kind == schema::TableKind::Partitioned;
}

Statement &Stepper::add(const Statement &like, const QString &sql)
{
    Statement step = like;
    step.sql = sql;
    m_steps.push_back(std::move(step));
    return m_steps.back();
}

// A validation holds nothing that others want, unless its transaction already does.
void Stepper::addValidation(const Statement &like, const QString &table, const QString &constraint)
{
    add(like, validation(table, constraint)).startsTransaction = true;
}

bool Stepper::inSteps(const Statement &statement)
{
    const QString &what = statement.object.kind;
    if (what == kind::index)
        return index(statement);
    if (what == kind::primaryKey || what == kind::unique)
        return key(statement);
    if (what == kind::foreignKey)
        return foreignKey(statement);
    if (what == kind::check)
        return check(statement);
    if (what == kind::notNull)
        return notNull(statement);
    if (what == kind::column)
        return column(statement);
    if (what == plankind::partition)
        return partition(statement);
    return false;
}

// ---- Indexes and keys

bool Stepper::index(const Statement &statement)
{
    const Node *node = nodeOf(statement);
    const QualifiedName &relation = statement.object.name;
    const schema::Table *table = staying(relation);
    if (!node || !table || isPartitioned(*table))
        return false;
    const bool unique = statement.sql.startsWith("CREATE UNIQUE INDEX "_L1);
    if (unique || statement.sql.startsWith("CREATE INDEX "_L1)) {
        addAlone(statement, builtConcurrently(statement.sql));
        return true;
    }
    const auto *before = diff::as<schema::Index>(node->before);
    if (!before || !statement.sql.startsWith("DROP INDEX "_L1) || before->attributes.contains(u"pg.partitionOf"_s))
        return false;
    addAlone(statement, u"DROP INDEX CONCURRENTLY "_s + quoteQualified({relation.schema, before->name}));
    return true;
}

bool Stepper::key(const Statement &statement)
{
    const Node *node = nodeOf(statement);
    const schema::Table *table = staying(statement.object.name);
    const auto *after = node ? diff::as<schema::Key>(node->after) : nullptr;
    if (!after || !table || isPartitioned(*table) || table->partitionOf || after->withoutOverlaps ||
        !statement.sql.contains(" ADD CONSTRAINT "_L1))
        return false;
    const QString name = quoteQualified(table->name);
    const bool primary = statement.object.kind == kind::primaryKey;
    const schema::Table *before = schema::findTable(m_state.before(), table->name);
    for (const QString &column : primary ? after->columns : QStringList()) {
        const schema::Column *old = diff::findColumn(before->columns, column);
        if (old && !old->notNull)
            proveNotNull(statement, name, column);
    }
    // the index bears the name of the key at once
    addAlone(statement, indexOfKey(table->name, *after, after->name));
    add(statement, keyOfIndex(table->name, *after, primary, after->name));
    return true;
}

// ---- Constraints that are checked row by row

bool Stepper::foreignKey(const Statement &statement)
{
    const Node *node = nodeOf(statement);
    const schema::Table *table = staying(statement.object.name);
    const auto *after = node ? diff::as<schema::ForeignKey>(node->after) : nullptr;
    if (!after || !table || after->notValid || after->notEnforced || !statement.sql.contains(" ADD CONSTRAINT "_L1))
        return false;
    if (isPartitioned(*table) || statement.sql.startsWith("ALTER TABLE ONLY "_L1) != true)
        return false;
    add(statement, statement.sql + u" NOT VALID"_s);
    addValidation(statement, quoteQualified(table->name), after->name);
    return true;
}

bool Stepper::check(const Statement &statement)
{
    const Node *node = nodeOf(statement);
    const schema::Table *table = staying(statement.object.name);
    const auto *after = node ? diff::as<schema::Check>(node->after) : nullptr;
    if (!after || !table || after->notValid || after->notEnforced || !statement.sql.contains(" ADD CONSTRAINT "_L1))
        return false;
    add(statement, statement.sql + u" NOT VALID"_s);
    addValidation(statement, quoteQualified(table->name), after->name);
    return true;
}

bool Stepper::notNull(const Statement &statement)
{
    const Node *node = nodeOf(statement);
    const schema::Table *table = staying(statement.object.name);
    const auto *after = node ? diff::as<schema::NotNullConstraint>(node->after) : nullptr;
    if (!after || !table || after->notValid || !statement.sql.contains(" ADD CONSTRAINT "_L1))
        return false;
    const schema::Table *before = schema::findTable(m_state.before(), table->name);
    const schema::Column *old = diff::findColumn(before->columns, after->column);
    if (!old || old->notNull)
        return false;
    add(statement, statement.sql + u" NOT VALID"_s);
    addValidation(statement, quoteQualified(table->name), after->name);
    return true;
}

// ---- Columns

// A check that is validated spares SET NOT NULL its own look at every row.
void Stepper::proveNotNull(const Statement &like, const QString &table, const QString &column)
{
    const QString name = nameFor(u"tidemark_not_null_"_s, table + u'.' + column);
    const QString alter = u"ALTER TABLE "_s + table;
    const QString quoted = quoteIdentifier(column);
    add(like, alter + u" ADD CONSTRAINT "_s + name + u" CHECK ("_s + quoted + u" IS NOT NULL) NOT VALID"_s);
    addValidation(like, table, name);
    add(like, alter + u" ALTER COLUMN "_s + quoted + u" SET NOT NULL"_s).startsTransaction = true;
    add(like, alter + u" DROP CONSTRAINT "_s + name);
}

void Stepper::fill(const Statement &like, const QString &table, const QString &column)
{
    const QString name = quoteIdentifier(column);
    Statement &step = add(like, fillInBatches(table, name + u" = DEFAULT"_s, name + u" IS NULL"_s));
    step.transactional = false;
    step.comment = tr("Fills the column in batches; it can be run again");
}

bool Stepper::column(const Statement &statement)
{
    const Node *node = nodeOf(statement);
    const schema::Table *table = staying(statement.object.name);
    const auto *after = node ? diff::as<schema::Column>(node->after) : nullptr;
    if (!after || !table)
        return false;
    const QString name = quoteQualified(table->name);
    const QString column = quoteIdentifier(after->name);
    if (statement.sql == u"ALTER TABLE "_s + name + u" ALTER COLUMN "_s + column + u" SET NOT NULL"_s) {
        proveNotNull(statement, name, after->name);
        return true;
    }
    const QString adding = u"ALTER TABLE "_s + name + u" ADD COLUMN "_s;
    const bool adds = statement.sql.startsWith(adding) && table->kind == schema::TableKind::Ordinary;
    const bool parent = std::ranges::any_of(m_state.after().tables, [&](const schema::Table &other) {
        return std::ranges::contains(other.inherits, table->name);
    });
    if (!adds || parent || after->generation != schema::Generation::None || after->identity ||
        !isVolatile(after->defaultValue, m_state.after()))
        return false;
    schema::Column bare = *after;
    bare.defaultValue.clear();
    bare.notNull = false;
    schema::Table without = *table;
    without.notNulls.clear();
    add(statement, adding + columnDefinition(without, bare));
    add(statement, u"ALTER TABLE "_s + name + u" ALTER COLUMN "_s + column + u" SET DEFAULT "_s + after->defaultValue);
    fill(statement, name, after->name);
    if (after->notNull)
        proveNotNull(statement, name, after->name);
    return true;
}

// ---- Partitions

// A check that says what the bounds say, from here until the next transaction.
QString Stepper::proveBounds(const Statement &like, const QString &table, const QString &condition)
{
    const QString name = nameFor(boundsProofPrefix(), table);
    add(like, u"ALTER TABLE "_s + table + u" ADD CONSTRAINT "_s + name + u" CHECK ("_s + condition + u") NOT VALID"_s);
    addValidation(like, table, name);
    return u"ALTER TABLE "_s + table + u" DROP CONSTRAINT "_s + name;
}

static bool isMadeAnew(const PlanState &state, const ObjectRef &ref)
{
    const Node *node = state.find(ref);
    return node && node->drops() && node->creates();
}

// What the bounds of a table say of its rows, in one of the schemas; empty when that cannot be said, or when it or its
// parent is not there all the time.
static QString conditionIn(const schema::Schema &schema, const PlanState &state, const QualifiedName &name)
{
    const schema::Table *table = schema::findTable(schema, name);
    if (!table || !table->partitionOf || isMadeAnew(state, {plankind::partition, name, {}}))
        return {};
    for (const QualifiedName &relation : {name, table->partitionOf->parent}) {
        if (!schema::findTable(state.before(), relation) || !schema::findTable(state.after(), relation) ||
            isMadeAnew(state, {kind::table, relation, {}}))
            return {};
    }
    return conditionOfBounds(*schema::findTable(schema, table->partitionOf->parent), table->partitionOf->bounds);
}

bool Stepper::partition(const Statement &statement)
{
    if (statement.sql.contains(" ATTACH PARTITION "_L1))
        return attach(statement);
    return statement.sql.contains(" DETACH PARTITION "_L1) && detach(statement);
}

// The check spares ATTACH its look at every row, for which it would lock the table.
bool Stepper::attach(const Statement &statement)
{
    const QString condition = conditionIn(m_state.after(), m_state, statement.object.name);
    if (condition.isEmpty())
        return false;
    const QString table = quoteQualified(statement.object.name);
    const QString dropProof = proveBounds(statement, table, condition);
    add(statement, statement.sql).startsTransaction = true;
    add(statement, dropProof);
    return true;
}

// The check spares DETACH … CONCURRENTLY one of its own, which would stay. Servers before 14 cannot, and none can while
// there is a default partition.
bool Stepper::detach(const Statement &statement)
{
    const QString condition = conditionIn(m_state.before(), m_state, statement.object.name);
    const int version = m_state.options.serverVersion;
    if (condition.isEmpty() || (version > 0 && version < 140000))
        return false;
    const QualifiedName &parent = schema::findTable(m_state.before(), statement.object.name)->partitionOf->parent;
    const bool hasDefault = std::ranges::any_of(m_state.before().tables, [&](const schema::Table &other) {
        return other.partitionOf && other.partitionOf->parent == parent && other.partitionOf->bounds == "DEFAULT"_L1;
    });
    if (hasDefault)
        return false;
    const QString dropProof = proveBounds(statement, quoteQualified(statement.object.name), condition);
    addAlone(statement, statement.sql + u" CONCURRENTLY"_s);
    add(statement, dropProof);
    return true;
}

// ---- What must not wait

// From where an object is dropped to where it is made again: nobody can use it there, so nothing may take long.
struct Gap
{
    size_t first = 0;
    size_t last = 0;
};

std::vector<Gap> gapsIn(const PlanState &state, const std::vector<Statement> &steps)
{
    std::map<ObjectRef, Gap> gaps;
    for (size_t i = 0; i < steps.size(); ++i) {
        const Node *node = state.find(steps[i].object);
        if (!node || node->fate != Fate::Recreate ||
            (isPart(node->ref.kind) && !node->ref.kind.contains("trigger"_L1) && node->ref.kind != kind::policy &&
             node->ref.kind != kind::rule && node->ref.kind != kind::columnDefault))
            continue;
        gaps.try_emplace(node->ref, Gap{i, i}).first->second.last = i;
    }
    std::vector<Gap> list;
    for (const auto &[ref, gap] : gaps)
        list.push_back(gap);
    std::ranges::sort(list, {}, &Gap::first);
    std::vector<Gap> merged;
    for (const Gap &gap : list) {
        if (merged.empty() || gap.first > merged.back().last)
            merged.push_back(gap);
        else
            merged.back().last = std::max(merged.back().last, gap.last);
    }
    return merged;
}

bool takesItsTime(const Statement &step)
{
    return !step.transactional || step.startsTransaction;
}

// Moves what takes its time behind the gap that it falls into, with all that belongs to the same object.
std::vector<Statement> outOfGaps(const PlanState &state, std::vector<Statement> steps)
{
    for (const Gap &gap : gapsIn(state, steps)) {
        std::set<ObjectRef> moving;
        for (size_t i = gap.first; i <= gap.last; ++i) {
            Statement &step = steps[i];
            if (step.sql.startsWith("DROP INDEX CONCURRENTLY "_L1)) {
                step.sql.remove(11, 13);
                step.transactional = true;
            } else if (takesItsTime(step) && step.object.kind != kind::column) {
                moving.insert(step.object);
            }
        }
        if (moving.empty())
            continue;
        const auto stays = [&](const Statement &step) {
            const bool creates = !step.sql.startsWith("DROP "_L1) && !step.sql.contains(" DROP CONSTRAINT "_L1);
            const bool key = step.object.kind == kind::foreignKey;
            const bool proof = step.sql.contains(" DROP CONSTRAINT tidemark_not_null_"_L1);
            return !((moving.contains(step.object) || key) && (creates || proof));
        };
        std::stable_partition(steps.begin() + qsizetype(gap.first), steps.begin() + qsizetype(gap.last) + 1, stays);
    }
    return steps;
}

} // namespace

std::vector<Statement> forBusyServer(const PlanState &state, std::vector<Statement> statements)
{
    std::vector<Statement> steps;
    Stepper stepper(state, steps);
    for (const Statement &statement : statements)
        stepper.take(statement);
    return outOfGaps(state, std::move(steps));
}

} // namespace tidemark::postgres
