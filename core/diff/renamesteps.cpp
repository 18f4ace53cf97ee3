// SPDX-License-Identifier: GPL-3.0-or-later
// In which order names change hands.
#include "diff/setaside.h"

#include "base/text.h"
#include "diff/parts.h"
#include "schema/kinds.h"

#include <QtCore/QSet>

#include <algorithm>
#include <map>

namespace tidemark::diff {

using namespace Qt::StringLiterals;
using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;
namespace kind = schema::kind;

static void setOwnName(ObjectRef &ref, const QString &name)
{
    (isNamedPart(ref.kind) ? ref.part : ref.name.name) = name;
}

RenameStep inverse(const RenameStep &step)
{
    RenameStep back{.object = step.object, .to = ownName(step.object)};
    setOwnName(back.object, step.to);
    return back;
}

// The places where a name may stand only once: relations, types and the indexes of constraints share one.
static QStringList keysOf(const ObjectRef &ref, const QString &name)
{
    static const QSet<QString> indexed{kind::primaryKey, kind::unique, kind::exclusion};
    static const QSet<QString> constraints{kind::primaryKey, kind::unique,  kind::exclusion,
                                           kind::check,      kind::notNull, kind::foreignKey};
    const auto key = [&](const QString &place) { return place + u'\n' + name; };
    QStringList keys;
    if (ref.kind == kind::column || ref.kind == enumValueKind)
        return {key(ref.kind + u' ' + ref.name.toString())};
    if (ref.kind == kind::function || ref.kind == kind::procedure || ref.kind == kind::aggregate)
        return {key(u"routine "_s + ref.name.schema + u' ' + ref.part)};
    if (constraints.contains(ref.kind))
        keys << key(u"constraint "_s + ref.name.toString());
    if (!constraints.contains(ref.kind) || indexed.contains(ref.kind))
        keys << key(u"relation "_s + ref.name.schema);
    return keys;
}

template <class Take>
static void eachNamed(const Schema &schema, Take take)
{
    for (const ObjectRef &ref : schema::allObjects(schema)) {
        if (ref.kind != kind::ns && !schema::findObject(schema, ref))
            take(ref);
    }
    const auto parts = [&](const auto &relation) {
        eachPartList(relation, relation, [&](const QString &of, const auto &list, const auto &) {
            if (!isNamedPart(of))
                return;
            if constexpr (requires { list.size(); }) {
                for (const auto &part : list)
                    take(ObjectRef{of, relation.name, part.name});
            } else if (list) {
                take(ObjectRef{of, relation.name, list->name});
            }
        });
    };
    for (const schema::Table &table : schema.tables) {
        for (const schema::Column &column : table.columns) {
            take(ObjectRef{kind::column, table.name, column.name});
            if (column.identity)
                take(ObjectRef{kind::sequence, column.identity->sequence, {}});
        }
        parts(table);
    }
    for (const schema::View &view : schema.views)
        parts(view);
    for (const schema::Type &type : schema.types) {
        for (const QString &label : type.labels)
            take(ObjectRef{enumValueKind, type.name, label});
    }
}

namespace {

// The names of a schema by place.
class Occupants
{
public:
    explicit Occupants(const Schema &schema)
    {
        eachNamed(schema, [this](const ObjectRef &ref) {
            for (const QString &key : keysOf(ref, ownName(ref)))
                m_byKey.emplace(key, ref);
        });
    }

