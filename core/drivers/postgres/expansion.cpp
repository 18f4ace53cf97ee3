// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/expansion.h"

#include "base/text.h"
#include "dialect/nametexts.h"
#include "diff/find.h"
#include "diff/parts.h"
#include "diff/renamemap.h"
#include "drivers/postgres/alteration.h"
#include "drivers/postgres/busysteps.h"
#include "drivers/postgres/dialect.h"
#include "drivers/postgres/readers.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using plan::Statement;
using schema::ObjectRef;

static QString shortName(const QString &prefix, const schema::Table &table, const QString &part)
{
    return nameFor(prefix, table.name.toString() + u'.' + part);
}

Expansion::Expansion(const PlanState &state, const Needs &needs, const schema::Table &before,
                     const schema::Table &after, const QStringList &columns)
    : m_state(state)
    , m_needs(needs)
    , m_before(before)
    , m_after(after)
    , m_table(quoteQualified(before.name))
    , m_alter(u"ALTER TABLE "_s + m_table + u' ')
    , m_sync(quoteQualified({before.name.schema, shortName(u"tidemark_sync_"_s, before, {})}))
    , m_trigger(quoteIdentifier(shortName(u"~tidemark_sync_"_s, before, {}))) // after all others, by its name
{
    for (const QString &column : columns)
        m_sides.push_back({.before = diff::findColumn(before.columns, column),
                           .after = diff::findColumn(after.columns, column),
                           .added = shortName(u"tidemark_new_"_s, before, column),
                           .kept = shortName(u"tidemark_old_"_s, before, column)});
    findTwins();
}

// ---- What stands on the columns

template <class T>
void Expansion::findTwins(const QString &partKind, std::vector<T> &parts)
{
    const schema::Table &own = m_own.tables.front();
    for (T &part : parts) {
        const ObjectRef old{partKind, own.name, part.name};
        const diff::Item item = diff::findItem(m_own, old);
        const auto *was = diff::as<T>(item);
        if (!was || *was == part)
            continue;
        const Node *node = m_state.find(old);
        const QString name = part.name;
        part.name = shortName(u"tidemark_twin_"_s, own, name);
        m_twins.push_back({.old = old,
                           .built = {partKind, own.name, part.name},
                           .comment = std::exchange(part.comment, {}),
                           .goes = node && node->drops()});
    }
}

void Expansion::findTwins()
{
    m_own.tables.push_back(m_before);
    std::vector<diff::Rename> renames;
    for (const Side &side : m_sides)
        renames.push_back({.from = {kind::column, m_before.name, side.before->name}, .to = side.added});
    const diff::RenameMap map(m_own, renames);
    const dialect::Dialect dialect = postgres::dialect();
    diff::Renamed renamed = diff::renamed(m_own, map, dialect::SqlNameTexts(dialect, map));
    m_unsure = !renamed.unsure.empty();
    m_built = std::move(renamed.schema);
    schema::Table &table = m_built.tables.front();
    if (table.primaryKey) {
        std::vector<schema::Key> key{*table.primaryKey};
        findTwins(kind::primaryKey, key);
        *table.primaryKey = key.front();
    }
    findTwins(kind::unique, table.uniques);
    findTwins(kind::check, table.checks);
    findTwins(kind::foreignKey, table.foreignKeys);
    findTwins(kind::index, table.indexes);
    findTwins(kind::notNull, table.notNulls);
    findTwins(kind::exclusion, table.exclusions);
}

bool Expansion::isTwin(const ObjectRef &ref) const
{
    return std::ranges::contains(m_twins, ref, &Twin::old);
}

QString Expansion::obstacle() const
{
    const bool parent = std::ranges::any_of(m_state.before().tables, [&](const schema::Table &other) {
        return std::ranges::contains(other.inherits, m_before.name);
    });
    if (m_before.kind != schema::TableKind::Ordinary || m_before.partitionOf || !m_before.inherits.empty() || parent)
        return tr("only for tables that stand alone");
    // a limit of the engine: MaxHeapAttributeNumber
    static constexpr size_t mostColumns = 1600;
    if (m_before.columns.size() + m_sides.size() > mostColumns)
        return tr("the table has no room for as many columns again: %1 are the most").arg(mostColumns);
    if (m_unsure)
        return tr("an expression of the table cannot be told apart from its columns");
    for (const Twin &twin : m_twins) {
        if (twin.old.kind == kind::exclusion)
            return tr("an exclusion constraint cannot be built beside the table (%1)").arg(printable(twin.old.part));
    }
    for (const Side &side : m_sides) {
        if (const QString text = obstacleOf(side); !text.isEmpty())
            return text;
    }
    return {};
}

