// SPDX-License-Identifier: GPL-3.0-or-later
// The transaction in which old and new change places, and the end of the old.
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
using schema::ObjectRef;
namespace kind = schema::kind;

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
