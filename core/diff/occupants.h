// SPDX-License-Identifier: GPL-3.0-or-later
// Which names are taken, and by what: relations, types and the indexes of constraints share one space in a schema.
// Values, any thread.
#pragma once

#include "diff/rename.h"

#include <QtCore/QSet>

#include <map>

namespace tidemark::diff {

// The places where a name may stand only once, of an object that lies in `schema` by then.
[[nodiscard]] QStringList keysOf(const schema::ObjectRef &ref, const QString &schema, const QString &name);

// The schema that it lies in afterwards.
[[nodiscard]] QString goalSchema(const Rename &rename);

// The tables that sequences go with, by the sequence.
using SequenceOwners = std::map<schema::QualifiedName, schema::QualifiedName>;
[[nodiscard]] SequenceOwners sequenceOwners(const schema::Schema &schema);

// What a relation takes along into another schema: the names of its indexes and the sequences of its columns.
[[nodiscard]] std::vector<schema::ObjectRef> carriedBy(const schema::Schema &schema, const SequenceOwners &owners,
                                                       const schema::QualifiedName &relation);

class Occupants
{
public:
    explicit Occupants(const schema::Schema &schema);

    [[nodiscard]] const schema::ObjectRef *at(const QString &key) const;
    // Whether all of them are, or are those that it has already.
    [[nodiscard]] bool isFree(const QStringList &keys, const QStringList &own = {}) const;
    void move(const schema::ObjectRef &ref, const QStringList &from, const QStringList &to);

private:
    std::map<QString, schema::ObjectRef> m_byKey;
};

// Names that nothing has in either schema, the same ones for the same input.
class FreeNames
{
public:
    FreeNames(const schema::Schema &before, const schema::Schema &after, const std::vector<Rename> &renames);

    [[nodiscard]] QString next();

private:
    QSet<QString> m_taken;
    int m_count = 0;
};

} // namespace tidemark::diff
