// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/version.h"

#include <cstdio>

int main()
{
    const QByteArray text = (QStringLiteral("tidemark ") + tidemark::base::version()).toUtf8();
    std::puts(text.constData());
    return 0;
}
