// SPDX-License-Identifier: GPL-3.0-or-later
// The engines that this build knows. Filled once at start by drivers/, then read from any thread.
#pragma once

#include "dialect/dialect.h"

namespace tidemark::dialect {

class Registry
{
public:
    void add(Dialect dialect) { m_dialects.push_back(std::move(dialect)); }

    [[nodiscard]] const std::vector<Dialect> &all() const { return m_dialects; }

    // By id or alias, ignoring case; null when this build does not have it.
    [[nodiscard]] const Dialect *find(const QString &id) const;

    // Like find, with an Unsupported error that lists what there is.
    [[nodiscard]] Result<const Dialect *> require(const QString &id) const;

    [[nodiscard]] QStringList ids() const;

private:
    std::vector<Dialect> m_dialects;
};

} // namespace tidemark::dialect