// With extended statistics, which the catalogs only tie to the table.
static std::vector<ObjectRef> dependentsOf(const schema::Schema &schema, const Needs &needs, const ObjectRef &column)
{
    std::vector<ObjectRef> list = needs.dependents(column);
    for (const schema::EngineObject &object : schema.objects) {
        const Attributes &attributes = object.meta.attributes;
        const QStringList table{column.name.schema, column.name.name};
        if (object.kind == kind::statistics && attributes.list(u"pg.table"_s) == table &&
            attributes.text(u"pg.definition"_s).contains(quoteIdentifier(column.part)))
            list.push_back(schema::refOf(object));
    }
    return list;
}

QString Expansion::obstacleOf(const Side &side) const
{
    const QString column = printable(side.before->name);
    const ObjectRef self{kind::column, m_before.name, side.before->name};
    if (side.before->generation != schema::Generation::None || side.after->generation != schema::Generation::None)
        return tr("the values of %1 are generated").arg(column);
    const auto &was = side.before->identity;
    const auto &is = side.after->identity;
    if (bool(was) != bool(is) || (was && was->sequence != is->sequence))
        return tr("the identity of %1 changes, too").arg(column);
    const Node *node = m_state.find(self);
    if (node && node->retype)
        return tr("the type of %1 is made anew by the same plan").arg(column);
    for (const auto &[ref, other] : m_state.nodes) {
        const QString type = quoteQualified(ref.name);
        if (ref.kind == kind::type && other.creates() && side.after->type.startsWith(type))
            return tr("the type %1 is made by the same plan").arg(printable(type));
    }
    for (const ObjectRef &dependent : dependentsOf(m_state.before(), m_needs, self)) {
        const Node *known = m_state.find(dependent);
        if (dependent.kind == kind::columnDefault || isTwin(dependent) || (known && known->drops()))
            continue;
        const bool sequence = dependent.kind == kind::sequence || dependent.kind == plankind::sequenceOwner;
        const bool own = dependent.name == m_before.name && dependent.kind == kind::table;
        if (!sequence && !own)
            return tr("%1 %2 stands on %3").arg(dependent.kind, printable(dependent.toString()), column);
    }
    return {};
}

// ---- Pieces

Statement &Expansion::add(const QString &sql, const QStringList &undo)
{
    Statement step;
    step.sql = sql;
    step.undo = undo;
    step.object = {kind::column, m_before.name, m_sides.front().before->name};
    m_steps.push_back(std::move(step));
    return m_steps.back();
}

// What an assignment converts is left to it: it refuses what an explicit cast would cut off.
QString Expansion::value(const Side &side, const QString &of) const
{
    return castsByItself(*side.before, *side.after) ? of : castText(of, *side.before, *side.after, false);
}

// The explicit cast.
static QString converted(const QString &value, const schema::Column &from, const schema::Column &to)
{
    const QString cast = u"::"_s + to.type;
    const QString text = castsByItself(from, to) ? value : castText(value, from, to, false);
    return text.endsWith(cast) ? text : text + cast;
}

// Equal by bytes: not every type has an equality, and texts of two collations have none either.
static QString asText(const QString &value)
{
    return u'(' + value + u")::text COLLATE \"C\""_s;
}

QString Expansion::createSync() const
{
    QString body = u"\nBEGIN\n"_s;
    for (const Side &side : m_sides)
        body += u"    NEW."_s + quoteIdentifier(side.added) + u" := "_s +
                value(side, u"NEW."_s + quoteIdentifier(side.before->name)) + u";\n"_s;
    body += u"    RETURN NEW;\nEND;\n"_s;
    return u"CREATE FUNCTION "_s + m_sync + u"() RETURNS trigger LANGUAGE plpgsql AS "_s +
           dollarQuoted(body, u"sync"_s);
}

QString Expansion::createTrigger() const
{
    return u"CREATE TRIGGER "_s + m_trigger + u" BEFORE INSERT OR UPDATE ON "_s + m_table +
           u" FOR EACH ROW EXECUTE FUNCTION "_s + m_sync + u"()"_s;
}

