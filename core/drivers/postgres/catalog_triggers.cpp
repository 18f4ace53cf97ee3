// SPDX-License-Identifier: GPL-3.0-or-later
// pg_trigger, pg_event_trigger and pg_policy.
#include "drivers/postgres/readers.h"

#include "drivers/postgres/quote.h"
#include "schema/kinds.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

namespace trg {
enum : size_t {
    Oid,
    Relation,
    Name,
    Type,
    Enabled,
    ConstraintRelation,
    IsConstraint,
    Deferrable,
    Deferred,
    Columns,
    Arguments,
    Function,
    FunctionSchema,
    OldTable,
    NewTable,
    Definition,
    Inherited
};
}

// Triggers that a partition has only because its parent has them are left out, unless somebody changed their state.
static QByteArray triggerQuery(const Catalog &catalog)
{
    const QByteArray select = "SELECT t.oid, t.tgrelid, t.tgname, t.tgtype, t.tgenabled, t.tgconstrrelid, "
                              "t.tgconstraint <> 0, t.tgdeferrable, "
                              "t.tginitdeferred, t.tgattr::text, encode(t.tgargs, 'escape'), p.proname, n.nspname, "
                              "t.tgoldtable, t.tgnewtable, "
                              "CASE WHEN t.tgqual IS NOT NULL THEN pg_get_triggerdef(t.oid) END, ";
    const QByteArray join =
        " FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace n ON n.oid = p.pronamespace ";
    if (catalog.major() < 13)
        return select + "false" + join + "WHERE NOT t.tgisinternal";
    return select + "t.tgparentid <> 0" + join +
           "LEFT JOIN pg_trigger u ON u.oid = t.tgparentid WHERE (NOT t.tgisinternal AND t.tgparentid = 0) OR "
           "(t.tgparentid <> 0 AND t.tgenabled <> u.tgenabled)";
}

static schema::Firing firingOf(char letter)
{
    switch (letter) {
    case 'D': return schema::Firing::Disabled;
    case 'R': return schema::Firing::Replica;
    case 'A': return schema::Firing::Always;
    default: return schema::Firing::Origin;
    }
}

// Bits of pg_trigger.h: row 1, before 2, insert 4, delete 8, update 16, truncate 32, instead 64.
static QStringList eventsOf(int type)
{
    QStringList events;
    static constexpr std::pair<int, QLatin1StringView> bits[] = {
        {4, "INSERT"_L1}, {16, "UPDATE"_L1}, {8, "DELETE"_L1}, {32, "TRUNCATE"_L1}};
    for (const auto &[bit, name] : bits) {
        if ((type & bit) != 0)
            events << name;
    }
    return events;
}

static schema::TriggerTiming timingOf(int type)
{
    if ((type & 64) != 0)
        return schema::TriggerTiming::InsteadOf;
    return (type & 2) != 0 ? schema::TriggerTiming::Before : schema::TriggerTiming::After;
}

// The condition is only in the server's own text: "… WHEN (condition) EXECUTE FUNCTION …".
static QString conditionIn(const QString &definition, const QString &call)
{
    const qsizetype end = definition.lastIndexOf(u" EXECUTE FUNCTION "_s + call);
    const qsizetype begin = definition.indexOf(u" WHEN ("_s);
    if (begin < 0 || end < begin)
        return {};
    return definition.mid(begin + 7, end - begin - 8);
}

// encode(…, 'escape') shows the zero bytes that end each argument as \000 and doubles backslashes.
static QStringList argumentsOf(const QString &escaped)
{
    QStringList arguments;
    QString current;
    for (qsizetype i = 0; i < escaped.size(); ++i) {
        if (escaped[i] != u'\\') {
            current += escaped[i];
        } else if (escaped.mid(i, 4) == "\\000"_L1) {
            arguments << current;
            current.clear();
            i += 3;
        } else if (escaped.mid(i, 2) == "\\\\"_L1) {
            current += u'\\';
            ++i;
        } else {
            current += QChar(ushort(escaped.mid(i + 1, 3).toUInt(nullptr, 8)));
            i += 3;
        }
    }
    return arguments;
}

// Bytes above 127 come as octal numbers of UTF-8.
static QStringList decoded(const QStringList &arguments)
{
    QStringList texts;
    for (const QString &argument : arguments)
        texts << QString::fromUtf8(argument.toLatin1());
    return texts;
}

static schema::Deferrability deferrabilityOf(const Row &row)
{
    if (!row.flag(trg::Deferrable))
        return schema::Deferrability::Not;
    return row.flag(trg::Deferred) ? schema::Deferrability::InitiallyDeferred
                                   : schema::Deferrability::InitiallyImmediate;
}

