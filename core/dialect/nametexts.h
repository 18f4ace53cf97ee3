// SPDX-License-Identifier: GPL-3.0-or-later
// Renames in SQL texts as engines print them, by tokens: what cannot be told from the tokens alone is a guess and says
// so. Immutable, any thread; dialect and map must outlive it.
#pragma once

#include "dialect/dialect.h"
#include "diff/renamemap.h"

namespace tidemark::dialect {

class SqlNameTexts final : public diff::NameTexts
{
public:
    SqlNameTexts(const Dialect &dialect, const diff::RenameMap &map)
        : m_dialect(dialect)
        , m_map(map)
    {
    }

    [[nodiscard]] Text rewritten(const QString &text, const schema::QualifiedName &relation) const override;

private:
    const Dialect &m_dialect;
    const diff::RenameMap &m_map;
};

} // namespace tidemark::dialect
