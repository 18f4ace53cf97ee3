// SPDX-License-Identifier: GPL-3.0-or-later
#include "diff/occupants.h"

#include "diff/parts.h"
#include "schema/kinds.h"

#include <algorithm>

namespace tidemark::diff {

using namespace Qt::StringLiterals;
using schema::ObjectRef;
using schema::QualifiedName;
using schema::Schema;
namespace kind = schema::kind;

QStringList keysOf(const ObjectRef &ref, const QString &schema, const QString &name)
{
    static const QSet<QString> indexed{kind::primaryKey, kind::unique, kind::exclusion};
    static const QSet<QString> constraints{kind::primaryKey, kind::unique,  kind::exclusion,
                                           kind::check,      kind::notNull, kind::foreignKey};
    const auto key = [&](const QString &place) { return place + u'\n' + name; };
    QStringList keys;
    if (ref.kind == kind::column || ref.kind == enumValueKind)
        return {key(ref.kind + u' ' + ref.name.toString())};
    if (isRoutine(ref.kind))
        return {key(u"routine "_s + schema + u' ' + ref.part)};
    if (constraints.contains(ref.kind))
        keys << key(u"constraint "_s + ref.name.toString());
    if (!constraints.contains(ref.kind) || indexed.contains(ref.kind))
        keys << key(u"relation "_s + schema);
    return keys;
}

QString goalSchema(const Rename &rename)
{
    return rename.schema.isEmpty() ? rename.from.name.schema : rename.schema;
}

// The constraints and indexes of a table or view.
template <class Relation, class Take>
static void eachNamedPart(const Relation &relation, Take take)
{
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
}

template <class Take>
static void eachNamed(const Schema &schema, Take take)
{
    for (const ObjectRef &ref : schema::allObjects(schema)) {
        if (ref.kind != kind::ns && !schema::findObject(schema, ref))
            take(ref);
    }
    for (const schema::Table &table : schema.tables) {
        for (const schema::Column &column : table.columns) {
            take(ObjectRef{kind::column, table.name, column.name});
            if (column.identity)
                take(ObjectRef{kind::sequence, column.identity->sequence, {}});
        }
        eachNamedPart(table, take);
    }
    for (const schema::View &view : schema.views)
        eachNamedPart(view, take);
    for (const schema::Type &type : schema.types) {
        for (const QString &label : type.labels)
            take(ObjectRef{enumValueKind, type.name, label});
    }
}

SequenceOwners sequenceOwners(const Schema &schema)
{
    SequenceOwners owners;
    for (const schema::Sequence &sequence : schema.sequences) {
        if (!sequence.ownerTable.isEmpty())
            owners.emplace(sequence.name, sequence.ownerTable);
    }
    for (const schema::Table &table : schema.tables) {
        for (const schema::Column &column : table.columns) {
            if (column.identity)
                owners.emplace(column.identity->sequence, table.name);
        }
    }
    return owners;
}

std::vector<ObjectRef> carriedBy(const Schema &schema, const SequenceOwners &owners, const QualifiedName &relation)
{
    std::vector<ObjectRef> carried;
    const auto take = [&](const ObjectRef &ref) {
        // what has no index is known inside of its table alone
        if (keysOf(ref, relation.schema, {}).last().startsWith("relation "_L1))
            carried.push_back(ref);
    };
    if (const schema::Table *table = schema::findTable(schema, relation))
        eachNamedPart(*table, take);
    else if (const schema::View *view = schema::findView(schema, relation))
        eachNamedPart(*view, take);
    for (const auto &[sequence, owner] : owners) {
        if (owner == relation)
            carried.push_back({kind::sequence, sequence, {}});
    }
    return carried;
}

Occupants::Occupants(const Schema &schema)
{
    eachNamed(schema, [this](const ObjectRef &ref) {
        for (const QString &key : keysOf(ref, ref.name.schema, ownName(ref)))
            m_byKey.emplace(key, ref);
    });
}

const ObjectRef *Occupants::at(const QString &key) const
{
    const auto found = m_byKey.find(key);
    return found != m_byKey.end() ? &found->second : nullptr;
}

bool Occupants::isFree(const QStringList &keys, const QStringList &own) const
{
    return std::ranges::none_of(keys, [&](const QString &key) { return m_byKey.contains(key) && !own.contains(key); });
}

void Occupants::move(const ObjectRef &ref, const QStringList &from, const QStringList &to)
{
    for (const QString &key : from)
        m_byKey.erase(key);
    for (const QString &key : to)
        m_byKey.emplace(key, ref);
}

FreeNames::FreeNames(const Schema &before, const Schema &after, const std::vector<Rename> &renames)
{
    for (const Schema *schema : {&before, &after})
        eachNamed(*schema, [this](const ObjectRef &ref) { m_taken.insert(ownName(ref)); });
    for (const Rename &rename : renames)
        m_taken.insert(rename.to);
}

QString FreeNames::next()
{
    QString name;
    do
        name = u"tidemark_%1"_s.arg(++m_count);
    while (m_taken.contains(name));
    return name;
}

} // namespace tidemark::diff
