// SPDX-License-Identifier: GPL-3.0-or-later
// What people call kinds of objects, and in which order a tree groups them. A kind that is not known here, because only
// one engine has it, is shown by its own name. Pure functions, GUI thread (translation).
#pragma once

#include "schema/name.h"

#include <QString>

namespace tidemark::ui {

[[nodiscard]] QString kindTitle(const QString &kind);      // "Table"
[[nodiscard]] QString kindGroupTitle(const QString &kind); // "Tables"

// Lower comes first; kinds that are not known come last.
[[nodiscard]] int kindOrder(const QString &kind);

// Routines go by name and argument types.
[[nodiscard]] bool isRoutine(const QString &kind);

// Shown by the page of the relation that it belongs to.
[[nodiscard]] bool isPartOfRelation(const QString &kind);

// The name an object goes by in a list of its kind: an index by its own and not by its table's.
[[nodiscard]] QString ownName(const schema::ObjectRef &ref);

// Whether rows can be read from objects of this kind.
[[nodiscard]] bool holdsRows(const QString &kind);

} // namespace tidemark::ui
