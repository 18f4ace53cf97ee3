// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/target.h"

namespace tidemark::dialect {

QString describe(const Target &target)
{
    QString text;
    if (!target.user.isEmpty())
        text += target.user + QChar(u'@');
    text += target.host;
    if (!target.port.isEmpty())
        text += QChar(u':') + target.port;
    if (!text.isEmpty() && !target.database.isEmpty())
        text += QChar(u'/');
    return text + target.database;
}

} // namespace tidemark::dialect
