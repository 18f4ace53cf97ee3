// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheets/sheets.h"

#include "schema/kinds.h"
#include "ui/models/kindtitles.h"
#include "ui/models/sheets/indextext.h"

#include <QCoreApplication>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class Keys
{
    Q_DECLARE_TR_FUNCTIONS(KeySheet)

public:
    static Sheet make(const schema::Table &table)
    {
        Keys keys;
        if (table.primaryKey)
            keys.add(schema::kind::primaryKey, *table.primaryKey);
        for (const schema::Key &key : table.uniques)
            keys.add(schema::kind::unique, key);
        for (const schema::ForeignKey &key : table.foreignKeys)
            keys.add(key);
        for (const schema::Check &check : table.checks)
            keys.add(check);
        for (const schema::Exclusion &exclusion : table.exclusions)
            keys.add(exclusion);
        for (const schema::NotNullConstraint &notNull : table.notNulls)
            keys.add(notNull);
        return std::move(keys.m_sheet);
    }

private:
    Keys()
    {
        m_sheet.columns = {{tr("Kind"), false, 16},
                           {tr("Name"), false, 30},
                           {tr("Definition"), false, 46},
                           {tr("Leads to"), false, 22},
                           {tr("Rules"), false, 30}};
    }

    void add(const QString &kind, const QString &name, const SheetCell &definition, const QStringList &rules,
             const SheetCell &target = {})
    {
        m_sheet.rows.push_back({{kindTitle(kind), Tone::Plain, kind},
                                {name, Tone::Strong},
                                definition,
                                target,
                                {rules.join(u", "_s), Tone::Muted, {}, {}, rules.join(u'\n')}});
    }

    void add(const QString &kind, const schema::Key &key)
    {
        QString columns = key.columns.join(u", "_s);
        if (!key.include.isEmpty())
            columns += tr(" including %1").arg(key.include.join(u", "_s));
        QStringList rules = deferral(key.deferrability);
        if (key.nullsNotDistinct)
            rules << tr("nulls are equal");
        if (key.withoutOverlaps)
            rules << tr("without overlaps");
        add(kind, key.name, {columns, Tone::Code}, rules << comment(key.comment));
    }

    void add(const schema::ForeignKey &key)
    {
        QStringList rules;
        if (key.onDelete != schema::ReferentialAction::NoAction)
            rules << tr("on delete %1").arg(action(key.onDelete));
        if (!key.onDeleteColumns.isEmpty())
            rules.last() += u" ("_s + key.onDeleteColumns.join(u", "_s) + u')';
        if (key.onUpdate != schema::ReferentialAction::NoAction)
            rules << tr("on update %1").arg(action(key.onUpdate));
        if (key.match == schema::MatchType::Full)
            rules << tr("match full");
        rules << deferral(key.deferrability) << validity(key.notValid, key.notEnforced);
        const QString definition =
            key.columns.join(u", "_s) + u" → "_s + key.table.name + u'(' + key.referencedColumns.join(u", "_s) + u')';
        add(schema::kind::foreignKey, key.name, {definition, Tone::Code}, rules << comment(key.comment),
            {key.table.name, Tone::Plain, schema::kind::table, {schema::kind::table, key.table, {}}});
    }

    void add(const schema::Check &check)
    {
        QStringList rules = validity(check.notValid, check.notEnforced);
        if (check.noInherit)
            rules << tr("not inherited");
        add(schema::kind::check, check.name, {check.expression, Tone::Code, {}, {}, check.expression},
            rules << comment(check.comment));
    }

    void add(const schema::Exclusion &exclusion)
    {
        QStringList elements;
        for (const schema::ExclusionElement &element : exclusion.elements)
            elements << indexKeyText(element.key) + tr(" with %1").arg(element.op);
        QString text = exclusion.method + u" ("_s + elements.join(u", "_s) + u')';
        if (!exclusion.where.isEmpty())
            text += tr(" where %1").arg(exclusion.where);
        add(schema::kind::exclusion, exclusion.name, {text, Tone::Code, {}, {}, text},
            deferral(exclusion.deferrability) << comment(exclusion.comment));
    }

    void add(const schema::NotNullConstraint &notNull)
    {
        QStringList rules = validity(notNull.notValid, false);
        if (notNull.noInherit)
            rules << tr("not inherited");
        add(schema::kind::notNull, notNull.name, {notNull.column, Tone::Code}, rules << comment(notNull.comment));
    }

    static QStringList comment(const QString &text) { return text.isEmpty() ? QStringList() : QStringList(text); }

    static QStringList deferral(schema::Deferrability deferrability)
    {
        switch (deferrability) {
        case schema::Deferrability::Not: return {};
        case schema::Deferrability::InitiallyImmediate: return {tr("deferrable")};
        case schema::Deferrability::InitiallyDeferred: return {tr("deferred to commit")};
        }
        return {};
    }

    static QStringList validity(bool notValid, bool notEnforced)
    {
        QStringList rules;
        if (notValid)
            rules << tr("not validated");
        if (notEnforced)
            rules << tr("not enforced");
        return rules;
    }

    static QString action(schema::ReferentialAction action)
    {
        switch (action) {
        case schema::ReferentialAction::NoAction: return tr("no action");
        case schema::ReferentialAction::Restrict: return tr("restrict");
        case schema::ReferentialAction::Cascade: return tr("cascade");
        case schema::ReferentialAction::SetNull: return tr("set null");
        case schema::ReferentialAction::SetDefault: return tr("set default");
        }
        return {};
    }

    Sheet m_sheet;
};

} // namespace

Sheet keySheet(const schema::Table &table)
{
    return Keys::make(table);
}

} // namespace tidemark::ui
