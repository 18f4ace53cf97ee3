// SPDX-License-Identifier: GPL-3.0-or-later
// Old names and new ones: all renames of a plan at once, so that names may be swapped. Immutable once made, any thread.
#pragma once

#include "diff/rename.h"
#include "diff/selection.h"

#include <map>

namespace tidemark::diff {

class RenameMap
{
public:
    // Columns and checks are renamed in everything that inherits them, too. The renames are complete: what goes with a
    // table to another schema is among them (withCarried). Cost: the size of the schema.
    RenameMap(const schema::Schema &before, const std::vector<Rename> &renames);

    [[nodiscard]] bool isEmpty() const { return m_names.empty(); }

    // The names that objects have afterwards; those of relations and types have one space.
    [[nodiscard]] schema::QualifiedName relation(const schema::QualifiedName &name) const;
    // The whole identity, as it is afterwards. A routine's list of arguments stays as it is.
    [[nodiscard]] schema::ObjectRef object(const schema::ObjectRef &old) const;
    [[nodiscard]] QString column(const schema::QualifiedName &relation, const QString &name) const;
    [[nodiscard]] QStringList columns(const schema::QualifiedName &relation, const QStringList &names) const;
    [[nodiscard]] QString part(const schema::ObjectRef &part) const;
    // Of all routines of a name; empty when they do not go the same way.
    [[nodiscard]] schema::QualifiedName routines(const schema::QualifiedName &name) const;
    [[nodiscard]] schema::QualifiedName routine(const schema::QualifiedName &name, const QString &signature) const;

    // Whether it is a table or a view, before.
    [[nodiscard]] bool isRelation(const schema::QualifiedName &name) const { return m_known.contains(name); }

    // Every name that goes: what a text must hold to be of interest.
    [[nodiscard]] const QStringList &oldNames() const { return m_oldNames; }
    [[nodiscard]] const QStringList &oldColumns() const { return m_oldColumns; }

private:
    std::map<schema::ObjectRef, schema::ObjectRef> m_names;
    std::map<schema::QualifiedName, schema::QualifiedName> m_relations;
    std::map<schema::QualifiedName, std::set<schema::QualifiedName>> m_routines; // the new names of all that share one
    std::set<schema::QualifiedName> m_known;
    QStringList m_oldNames;
    QStringList m_oldColumns;
};

// Rewrites SQL texts of a schema. Where it cannot be sure, what it returns is its best guess.
class NameTexts
{
public:
    virtual ~NameTexts() = default;

    struct Text
    {
        QString text;
        bool sure = true;
    };
    // `relation`, unless empty, is the one whose columns stand without a prefix.
    [[nodiscard]] virtual Text rewritten(const QString &text, const schema::QualifiedName &relation) const = 0;
};

struct Renamed
{
    schema::Schema schema;
    Choice unsure; // what has a text that is a guess, by its name before
};

// The schema with the new names wherever the old ones are referred to. Bodies of routines that are strings, and
// comments, stay as they are: no engine follows a rename there.
[[nodiscard]] Renamed renamed(const schema::Schema &before, const RenameMap &map, const NameTexts &texts);

} // namespace tidemark::diff
