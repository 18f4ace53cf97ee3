// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/item.h"

#include <algorithm>
#include <concepts>

namespace tidemark::diff {

namespace {

template <class T>
concept Part = std::same_as<T, schema::Column> || std::same_as<T, schema::Key> || std::same_as<T, schema::ForeignKey> ||
               std::same_as<T, schema::Check> || std::same_as<T, schema::Exclusion> ||
               std::same_as<T, schema::NotNullConstraint> || std::same_as<T, schema::Index> ||
               std::same_as<T, schema::Trigger> || std::same_as<T, schema::Rule> || std::same_as<T, schema::Policy>;

template <class T>
struct IsPartList : std::false_type
{
};
template <Part T>
struct IsPartList<std::vector<T>> : std::true_type
{
};
template <Part T>
struct IsPartList<Box<T>> : std::true_type
{
};

// Parts of a relation are objects of their own; a type's fields and checks belong to it.
template <class Owner>
constexpr bool ownsParts = std::same_as<Owner, schema::Table> || std::same_as<Owner, schema::View>;

void compareAttributes(const Attributes &a, const Attributes &b, QStringList &fields)
{
    for (const auto &[key, value] : a.entries()) {
        const AttributeValue *other = b.find(key);
        if (!other || !(*other == value))
            fields << key;
    }
    for (const auto &[key, value] : b.entries()) {
        if (!a.contains(key))
            fields << key;
    }
}

template <class T>
void compareFields(const T &a, const T &b, QStringList &fields);

template <class Owner>
class FieldComparer
{
public:
    FieldComparer(std::vector<const void *> left, QStringList &fields)
        : m_left(std::move(left))
        , m_fields(fields)
    {
    }

    template <class F>
    void operator()(const char *name, const F &right)
    {
        const F &left = *static_cast<const F *>(m_left[m_at++]);
        if constexpr (ownsParts<Owner> && IsPartList<F>::value)
            return;
        else if constexpr (std::same_as<F, Attributes>)
            compareAttributes(left, right, m_fields);
        else if constexpr (std::same_as<F, schema::Meta>)
            compareFields(left, right, m_fields);
        else if (!(left == right))
            m_fields << QString::fromLatin1(name);
    }

private:
    std::vector<const void *> m_left;
    QStringList &m_fields;
    size_t m_at = 0;
};

template <class T>
void compareFields(const T &a, const T &b, QStringList &fields)
{
    std::vector<const void *> left;
    T::visit(a, [&left](const char *, const auto &field) { left.push_back(&field); });
    T::visit(b, FieldComparer<T>(std::move(left), fields));
}

} // namespace

QStringList differingFields(const Item &before, const Item &after)
{
    QStringList fields;
    std::visit(
        [&](const auto &left) {
            using Pointer = std::decay_t<decltype(left)>;
            if constexpr (!std::same_as<Pointer, std::monostate>) {
                if (const auto *right = std::get_if<Pointer>(&after))
                    compareFields(*left, **right, fields);
            }
        },
        before);
    return fields;
}

} // namespace tidemark::diff
