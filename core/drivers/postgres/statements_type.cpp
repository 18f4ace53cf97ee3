// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/statements.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Type;
using schema::TypeKind;

QString sequenceOptions(const QString &type, const schema::SequenceOptions &options)
{
    QStringList parts;
    if (!type.isEmpty())
        parts << u"AS "_s + type;
    parts << u"START WITH "_s + QString::number(options.start)
          << u"INCREMENT BY "_s + QString::number(options.increment)
          << u"MINVALUE "_s + QString::number(options.minimum) << u"MAXVALUE "_s + QString::number(options.maximum)
          << u"CACHE "_s + QString::number(options.cache);
    if (options.cycle)
        parts << u"CYCLE"_s;
    return parts.join(u' ');
}

QString createSequence(const schema::Sequence &sequence)
{
    const QString unlogged = sequence.meta.attributes.flag(u"pg.unlogged"_s) ? u"UNLOGGED "_s : QString();
    QString text = u"CREATE "_s + unlogged + u"SEQUENCE "_s + quoteQualified(sequence.name) + u"\n    "_s +
                   sequenceOptions(sequence.type, sequence.options).replace(u" INCREMENT"_s, u"\n    INCREMENT"_s);
    return text;
}

static QString labelList(const Type &type)
{
    QStringList labels;
    for (const QString &label : type.labels)
        labels << quoteLiteral(label);
    return labels.isEmpty() ? u"()"_s : u"(\n    "_s + labels.join(u",\n    "_s) + u"\n)"_s;
}

static QString fieldList(const Type &type)
{
    QStringList fields;
    for (const schema::Column &field : type.fields)
        fields << quoteIdentifier(field.name) + u' ' + field.type +
                      (field.collation.isEmpty() ? QString() : u" COLLATE "_s + field.collation);
    return fields.isEmpty() ? u"()"_s : u"(\n    "_s + fields.join(u",\n    "_s) + u"\n)"_s;
}

static QString domainTail(const Type &type)
{
    QString text = u" AS "_s + type.baseType;
    if (!type.collation.isEmpty())
        text += u" COLLATE "_s + type.collation;
    if (!type.defaultValue.isEmpty())
        text += u" DEFAULT "_s + type.defaultValue;
    if (type.notNull)
        text += u" NOT NULL"_s;
    for (const schema::Check &check : type.checks) {
        if (!check.notValid)
            text += u"\n    "_s + checkDefinition(check);
    }
    return text;
}

// Attributes of the type in the words of CREATE TYPE.
static QString parameterList(const Attributes &attributes,
                             std::initializer_list<std::pair<QLatin1StringView, QLatin1StringView>> names,
                             QStringList parts = {})
{
    for (const auto &[key, word] : names) {
        if (const AttributeValue *value = attributes.find(QString(key)))
            parts << QString(word) + u" = "_s + toText(*value);
    }
    return u"(\n    "_s + parts.join(u",\n    "_s) + u"\n)"_s;
}

static QString rangeList(const Type &type)
{
    QStringList parts{u"SUBTYPE = "_s + type.baseType};
    if (!type.collation.isEmpty())
        parts << u"COLLATION = "_s + type.collation;
    const Attributes &attributes = type.meta.attributes;
    if (const QString multirange = attributes.text(u"pg.multirange"_s); !multirange.isEmpty())
        parts << u"MULTIRANGE_TYPE_NAME = "_s + quoteQualified({type.name.schema, multirange});
    return parameterList(attributes,
                         {{"pg.subtypeOpClass"_L1, "SUBTYPE_OPCLASS"_L1},
                          {"pg.canonical"_L1, "CANONICAL"_L1},
                          {"pg.subtypeDiff"_L1, "SUBTYPE_DIFF"_L1}},
                         parts);
}

static QString baseList(const Type &type)
{
    QStringList parts;
    const Attributes &attributes = type.meta.attributes;
    for (const auto &[key, quoted] : {std::pair{"delimiter"_L1, true}, {"category"_L1, true}}) {
        if (const QString value = attributes.text(u"pg."_s + key); !value.isEmpty())
            parts << QString(key).toUpper() + u" = "_s + (quoted ? quoteLiteral(value) : value);
    }
    if (!type.defaultValue.isEmpty())
        parts << u"DEFAULT = "_s + quoteLiteral(type.defaultValue);
    if (attributes.text(u"pg.passedbyvalue"_s) == "true"_L1)
        parts << u"PASSEDBYVALUE"_s;
    return parameterList(attributes,
                         {{"pg.input"_L1, "INPUT"_L1},
                          {"pg.output"_L1, "OUTPUT"_L1},
                          {"pg.receive"_L1, "RECEIVE"_L1},
                          {"pg.send"_L1, "SEND"_L1},
                          {"pg.typmod_in"_L1, "TYPMOD_IN"_L1},
                          {"pg.typmod_out"_L1, "TYPMOD_OUT"_L1},
                          {"pg.analyze"_L1, "ANALYZE"_L1},
                          {"pg.subscript"_L1, "SUBSCRIPT"_L1},
                          {"pg.internallength"_L1, "INTERNALLENGTH"_L1},
                          {"pg.alignment"_L1, "ALIGNMENT"_L1},
                          {"pg.storage"_L1, "STORAGE"_L1},
                          {"pg.preferred"_L1, "PREFERRED"_L1},
                          {"pg.element"_L1, "ELEMENT"_L1},
                          {"pg.collatable"_L1, "COLLATABLE"_L1}},
                         parts);
}

QString createType(const Type &type)
{
    const QString name = quoteQualified(type.name);
    switch (type.kind) {
    case TypeKind::Enum: return u"CREATE TYPE "_s + name + u" AS ENUM "_s + labelList(type);
    case TypeKind::Composite: return u"CREATE TYPE "_s + name + u" AS "_s + fieldList(type);
    case TypeKind::Domain: return u"CREATE DOMAIN "_s + name + domainTail(type);
    case TypeKind::Range: return u"CREATE TYPE "_s + name + u" AS RANGE "_s + rangeList(type);
    case TypeKind::Base: return u"CREATE TYPE "_s + name + u' ' + baseList(type);
    case TypeKind::Shell: break;
    }
    return u"CREATE TYPE "_s + name;
}

Subject subjectOf(const Type &type)
{
    return {type.kind == TypeKind::Domain ? u"DOMAIN"_s : u"TYPE"_s, quoteQualified(type.name)};
}

QStringList completeType(const Type &type)
{
    const QString name = quoteQualified(type.name);
    QStringList list;
    for (const schema::Check &check : type.checks) {
        if (check.notValid)
            list << u"ALTER DOMAIN "_s + name + u" ADD "_s + checkDefinition(check);
        if (!check.comment.isEmpty())
            list << commentOn({u"CONSTRAINT"_s, quoteIdentifier(check.name) + u" ON DOMAIN "_s + name}, check.comment);
    }
    for (const schema::Column &field : type.fields) {
        if (!field.comment.isEmpty())
            list << commentOn({u"COLUMN"_s, name + u'.' + quoteIdentifier(field.name)}, field.comment);
    }
    return list;
}

} // namespace tidemark::postgres