// ---- Expand

// The new column has all that the column will have afterwards, but what would have rows refused.
void Expansion::addColumns()
{
    schema::Table without = m_before;
    without.notNulls.clear();
    for (const Side &side : m_sides) {
        schema::Column bare = *side.after;
        bare.name = side.added;
        bare.defaultValue.clear();
        bare.notNull = false;
        bare.identity = {};
        add(m_alter + u"ADD COLUMN "_s + columnDefinition(without, bare),
            {m_alter + u"DROP COLUMN "_s + quoteIdentifier(bare.name)});
        for (const QString &sql : columnStatements(without, bare))
            add(sql);
    }
}

void Expansion::addSync()
{
    add(createSync(), {u"DROP FUNCTION "_s + m_sync + u"()"_s});
    add(createTrigger(), {u"DROP TRIGGER "_s + m_trigger + u" ON "_s + m_table});
    add(m_alter + u"ENABLE ALWAYS TRIGGER "_s + m_trigger).comment = tr("Also for rows that replication brings");
}

void Expansion::fill()
{
    QStringList assignments;
    QStringList missing;
    for (const Side &side : m_sides) {
        const QString old = quoteIdentifier(side.before->name);
        const QString added = quoteIdentifier(side.added);
        assignments << added + u" = "_s + value(side, old);
        missing << added + u" IS NULL AND "_s + old + u" IS NOT NULL"_s;
    }
    const QString condition = missing.size() == 1 ? missing.front() : u"(("_s + missing.join(u") OR ("_s) + u"))"_s;
    Statement &step = add(fillInBatches(m_table, assignments.join(u", "_s), condition));
    step.transactional = false;
    step.comment = tr("Fills what is new in batches; it can be run again");
}

QString Expansion::checkOfNotNull(const Side &side) const
{
    return quoteIdentifier(shortName(u"tidemark_not_null_"_s, m_before, side.before->name));
}

// Where NOT NULL has no name of its own, a check proves it.
void Expansion::buildNotNull(const Side &side)
{
    const bool named = std::ranges::contains(m_before.notNulls, side.before->name, &schema::NotNullConstraint::column);
    if (!side.before->notNull || named)
        return;
    const QString check = checkOfNotNull(side);
    const QString added = quoteIdentifier(side.added);
    add(m_alter + u"ADD CONSTRAINT "_s + check + u" CHECK ("_s + added + u" IS NOT NULL) NOT VALID"_s);
    add(m_alter + u"VALIDATE CONSTRAINT "_s + check).startsTransaction = true;
    add(m_alter + u"ALTER COLUMN "_s + added + u" SET NOT NULL"_s).startsTransaction = true;
    add(m_alter + u"DROP CONSTRAINT "_s + check);
}

void Expansion::build(const Twin &twin)
{
    const schema::Table &table = m_built.tables.front();
    if (twin.old.kind == kind::primaryKey || twin.old.kind == kind::unique) {
        const diff::Item item = diff::findItem(m_built, twin.built);
        add(indexOfKey(table.name, *diff::as<schema::Key>(item), twin.built.part)).transactional = false;
        return;
    }
    for (const QString &sql : partStatements(m_built, twin.built)) {
        if (twin.old.kind == kind::index) {
            add(builtConcurrently(sql)).transactional = false;
            continue;
        }
        const bool unproved = sql.endsWith(" NOT VALID"_L1) || sql.endsWith(" NOT ENFORCED"_L1);
        add(unproved ? sql : sql + u" NOT VALID"_s);
        if (!unproved)
            add(validation(m_table, twin.built.part)).startsTransaction = true;
    }
}

void Expansion::verify()
{
    QStringList differ;
    for (const Side &side : m_sides)
        differ << asText(quoteIdentifier(side.added)) + u" IS DISTINCT FROM "_s +
                      asText(converted(quoteIdentifier(side.before->name), *side.before, *side.after));
    const QString body = u"\nBEGIN\n    IF EXISTS (SELECT FROM "_s + m_table + u" WHERE "_s + differ.join(u" OR "_s) +
                         u") THEN\n        RAISE EXCEPTION 'values of % differ from what they are made of', "_s +
                         quoteLiteral(m_before.name.toString()) + u";\n    END IF;\nEND "_s;
    Statement &step = add(u"DO "_s + dollarQuoted(body, u"verify"_s));
    step.comment = tr("Stops here unless every value came over");
    step.startsTransaction = true;
}

