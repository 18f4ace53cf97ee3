// SPDX-License-Identifier: GPL-3.0-or-later
// Our own line icons, drawn in a colour token of the scheme that is current when they are painted, sharp at every
// scale. GUI thread only. Nothing is read before the first paint.
#pragma once

#include "ui/common/tokens.h"

#include <QIcon>

namespace tidemark::ui {

// The icon of that name under :/icons (without suffix).
[[nodiscard]] QIcon icon(const QString &name, Token token = Token::TextMuted);

// The icon for an object of a kind (schema::kind), drawn in the colour of what it is.
[[nodiscard]] QIcon kindIcon(const QString &kind);

} // namespace tidemark::ui