static schema::Trigger triggerOf(Catalog &catalog, const Row &row)
{
    const int type = row.small(trg::Type);
    const schema::QualifiedName function{row.text(trg::FunctionSchema), row.text(trg::Function)};
    schema::Trigger trigger{.name = row.text(trg::Name),
                            .timing = timingOf(type),
                            .events = eventsOf(type),
                            .updateColumns = catalog.columnNames(row.oid(trg::Relation), row.integers(trg::Columns)),
                            .forEachRow = (type & 1) != 0,
                            .function = function,
                            .arguments = decoded(argumentsOf(row.text(trg::Arguments))),
                            .constraint = row.flag(trg::IsConstraint),
                            .constraintTable = catalog.relationName(row.oid(trg::ConstraintRelation)),
                            .deferrability = deferrabilityOf(row),
                            .oldTable = row.text(trg::OldTable),
                            .newTable = row.text(trg::NewTable),
                            .firing = firingOf(row.letter(trg::Enabled)),
                            .comment = catalog.comment(catalogid::trigger, row.oid(trg::Oid))};
    trigger.when = conditionIn(row.text(trg::Definition), quoteQualified(function));
    trigger.attributes.set(u"pg.inherited"_s, row.flag(trg::Inherited));
    return trigger;
}

static void takeTrigger(Catalog &catalog, const Row &row)
{
    const quint32 relation = row.oid(trg::Relation);
    schema::Table *table = catalog.table(relation);
    schema::View *view = catalog.view(relation);
    if (!table && !view)
        return;
    schema::Trigger trigger = triggerOf(catalog, row);
    catalog.identify(catalogid::trigger, row.oid(trg::Oid),
                     {schema::kind::trigger, catalog.relationName(relation), trigger.name});
    (table ? table->triggers : view->triggers).push_back(std::move(trigger));
}

static void takeEventTrigger(Catalog &catalog, const Row &row)
{
    if (catalog.isMember(catalogid::eventTrigger, row.oid(0)))
        return;
    schema::Meta meta = catalog.meta(catalogid::eventTrigger, row.oid(0), row.oid(3));
    meta.attributes.set(u"pg.event"_s, row.text(2));
    meta.attributes.set(u"pg.function"_s, row.text(4));
    meta.attributes.set(u"pg.tags"_s, row.texts(6));
    if (const char enabled = row.letter(5); enabled != 'O')
        meta.attributes.set(u"pg.enabled"_s, enabled == 'D'   ? u"disabled"_s
                                             : enabled == 'R' ? u"replica"_s
                                                              : u"always"_s);
    const auto &object = catalog.addObject(kind::eventTrigger, {{}, row.text(1)}, {}, std::move(meta));
    catalog.identify(catalogid::eventTrigger, row.oid(0), schema::refOf(object));
}

Steps triggerSteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {rowStep(triggerQuery(catalog), [c](const Row &row) { takeTrigger(*c, row); }),
            rowStep("SELECT oid, evtname, evtevent, evtowner, evtfoid::regproc, evtenabled, evttags::text FROM "
                    "pg_event_trigger",
                    [c](const Row &row) { takeEventTrigger(*c, row); })};
}

static QString commandName(char letter)
{
    switch (letter) {
    case 'r': return u"SELECT"_s;
    case 'a': return u"INSERT"_s;
    case 'w': return u"UPDATE"_s;
    case 'd': return u"DELETE"_s;
    default: return u"ALL"_s;
    }
}

static void takePolicy(Catalog &catalog, const Row &row)
{
    schema::Table *table = catalog.table(row.oid(1));
    if (!table)
        return;
    schema::Policy policy{.name = row.text(2),
                          .command = commandName(row.letter(3)),
                          .restrictive = !row.flag(4),
                          .usingExpression = row.text(6),
                          .checkExpression = row.text(7),
                          .comment = catalog.comment(catalogid::policy, row.oid(0))};
    for (const qint64 role : row.integers(5)) {
        if (role != 0)
            policy.roles << catalog.roleName(quint32(role));
    }
    policy.roles.sort();
    catalog.identify(catalogid::policy, row.oid(0), {schema::kind::policy, table->name, policy.name});
    table->policies.push_back(std::move(policy));
}

Steps policySteps(Catalog &catalog)
{
    Catalog *c = &catalog;
    return {
        rowStep("SELECT oid, polrelid, polname, polcmd, polpermissive, polroles::text, pg_get_expr(polqual, polrelid), "
                "pg_get_expr(polwithcheck, polrelid) FROM pg_policy",
                [c](const Row &row) { takePolicy(*c, row); })};
}

} // namespace tidemark::postgres
