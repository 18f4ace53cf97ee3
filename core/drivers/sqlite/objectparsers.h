// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the texts of CREATE INDEX, CREATE VIEW and CREATE TRIGGER as sqlite_schema keeps them. Errors are of kind
// Unsupported and quote where the reading stopped. Pure functions, any thread.
#pragma once

#include "schema/index.h"
#include "schema/trigger.h"
#include "schema/view.h"

#include "drivers/sqlite/tokenreader.h"

#include <QStringList>

namespace tidemark::sqlite {

// `columns` are those of the index's table.
[[nodiscard]] Result<schema::Index> parseIndex(std::string_view sql, const QStringList &columns);

// Without the columns of its result, which only the engine can work out. `relations` receives what the query reads:
// names of tables, views and functions as written.
[[nodiscard]] Result<schema::View> parseView(std::string_view sql, QStringList &relations);

// `relations` receives what the body and the condition touch, as for a view.
[[nodiscard]] Result<schema::Trigger> parseTrigger(std::string_view sql, QStringList &relations);

} // namespace tidemark::sqlite
