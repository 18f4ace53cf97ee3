// SPDX-License-Identifier: GPL-3.0-or-later
// What only one engine has: a small sorted map of prefixed keys ("pg.fillfactor", "sqlite.strict") to plain values.
// Comparable, printable and diffable without any model file knowing the key. A value that equals "not set" is not
// stored: false, zero-length text and empty lists are absent, so that two ways of saying nothing are equal.
#pragma once

#include <QString>
#include <QStringList>

#include <utility>
#include <variant>
#include <vector>

namespace tidemark {

using AttributeValue = std::variant<bool, qint64, QString, QStringList>;

class Attributes
{
public:
    using Entry = std::pair<QString, AttributeValue>;

    // Stores a value; storing false, an empty text or an empty list removes the key. Cost: linear in the number of
    // keys.
    void set(const QString &key, bool value);
    void set(const QString &key, qint64 value);
    void set(const QString &key, const QString &value);
    void set(const QString &key, const QStringList &value);
    void set(const QString &key, AttributeValue value);
    void set(const QString &key, const char *value) = delete;
    void remove(const QString &key);

    [[nodiscard]] const AttributeValue *find(const QString &key) const;
    [[nodiscard]] bool contains(const QString &key) const { return find(key) != nullptr; }
    [[nodiscard]] bool flag(const QString &key) const;
    [[nodiscard]] qint64 number(const QString &key, qint64 otherwise = 0) const;
    [[nodiscard]] QString text(const QString &key) const;
    [[nodiscard]] QStringList list(const QString &key) const;

    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    [[nodiscard]] const std::vector<Entry> &entries() const { return m_entries; }

    bool operator==(const Attributes &) const = default;

private:
    std::vector<Entry> m_entries;
};

// A value as people read it: true, 42, text, or a list joined by commas.
[[nodiscard]] QString toText(const AttributeValue &value);

} // namespace tidemark
