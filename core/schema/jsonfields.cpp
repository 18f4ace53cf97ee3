// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/jsonfields.h"

namespace tidemark::schema {

using namespace Qt::StringLiterals;

void FieldWriter::write(const Attributes &value)
{
    m_json.beginObject();
    for (const auto &[key, held] : value.entries()) {
        m_json.key(QStringView(key));
        std::visit([this](const auto &plain) { write(plain); }, held);
    }
    m_json.endObject();
}

QString JsonPath::toString() const
{
    const QString above = parent ? parent->toString() : QString();
    if (index < 0 && key.isEmpty())
        return above; // the document itself
    return above + u'/' + (index < 0 ? key.toString() : QString::number(index));
}

void FieldReader::wrong(const JsonPath &path, const QString &expected)
{
    keep(fail(ErrorKind::Config, tr("The field %1 is not %2").arg(path.toString(), expected),
              tr("The snapshot was damaged or changed by hand. Make it again with tidemark inspect --format json.")));
}

// A number with a fraction has none that it could stand for.
static std::optional<qint64> wholeNumber(const QJsonValue &json)
{
    const qint64 number = json.toInteger(0);
    return json.isDouble() && number == json.toInteger(1) ? std::optional(number) : std::nullopt;
}

Result<void> FieldReader::finish()
{
    if (!m_outcome || m_used == m_object.size())
        return m_outcome;
    // which one it was is worth a second visit: this is the rare path
    return fail(ErrorKind::Config,
                tr("%1 has a field that this version does not know (one of %2)")
                    .arg(m_path.toString(), m_object.keys().join(u", "_s)),
                tr("A newer version of Tidemark may have written it."));
}

void FieldReader::readValue(const QJsonValue &json, QString &value, const JsonPath &path)
{
    if (!json.isString())
        return wrong(path, tr("a text"));
    value = json.toString();
}

void FieldReader::readValue(const QJsonValue &json, bool &value, const JsonPath &path)
{
    if (!json.isBool())
        return wrong(path, tr("true or false"));
    value = json.toBool();
}

void FieldReader::readValue(const QJsonValue &json, qint64 &value, const JsonPath &path)
{
    const std::optional<qint64> number = wholeNumber(json);
    if (!number)
        return wrong(path, tr("a whole number"));
    value = *number;
}

void FieldReader::readValue(const QJsonValue &json, QStringList &value, const JsonPath &path)
{
    if (!json.isArray())
        return wrong(path, tr("a list"));
    for (const QJsonValue item : json.toArray()) {
        if (!item.isString())
            return wrong(path, tr("a list of texts"));
        value.append(item.toString());
    }
}

void FieldReader::readValue(const QJsonValue &json, Attributes &value, const JsonPath &path)
{
    if (!json.isObject())
        return wrong(path, tr("an object"));
    const QJsonObject object = json.toObject();
    for (auto at = object.constBegin(); at != object.constEnd(); ++at) {
        const QJsonValue item = at.value();
        const QString key = at.key();
        if (item.isBool()) {
            value.set(key, item.toBool());
        } else if (item.isDouble()) {
            qint64 number = 0;
            readValue(item, number, JsonPath{&path, key});
            value.set(key, number);
        } else if (item.isArray()) {
            QStringList list;
            readValue(item, list, JsonPath{&path, key});
            value.set(key, list);
        } else {
            QString text;
            readValue(item, text, JsonPath{&path, key});
            value.set(key, text);
        }
    }
}

} // namespace tidemark::schema
