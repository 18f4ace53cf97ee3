// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/statements.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::QualifiedName;

static QString viewOptions(const schema::View &view)
{
    QString options = storageOptions(view.meta.attributes);
    return options.isEmpty() ? QString() : u" WITH "_s + options;
}

// Columns that were renamed after the view was made show in its query already, so no list of columns is needed.
QString createView(const schema::View &view)
{
    QString text = u"CREATE "_s + subjectOf(view).toString();
    if (const QString method = view.meta.attributes.text(u"pg.accessMethod"_s); !method.isEmpty())
        text += u" USING "_s + quoteIdentifier(method);
    text += viewOptions(view);
    if (const QString tablespace = view.meta.attributes.text(u"pg.tablespace"_s); !tablespace.isEmpty())
        text += u" TABLESPACE "_s + quoteIdentifier(tablespace);
    text += u" AS\n"_s + view.query;
    if (view.materialized)
        return text + (view.populated ? QString() : u"\nWITH NO DATA"_s);
    if (view.checkOption == schema::CheckOption::Local)
        text += u"\nWITH LOCAL CHECK OPTION"_s;
    else if (view.checkOption == schema::CheckOption::Cascaded)
        text += u"\nWITH CASCADED CHECK OPTION"_s;
    return text;
}

Subject subjectOf(const schema::View &view)
{
    return {view.materialized ? u"MATERIALIZED VIEW"_s : u"VIEW"_s, quoteQualified(view.name)};
}

static QString timingText(schema::TriggerTiming timing)
{
    switch (timing) {
    case schema::TriggerTiming::Before: return u"BEFORE"_s;
    case schema::TriggerTiming::After: return u"AFTER"_s;
    case schema::TriggerTiming::InsteadOf: break;
    }
    return u"INSTEAD OF"_s;
}

static QString eventText(const schema::Trigger &trigger)
{
    QStringList events;
    for (const QString &event : trigger.events) {
        const bool ofColumns = event == "UPDATE"_L1 && !trigger.updateColumns.isEmpty();
        events << (ofColumns ? u"UPDATE OF "_s + quoteIdentifiers(trigger.updateColumns) : event);
    }
    return events.join(u" OR "_s);
}

static QString transitionText(const schema::Trigger &trigger)
{
    QString text;
    if (!trigger.oldTable.isEmpty())
        text += u" OLD TABLE AS "_s + quoteIdentifier(trigger.oldTable);
    if (!trigger.newTable.isEmpty())
        text += u" NEW TABLE AS "_s + quoteIdentifier(trigger.newTable);
    return text.isEmpty() ? text : u" REFERENCING"_s + text;
}

static QString constraintText(const schema::Trigger &trigger)
{
    QString text;
    if (!trigger.constraintTable.isEmpty())
        text += u" FROM "_s + quoteQualified(trigger.constraintTable);
    if (trigger.deferrability != schema::Deferrability::Not)
        text += u" DEFERRABLE"_s;
    if (trigger.deferrability == schema::Deferrability::InitiallyDeferred)
        text += u" INITIALLY DEFERRED"_s;
    return text;
}

QString createTrigger(const QualifiedName &relation, const schema::Trigger &trigger)
{
    QStringList arguments;
    for (const QString &argument : trigger.arguments)
        arguments << quoteLiteral(argument);
    QString text = u"CREATE "_s + (trigger.constraint ? u"CONSTRAINT "_s : QString()) + u"TRIGGER "_s +
                   quoteIdentifier(trigger.name) + u' ' + timingText(trigger.timing) + u' ' + eventText(trigger) +
                   u" ON "_s + quoteQualified(relation) + constraintText(trigger) + transitionText(trigger) +
                   (trigger.forEachRow ? u" FOR EACH ROW"_s : u" FOR EACH STATEMENT"_s);
    if (!trigger.when.isEmpty())
        text += u" WHEN ("_s + trigger.when + u')';
    return text + u" EXECUTE FUNCTION "_s + quoteQualified(trigger.function) + u'(' + arguments.join(u", "_s) + u')';
}

QString firingText(schema::Firing firing)
{
    switch (firing) {
    case schema::Firing::Disabled: return u"DISABLE"_s;
    case schema::Firing::Replica: return u"ENABLE REPLICA"_s;
    case schema::Firing::Always: return u"ENABLE ALWAYS"_s;
    case schema::Firing::Origin: break;
    }
    return u"ENABLE"_s;
}

QStringList completeTrigger(const QualifiedName &relation, bool isView, const schema::Trigger &trigger)
{
    QStringList list;
    // a partition's copy of its parent's trigger exists already; only its state is its own
    const bool inherited = trigger.attributes.flag(u"pg.inherited"_s);
    if (trigger.firing != schema::Firing::Origin || inherited)
        list << u"ALTER "_s + (isView ? u"VIEW "_s : u"TABLE "_s) + quoteQualified(relation) + u' ' +
                    firingText(trigger.firing) + u" TRIGGER "_s + quoteIdentifier(trigger.name);
    if (!trigger.comment.isEmpty())
        list << commentOn({u"TRIGGER"_s, quoteIdentifier(trigger.name) + u" ON "_s + quoteQualified(relation)},
                          trigger.comment);
    return list;
}

QStringList createRule(const QualifiedName &relation, const schema::Rule &rule)
{
    QStringList list{rule.definition};
    if (rule.firing != schema::Firing::Origin)
        list << u"ALTER TABLE "_s + quoteQualified(relation) + u' ' + firingText(rule.firing) + u" RULE "_s +
                    quoteIdentifier(rule.name);
    if (!rule.comment.isEmpty())
        list << commentOn({u"RULE"_s, quoteIdentifier(rule.name) + u" ON "_s + quoteQualified(relation)}, rule.comment);
    return list;
}

QString createPolicy(const QualifiedName &relation, const schema::Policy &policy)
{
    QString text = u"CREATE POLICY "_s + quoteIdentifier(policy.name) + u" ON "_s + quoteQualified(relation);
    if (policy.restrictive)
        text += u" AS RESTRICTIVE"_s;
    if (policy.command != "ALL"_L1)
        text += u" FOR "_s + policy.command;
    text += u" TO "_s + (policy.roles.isEmpty() ? u"PUBLIC"_s : quoteIdentifiers(policy.roles));
    if (!policy.usingExpression.isEmpty())
        text += u" USING ("_s + policy.usingExpression + u')';
    if (!policy.checkExpression.isEmpty())
        text += u" WITH CHECK ("_s + policy.checkExpression + u')';
    return text;
}

} // namespace tidemark::postgres
