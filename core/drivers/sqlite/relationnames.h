// SPDX-License-Identifier: GPL-3.0-or-later
// Which relations a query or a trigger's statements read and write, by the places where only a relation can stand.
// Pure functions, any thread.
#pragma once

#include "drivers/sqlite/tokenreader.h"

#include <QStringList>

namespace tidemark::sqlite {

// Names as written, without repetition, those of WITH left out. A table-valued function counts as a name, too.
[[nodiscard]] QStringList relationNames(Tokens tokens);

} // namespace tidemark::sqlite
