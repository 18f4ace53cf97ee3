// SPDX-License-Identifier: GPL-3.0-or-later
// The one spelling of a piece of SQL that stands for all that differ in white space, case of keywords and style of
// quotes only: what the model holds and compares. It reads back to the same parse tree. Pure functions, any thread.
//
// Tokens are joined in one way on one line; words that are keywords by themselves or by their place are in capitals;
// names in brackets or backticks become plain or double-quoted.
#pragma once

#include "drivers/sqlite/tokenreader.h"

#include <QStringList>

namespace tidemark::sqlite {

// Names that a double-quoted word can mean. Within a table's own text these are its columns: any other word in double
// quotes is a string there (the engine's old leniency) and is written as one. Without a list such words stay as they
// are.
struct NameScope
{
    const QStringList *columns = nullptr;
};

// An expression or clause of a table or index; comments are left out.
[[nodiscard]] QString canonicalExpression(Tokens tokens, NameScope scope);

// The value of DEFAULT: a bare or double-quoted word is a text there.
[[nodiscard]] QString canonicalDefault(Tokens tokens, NameScope scope);

// Code: the query of a view, or a statement of a trigger. Comments are kept, as parts of it. The engine names a result
// column without an alias after its text; where the one spelling would change a name that can be seen, the name becomes
// an alias.
[[nodiscard]] QString canonicalQuery(Tokens tokens);
[[nodiscard]] QString canonicalStatement(Tokens tokens);

// A declared type as the engine reports it: "varchar(255)", its own type names in capitals.
[[nodiscard]] QString canonicalType(Tokens tokens);

} // namespace tidemark::sqlite
