// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/attributes.h"

#include <algorithm>

namespace tidemark {

using namespace Qt::StringLiterals;

static bool saysNothing(const AttributeValue &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return !*flag;
    if (const QString *text = std::get_if<QString>(&value))
        return text->isEmpty();
    if (const QStringList *list = std::get_if<QStringList>(&value))
        return list->isEmpty();
    return false;
}

void Attributes::set(const QString &key, AttributeValue value)
{
    if (saysNothing(value)) {
        remove(key);
        return;
    }
    const auto at = std::ranges::lower_bound(m_entries, key, {}, &Entry::first);
    if (at != m_entries.end() && at->first == key)
        at->second = std::move(value);
    else
        m_entries.emplace(at, key, std::move(value));
}

void Attributes::set(const QString &key, bool value)
{
    set(key, AttributeValue(value));
}

void Attributes::set(const QString &key, qint64 value)
{
    set(key, AttributeValue(value));
}

void Attributes::set(const QString &key, const QString &value)
{
    set(key, AttributeValue(value));
}

void Attributes::set(const QString &key, const QStringList &value)
{
    set(key, AttributeValue(value));
}

void Attributes::remove(const QString &key)
{
    std::erase_if(m_entries, [&](const Entry &entry) { return entry.first == key; });
}

const AttributeValue *Attributes::find(const QString &key) const
{
    const auto at = std::ranges::lower_bound(m_entries, key, {}, &Entry::first);
    return at != m_entries.end() && at->first == key ? &at->second : nullptr;
}

template <class T>
static T valueOr(const AttributeValue *value, T otherwise)
{
    const T *held = value ? std::get_if<T>(value) : nullptr;
    return held ? *held : otherwise;
}

bool Attributes::flag(const QString &key) const
{
    return valueOr<bool>(find(key), false);
}

qint64 Attributes::number(const QString &key, qint64 otherwise) const
{
    return valueOr<qint64>(find(key), otherwise);
}

QString Attributes::text(const QString &key) const
{
    return valueOr<QString>(find(key), {});
}

QStringList Attributes::list(const QString &key) const
{
    return valueOr<QStringList>(find(key), {});
}

QString toText(const AttributeValue &value)
{
    if (const bool *flag = std::get_if<bool>(&value))
        return *flag ? u"true"_s : u"false"_s;
    if (const qint64 *number = std::get_if<qint64>(&value))
        return QString::number(*number);
    if (const QString *text = std::get_if<QString>(&value))
        return *text;
    return std::get<QStringList>(value).join(u", "_s);
}

} // namespace tidemark
