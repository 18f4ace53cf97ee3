// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/introspection.h"

#include <algorithm>

namespace tidemark::dialect {

const RelationSize *findSize(const Introspection &introspection, const schema::QualifiedName &name)
{
    const auto at = std::ranges::lower_bound(introspection.sizes, name, {}, &RelationSize::name);
    return at != introspection.sizes.end() && at->name == name ? &*at : nullptr;
}

} // namespace tidemark::dialect
