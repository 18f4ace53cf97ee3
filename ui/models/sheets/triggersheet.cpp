// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheets/sheets.h"

#include "schema/kinds.h"

#include <QCoreApplication>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class Triggers
{
    Q_DECLARE_TR_FUNCTIONS(TriggerSheet)

public:
    static std::vector<SheetColumn> header()
    {
        return {{tr("Name"), false, 30}, {tr("When"), false, 30},      {tr("For each"), false, 11},
                {tr("Runs"), false, 34}, {tr("Condition"), false, 24}, {tr("State"), false, 18}};
    }

    static SheetRow row(const schema::Trigger &trigger)
    {
        const QString body = trigger.function.isEmpty()
                                 ? trigger.body.simplified()
                                 : trigger.function.toString() + u'(' + trigger.arguments.join(u", "_s) + u')';
        return {{trigger.name, Tone::Strong, schema::kind::trigger},
                {timing(trigger.timing) + u' ' + events(trigger)},
                {trigger.forEachRow ? tr("row") : tr("statement"), Tone::Muted},
                {body, Tone::Code, {}, functionOf(trigger), trigger.function.isEmpty() ? trigger.body : QString()},
                {trigger.when, Tone::Code, {}, {}, trigger.when},
                {firing(trigger.firing), trigger.firing == schema::Firing::Disabled ? Tone::Changed : Tone::Muted}};
    }

    static SheetRow row(const schema::Rule &rule)
    {
        return {{rule.name, Tone::Strong, schema::kind::rule},
                {tr("rewrite rule")},
                {},
                {rule.definition.simplified(), Tone::Code, {}, {}, rule.definition},
                {},
                {firing(rule.firing), Tone::Muted}};
    }

private:
    static schema::ObjectRef functionOf(const schema::Trigger &trigger)
    {
        return trigger.function.isEmpty() ? schema::ObjectRef{}
                                          : schema::ObjectRef{schema::kind::function, trigger.function, {}};
    }

    static QString timing(schema::TriggerTiming timing)
    {
        switch (timing) {
        case schema::TriggerTiming::Before: return tr("before");
        case schema::TriggerTiming::After: return tr("after");
        case schema::TriggerTiming::InsteadOf: return tr("instead of");
        }
        return {};
    }

    static QString events(const schema::Trigger &trigger)
    {
        QStringList events;
        for (const QString &event : trigger.events) {
            const bool ofColumns = event == u"UPDATE" && !trigger.updateColumns.isEmpty();
            events << (ofColumns ? tr("update of %1").arg(trigger.updateColumns.join(u", "_s)) : event.toLower());
        }
        return events.join(tr(" or "));
    }

    static QString firing(schema::Firing firing)
    {
        switch (firing) {
        case schema::Firing::Origin: return tr("enabled");
        case schema::Firing::Disabled: return tr("disabled");
        case schema::Firing::Replica: return tr("on replicas only");
        case schema::Firing::Always: return tr("always");
        }
        return {};
    }
};

} // namespace

Sheet triggerSheet(const std::vector<schema::Trigger> &triggers, const std::vector<schema::Rule> &rules)
{
    Sheet sheet{Triggers::header(), {}};
    for (const schema::Trigger &trigger : triggers)
        sheet.rows.push_back(Triggers::row(trigger));
    for (const schema::Rule &rule : rules)
        sheet.rows.push_back(Triggers::row(rule));
    return sheet;
}

} // namespace tidemark::ui
