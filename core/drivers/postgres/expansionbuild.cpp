// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside the old columns, up to the proof that all is there.
#include "drivers/postgres/expansion.h"

#include "base/text.h"
#include "diff/find.h"
#include "drivers/postgres/alteration.h"
#include "drivers/postgres/busysteps.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using plan::Statement;
namespace kind = schema::kind;

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

QString Expansion::converted(const QString &value, const schema::Column &from, const schema::Column &to)
{
    const QString cast = u"::"_s + to.type;
    const QString text = castsByItself(from, to) ? value : castText(value, from, to, false);
    return text.endsWith(cast) ? text : text + cast;
}

QString Expansion::asText(const QString &value)
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
    return quoteIdentifier(nameFor(u"tidemark_not_null_"_s, m_before.name.toString() + u'.' + side.before->name));
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

} // namespace tidemark::postgres
