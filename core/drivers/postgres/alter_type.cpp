// SPDX-License-Identifier: GPL-3.0-or-later
// Types and sequences. Labels can be added to an enum; whoever takes some away needs a new type.
#include "drivers/postgres/alteration.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Type;
using schema::TypeKind;

static bool isSubsequence(const QStringList &part, const QStringList &whole)
{
    auto at = part.begin();
    for (const QString &label : whole) {
        if (at != part.end() && *at == label)
            ++at;
    }
    return at == part.end();
}

// Each new label is placed against the one before it, which exists by then.
static QStringList addLabels(const Type &before, const Type &after)
{
    const QString alter = u"ALTER TYPE "_s + quoteQualified(after.name) + u" ADD VALUE "_s;
    QStringList list;
    for (qsizetype i = 0; i < after.labels.size(); ++i) {
        if (before.labels.contains(after.labels[i]))
            continue;
        const QString place = i > 0                     ? u" AFTER "_s + quoteLiteral(after.labels[i - 1])
                              : before.labels.isEmpty() ? QString()
                                                        : u" BEFORE "_s + quoteLiteral(before.labels.first());
        list << alter + quoteLiteral(after.labels[i]) + place;
    }
    return list;
}

static QStringList fieldNames(const Type &type)
{
    QStringList names;
    for (const schema::Column &field : type.fields)
        names << field.name;
    return names;
}

static const schema::Column *fieldOf(const Type &type, const QString &name)
{
    const auto found = std::ranges::find(type.fields, name, &schema::Column::name);
    return found != type.fields.end() ? &*found : nullptr;
}

static QString attributeText(const schema::Column &field)
{
    return field.type + (field.collation.isEmpty() ? QString() : u" COLLATE "_s + field.collation);
}

// New attributes go to the end, so any other order needs a new type. Types of attributes that change do so as well:
// the engine refuses to alter them where a column uses the type.
static bool fieldsGrow(const Type &before, const Type &after)
{
    QStringList kept;
    for (const QString &name : fieldNames(before)) {
        const schema::Column *old = fieldOf(before, name);
        const schema::Column *wanted = fieldOf(after, name);
        if (wanted && attributeText(*old) != attributeText(*wanted))
            return false;
        if (wanted)
            kept << name;
    }
    return fieldNames(after).mid(0, kept.size()) == kept;
}

static QStringList alterFields(const Type &before, const Type &after)
{
    const QString name = quoteQualified(after.name);
    QStringList actions;
    for (const QString &field : fieldNames(before)) {
        if (!fieldOf(after, field))
            actions << u"DROP ATTRIBUTE "_s + quoteIdentifier(field);
    }
    for (const schema::Column &field : after.fields) {
        if (!fieldOf(before, field.name))
            actions << u"ADD ATTRIBUTE "_s + quoteIdentifier(field.name) + u' ' + attributeText(field);
    }
    QStringList list;
    if (!actions.isEmpty())
        list << u"ALTER TYPE "_s + name + u' ' + actions.join(u", "_s);
    for (const schema::Column &field : after.fields) {
        const schema::Column *old = fieldOf(before, field.name);
        if (field.comment != (old ? old->comment : QString()))
            list << commentOn({u"COLUMN"_s, name + u'.' + quoteIdentifier(field.name)}, field.comment);
    }
    return list;
}

static QStringList alterDomainChecks(const Type &before, const Type &after)
{
    const QString alter = u"ALTER DOMAIN "_s + quoteQualified(after.name);
    const QString on = u" ON DOMAIN "_s + quoteQualified(after.name);
    QStringList drop;
    QStringList add;
    for (const schema::Check &check : before.checks) {
        if (!std::ranges::contains(after.checks, check))
            drop << alter + u" DROP CONSTRAINT "_s + quoteIdentifier(check.name);
    }
    for (const schema::Check &check : after.checks) {
        if (std::ranges::contains(before.checks, check))
            continue;
        add << alter + u" ADD "_s + checkDefinition(check);
        if (!check.comment.isEmpty())
            add << commentOn({u"CONSTRAINT"_s, quoteIdentifier(check.name) + on}, check.comment);
    }
    return drop + add;
}

static QStringList alterDomain(const Type &before, const Type &after, Fields &fields)
{
    const QString alter = u"ALTER DOMAIN "_s + quoteQualified(after.name);
    QStringList list;
    if (fields.take("checks"_L1))
        list += alterDomainChecks(before, after);
    if (fields.take("default"_L1))
        list << alter + (after.defaultValue.isEmpty() ? u" DROP DEFAULT"_s : u" SET DEFAULT "_s + after.defaultValue);
    if (fields.take("notNull"_L1))
        list << alter + (after.notNull ? u" SET NOT NULL"_s : u" DROP NOT NULL"_s);
    fields.forget("notNulls"_L1); // named by the engine
    return list;
}

static QStringList alterByKind(const Type &before, const Type &after, Fields &fields)
{
    if (before.kind != after.kind)
        return {};
    switch (after.kind) {
    case TypeKind::Enum:
        return isSubsequence(before.labels, after.labels) && fields.take("values"_L1) ? addLabels(before, after)
                                                                                      : QStringList();
    case TypeKind::Composite:
        return fieldsGrow(before, after) && fields.take("fields"_L1) ? alterFields(before, after) : QStringList();
    case TypeKind::Domain: return alterDomain(before, after, fields);
    case TypeKind::Range:
    case TypeKind::Base:
    case TypeKind::Shell: break;
    }
    return {};
}

QStringList alterType(const Type &before, const Type &after, Fields &fields)
{
    const QStringList list = alterByKind(before, after, fields);
    return list + alterMeta(subjectOf(after), before.meta, after.meta, fields);
}

static QString optionText(const schema::Sequence &before, const schema::Sequence &after)
{
    const schema::SequenceOptions &old = before.options;
    const schema::SequenceOptions &wanted = after.options;
    QString text;
    const auto number = [&text](const char *word, qint64 a, qint64 b) {
        if (a != b)
            text += u' ' + QLatin1StringView(word) + u' ' + QString::number(b);
    };
    if (before.type != after.type)
        text += u" AS "_s + after.type;
    number("INCREMENT BY", old.increment, wanted.increment);
    number("MINVALUE", old.minimum, wanted.minimum);
    // a change of type moves a maximum that was the old type's own
    if (before.type != after.type || old.maximum != wanted.maximum)
        text += u" MAXVALUE "_s + QString::number(wanted.maximum);
    number("START WITH", old.start, wanted.start);
    number("CACHE", old.cache, wanted.cache);
    if (old.cycle != wanted.cycle)
        text += wanted.cycle ? u" CYCLE"_s : u" NO CYCLE"_s;
    return text;
}

QStringList alterSequence(const schema::Sequence &before, const schema::Sequence &after, Fields &fields)
{
    const Subject subject{u"SEQUENCE"_s, quoteQualified(after.name)};
    QStringList list;
    const bool type = fields.take("type"_L1);
    const bool options = fields.take("options"_L1);
    if (type || options)
        list << u"ALTER SEQUENCE "_s + subject.name + optionText(before, after);
    if (fields.take("pg.unlogged"_L1))
        list << u"ALTER SEQUENCE "_s + subject.name +
                    (after.meta.attributes.flag(u"pg.unlogged"_s) ? u" SET UNLOGGED"_s : u" SET LOGGED"_s);
    return list + alterMeta(subject, before.meta, after.meta, fields);
}

} // namespace tidemark::postgres
