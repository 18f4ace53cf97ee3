// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect/renaming.h"

#include "base/text.h"
#include "dialect/nametexts.h"
#include "diff/diff.h"
#include "diff/find.h"
#include "diff/setaside.h"
#include "schema/kinds.h"

#include <QtCore/QSet>

#include <algorithm>
#include <set>

namespace tidemark::dialect {

using diff::Choice;
using diff::Rename;
using diff::RenameMap;
using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;

static Result<void> verify(const Dialect &dialect, const Schema &before, const std::vector<Rename> &renames)
{
    const QStringList kinds = dialect.planner->renamedKinds();
    std::set<ObjectRef> from;
    std::set<ObjectRef> to;
    for (const Rename &rename : renames) {
        const schema::Table *table = schema::findTable(before, rename.from.name);
        if (!kinds.contains(rename.from.kind) || (table && table->kind == schema::TableKind::Virtual))
            return fail(ErrorKind::Unsupported,
                        tr("%1 has no way to rename %2 %3")
                            .arg(dialect.displayName, rename.from.kind, printable(rename.from.toString())));
        if (!rename.schema.isEmpty() && !diff::isNamedPart(rename.from.kind) &&
            !dialect.planner->movedKinds().contains(rename.from.kind))
            return fail(ErrorKind::Unsupported,
                        tr("%1 has no way to move %2 %3 to another schema")
                            .arg(dialect.displayName, rename.from.kind, printable(rename.from.toString())));
        if (!from.insert(rename.from).second || !to.insert(diff::renamedRef(rename)).second)
            return fail(ErrorKind::Usage,
                        tr("Two renames are of %1 or to %2")
                            .arg(printable(rename.from.toString()), printable(diff::newName(rename))));
    }
    return {};
}

// Whether a guess came out as the other schema has it: then it was right.
static bool isConfirmed(const Schema &guessed, const Schema &after, const ObjectRef &ref)
{
    static const QSet<QString> around{QStringLiteral("owner"), QStringLiteral("comment"), QStringLiteral("grants"),
                                      QStringLiteral("revoked"), QStringLiteral("labels")};
    const diff::Item left = diff::findItem(guessed, ref);
    const diff::Item right = diff::findItem(after, ref);
    if (diff::isEmpty(left) || left.index() != right.index())
        return false;
    const auto *view = diff::as<schema::View>(left);
    if (view && view->columns != diff::as<schema::View>(right)->columns)
        return false;
    return std::ranges::all_of(diff::differingFields(left, right),
                               [](const QString &field) { return around.contains(field); });
}

namespace {

class Application
{
public:
    Application(const Dialect &dialect, const Schema &before, const Schema &after)
        : m_dialect(dialect)
        , m_before(before)
        , m_after(after)
    {
    }

    Result<RenamedSchema> apply(std::vector<Rename> given, bool takeEqual)
    {
        m_renames = std::move(given);
        if (!m_renames.empty())
            TRY(rename());
        // an index can follow the table that follows its own rename
        constexpr int rounds = 4;
        for (int round = 0; takeEqual && round < rounds; ++round) {
            if (!takeEqualOnes())
                break;
            TRY(rename());
        }
        if (m_renames.empty())
            return RenamedSchema{};
        return finished();
    }

private:
    Result<void> rename()
    {
        TRY(verify(m_dialect, m_before, m_renames));
        m_all = TRY(diff::withDisplaced(m_before, m_after, withCompanions()));
        TRY(verify(m_dialect, m_before, m_all));
        const RenameMap map(m_before, m_all);
        diff::Renamed result = diff::renamed(m_before, map, SqlNameTexts(m_dialect, map));
        m_schema = std::make_shared<const Schema>(std::move(result.schema));
        m_unsure.clear();
        for (const ObjectRef &ref : result.unsure) {
            if (!m_dialect.hasSchemas || !isConfirmed(*m_schema, m_after, map.object(ref)))
                m_unsure.insert(ref);
        }
        return {};
    }

    std::vector<Rename> withCompanions()
    {
        m_companions.clear();
        std::vector<Rename> renames = m_renames;
        for (const Rename &rename : m_renames) {
            if (rename.schema.isEmpty() || diff::isNamedPart(rename.from.kind))
                continue;
            for (const Rename &other : m_dialect.planner->movedWith(m_before, rename)) {
                renames.push_back(other);
                m_companions.insert(other.from);
            }
        }
        return renames;
    }

