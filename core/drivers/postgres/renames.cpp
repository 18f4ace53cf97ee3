// SPDX-License-Identifier: GPL-3.0-or-later
// ALTER … RENAME and ALTER … SET SCHEMA for every kind that can follow one without being made anew.
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

QStringList Planner::movedKinds() const
{
    return {kind::table, kind::view,     kind::materializedView, kind::sequence,
            kind::type,  kind::function, kind::procedure};
}

// A multirange stays where it is when its range moves.
std::vector<diff::Rename> Planner::movedWith(const schema::Schema &before, const diff::Rename &move) const
{
    const schema::Type *type = move.from.kind == kind::type ? schema::findType(before, move.from.name) : nullptr;
    const QString multirange = type ? type->meta.attributes.text(u"pg.multirange"_s) : QString();
    if (multirange.isEmpty())
        return {};
    return {{.from = {kind::type, {type->name.schema, multirange}, {}}, .to = multirange, .schema = move.schema}};
}

static QString routineName(const ObjectRef &object)
{
    return object.kind.toUpper() + u' ' + quoteQualified(object.name) + u'(' + object.part + u')';
}

static QString alterSchema(const ObjectRef &object, const QString &schema)
{
    const bool routine = diff::isRoutine(object.kind);
    const QString subject = routine ? routineName(object) : object.kind.toUpper() + u' ' + quoteQualified(object.name);
    return u"ALTER "_s + subject + u" SET SCHEMA "_s + quoteIdentifier(schema);
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
    if (diff::isRoutine(object.kind))
        return u"ALTER "_s + routineName(object) + u" RENAME TO "_s + quoteIdentifier(to);
    return alterName(object.kind.toUpper(), object, to);
}

// A schema with nothing but the relation that the statement locks, by the name that it has then.
static schema::Schema aloneIn(const ObjectRef &object)
{
    schema::Schema schema;
    if (object.kind == kind::view || object.kind == kind::materializedView) {
        schema.views.emplace_back().name = object.name;
    } else if (object.kind == kind::sequence) {
        schema.sequences.emplace_back().name = object.name;
    } else if (object.kind == kind::table || (diff::isNamedPart(object.kind) && object.kind != diff::enumValueKind)) {
        schema::Table &table = schema.tables.emplace_back();
        table.name = object.name;
        if (object.kind == kind::index)
            table.indexes.emplace_back().name = object.part;
    }
    return schema;
}

plan::Statement Planner::renameStatement(const diff::RenameStep &step) const
{
    plan::Statement statement;
    statement.sql = step.schema.isEmpty() ? sqlOf(step.object, step.to) : alterSchema(step.object, step.schema);
    statement.object = step.object;
    // a rename reads no row, so that all that matters beside its relation stands in the statement
    const schema::Schema relation = aloneIn(step.object);
    static const plan::Options direct;
    Effects(relation, direct).assess(statement);
    return statement;
}

} // namespace tidemark::postgres
