// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/renametrip.h"

#include "plan/script.h"
#include "schema/snapshot.h"

namespace tidemark::test {

using namespace Qt::StringLiterals;

static Failure wrong(const QString &what, const QString &why = {})
{
    return fail(ErrorKind::Internal, what, why);
}

Result<void> RenameTrip::runIn(sandbox::Scratch &scratch, const QByteArray &text)
{
    const sandbox::Script script = TRY(sandbox::scriptOf(scratch.dialect(), text, u"x.sql"_s));
    const auto replayed = sandbox::replay(m_job, scratch, script);
    return replayed ? Result<void>() : wrong(toText(replayed.error()), QString::fromUtf8(text));
}

Result<sandbox::Scratch> RenameTrip::loaded(const char *dialect, const QByteArray &text)
{
    const dialect::Dialect *engine = TRY(m_registry.require(QString::fromLatin1(dialect)));
    sandbox::Scratch scratch = TRY(m_servers.open(m_job, *engine));
    TRY(runIn(scratch, text));
    return scratch;
}

Result<schema::Schema> RenameTrip::read(sandbox::Scratch &scratch)
{
    return TRY(scratch.dialect().introspector->introspect(m_job, scratch.connection(), {})).schema;
}

Result<QString> RenameTrip::ask(sandbox::Scratch &scratch, const QByteArray &query)
{
    const sql::RowBatch rows = TRY(sql::fetch(m_job, scratch.connection(), query));
    return rows.rowCount() == 1 ? rows.text(0, 0) : u"%1 rows"_s.arg(rows.rowCount());
}

Result<void> RenameTrip::expectNothingLeft(sandbox::Scratch &scratch, const schema::Schema &wanted)
{
    schema::Schema found = TRY(read(scratch));
    const auto left = TRY(dialect::compareSchemas(m_registry, std::move(found), wanted, {.equalRenames = false}));
    QStringList lines;
    for (const diff::Change &change : left.difference.changes)
        lines << change.object.kind + u' ' + change.object.toString() + u' ' + change.fields.join(u',');
    return lines.isEmpty() ? Result<void>() : wrong(u"left: "_s + lines.join(u"; "_s));
}

Result<dialect::Comparison> RenameTrip::compared(const RenameCase &pair, schema::Schema &before, schema::Schema &after)
{
    sandbox::Scratch a = TRY(loaded(pair.dialect, pair.before));
    sandbox::Scratch b = TRY(loaded(pair.dialect, pair.after));
    before = TRY(read(a));
    after = TRY(read(b));
    dialect::ComparisonOptions options;
    for (const QString &text : pair.renames)
        options.renames.push_back(TRY(diff::parseRename(text)));
    return dialect::compareSchemas(m_registry, before, after, options);
}

Result<dialect::Comparison> RenameTrip::compared(const RenameCase &pair)
{
    schema::Schema before;
    schema::Schema after;
    return compared(pair, before, after);
}

Result<plan::Plan> RenameTrip::planned(const RenameCase &pair)
{
    schema::Schema before;
    schema::Schema after;
    const dialect::Comparison comparison = TRY(compared(pair, before, after));
    plan::Plan plan = TRY(dialect::makePlan(m_job, *comparison.dialect->planner, comparison.difference));
    const dialect::Comparison again = TRY(compared(pair));
    const plan::Plan other = TRY(dialect::makePlan(m_job, *again.dialect->planner, again.difference));
    if (plan::toScript(plan.up) != plan::toScript(other.up) || plan::toScript(plan.down) != plan::toScript(other.down))
        return wrong(u"another plan the second time"_s);
    if (plan.baseFingerprint != schema::fingerprint(before) || plan.targetFingerprint != schema::fingerprint(after))
        return wrong(u"the plan is of other schemas"_s);
    return plan;
}

Result<void> RenameTrip::goThereAndBack(const RenameCase &pair)
{
    const plan::Plan plan = TRY(planned(pair));
    const QByteArray up = plan::toScript(plan.up);
    if (!pair.notIn.isEmpty() && up.contains(pair.notIn))
        return wrong(u"it does what it must not"_s, QString::fromUtf8(up));
    sandbox::Scratch a = TRY(loaded(pair.dialect, pair.before));
    sandbox::Scratch b = TRY(loaded(pair.dialect, pair.after));
    sandbox::Scratch scratch = TRY(loaded(pair.dialect, pair.before + pair.rows));
    const QString rows = TRY(ask(scratch, pair.readBefore));
    const bool same = !pair.readAfter.startsWith("INSERT");
    TRY(runIn(scratch, up));
    if (const auto left = expectNothingLeft(scratch, TRY(read(b))); !left)
        return wrong(toText(left.error()), QString::fromUtf8(up));
    if (const QString kept = TRY(ask(scratch, pair.readAfter)); same && kept != rows)
        return wrong(u"rows there: "_s + kept + u" for "_s + rows);
    const QByteArray down = plan::toScript(plan.down);
    TRY(runIn(scratch, down));
    if (const auto left = expectNothingLeft(scratch, TRY(read(a))); !left)
        return wrong(toText(left.error()), QString::fromUtf8(down));
    if (const QString kept = TRY(ask(scratch, pair.readBefore)); same && kept != rows)
        return wrong(u"rows back: "_s + kept + u" for "_s + rows);
    return {};
}

QString RenameTrip::failure(const RenameCase &pair)
{
    const auto done = goThereAndBack(pair);
    return done ? QString() : toText(done.error());
}

} // namespace tidemark::test
