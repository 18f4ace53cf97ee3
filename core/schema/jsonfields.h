// SPDX-License-Identifier: GPL-3.0-or-later
// Writes and reads any model value as JSON by asking it to visit its fields: the one place that knows how a field looks
// in a snapshot. Fields that hold nothing (false, an empty text or list, the first value of an enumeration) are not
// written, and what is absent reads as that; numbers are always written. Reading refuses fields it does not know. For
// use by snapshot, fingerprint and the words of a diff.
#pragma once

#include "base/jsonwriter.h"
#include "base/text.h"
#include "schema/enumnames.h"

#include <QJsonArray>
#include <QJsonObject>

namespace tidemark::schema {

class FieldWriter
{
public:
    explicit FieldWriter(JsonWriter &json)
        : m_json(json)
    {
    }

    template <class T>
    void operator()(const char *name, const T &value)
    {
        if (saysNothing(value))
            return;
        m_json.key(std::string_view(name));
        write(value);
    }

    template <class T>
    void write(const T &value)
    {
        if constexpr (std::is_enum_v<T>) {
            m_json.value(QString::fromLatin1(enumName(value)));
        } else {
            m_json.beginObject();
            T::visit(value, *this);
            m_json.endObject();
        }
    }
    void write(const QString &value) { m_json.value(value); }
    void write(bool value) { m_json.value(value); }
    void write(qint64 value) { m_json.value(value); }
    void write(const QStringList &value)
    {
        m_json.beginArray();
        for (const QString &item : value)
            m_json.value(item);
        m_json.endArray();
    }
    void write(const Attributes &value);
    template <class T>
    void write(const Box<T> &value)
    {
        write(*value);
    }
    template <class T>
    void write(const std::vector<T> &value)
    {
        m_json.beginArray();
        for (const T &item : value)
            write(item);
        m_json.endArray();
    }

private:
    template <class T>
    static bool saysNothing(const T &value)
    {
        if constexpr (std::is_same_v<T, qint64>)
            return false;
        else
            return value == T{};
    }

    JsonWriter &m_json;
};

// Where a value lies in its document: a chain over the stack of the readers, spelled out only for an error.
struct JsonPath
{
    const JsonPath *parent = nullptr;
    QAnyStringView key = {};
    qsizetype index = -1; // in a list; the key is then empty

    // "/schema/tables/0/name"
    [[nodiscard]] QString toString() const;
};

// Reads the fields of one JSON object into one value. The first thing that does not fit is kept as the error.
class FieldReader
{
public:
    FieldReader(const QJsonObject &object, const JsonPath &path)
        : m_object(object)
        , m_path(path)
    {
    }

    template <class T>
    void operator()(const char *name, T &value)
    {
        const QLatin1StringView key(name);
        const auto found = m_object.constFind(key);
        if (found == m_object.constEnd()) {
            if constexpr (!std::is_same_v<T, qint64>)
                value = T{}; // which is not what every field begins with
            return;
        }
        ++m_used;
        readValue(found.value(), value, JsonPath{&m_path, key});
    }

    // An error that names the first wrong field, or a field nobody asked for.
    [[nodiscard]] Result<void> finish();

    template <class T>
    [[nodiscard]] static Result<void> read(const QJsonObject &object, T &value, const JsonPath &path)
    {
        FieldReader reader(object, path);
        T::visit(value, reader);
        return reader.finish();
    }

private:
    void wrong(const JsonPath &path, const QString &expected);
    void keep(Result<void> outcome)
    {
        if (m_outcome && !outcome)
            m_outcome = std::move(outcome);
    }

    template <class T>
    void readValue(const QJsonValue &json, T &value, const JsonPath &path)
    {
        if constexpr (std::is_enum_v<T>) {
            const std::optional<T> read = enumFromName<T>(json.toString());
            if (!read)
                return wrong(path, tr("one of the known values"));
            value = *read;
        } else if (!json.isObject()) {
            wrong(path, tr("an object"));
        } else {
            keep(read(json.toObject(), value, path));
        }
    }
    void readValue(const QJsonValue &json, QString &value, const JsonPath &path);
    void readValue(const QJsonValue &json, bool &value, const JsonPath &path);
    void readValue(const QJsonValue &json, qint64 &value, const JsonPath &path);
    void readValue(const QJsonValue &json, QStringList &value, const JsonPath &path);
    void readValue(const QJsonValue &json, Attributes &value, const JsonPath &path);

    template <class T>
    void readValue(const QJsonValue &json, Box<T> &value, const JsonPath &path)
    {
        T read;
        readValue(json, read, path);
        value = std::move(read);
    }
    template <class T>
    void readValue(const QJsonValue &json, std::vector<T> &value, const JsonPath &path)
    {
        if (!json.isArray())
            return wrong(path, tr("a list"));
        const QJsonArray items = json.toArray();
        value.resize(size_t(items.size()));
        for (qsizetype i = 0; i < items.size(); ++i)
            readValue(items[i], value[size_t(i)], JsonPath{&path, {}, i});
    }

    QJsonObject m_object;
    const JsonPath &m_path;
    int m_used = 0;
    Result<void> m_outcome;
};

} // namespace tidemark::schema
