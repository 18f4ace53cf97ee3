// SPDX-License-Identifier: GPL-3.0-or-later
// In which order names change hands.
#include "diff/occupants.h"
#include "diff/setaside.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::diff {

using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;
namespace kind = schema::kind;

RenameStep inverse(const RenameStep &step)
{
    const Rename rename{.from = step.object, .to = step.to, .schema = step.schema};
    return {.object = renamedRef(rename),
            .to = ownName(step.object),
            .schema = step.schema.isEmpty() ? QString() : step.object.name.schema};
}

namespace {

// Something on its way to another name, another schema or both.
struct Mover
{
    Rename rename;
    QualifiedName carrier; // what takes it along, by its name before; empty: it goes by itself
    QString name;          // as it is called now
    QString schema;        // and where it lies
    bool evaded = false;   // whether it went out of the way once

    [[nodiscard]] bool isRenamed() const { return name == rename.to; }
    [[nodiscard]] bool isMoved() const { return schema == goalSchema(rename); }
    [[nodiscard]] QStringList keys(const QString &in, const QString &called) const
    {
        return keysOf(rename.from, in, called);
    }
};

class Movers
{
public:
    Movers(const Schema &before, const Schema &after, const std::vector<Rename> &renames)
        : m_taken(before)
        , m_names(before, after, renames)
    {
        const auto owners = sequenceOwners(before);
        for (const Rename &rename : renames) {
            Mover mover{
                .rename = rename, .carrier = {}, .name = ownName(rename.from), .schema = rename.from.name.schema};
            const auto owner = owners.find(rename.from.name);
            if (isNamedPart(rename.from.kind))
                mover.carrier = rename.from.name;
            else if (rename.from.kind == kind::sequence && owner != owners.end())
                mover.carrier = owner->second;
            m_all.push_back(std::move(mover));
        }
        // parts before what they lie in, so that nothing but their own name has changed when it is their turn
        std::ranges::sort(m_all, [](const Mover &a, const Mover &b) {
            const bool left = isNamedPart(a.rename.from.kind);
            const bool right = isNamedPart(b.rename.from.kind);
            return left != right ? left : a.rename.from < b.rename.from;
        });
    }

    std::vector<RenameStep> run()
    {
        // routines are told apart by types, which change their names later
        for (const bool routines : {true, false}) {
            m_waiting.clear();
            for (Mover &mover : m_all) {
                if (isRoutine(mover.rename.from.kind) == routines)
                    m_waiting.push_back(&mover);
            }
            while (moveOne() || renameOne() || giveWay()) {
            }
        }
        return std::move(m_steps);
    }

private:
    using Group = std::vector<Mover *>;

    // It and what it takes along.
    [[nodiscard]] Group groupOf(Mover &mover) const
    {
        Group group{&mover};
        const ObjectRef &from = mover.rename.from;
        if (isRoutine(from.kind))
            return group;
        std::ranges::copy_if(m_waiting, std::back_inserter(group),
                             [&](const Mover *other) { return other->carrier == from.name; });
        return group;
    }

    [[nodiscard]] bool mayMove(const Mover &mover, const QString &schema) const
    {
        return m_taken.isFree(mover.keys(schema, mover.name), mover.keys(mover.schema, mover.name));
    }

    [[nodiscard]] static bool hasToMove(const Mover &mover) { return mover.carrier.isEmpty() && !mover.isMoved(); }

    bool moveOne()
    {
        for (Mover *mover : m_waiting) {
            if (!hasToMove(*mover))
                continue;
            const QString schema = goalSchema(mover->rename);
            if (std::ranges::all_of(groupOf(*mover), [&](const Mover *one) { return mayMove(*one, schema); })) {
                move(*mover, schema);
                return true;
            }
        }
        return false;
    }

    bool renameOne()
    {
        const auto next = std::ranges::find_if(m_waiting, [&](const Mover *mover) {
            return !mover->isRenamed() && m_taken.isFree(mover->keys(mover->schema, mover->rename.to));
        });
        if (next != m_waiting.end())
            rename(**next, (*next)->rename.to);
        return next != m_waiting.end();
    }

    // Everybody waits for another one: somebody takes a name that nothing has.
    bool giveWay()
    {
        for (Mover *mover : m_waiting) {
            if (!hasToMove(*mover))
                continue;
            const QString schema = goalSchema(mover->rename);
            for (Mover *one : groupOf(*mover)) {
                if (!mayMove(*one, schema))
                    rename(*one, m_names.next());
            }
            move(*mover, schema);
            return true;
        }
        const auto next =
            std::ranges::find_if(m_waiting, [](const Mover *mover) { return !mover->isRenamed() && !mover->evaded; });
        if (next == m_waiting.end())
            return false;
        (*next)->evaded = true;
        rename(**next, m_names.next());
        return true;
    }

    [[nodiscard]] ObjectRef identity(const Mover &mover) const
    {
        ObjectRef ref = mover.rename.from;
        if (!isNamedPart(ref.kind)) {
            ref.name = {mover.schema, mover.name};
            return ref;
        }
        ref.part = mover.name;
        const auto owner = std::ranges::find_if(m_waiting, [&](const Mover *other) {
            const ObjectRef &from = other->rename.from;
            return !isNamedPart(from.kind) && from.name == ref.name;
        });
        if (owner != m_waiting.end())
            ref.name = {(*owner)->schema, (*owner)->name};
        return ref;
    }

    void rename(Mover &mover, const QString &to)
    {
        m_steps.push_back({.object = identity(mover), .to = to});
        m_taken.move(mover.rename.from, mover.keys(mover.schema, mover.name), mover.keys(mover.schema, to));
        mover.name = to;
    }

    void move(Mover &mover, const QString &schema)
    {
        m_steps.push_back({.object = identity(mover), .to = mover.name, .schema = schema});
        const Group group = groupOf(mover);
        for (const Mover *one : group)
            m_taken.move(one->rename.from, one->keys(one->schema, one->name), one->keys(schema, one->name));
        for (Mover *one : group)
            one->schema = schema;
    }

    Occupants m_taken;
    FreeNames m_names;
    std::vector<Mover> m_all;
    std::vector<Mover *> m_waiting; // those whose turn it is
    std::vector<RenameStep> m_steps;
};

} // namespace

std::vector<RenameStep> renameSteps(const Schema &before, const Schema &after, const std::vector<Rename> &renames)
{
    return Movers(before, after, renames).run();
}

} // namespace tidemark::diff
