// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/platformnoise.h"

namespace tidemark::ui {

bool isPlatformNoise(QStringView message)
{
    return message == u"This plugin does not support propagateSizeHints()";
}

} // namespace tidemark::ui
