// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/poolstatus.h"

namespace tidemark::pool {

using namespace Qt::StringLiterals;

// For programs that read it already, and therefore not translated.
QString statusText(const PoolFigures &figures)
{
    return u"Pool size: %1  Connections in pool: %2 Current Overflow: %3 Current Checked out connections: %4"_s
        .arg(figures.size)
        .arg(figures.checkedIn)
        .arg(figures.overflow)
        .arg(figures.checkedOut);
}

} // namespace tidemark::pool
