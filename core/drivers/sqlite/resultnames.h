// SPDX-License-Identifier: GPL-3.0-or-later
// Result columns that the engine names after their text: those that are neither a column nor have an alias
// (sqlite3ColumnsFromExprList in its select.c). Pure functions, any thread.
#pragma once

#include "drivers/sqlite/tokenreader.h"

namespace tidemark::sqlite {

struct ResultName
{
    size_t begin; // tokens
    size_t end;
    QString name;
};

// The results that are named after their text, of every SELECT whose names can be seen: in FROM, in WITH, and on the
// outermost level where `outermost` says so (that of a view, not that of a trigger's statement).
[[nodiscard]] std::vector<ResultName> namesFromText(Tokens tokens, bool outermost);

} // namespace tidemark::sqlite
