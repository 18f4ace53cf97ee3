// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/paths.h"

namespace tidemark::test {

QString sourceDir()
{
    return QStringLiteral(TIDEMARK_SOURCE_DIR);
}

QString dataPath(const QString &name)
{
    return QStringLiteral(TIDEMARK_SOURCE_DIR "/tests/data/") + name;
}

QString programPath(const QString &name)
{
    return QStringLiteral(TIDEMARK_PROGRAM_DIR "/") + name;
}

} // namespace tidemark::test
