// SPDX-License-Identifier: GPL-3.0-or-later
// An object that goes on under another name or in another schema. Nothing is renamed because it looks alike: a rename
// is given by a person, or proposed to one with a score and the reasons. Plain values and pure functions, any thread.
#pragma once

#include "base/error.h"
#include "diff/change.h"

namespace tidemark::diff {

// The kind of the values of an enum: they lie in their type and have a name as parts do.
inline const QString enumValueKind = QStringLiteral("enum value");

struct Rename
{
    schema::ObjectRef from; // as it is called before, its relation or type too
    QString to;             // its own new name alone
    // The schema that it moves to, empty when it stays. Indexes, constraints and owned sequences go with their table.
    QString schema = {};

    bool operator==(const Rename &) const = default;
};

// The name that a rename changes: that of a part, or the last one of a qualified name.
[[nodiscard]] QString ownName(const schema::ObjectRef &ref);
// Whether the last name of the identity is that of a part of a relation or type.
[[nodiscard]] bool isNamedPart(const QString &kind);
[[nodiscard]] bool isRoutine(const QString &kind);
// The identity with its own new name; what it lies in is called as before.
[[nodiscard]] schema::ObjectRef renamedRef(const Rename &rename);
// The new name for people, with the schema when that is new, too.
[[nodiscard]] QString newName(const Rename &rename);

// What --rename takes: "table:app.old=new", "table:app.t=sales.t", "column:app.t.old=new",
// "enum-value:app.mood.bad=worse". A name with other characters than letters, digits and underscores stands in double
// quotes.
[[nodiscard]] QString renameOption(const Rename &rename);

struct NamedRename
{
    QString kind; // with spaces; constraint and routine for all their sorts
    QStringList path;
    QString signature; // of a routine, if it was given
    QString to;
    QString text;        // as it was written
    QString schema = {}; // before the new name, if it was given
};
// Errors: Usage, with what is missing.
[[nodiscard]] Result<NamedRename> parseRename(const QString &text);

// The rename of the object of `before` that is meant. Errors: Usage when there is none or more than one, or no such
// object in `after`, with those that there are.
[[nodiscard]] Result<Rename> resolved(const NamedRename &named, const schema::Schema &before,
                                      const schema::Schema &after);

// A pair that may be one object under two names.
struct Proposal
{
    Rename rename;
    schema::ObjectRef after; // the object as it is called after
    double score = 0;        // 0 to 1
    QStringList reasons;     // in words
};

// Pairs of what goes and what comes that are alike enough (0.5), each object once, the most alike first. Kinds are
// those that an engine can rename; of those that it can move, what has the same name in another schema and is nearly
// the same (0.8) is a pair, too. Cost: pairs of the same kind and place.
[[nodiscard]] std::vector<Proposal> propose(const Difference &difference, const QStringList &kinds,
                                            const QStringList &movedKinds = {});

} // namespace tidemark::diff
