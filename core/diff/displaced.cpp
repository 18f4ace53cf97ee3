// SPDX-License-Identifier: GPL-3.0-or-later
// What else changes its name or place when some objects do.
#include "diff/setaside.h"

#include "base/text.h"
#include "diff/occupants.h"
#include "schema/kinds.h"

#include <algorithm>
#include <set>

namespace tidemark::diff {

using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;
namespace kind = schema::kind;

static bool isCarriedSequence(const SequenceOwners &owners, const Rename &rename)
{
    return rename.from.kind == kind::sequence && owners.contains(rename.from.name);
}

static Result<void> verifySequences(const SequenceOwners &owners, const std::vector<Rename> &renames)
{
    for (const Rename &rename : renames) {
        if (rename.schema.isEmpty() || !isCarriedSequence(owners, rename))
            continue;
        const QualifiedName &table = owners.at(rename.from.name);
        const auto same = [&](const Rename &other) {
            return other.from == ObjectRef{kind::table, table, {}} && other.schema == rename.schema;
        };
        if (std::ranges::none_of(renames, same))
            return fail(ErrorKind::Usage,
                        tr("%1 belongs to a column of %2 and cannot move without it")
                            .arg(printable(rename.from.toString()), printable(table.toString())),
                        tr("Move the table: its sequences go with it."));
    }
    return {};
}

// With what tables take along, each by the name that it has or is given.
static Result<std::vector<Rename>> withCarried(const Schema &before, std::vector<Rename> renames)
{
    const SequenceOwners owners = sequenceOwners(before);
    TRY(verifySequences(owners, renames));
    const std::vector<Rename> given = renames;
    std::map<ObjectRef, size_t> places;
    for (size_t i = 0; i < given.size(); ++i)
        places.emplace(given[i].from, i);
    for (const Rename &mover : given) {
        if (mover.schema.isEmpty() || isNamedPart(mover.from.kind) || isRoutine(mover.from.kind))
            continue;
        for (const ObjectRef &ref : carriedBy(before, owners, mover.from.name)) {
            if (const auto own = places.find(ref); own != places.end())
                renames[own->second].schema = mover.schema;
            else
                renames.push_back({.from = ref, .to = ownName(ref), .schema = mover.schema});
        }
    }
    return renames;
}

// Whether it goes along and nothing else.
static bool isCarried(const SequenceOwners &owners, const Rename &rename)
{
    return rename.to == ownName(rename.from) && (isNamedPart(rename.from.kind) || isCarriedSequence(owners, rename));
}

std::vector<Rename> withoutCarried(const Schema &before, std::vector<Rename> renames)
{
    const SequenceOwners owners = sequenceOwners(before);
    std::erase_if(renames, [&](const Rename &rename) { return isCarried(owners, rename); });
    return renames;
}

namespace {

class Displacer
{
public:
    Displacer(const Schema &before, const Schema &after, std::vector<Rename> renames)
        : m_owners(sequenceOwners(before))
        , m_there(before)
        , m_later(after)
        , m_names(before, after, renames)
        , m_renames(std::move(renames))
    {
        for (const Rename &rename : m_renames)
            m_moving.insert(rename.from);
    }

    Result<std::vector<Rename>> run()
    {
        for (size_t i = 0; i < m_renames.size(); ++i) {
            const Rename rename = m_renames[i];
            for (const QString &key : keysOf(rename.from, goalSchema(rename), rename.to)) {
                const ObjectRef *occupant = m_there.at(key);
                if (occupant && !m_moving.contains(*occupant))
                    TRY(makeRoom(i, key, *occupant));
            }
        }
        return std::move(m_renames);
    }

private:
    Result<void> makeRoom(size_t at, const QString &key, const ObjectRef &occupant)
    {
        const Rename rename = m_renames[at];
        const bool carried = isCarried(m_owners, rename);
        if (carried && stays(key, occupant)) {
            // nobody asked for this name, so that it is not worth an error
            m_renames[at].to = m_names.next();
            return {};
        }
        const QStringList old = keysOf(rename.from, rename.from.name.schema, ownName(rename.from));
        if (!carried && m_later.at(old.first()) && occupant.kind == rename.from.kind)
            return fail(ErrorKind::Usage,
                        tr("%1 cannot be called %2: both sources have objects of both names")
                            .arg(printable(rename.from.toString()), printable(newName(rename))),
                        tr("If the names were exchanged, say so with a second --rename."));
        m_moving.insert(occupant);
        m_renames.push_back({occupant, m_names.next()});
        return {};
    }

    // Whether the other schema has it as well, and not in place of something that makes room itself.
    [[nodiscard]] bool stays(const QString &key, const ObjectRef &occupant) const
    {
        const ObjectRef *later = m_later.at(key);
        const auto owner = m_owners.find(occupant.name);
        const QualifiedName &table = owner != m_owners.end() ? owner->second : occupant.name;
        return later && *later == occupant && std::ranges::none_of(m_moving, [&](const ObjectRef &ref) {
                   return ref.name == table && ref.part.isEmpty() && !isNamedPart(ref.kind);
               });
    }

    const SequenceOwners m_owners;
    const Occupants m_there;
    const Occupants m_later;
    FreeNames m_names;
    std::vector<Rename> m_renames;
    std::set<ObjectRef> m_moving;
};

} // namespace

Result<std::vector<Rename>> withDisplaced(const Schema &before, const Schema &after, std::vector<Rename> renames)
{
    return Displacer(before, after, TRY(withCarried(before, std::move(renames)))).run();
}

} // namespace tidemark::diff
