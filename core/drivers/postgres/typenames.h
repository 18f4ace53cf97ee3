// SPDX-License-Identifier: GPL-3.0-or-later
// Names of types by number and modifier. Built-in ones are spelled here; others are collected, asked for in one query,
// and put in place of the tickets that stood for them. One thread at a time.
#pragma once

#include "drivers/postgres/types.h"
#include "sql/connection.h"

#include <QHash>

namespace tidemark::postgres {

class TypeNames
{
public:
    // The name, or a ticket that resolve() turns into it later.
    [[nodiscard]] QString nameOrTicket(quint32 oid, int modifier = -1);

    // The query for all tickets handed out so far; none when `isComplete`.
    [[nodiscard]] bool isComplete() const { return m_asked.empty(); }
    [[nodiscard]] sql::Step query();

    // Replaces a ticket by its name; any other text stays.
    void resolve(QString &text) const
    {
        if (!text.isEmpty() && text.front() == mark)
            text = m_names.value(text);
    }

    // The family of a type by the text that nameOrTicket() gave.
    [[nodiscard]] schema::TypeFamily family(quint32 oid) const;

    // What pg_type says of a type: its category, how its values are stored and collated unless a column says otherwise.
    struct Traits
    {
        char category = 'U';
        char storage = 'x';
        quint32 collation = 0;
    };
    void setTraits(quint32 oid, const Traits &traits) { m_traits.insert(oid, traits); }
    [[nodiscard]] char storage(quint32 oid) const { return m_traits.value(oid).storage; }
    [[nodiscard]] quint32 collation(quint32 oid) const { return m_traits.value(oid).collation; }

private:
    static constexpr QChar mark{0xE000}; // private use: no type is called so

    QHash<quint64, QString> m_tickets;
    std::vector<std::pair<quint32, int>> m_asked;
    QHash<QString, QString> m_names; // by ticket
    QHash<quint32, Traits> m_traits;
};

} // namespace tidemark::postgres
