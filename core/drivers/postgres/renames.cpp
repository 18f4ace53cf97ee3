// SPDX-License-Identifier: GPL-3.0-or-later
// ALTER … RENAME for every kind that can follow one without being made anew.
#include "drivers/postgres/planner.h"

#include "diff/rename.h"
#include "drivers/postgres/effects.h"
#include "drivers/postgres/quote.h"
#include "schema/kinds.h"

#include <QtCore/QSet>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::ObjectRef;
namespace kind = schema::kind;

QStringList Planner::renamedKinds() const
{
    return {kind::table,      kind::column, kind::index,     kind::primaryKey, kind::unique,
            kind::foreignKey, kind::check,  kind::exclusion, kind::view,       kind::materializedView,
            kind::sequence,   kind::type,   kind::function,  kind::procedure,  diff::enumValueKind};
}

static QString alterName(const QString &what, const ObjectRef &object, const QString &to)
{
    return u"ALTER "_s + what + u' ' + quoteQualified(object.name) + u" RENAME TO "_s + quoteIdentifier(to);
}

static QString alterPart(const QString &what, const ObjectRef &object, const QString &to)
{
    return u"ALTER TABLE "_s + quoteQualified(object.name) + u" RENAME "_s + what + u' ' +
           quoteIdentifier(object.part) + u" TO "_s + quoteIdentifier(to);
}

static QString sqlOf(const ObjectRef &object, const QString &to)
{
    if (object.kind == kind::column)
        return alterPart(u"COLUMN"_s, object, to);
    if (object.kind == kind::index)
        return alterName(u"INDEX"_s, {object.kind, {object.name.schema, object.part}, {}}, to);
    if (object.kind == diff::enumValueKind)
        return u"ALTER TYPE "_s + quoteQualified(object.name) + u" RENAME VALUE "_s + quoteLiteral(object.part) +
               u" TO "_s + quoteLiteral(to);
    if (diff::isNamedPart(object.kind))
        return alterPart(u"CONSTRAINT"_s, object, to);
    if (object.kind == kind::function || object.kind == kind::procedure)
        return u"ALTER "_s + object.kind.toUpper() + u' ' + quoteQualified(object.name) + u'(' + object.part +
               u") RENAME TO "_s + quoteIdentifier(to);
    return alterName(object.kind.toUpper(), object, to);
}

plan::Statement Planner::renameStatement(const diff::RenameStep &step) const
{
    plan::Statement statement;
    statement.sql = sqlOf(step.object, step.to);
    statement.object = step.object;
    // a rename reads no row, so that all that matters of it stands in the statement
    static const schema::Schema none;
    static const plan::Options direct;
    Effects(none, direct).assess(statement);
    return statement;
}

} // namespace tidemark::postgres
