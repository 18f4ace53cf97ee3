// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"

#include "base/version_config.h"

namespace tidemark::base {

QString version()
{
    return QStringLiteral(TIDEMARK_VERSION);
}

QString buildInfo()
{
    return QStringLiteral(TIDEMARK_BUILD_TYPE ", " TIDEMARK_COMPILER ", Qt ") + QString::fromLatin1(qVersion());
}

} // namespace tidemark::base
