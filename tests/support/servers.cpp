// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/servers.h"

#include <QStringList>

namespace tidemark::test {

QList<Server> servers()
{
    QList<Server> servers{{QStringLiteral("own"), {}}};
    for (const QString &entry : qEnvironmentVariable("TIDEMARK_PG_MATRIX").split(u':', Qt::SkipEmptyParts))
        servers.append({entry.section(u'=', 0, 0), entry.section(u'=', 1)});
    return servers;
}

} // namespace tidemark::test
