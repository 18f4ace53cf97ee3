// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the schema of what the catalogs hold: reads every text, checks the reading against the engine, and puts indexes
// and triggers where they belong. What cannot be read keeps its text as an attribute and is an omission. Pure, any
// thread.
#pragma once

#include "drivers/sqlite/catalog.h"
#include "job/jobcontext.h"

namespace tidemark::sqlite {

// Sorted. Omissions are added to the catalog's. Errors: Cancelled.
[[nodiscard]] Result<schema::Schema> buildSchema(job::JobContext &job, Catalog &catalog,
                                                 const dialect::IntrospectOptions &options);

// Whether the engine or a virtual table made the object for itself.
[[nodiscard]] bool isSystem(const CatalogObject &object, const Catalog &catalog);

} // namespace tidemark::sqlite
