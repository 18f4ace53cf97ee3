// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/words.h"

#include "base/text.h"
#include "schema/enumnames.h"
#include "schema/jsonfields.h"

#include <QMap>

namespace tidemark::diff {

using namespace Qt::StringLiterals;

namespace {

template <class T>
concept Readable = requires(const T &value) { T::visit(value, [](const char *, const auto &) {}); };

// What has no shorter form is shown as it stands in a snapshot.
template <class T>
QString jsonText(const T &value)
{
    QByteArray text;
    JsonWriter json([&text](const QByteArray &part) -> Result<void> {
        text += part;
        return {};
    });
    schema::FieldWriter(json).write(value);
    [[maybe_unused]] const auto written = json.finish();
    return QString::fromUtf8(text);
}

QString textOf(const QString &value)
{
    return value;
}
QString textOf(bool value)
{
    return value ? u"true"_s : u"false"_s;
}
QString textOf(const QStringList &value)
{
    return value.join(u", "_s);
}
QString textOf(const schema::QualifiedName &value)
{
    return value.toString();
}

QString textOf(const std::vector<schema::QualifiedName> &value)
{
    QStringList names;
    for (const schema::QualifiedName &name : value)
        names << name.toString();
    return names.join(u", "_s);
}

QString textOf(const std::vector<schema::Grant> &value)
{
    QMap<QString, QStringList> byGrantee;
    for (const schema::Grant &grant : value)
        byGrantee[grant.grantee.isEmpty() ? u"PUBLIC"_s : grant.grantee]
            << grant.privilege + (grant.grantable ? u" WITH GRANT OPTION"_s : QString());
    QStringList parts;
    for (const auto &[grantee, privileges] : byGrantee.asKeyValueRange())
        parts << grantee + u": "_s + privileges.join(u", "_s);
    return parts.join(u"; "_s);
}

template <class T>
QString textOf(const T &value)
{
    if constexpr (std::is_enum_v<T>)
        return QString::fromLatin1(schema::enumName(value));
    else
        return value == T{} ? QString() : jsonText(value);
}

// The wanted fields of one value by name, those of its Meta and attributes among them.
struct FieldTexts
{
    const QStringList &wanted;
    QMap<QString, QString> texts = {};

    template <class T>
    void operator()(const char *name, const T &value)
    {
        if constexpr (std::same_as<T, schema::Meta>) {
            schema::Meta::visit(value, *this);
        } else if constexpr (std::same_as<T, Attributes>) {
            for (const auto &[key, attribute] : value.entries())
                add(key, [&] { return tidemark::toText(attribute); });
        } else if constexpr (!std::same_as<T, schema::SourceText>) {
            add(QString::fromLatin1(name), [&] { return textOf(value); });
        }
    }

    template <class Text>
    void add(const QString &field, Text text)
    {
        if (wanted.contains(field))
            texts[field] = text();
    }
};

QString columnNames(const std::vector<schema::Column> &columns)
{
    QStringList names;
    for (const schema::Column &column : columns)
        names << column.name;
    return names.join(u", "_s);
}

QMap<QString, QString> textsOf(const Item &item, const QStringList &wanted)
{
    FieldTexts fields{wanted};
    std::visit(
        [&fields](const auto &value) {
            using Pointer = std::remove_cvref_t<decltype(value)>;
            if constexpr (!std::same_as<Pointer, std::monostate>) {
                using Value = std::remove_cvref_t<decltype(*value)>;
                Value::visit(*value, fields);
                // the columns of a relation are objects of their own; only their names and order concern it
                if constexpr (std::same_as<Value, schema::Table> || std::same_as<Value, schema::View>) {
                    for (const QString &field : {u"columns"_s, u"columnOrder"_s})
                        fields.add(field, [&] { return columnNames(value->columns); });
                }
            }
        },
        item);
    return fields.texts;
}

} // namespace

std::vector<FieldChange> fieldChanges(const Change &change)
{
    std::vector<FieldChange> changes;
    const QMap<QString, QString> before = textsOf(change.before, change.fields);
    const QMap<QString, QString> after = textsOf(change.after, change.fields);
    for (const QString &field : change.fields)
        changes.push_back({field, before.value(field), after.value(field)});
    return changes;
}

QString fieldLabel(const QString &field)
{
    QString label;
    for (const QChar c : field.sliced(field.indexOf(u'.') + 1)) {
        if (c.isUpper())
            label += u' ';
        label += c.toLower();
    }
    return label;
}

static bool isShort(const QString &text)
{
    constexpr qsizetype longest = 60;
    return text.size() <= longest && !text.contains(u'\n');
}

QString alterationText(const Change &change)
{
    QStringList parts;
    for (const FieldChange &field : fieldChanges(change)) {
        const QString label = fieldLabel(field.field);
        if (!isShort(field.before) || !isShort(field.after))
            parts << label;
        else if (field.before.isEmpty())
            parts << tr("%1: now %2").arg(label, field.after);
        else if (field.after.isEmpty())
            parts << tr("%1: no longer %2").arg(label, field.before);
        else
            parts << u"%1: %2 → %3"_s.arg(label, field.before, field.after);
    }
    return parts.join(u", "_s);
}

} // namespace tidemark::diff