std::vector<Statement> Expansion::expand()
{
    m_steps.clear();
    addColumns();
    addSync();
    m_steps.front().comment = tr("Expand %1: the application does not notice").arg(printable(m_table));
    m_steps.front().startsTransaction = true;
    fill();
    for (const Side &side : m_sides)
        buildNotNull(side);
    for (const Twin &twin : m_twins) {
        if (!twin.goes)
            build(twin);
    }
    verify();
    return std::move(m_steps);
}

// ---- Swap

static QString dropPart(const ObjectRef &ref, const QString &alter)
{
    return ref.kind == kind::index ? u"DROP INDEX "_s + quoteQualified({ref.name.schema, ref.part})
                                   : alter + u"DROP CONSTRAINT "_s + quoteIdentifier(ref.part);
}

void Expansion::swapNames(const Side &side)
{
    const QString name = quoteIdentifier(side.before->name);
    const QString added = quoteIdentifier(side.added);
    const QString kept = quoteIdentifier(side.kept);
    const auto rename = [&](const QString &from, const QString &to) {
        return m_alter + u"RENAME COLUMN "_s + from + u" TO "_s + to;
    };
    add(rename(name, kept), {rename(kept, name)});
    add(rename(added, name), {rename(name, added)});
}

static QString identityClause(const schema::Identity &identity)
{
    return u" ADD GENERATED "_s + (identity.always ? u"ALWAYS"_s : u"BY DEFAULT"_s) +
           u" AS IDENTITY (SEQUENCE NAME "_s + quoteQualified(identity.sequence) + u' ' +
           sequenceOptions({}, identity.options) + u')';
}

// A sequence of an identity cannot be given away: the other column gets one that goes on where it was.
static QString handOver(const QString &alter, const QString &from, const QString &to, const schema::Identity &identity)
{
    const QString sequence = quoteQualified(identity.sequence);
    const QString body =
        u"\nDECLARE\n    last bigint;\n    called boolean;\nBEGIN\n    SELECT last_value, is_called INTO last, called FROM "_s +
        sequence + u";\n    "_s + alter + u"ALTER COLUMN "_s + from + u" DROP IDENTITY;\n    "_s + alter +
        u"ALTER COLUMN "_s + to + identityClause(identity) + u";\n    PERFORM setval("_s + quoteLiteral(sequence) +
        u", last, called);\nEND "_s;
    return u"DO "_s + dollarQuoted(body, u"identity"_s);
}

void Expansion::moveIdentity(const Side &side)
{
    if (!side.before->identity)
        return;
    const QString name = quoteIdentifier(side.before->name);
    const QString kept = quoteIdentifier(side.kept);
    add(handOver(m_alter, kept, name, *side.after->identity), {handOver(m_alter, name, kept, *side.before->identity)});
}

// The old column asks nothing of new rows; the way back brings it up to date first.
void Expansion::freeOld(const Side &side)
{
    const QString name = quoteIdentifier(side.before->name);
    const QString kept = m_alter + u"ALTER COLUMN "_s + quoteIdentifier(side.kept);
    if (!side.before->defaultValue.isEmpty())
        add(kept + u" DROP DEFAULT"_s, {kept + u" SET DEFAULT "_s + side.before->defaultValue});
    const QString back = converted(name, *side.after, *side.before);
    const QString old = quoteIdentifier(side.kept);
    QStringList undo{u"UPDATE "_s + m_table + u" SET "_s + old + u" = "_s + back + u" WHERE "_s + asText(old) +
                     u" IS DISTINCT FROM "_s + asText(back)};
    const auto named = std::ranges::find(m_before.notNulls, side.before->name, &schema::NotNullConstraint::column);
    if (side.before->notNull && named == m_before.notNulls.end())
        undo << kept + u" SET NOT NULL"_s;
    add(kept + u" DROP NOT NULL"_s, undo);
}