    [[nodiscard]] const ObjectRef *at(const QString &key) const
    {
        const auto found = m_byKey.find(key);
        return found != m_byKey.end() ? &found->second : nullptr;
    }
    [[nodiscard]] bool isFree(const QStringList &keys) const
    {
        return std::ranges::none_of(keys, [this](const QString &key) { return m_byKey.contains(key); });
    }
    void move(const ObjectRef &ref, const QStringList &from, const QStringList &to)
    {
        for (const QString &key : from)
            m_byKey.erase(key);
        for (const QString &key : to)
            m_byKey.emplace(key, ref);
    }

private:
    std::map<QString, ObjectRef> m_byKey;
};

// A name that nothing has in either schema, the same one for the same input.
class FreeNames
{
public:
    FreeNames(const Schema &before, const Schema &after, const std::vector<Rename> &renames)
    {
        for (const Schema *schema : {&before, &after})
            eachNamed(*schema, [this](const ObjectRef &ref) { m_taken.insert(ownName(ref)); });
        for (const Rename &rename : renames)
            m_taken.insert(rename.to);
    }

    QString next()
    {
        QString name;
        do
            name = u"tidemark_%1"_s.arg(++m_count);
        while (m_taken.contains(name));
        return name;
    }

private:
    QSet<QString> m_taken;
    int m_count = 0;
};

} // namespace

Result<std::vector<Rename>> withDisplaced(const Schema &before, const Schema &after, std::vector<Rename> renames)
{
    const Occupants there(before);
    const Occupants later(after);
    FreeNames names(before, after, renames);
    std::set<ObjectRef> moving;
    for (const Rename &rename : renames)
        moving.insert(rename.from);
    for (size_t i = 0; i < renames.size(); ++i) {
        const Rename rename = renames[i];
        for (const QString &key : keysOf(rename.from, rename.to)) {
            const ObjectRef *occupant = there.at(key);
            if (!occupant || moving.contains(*occupant))
                continue;
            const bool stays = later.at(keysOf(rename.from, ownName(rename.from)).first()) != nullptr;
            if (stays && occupant->kind == rename.from.kind)
                return fail(ErrorKind::Usage,
                            tr("%1 cannot be called %2: both sources have objects of both names")
                                .arg(printable(rename.from.toString()), printable(rename.to)),
                            tr("If the names were exchanged, say so with a second --rename."));
            moving.insert(*occupant);
            renames.push_back({*occupant, names.next()});
        }
    }
    return renames;
}

// Parts before what they lie in, so that nothing but their own name has changed when it is their turn.
static int phaseOf(const QString &of)
{
    if (isNamedPart(of))
        return 0;
    return of == kind::function || of == kind::procedure || of == kind::aggregate ? 1 : 2;
}

std::vector<RenameStep> renameSteps(const Schema &before, const Schema &after, const std::vector<Rename> &renames)
{
    struct Waiting
    {
        Rename rename;
        ObjectRef now;
    };
    std::vector<Waiting> waiting;
    for (const Rename &rename : renames)
        waiting.push_back({rename, rename.from});
    std::ranges::sort(waiting, [](const Waiting &a, const Waiting &b) {
        const int left = phaseOf(a.now.kind);
        const int right = phaseOf(b.now.kind);
        return left != right ? left < right : a.now < b.now;
    });
    Occupants taken(before);
    FreeNames names(before, after, renames);
    std::map<QualifiedName, QString> current; // of what parts lie in
    std::vector<RenameStep> steps;
    const auto step = [&](Waiting &object, const QString &to) {
        const ObjectRef &from = object.rename.from;
        ObjectRef now = object.now;
        if (const auto moved = current.find(from.name); isNamedPart(now.kind) && moved != current.end())
            now.name.name = moved->second;
        steps.push_back({.object = now, .to = to});
        taken.move(from, keysOf(from, ownName(object.now)), keysOf(from, to));
        setOwnName(object.now, to);
        if (phaseOf(now.kind) == 2)
            current[from.name] = to;
    };
    while (!waiting.empty()) {
        const auto next = std::ranges::find_if(
            waiting, [&](const Waiting &object) { return taken.isFree(keysOf(object.rename.from, object.rename.to)); });
        if (next == waiting.end()) {
            step(waiting.front(), names.next());
            continue;
        }
        step(*next, next->rename.to);
        waiting.erase(next);
    }
    return steps;
}

} // namespace tidemark::diff
