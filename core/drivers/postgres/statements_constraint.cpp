// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/statements.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

static QString deferrabilityText(schema::Deferrability deferrability)
{
    switch (deferrability) {
    case schema::Deferrability::InitiallyDeferred: return u" DEFERRABLE INITIALLY DEFERRED"_s;
    case schema::Deferrability::InitiallyImmediate: return u" DEFERRABLE"_s;
    case schema::Deferrability::Not: break;
    }
    return {};
}

static QString indexTail(const QStringList &include, const Attributes &attributes)
{
    QString text;
    if (!include.isEmpty())
        text += u" INCLUDE ("_s + quoteIdentifiers(include) + u')';
    if (const QString options = storageOptions(attributes); !options.isEmpty())
        text += u" WITH "_s + options;
    if (const QString tablespace = attributes.text(u"pg.tablespace"_s); !tablespace.isEmpty())
        text += u" USING INDEX TABLESPACE "_s + quoteIdentifier(tablespace);
    return text;
}

static QString named(const QString &name, const QString &definition)
{
    return u"CONSTRAINT "_s + quoteIdentifier(name) + u' ' + definition;
}

QString keyDefinition(const schema::Key &key, bool primary)
{
    QString text = primary ? u"PRIMARY KEY"_s : u"UNIQUE"_s;
    if (key.nullsNotDistinct)
        text += u" NULLS NOT DISTINCT"_s;
    text += u" ("_s + quoteIdentifiers(key.columns) + (key.withoutOverlaps ? u" WITHOUT OVERLAPS"_s : QString()) + u')';
    return named(key.name, text + indexTail(key.include, key.attributes) + deferrabilityText(key.deferrability));
}

static QString actionText(schema::ReferentialAction action)
{
    switch (action) {
    case schema::ReferentialAction::Restrict: return u"RESTRICT"_s;
    case schema::ReferentialAction::Cascade: return u"CASCADE"_s;
    case schema::ReferentialAction::SetNull: return u"SET NULL"_s;
    case schema::ReferentialAction::SetDefault: return u"SET DEFAULT"_s;
    case schema::ReferentialAction::NoAction: break;
    }
    return {};
}

static QString periodList(const QStringList &columns, bool period)
{
    if (!period || columns.isEmpty())
        return quoteIdentifiers(columns);
    return quoteIdentifiers(columns.first(columns.size() - 1)) + u", PERIOD "_s + quoteIdentifier(columns.last());
}

QString foreignKeyDefinition(const schema::ForeignKey &key)
{
    QString text = u"FOREIGN KEY ("_s + periodList(key.columns, key.period) + u") REFERENCES "_s +
                   quoteQualified(key.table) + u'(' + periodList(key.referencedColumns, key.period) + u')';
    if (key.match == schema::MatchType::Full)
        text += u" MATCH FULL"_s;
    if (const QString action = actionText(key.onUpdate); !action.isEmpty())
        text += u" ON UPDATE "_s + action;
    if (const QString action = actionText(key.onDelete); !action.isEmpty())
        text += u" ON DELETE "_s + action;
    if (!key.onDeleteColumns.isEmpty())
        text += u" ("_s + quoteIdentifiers(key.onDeleteColumns) + u')';
    text += deferrabilityText(key.deferrability);
    if (key.notEnforced)
        text += u" NOT ENFORCED"_s;
    else if (key.notValid)
        text += u" NOT VALID"_s;
    return named(key.name, text);
}

QString checkDefinition(const schema::Check &check)
{
    QString text = u"CHECK ("_s + check.expression + u')';
    if (check.noInherit)
        text += u" NO INHERIT"_s;
    if (check.notEnforced)
        text += u" NOT ENFORCED"_s;
    else if (check.notValid)
        text += u" NOT VALID"_s;
    return named(check.name, text);
}

QString exclusionDefinition(const schema::Exclusion &exclusion)
{
    QStringList elements;
    for (const schema::ExclusionElement &element : exclusion.elements)
        elements << indexKeyText(element.key) + u" WITH "_s + element.op;
    QString text = u"EXCLUDE USING "_s + quoteIdentifier(exclusion.method) + u" ("_s + elements.join(u", "_s) + u')' +
                   indexTail(exclusion.include, exclusion.attributes);
    if (!exclusion.where.isEmpty())
        text += u" WHERE ("_s + exclusion.where + u')';
    return named(exclusion.name, text + deferrabilityText(exclusion.deferrability));
}

} // namespace tidemark::postgres
