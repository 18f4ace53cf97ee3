// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/renamemap.h"

#include "diff/parts.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::diff {

using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;
namespace kind = schema::kind;

// Whether the part has a name among the relations, too.
static bool hasIndex(const QString &of)
{
    return of == kind::index || of == kind::primaryKey || of == kind::unique || of == kind::exclusion;
}

static bool inherits(const schema::Table &table, const QualifiedName &parent)
{
    return (table.partitionOf && table.partitionOf->parent == parent) || std::ranges::contains(table.inherits, parent);
}

RenameMap::RenameMap(const Schema &before, const std::vector<Rename> &renames)
{
    std::vector<Rename> all = renames;
    for (size_t i = 0; i < all.size(); ++i) {
        const Rename rename = all[i];
        m_names[rename.from] = renamedRef(rename);
        m_oldNames << ownName(rename.from);
        if (rename.from.kind == kind::column)
            m_oldColumns << rename.from.part;
        if (rename.from.kind == kind::column || rename.from.kind == kind::check) {
            for (const schema::Table &table : before.tables) {
                const ObjectRef same{rename.from.kind, table.name, rename.from.part};
                if (inherits(table, rename.from.name) && !m_names.contains(same))
                    all.push_back({same, rename.to});
            }
        } else if (!isNamedPart(rename.from.kind) && !isRoutine(rename.from.kind)) {
            m_relations[rename.from.name] = renamedRef(rename).name;
        } else if (hasIndex(rename.from.kind)) {
            const QString &old = rename.from.name.schema;
            m_relations[{old, rename.from.part}] = {rename.schema.isEmpty() ? old : rename.schema, rename.to};
        }
    }
    for (const schema::Routine &routine : before.routines) {
        const auto own = m_names.find(schema::refOf(routine));
        m_routines[routine.name].insert(own != m_names.end() ? own->second.name : routine.name);
    }
    for (const schema::Table &table : before.tables)
        m_known.insert(table.name);
    for (const schema::View &view : before.views)
        m_known.insert(view.name);
    m_oldNames.removeDuplicates();
    m_oldColumns.removeDuplicates();
}

QualifiedName RenameMap::relation(const QualifiedName &name) const
{
    const auto found = m_relations.find(name);
    return found != m_relations.end() ? found->second : name;
}

ObjectRef RenameMap::object(const ObjectRef &old) const
{
    ObjectRef ref = old;
    if (isRoutine(old.kind)) {
        ref.name = routine(old.name, old.part);
        return ref;
    }
    if (old.kind == kind::ns)
        return ref;
    ref.name = relation(old.name);
    if (old.kind == kind::columnDefault)
        ref.part = column(old.name, old.part);
    else if (isNamedPart(old.kind))
        ref.part = part(old);
    return ref;
}

QString RenameMap::part(const ObjectRef &part) const
{
    const auto found = m_names.find(part);
    return found != m_names.end() ? found->second.part : part.part;
}

QString RenameMap::column(const QualifiedName &relation, const QString &name) const
{
    return part({kind::column, relation, name});
}

QStringList RenameMap::columns(const QualifiedName &relation, const QStringList &names) const
{
    QStringList result;
    for (const QString &name : names)
        result << column(relation, name);
    return result;
}

QualifiedName RenameMap::routines(const QualifiedName &name) const
{
    const auto found = m_routines.find(name);
    if (found == m_routines.end())
        return name;
    return found->second.size() == 1 ? *found->second.begin() : QualifiedName();
}

QualifiedName RenameMap::routine(const QualifiedName &name, const QString &signature) const
{
    for (const QString &of : {kind::function, kind::procedure, kind::aggregate}) {
        const auto found = m_names.find({of, name, signature});
        if (found != m_names.end())
            return found->second.name;
    }
    return name;
}

} // namespace tidemark::diff
