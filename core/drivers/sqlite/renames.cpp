// SPDX-License-Identifier: GPL-3.0-or-later
// The two renames that SQLite has: of tables and of columns (lang_altertable).
#include "drivers/sqlite/planner.h"

#include "diff/rename.h"
#include "drivers/sqlite/names.h"
#include "schema/kinds.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

QStringList Planner::renamedKinds() const
{
    return {schema::kind::table, schema::kind::column};
}

plan::Statement Planner::renameStatement(const diff::RenameStep &step) const
{
    const QString table = u"ALTER TABLE "_s + quotedName(step.object.name.name);
    plan::Statement statement;
    statement.object = step.object;
    statement.sql = step.object.kind == schema::kind::column
                        ? table + u" RENAME COLUMN "_s + quotedName(step.object.part) + u" TO "_s + quotedName(step.to)
                        : table + u" RENAME TO "_s + quotedName(step.to);
    return statement;
}

} // namespace tidemark::sqlite
