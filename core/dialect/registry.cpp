// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/registry.h"

#include "base/text.h"

namespace tidemark::dialect {

using namespace Qt::StringLiterals;

const Dialect *Registry::find(const QString &id) const
{
    for (const Dialect &dialect : m_dialects) {
        if (dialect.id.compare(id, Qt::CaseInsensitive) == 0 || dialect.aliases.contains(id, Qt::CaseInsensitive))
            return &dialect;
    }
    return nullptr;
}

Result<const Dialect *> Registry::require(const QString &id) const
{
    if (const Dialect *dialect = find(id))
        return dialect;
    const QString meant = didYouMean(id, ids());
    return fail(ErrorKind::Unsupported, tr("There is no driver for \"%1\"").arg(printable(id)),
                meant.isEmpty() ? tr("This build knows: %1.").arg(ids().join(u", "_s)) : meant);
}

QStringList Registry::ids() const
{
    QStringList ids;
    for (const Dialect &dialect : m_dialects)
        ids << dialect.id;
    return ids;
}

} // namespace tidemark::dialect
