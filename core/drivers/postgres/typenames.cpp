// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/typenames.h"

#include "drivers/postgres/row.h"

namespace tidemark::postgres {

QString TypeNames::nameOrTicket(quint32 oid, int modifier)
{
    const quint64 key = (quint64(oid) << 32) | quint32(modifier);
    const auto known = m_tickets.constFind(key);
    if (known != m_tickets.constEnd())
        return known.value();
    QString name = builtinTypeName(oid, modifier);
    if (name.isEmpty() && oid != 0) {
        name = mark + QString::number(m_asked.size());
        m_asked.emplace_back(oid, modifier);
    }
    m_tickets.insert(key, name);
    return name;
}

sql::Step TypeNames::query()
{
    QByteArray oids;
    QByteArray modifiers;
    for (const auto &[oid, modifier] : m_asked) {
        oids += (oids.isEmpty() ? "" : ",") + QByteArray::number(oid);
        modifiers += (modifiers.isEmpty() ? "" : ",") + QByteArray::number(modifier);
    }
    const QByteArray text = "SELECT format_type(t, nullif(m, -1)) FROM unnest('{" + oids + "}'::oid[], '{" + modifiers +
                            "}'::int4[]) WITH ORDINALITY AS asked(t, m, n) ORDER BY n";
    return {.sql = sql::SqlText(text), .rows = [this](sql::RowBatch &batch) -> Result<void> {
                for (size_t row = 0; row < batch.rowCount(); ++row)
                    m_names.insert(mark + QString::number(m_names.size()), batch.text(row, 0));
                return {};
            }};
}

schema::TypeFamily TypeNames::family(quint32 oid) const
{
    const schema::TypeFamily builtin = builtinFamily(oid);
    if (builtin != schema::TypeFamily::Other || oid < 16384)
        return builtin;
    return familyOf(m_traits.value(oid).category, {});
}

} // namespace tidemark::postgres
