// SPDX-License-Identifier: GPL-3.0-or-later
// Changes in words, for people who read them one by one. Pure functions, any thread.
#pragma once

#include "diff/change.h"

namespace tidemark::diff {

// One field of an altered object, both values as text: a type as the engine spells it, a flag as true or false, grants
// as "reader: SELECT". What is not there is empty.
struct FieldChange
{
    QString field;
    QString before;
    QString after;

    bool operator==(const FieldChange &) const = default;
};

// The fields of an alteration in the order in which Change names them; none for what is created or dropped.
[[nodiscard]] std::vector<FieldChange> fieldChanges(const Change &change);

// A field for people: "not null" for notNull, "with.fillfactor" for pg.with.fillfactor.
[[nodiscard]] QString fieldLabel(const QString &field);

// An alteration on one line: "type: integer → bigint, not null: false → true". Long values and those of several lines
// are only named.
[[nodiscard]] QString alterationText(const Change &change);

} // namespace tidemark::diff
