// SPDX-License-Identifier: GPL-3.0-or-later
// Changes by kind and name, as people write them: "table:app.*", "index:*_idx", "customer". Plain values, any thread.
#pragma once

#include "base/error.h"
#include "diff/selection.h"

namespace tidemark::diff {

struct Pattern
{
    QString kind; // as written, with spaces; empty: every kind
    QString name; // * is any text, ? any character

    bool operator==(const Pattern &) const = default;
};

// "KIND:NAME", "*:NAME" or "NAME". A kind of two words may be written with hyphens; constraint and routine stand for
// their sorts. What is before a colon and no word is part of a name. Errors: Usage.
[[nodiscard]] Result<Pattern> parsePattern(const QString &text);

// Whether a change is meant: by its own name, by schema.name, or for what lives in a relation by relation.name and
// schema.relation.name. A pattern that means a relation or a schema means all that lives in it.
[[nodiscard]] bool matches(const Pattern &pattern, const Difference &difference, const schema::ObjectRef &change);

// The changes that one of `only` means (without any: all) and none of `exclude`. Errors: Usage for a kind that nothing
// in either schema has and no engine shares.
[[nodiscard]] Result<Choice> chosenBy(const Difference &difference, const std::vector<Pattern> &only,
                                      const std::vector<Pattern> &exclude);

} // namespace tidemark::diff
