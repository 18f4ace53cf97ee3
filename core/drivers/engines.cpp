// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/engines.h"

#include "drivers/postgres/dialect.h"
#include "drivers/sqlite/dialect.h"

namespace tidemark::drivers {

dialect::Registry engines()
{
    dialect::Registry registry;
    registry.add(postgres::dialect());
    registry.add(sqlite::dialect());
    return registry;
}

} // namespace tidemark::drivers