void Expansion::moveSequences(const Side &side)
{
    for (const schema::Sequence &sequence : m_state.before().sequences) {
        if (!isOurs(sequence) || sequence.ownerColumn != side.before->name)
            continue;
        const QString owned = u"ALTER SEQUENCE "_s + quoteQualified(sequence.name) + u" OWNED BY "_s + m_table + u'.';
        add(owned + quoteIdentifier(side.before->name), {owned + quoteIdentifier(side.kept)});
    }
}

// What the plan itself does with the sequence is left to it.
bool Expansion::isOurs(const schema::Sequence &sequence) const
{
    const Node *node = m_state.find(schema::refOf(sequence));
    const bool changes = m_state.find({plankind::sequenceOwner, sequence.name, {}}) || (node && node->drops());
    return !changes && sequence.ownerTable == m_before.name;
}

// A default that the plan itself makes comes later.
void Expansion::moveDefault(const Side &side)
{
    const Node *node = m_state.find({kind::columnDefault, m_before.name, side.before->name});
    if (side.after->defaultValue.isEmpty() || (node && node->creates()))
        return;
    const QString alter = m_alter + u"ALTER COLUMN "_s + quoteIdentifier(side.before->name);
    add(alter + u" SET DEFAULT "_s + side.after->defaultValue, {alter + u" DROP DEFAULT"_s});
}

// What the statement that makes the old one cannot say.
QStringList Expansion::completion(const Twin &twin) const
{
    const schema::Table &own = m_own.tables.front();
    if (twin.old.kind == kind::index) {
        const diff::Item item = diff::findItem(m_own, twin.old);
        return completeIndex(own.name, *diff::as<schema::Index>(item));
    }
    if (twin.comment.isEmpty())
        return {};
    return {commentOn({u"CONSTRAINT"_s, quoteIdentifier(twin.old.part) + u" ON "_s + m_table}, twin.comment)};
}

// The twin takes the name and the place of the old one.
void Expansion::adopt(const Twin &twin)
{
    const QString name = quoteIdentifier(twin.old.part);
    const QString built = quoteIdentifier(twin.built.part);
    const schema::Table &own = m_own.tables.front();
    if (twin.old.kind == kind::index) {
        const QString &space = own.name.schema;
        add(u"ALTER INDEX "_s + quoteQualified({space, twin.built.part}) + u" RENAME TO "_s + name,
            {u"ALTER INDEX "_s + quoteQualified({space, twin.old.part}) + u" RENAME TO "_s + built});
    } else if (twin.old.kind == kind::primaryKey || twin.old.kind == kind::unique) {
        const diff::Item item = diff::findItem(m_own, twin.old);
        add(keyOfIndex(own.name, *diff::as<schema::Key>(item), twin.old.kind == kind::primaryKey, twin.built.part),
            {m_alter + u"DROP CONSTRAINT "_s + name});
    } else {
        const QString rename = m_alter + u"RENAME CONSTRAINT "_s;
        add(rename + built + u" TO "_s + name, {rename + name + u" TO "_s + built});
    }
    for (const QString &sql : completion(twin))
        add(sql);
}

std::vector<Statement> Expansion::swap()
{
    m_steps.clear();
    add(u"DROP TRIGGER "_s + m_trigger + u" ON "_s + m_table,
        {createTrigger(), m_alter + u"ENABLE ALWAYS TRIGGER "_s + m_trigger});
    m_steps.front().comment = tr("Swap the names in one transaction: what is new stands last among the columns then");
    add(u"DROP FUNCTION "_s + m_sync + u"()"_s, {createSync()});
    for (const Twin &twin : m_twins) {
        if (!twin.goes)
            add(dropPart(twin.old, m_alter), partStatements(m_own, twin.old) + completion(twin));
    }
    for (const Side &side : m_sides) {
        swapNames(side);
        moveIdentity(side);
        freeOld(side);
        moveSequences(side);
        moveDefault(side);
    }
    for (const Twin &twin : m_twins) {
        if (!twin.goes)
            adopt(twin);
    }
    return std::move(m_steps);
}

// ---- Contract

std::vector<Statement> Expansion::contract()
{
    m_steps.clear();
    for (const Side &side : m_sides)
        add(m_alter + u"DROP COLUMN "_s + quoteIdentifier(side.kept));
    m_steps.front().comment = tr("Contract %1: until here every step can be taken back").arg(printable(m_table));
    m_steps.front().startsTransaction = true;
    return std::move(m_steps);
}

} // namespace tidemark::postgres
