// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/meta.h"

#include <tuple>

namespace tidemark::schema {

bool operator<(const Grant &a, const Grant &b)
{
    return std::tie(a.grantee, a.privilege, a.grantor) < std::tie(b.grantee, b.privilege, b.grantor);
}

} // namespace tidemark::schema
