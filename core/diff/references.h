// SPDX-License-Identifier: GPL-3.0-or-later
// What needs what in one schema, by the catalogs' dependencies and by what the model itself says: a foreign key its
// table, an index its columns. Immutable once made, any thread.
#pragma once

#include "schema/schema.h"

namespace tidemark::diff {

// The identity under which a difference knows what dependencies name: a column for its default.
[[nodiscard]] schema::ObjectRef normalised(const schema::ObjectRef &ref);

// Whether a text has the word, as a name of its own and in any case.
[[nodiscard]] bool hasWord(const QString &text, const QString &word);

class References
{
public:
    // Cost: the size of the schema, times log.
    explicit References(const schema::Schema &schema);

    [[nodiscard]] std::vector<schema::ObjectRef> needsOf(const schema::ObjectRef &object) const;
    [[nodiscard]] std::vector<schema::ObjectRef> dependentsOf(const schema::ObjectRef &on) const;

private:
    std::vector<schema::Dependency> m_byObject;
    std::vector<schema::Dependency> m_byNeed;
};

} // namespace tidemark::diff
