// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/owner.h"

namespace tidemark::schema {

void clearOwner(Schema &schema, const QString &role)
{
    if (role.isEmpty())
        return;
    const auto clear = [&role](auto &objects) {
        for (auto &object : objects) {
            if (object.meta.owner == role)
                object.meta.owner.clear();
        }
    };
    clear(schema.namespaces);
    clear(schema.types);
    clear(schema.sequences);
    clear(schema.tables);
    clear(schema.views);
    clear(schema.routines);
    clear(schema.objects);
}

} // namespace tidemark::schema