    bool takeEqualOnes()
    {
        // shared without ownership: they live longer than the comparison
        const std::shared_ptr<const Schema> now = m_schema ? m_schema : borrowed(m_before);
        const diff::Difference difference = diff::compare(now, borrowed(m_after));
        std::vector<Rename> found = diff::equalRenames(difference, m_dialect.planner->renamedKinds());
        std::erase_if(found, [&, all = found](const Rename &rename) { return comesFromParent(*now, all, rename); });
        for (Rename &rename : found)
            add(rename);
        return !found.empty();
    }

    // A check that is inherited is renamed with that of the parent.
    static bool comesFromParent(const Schema &schema, const std::vector<Rename> &all, const Rename &rename)
    {
        const schema::Table *table = schema::findTable(schema, rename.from.name);
        if (!table || rename.from.kind != schema::kind::check)
            return false;
        return std::ranges::any_of(all, [&](const Rename &other) {
            const bool isParent = (table->partitionOf && table->partitionOf->parent == other.from.name) ||
                                  std::ranges::contains(table->inherits, other.from.name);
            return isParent && other.from.kind == rename.from.kind && other.from.part == rename.from.part &&
                   other.to == rename.to;
        });
    }

    static std::shared_ptr<const Schema> borrowed(const Schema &schema)
    {
        return {std::shared_ptr<const Schema>(), &schema};
    }

    // By the names that were there before everything.
    void add(Rename rename)
    {
        const auto owner = std::ranges::find_if(m_all, [&](const Rename &earlier) {
            return !diff::isNamedPart(earlier.from.kind) && diff::isNamedPart(rename.from.kind) &&
                   !diff::isRoutine(earlier.from.kind) && rename.from.name == diff::renamedRef(earlier).name;
        });
        if (owner != m_all.end())
            rename.from.name = owner->from.name;
        for (const Rename &earlier : m_all) {
            if (diff::renamedRef(earlier) == rename.from) {
                rename.from = earlier.from;
                break;
            }
        }
        std::erase_if(m_renames, [&](const Rename &other) { return other.from == rename.from; });
        m_renames.push_back(std::move(rename));
    }

    Result<RenamedSchema> finished()
    {
        const RenameMap map(m_before, m_all);
        const Choice aside = TRY(diff::asideClosure(m_before, m_unsure));
        diff::Renaming renaming{.origin = std::make_shared<const Schema>(m_before),
                                .cleared = std::make_shared<const Schema>(diff::without(m_before, aside)),
                                .steps = {},
                                .aside = {},
                                .spaces = newSpaces()};
        renaming.steps = diff::renameSteps(*renaming.cleared, m_after, staying(aside));
        for (const ObjectRef &ref : aside)
            renaming.aside.insert(map.object(ref));
        return RenamedSchema{.schema = m_schema,
                             .renaming = std::make_shared<const diff::Renaming>(std::move(renaming)),
                             .renames = shown()};
    }

    // The renames of what is there when it is their turn.
    [[nodiscard]] std::vector<Rename> staying(const Choice &aside) const
    {
        namespace kind = schema::kind;
        std::vector<Rename> renames = m_all;
        std::erase_if(renames, [&](const Rename &rename) {
            const QualifiedName &relation = rename.from.name;
            return aside.contains(rename.from) ||
                   (diff::isNamedPart(rename.from.kind) && (aside.contains({kind::view, relation, {}}) ||
                                                            aside.contains({kind::materializedView, relation, {}})));
        });
        return renames;
    }

    [[nodiscard]] std::vector<Rename> shown() const
    {
        std::vector<Rename> renames = diff::withoutCarried(m_before, m_all);
        std::erase_if(renames, [this](const Rename &rename) { return m_companions.contains(rename.from); });
        return renames;
    }

    [[nodiscard]] std::set<ObjectRef> newSpaces() const
    {
        std::set<ObjectRef> spaces;
        for (const Rename &rename : m_all) {
            const schema::Namespace *space = schema::findNamespace(m_after, rename.schema);
            if (space && !schema::findNamespace(m_before, rename.schema))
                spaces.insert(schema::refOf(*space));
        }
        return spaces;
    }

    const Dialect &m_dialect;
    const Schema &m_before;
    const Schema &m_after;
    std::vector<Rename> m_renames; // taken
    std::vector<Rename> m_all;     // with what they displace and take along
    std::set<ObjectRef> m_companions;
    std::shared_ptr<const Schema> m_schema;
    Choice m_unsure;
};

} // namespace

Result<RenamedSchema> applyRenames(const Dialect &dialect, const Schema &before, const Schema &after,
                                   std::vector<Rename> given, bool takeEqual)
{
    return Application(dialect, before, after).apply(std::move(given), takeEqual);
}

} // namespace tidemark::dialect
