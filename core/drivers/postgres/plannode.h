// SPDX-License-Identifier: GPL-3.0-or-later
// What a plan works on: every object that something happens to, with its fate and the statements for it. Addresses
// point into the schemas of the difference. One thread, one plan.
#pragma once

#include "base/error.h"
#include "diff/change.h"
#include "plan/plan.h"

#include <deque>
#include <functional>
#include <map>
#include <set>

namespace tidemark::postgres {

// Kinds that exist only while planning: what an ALTER of its own makes and takes away.
namespace plankind {
using namespace Qt::StringLiterals;
inline const QString partition = u"partition"_s;          // a table's place below its parent; named like the table
inline const QString inheritance = u"inheritance"_s;      // a table's parents; named like the table
inline const QString sequenceOwner = u"sequence owner"_s; // OWNED BY; named like the sequence
} // namespace plankind

enum class Fate : quint8 { Keep, Create, Drop, Alter, Recreate };

struct Node
{
    schema::ObjectRef ref;
    Fate fate = Fate::Keep;
    diff::Item before;
    diff::Item after;
    QStringList fields;      // of an alteration
    bool retype = false;     // a column whose type is made anew under the same name
    bool absorbed = false;   // another statement does it: DROP TABLE its indexes, a parent its partitions' columns
    bool takenAlong = false; // dropped by the statement of another object, but made by its own
    QStringList alterations; // SQL of an alteration in place

    [[nodiscard]] bool drops() const { return fate == Fate::Drop || fate == Fate::Recreate; }
    [[nodiscard]] bool creates() const { return fate == Fate::Create || fate == Fate::Recreate; }
};

// What an object needs, as the catalogs and the model say it: (object, what it needs). Answers are sorted. Cost: one
// pass over the schema, which must outlive it.
class Needs
{
public:
    explicit Needs(const schema::Schema &schema);
    Needs(const Needs &) = delete;
    Needs &operator=(const Needs &) = delete;

    [[nodiscard]] std::vector<schema::ObjectRef> of(const schema::ObjectRef &object) const;
    [[nodiscard]] std::vector<schema::ObjectRef> dependents(const schema::ObjectRef &on) const;
    [[nodiscard]] bool holds(const schema::ObjectRef &object, const schema::ObjectRef &on) const;

private:
    friend class NeedsReader;

    // Kinds and schemas are few: they would only cost time.
    [[nodiscard]] static size_t hashOf(const QString &name, const QString &part) { return qHashMulti(0, name, part); }

    // A reference whose texts lie elsewhere: there are hundreds of thousands, and hardly any is asked for.
    struct Ref
    {
        const QString *kind;
        const QString *schema;
        const QString *name;
        const QString *part;

        [[nodiscard]] size_t hash() const { return hashOf(*name, *part); }
        [[nodiscard]] schema::ObjectRef toRef() const { return {*kind, {*schema, *name}, *part}; }
        bool operator==(const schema::ObjectRef &ref) const
        {
            return *part == ref.part && *name == ref.name.name && *schema == ref.name.schema && *kind == ref.kind;
        }
    };
    struct Pair
    {
        Ref object;
        Ref on;
    };
    struct Entry
    {
        size_t hash = 0;
        quint32 at = 0; // of the pair
    };

    template <class Member>
    [[nodiscard]] std::vector<Entry> sortedBy(Member member) const;
    template <class Take>
    static void eachOf(const std::vector<Entry> &entries, const schema::ObjectRef &ref, const Take &take);

    std::vector<Pair> m_pairs;             // some more than once
    std::vector<Entry> m_byObject;         // sorted by the hash
    mutable std::vector<Entry> m_byNeeded; // the same, once somebody has asked
    std::deque<schema::ObjectRef> m_kept;  // whose texts lie nowhere else
};

struct PlanState
{
    const diff::Difference &difference;
    const plan::Options &options;
    const Needs needsBefore;
    const Needs needsAfter;
    std::map<schema::ObjectRef, Node> nodes;
    // Relations whose defaults, checks, foreign keys and the like get statements of their own, to open a circle.
    std::set<schema::QualifiedName> opened;

    [[nodiscard]] const schema::Schema &before() const { return *difference.before; }
    [[nodiscard]] const schema::Schema &after() const { return *difference.after; }

    [[nodiscard]] Node *find(const schema::ObjectRef &ref);
    [[nodiscard]] const Node *find(const schema::ObjectRef &ref) const;
    // The node of an object, made from both schemas when nothing has happened to it yet.
    [[nodiscard]] Node &node(const schema::ObjectRef &ref);
    // The node whose statement makes (or takes away) the object: its own, or that of the relation that it lives in.
    [[nodiscard]] Node *maker(const schema::ObjectRef &ref);
    [[nodiscard]] Node *remover(const schema::ObjectRef &ref);
};

// Whether objects of the kind live inside a relation.
[[nodiscard]] bool isPart(const QString &kind);
// Whether such parts leave a relation that is dropped before it, when it is opened.
[[nodiscard]] bool leavesOpened(const QString &kind);
// The relation that a part lives in, as a table or a view.
[[nodiscard]] schema::ObjectRef relationOf(const schema::Schema &schema, const schema::ObjectRef &part);

// Whether an inherited foreign key goes with that of its parent.
[[nodiscard]] bool parentDrops(const PlanState &state, const Node &foreignKey);

// Whether some table that inherits from this one keeps a column that this one drops.
[[nodiscard]] bool childKeepsColumn(const PlanState &state, const schema::QualifiedName &table, const QString &column);

// In which order kinds are taken where nothing else decides.
[[nodiscard]] int rankOf(const schema::ObjectRef &ref);
// Objects that cannot exist together under one name have the same space; empty where names are free.
[[nodiscard]] QString spaceOf(const schema::ObjectRef &ref);
// The parts of a relation, whether or not anything happens to them.
void eachHidden(const diff::Item &relation, const std::function<void(const schema::ObjectRef &)> &take);

// Makes nodes of the changes, decides what is altered and what is made anew, and draws in whatever depends on it.
// Errors: Unsupported, naming the object and the field.
[[nodiscard]] Result<void> decideFates(PlanState &state);

// Marks what the statements of other objects do: a parent's for its children, a type's for its functions.
void absorb(PlanState &state, const Needs &before);
// Whether a parent's ALTER brings the column's own change along.
[[nodiscard]] bool comesFromParent(const PlanState &state, const schema::ObjectRef &column);

// The statements of all nodes, in order. Errors: Internal, when objects wait for each other in a circle that cannot be
// opened, naming them.
[[nodiscard]] Result<std::vector<plan::Statement>> orderSteps(PlanState &state);

// SQL that makes or takes away the object of a node.
[[nodiscard]] QStringList createStatements(const PlanState &state, const Node &node);
[[nodiscard]] QStringList dropStatements(const PlanState &state, const Node &node);

// A name of our own for something that stands for a while: short and the same every time, whatever it is for is called.
[[nodiscard]] QString nameFor(const QString &prefix, const QString &what);

// Types and tables that are made anew while columns or rows are carried over: the old one steps aside first and goes
// last.
[[nodiscard]] bool stepsAside(const Node &node);
[[nodiscard]] QString asideName(const Node &node);
[[nodiscard]] QStringList asideStatements(const PlanState &state, const Node &node);
[[nodiscard]] QStringList finalStatements(const PlanState &state, const Node &node);

} // namespace tidemark::postgres
