// SPDX-License-Identifier: GPL-3.0-or-later
// How alike what goes and what comes are. A score is the weighted mean of the likenesses that make sense for the kind.
#include "diff/rename.h"

#include "base/text.h"
#include "diff/parts.h"
#include "schema/kinds.h"

#include <QtCore/QSet>

#include <algorithm>
#include <cmath>
#include <map>

namespace tidemark::diff {

using namespace Qt::StringLiterals;
using schema::Column;
using schema::ObjectRef;
using schema::QualifiedName;
using schema::Table;
namespace kind = schema::kind;

static constexpr double enough = 0.5;
static constexpr double enoughElsewhere = 0.8; // in another schema, where the name is the same

namespace {

// What speaks for a pair: each likeness (0 to 1) with its weight.
class Evidence
{
public:
    void add(double weight, double likeness, const QString &reason)
    {
        m_sum += weight * likeness;
        m_weight += weight;
        constexpr double telling = 0.6;
        if (likeness >= telling)
            m_reasons << reason;
    }
    // To two digits, so that it is the same on every machine.
    [[nodiscard]] double score() const { return m_weight > 0 ? std::round(100 * m_sum / m_weight) / 100 : 0; }
    [[nodiscard]] const QStringList &reasons() const { return m_reasons; }

private:
    double m_sum = 0;
    double m_weight = 0;
    QStringList m_reasons;
};

} // namespace

static double nameLikeness(const QString &a, const QString &b)
{
    const qsizetype longest = std::max(a.size(), b.size());
    const double edits = longest == 0 ? 1 : 1 - double(editDistance(a, b)) / double(longest);
    const bool within = a.contains(b, Qt::CaseInsensitive) || b.contains(a, Qt::CaseInsensitive);
    constexpr double part = 0.7;
    return std::max(edits, within ? part : 0.0);
}

template <class Set>
static double overlap(const Set &a, const Set &b)
{
    const qsizetype shared = (Set(a) & b).size();
    const qsizetype all = (Set(a) | b).size();
    return all == 0 ? 0 : double(shared) / double(all);
}

static double textLikeness(const QString &a, const QString &b)
{
    const auto words = [](const QString &text) {
        const QStringList list = text.simplified().split(u' ');
        return QSet<QString>(list.begin(), list.end());
    };
    return a == b ? 1 : overlap(words(a), words(b));
}

static QSet<QString> columnsOf(const std::vector<Column> &columns)
{
    QSet<QString> set;
    for (const Column &column : columns)
        set.insert(column.name + u' ' + column.type);
    return set;
}

static Evidence compared(const Table &a, const Table &b)
{
    Evidence evidence;
    if (a.kind != b.kind)
        return evidence;
    evidence.add(0.35, nameLikeness(a.name.name, b.name.name), tr("names alike"));
    evidence.add(0.5, overlap(columnsOf(a.columns), columnsOf(b.columns)), tr("columns alike"));
    const bool keys =
        bool(a.primaryKey) == bool(b.primaryKey) && (!a.primaryKey || a.primaryKey->columns == b.primaryKey->columns);
    evidence.add(0.1, keys ? 1 : 0, tr("same key"));
    evidence.add(0.05, a.foreignKeys.size() == b.foreignKeys.size() ? 1 : 0, tr("as many foreign keys"));
    return evidence;
}

// What refers to a column in its own table, without the name.
static QStringList usesOf(const Table &table, const QString &column)
{
    QStringList uses;
    if (table.primaryKey && table.primaryKey->columns.contains(column))
        uses << kind::primaryKey;
    for (const schema::Key &key : table.uniques)
        uses += key.columns.contains(column) ? QStringList{kind::unique} : QStringList();
    for (const schema::ForeignKey &key : table.foreignKeys)
        uses += key.columns.contains(column) ? QStringList{kind::foreignKey} : QStringList();
    for (const schema::Index &index : table.indexes) {
        const bool has = std::ranges::any_of(index.keys, [&](const auto &key) { return key.column == column; });
        uses += has ? QStringList{kind::index} : QStringList();
    }
    return uses;
}

struct ColumnPlace
{
    const Table *table = nullptr;
    const Column *column = nullptr;

    [[nodiscard]] qsizetype position() const { return column - table->columns.data(); }
};

static Evidence compared(const ColumnPlace &a, const ColumnPlace &b)
{
    Evidence evidence;
    evidence.add(0.35, nameLikeness(a.column->name, b.column->name), tr("names alike"));
    const bool family = a.column->family == b.column->family && a.column->family != schema::TypeFamily::Other;
    evidence.add(0.3, a.column->type == b.column->type ? 1 : family ? 0.5 : 0, tr("same type"));
    evidence.add(0.15, a.position() == b.position() ? 1 : 0, tr("same position"));
    const bool flags = a.column->notNull == b.column->notNull && a.column->defaultValue == b.column->defaultValue &&
                       a.column->generation == b.column->generation &&
                       bool(a.column->identity) == bool(b.column->identity);
    evidence.add(0.1, flags ? 1 : 0, tr("same default and NOT NULL"));
    const bool uses = usesOf(*a.table, a.column->name) == usesOf(*b.table, b.column->name);
    evidence.add(0.1, uses ? 1 : 0, tr("used by the same kinds of keys and indexes"));
    return evidence;
}

static Evidence compared(const schema::Type &a, const schema::Type &b)
{
    Evidence evidence;
    if (a.kind != b.kind)
        return evidence;
    evidence.add(0.4, nameLikeness(a.name.name, b.name.name), tr("names alike"));
    const QSet<QString> left(a.labels.begin(), a.labels.end());
    const QSet<QString> right(b.labels.begin(), b.labels.end());
    if (!left.isEmpty() || !right.isEmpty())
        evidence.add(0.6, overlap(left, right), tr("values alike"));
    else if (!a.fields.empty())
        evidence.add(0.6, overlap(columnsOf(a.fields), columnsOf(b.fields)), tr("fields alike"));
    else
        evidence.add(0.6, a.baseType == b.baseType ? 1 : 0, tr("same base type"));
    return evidence;
}

static Evidence compared(const schema::View &a, const schema::View &b)
{
    Evidence evidence;
    evidence.add(0.4, nameLikeness(a.name.name, b.name.name), tr("names alike"));
    evidence.add(0.6, textLikeness(a.query, b.query), tr("queries alike"));
    return evidence;
}

static Evidence compared(const schema::Sequence &a, const schema::Sequence &b)
{
    Evidence evidence;
    evidence.add(0.6, nameLikeness(a.name.name, b.name.name), tr("names alike"));
    evidence.add(0.4, a.options == b.options && a.type == b.type ? 1 : 0, tr("same options"));
    return evidence;
}

static Evidence compared(const schema::Routine &a, const schema::Routine &b)
{
    Evidence evidence;
    if (a.signature != b.signature || a.kind != b.kind)
        return evidence;
    evidence.add(0.35, nameLikeness(a.name.name, b.name.name), tr("names alike"));
    evidence.add(0.5, textLikeness(a.body, b.body), tr("bodies alike"));
    evidence.add(0.15, a.returns == b.returns && a.language == b.language ? 1 : 0, tr("same result and language"));
    return evidence;
}

// Indexes and constraints: the definition counts, of which the name is no part.
template <class T>
    requires requires(T part) { part.attributes; }
static Evidence compared(const T &a, const T &b)
{
    Evidence evidence;
    evidence.add(0.3, nameLikeness(a.name, b.name), tr("names alike"));
    T copy = b;
    copy.name = a.name;
    const qsizetype others = differingFields(&a, &copy).size();
    evidence.add(0.7, others == 0 ? 1 : others == 1 ? 0.5 : 0, tr("definitions alike"));
    return evidence;
}

namespace {

class Proposer
{
public:
    Proposer(const Difference &difference, const QStringList &kinds, const QStringList &movedKinds)
        : m_difference(difference)
        , m_kinds(kinds)
        , m_movedKinds(movedKinds)
    {
    }

    std::vector<Proposal> propose()
    {
        for (const Change &change : m_difference.changes) {
            if (change.type() == ChangeType::Alter)
                visitValues(change);
            else if (m_kinds.contains(change.object.kind))
                (change.type() == ChangeType::Drop ? m_dropped : m_created)[place(change.object)].push_back(&change);
        }
        for (const auto &[place, dropped] : m_dropped) {
            const auto created = m_created.find(place);
            for (const Change *gone : dropped) {
                for (const Change *made : created != m_created.end() ? created->second : Changes())
                    pair(*gone, *made, enough);
            }
        }
        pairMoved();
        return best();
    }

private:
    using Place = std::pair<QString, QualifiedName>;
    using Changes = std::vector<const Change *>;

    static Place place(const ObjectRef &ref)
    {
        return {ref.kind, isNamedPart(ref.kind) ? ref.name : QualifiedName{ref.name.schema, {}}};
    }

    // What goes with its table does not move by itself.
    static bool mayMove(const Change &change)
    {
        const auto *sequence = as<schema::Sequence>(isEmpty(change.before) ? change.after : change.before);
        return !sequence || sequence->ownerTable.isEmpty();
    }

    // Of one name in two schemas.
    void pairMoved()
    {
        std::map<std::pair<QString, QString>, Changes> madeByName;
        const auto nameOf = [](const Change *change) {
            return std::pair(change->object.kind, ownName(change->object));
        };
        for (const auto &[place, made] : m_created) {
            for (const Change *change : made) {
                if (m_movedKinds.contains(change->object.kind) && mayMove(*change))
                    madeByName[nameOf(change)].push_back(change);
            }
        }
        for (const auto &[place, dropped] : m_dropped) {
            for (const Change *gone : dropped) {
                const auto made = madeByName.find(nameOf(gone));
                for (const Change *change : made != madeByName.end() && mayMove(*gone) ? made->second : Changes())
                    pair(*gone, *change, enoughElsewhere);
            }
        }
    }

    void add(const ObjectRef &from, const ObjectRef &to, const Evidence &evidence, double least = enough)
    {
        const QString schema = to.name.schema == from.name.schema ? QString() : to.name.schema;
        if (evidence.score() >= least)
            m_found.push_back({.rename = {.from = from, .to = ownName(to), .schema = schema},
                               .after = to,
                               .score = evidence.score(),
                               .reasons = evidence.reasons()});
    }

    void pair(const Change &gone, const Change &made, double least)
    {
        if (const auto *column = as<Column>(gone.before)) {
            const Table *left = schema::findTable(*m_difference.before, gone.object.name);
            const Table *right = schema::findTable(*m_difference.after, made.object.name);
            if (left && right)
                add(gone.object, made.object,
                    compared(ColumnPlace{left, column}, ColumnPlace{right, as<Column>(made.after)}));
            return;
        }
        std::visit(
            [&]<class Pointer>(const Pointer &object) {
                if constexpr (!std::same_as<Pointer, std::monostate>) {
                    const auto *other = std::get_if<Pointer>(&made.after);
                    if constexpr (requires { compared(*object, *object); }) {
                        if (other)
                            add(gone.object, made.object, compared(*object, **other), least);
                    }
                }
            },
            gone.before);
    }

    // Values of one enum that lie in the same place or are spelled alike.
    void visitValues(const Change &change)
    {
        const auto *before = as<schema::Type>(change.before);
        const auto *after = as<schema::Type>(change.after);
        if (!before || !after || !m_kinds.contains(enumValueKind))
            return;
        for (const QString &gone : before->labels) {
            for (const QString &made : after->labels) {
                if (after->labels.contains(gone) || before->labels.contains(made))
                    continue;
                Evidence evidence;
                evidence.add(0.5, nameLikeness(gone, made), tr("names alike"));
                const bool same = before->labels.size() == after->labels.size() &&
                                  before->labels.indexOf(gone) == after->labels.indexOf(made);
                evidence.add(0.5, same ? 1 : 0, tr("same position"));
                add({enumValueKind, before->name, gone}, {enumValueKind, after->name, made}, evidence);
            }
        }
    }

    // Each object once, the most alike first.
    std::vector<Proposal> best()
    {
        std::ranges::stable_sort(m_found, [](const Proposal &a, const Proposal &b) {
            return std::tie(b.score, a.rename.from, a.after) < std::tie(a.score, b.rename.from, b.after);
        });
        std::set<ObjectRef> gone;
        std::set<ObjectRef> made;
        std::erase_if(m_found, [&](const Proposal &proposal) {
            if (gone.contains(proposal.rename.from) || made.contains(proposal.after))
                return true;
            gone.insert(proposal.rename.from);
            made.insert(proposal.after);
            return false;
        });
        return std::move(m_found);
    }

    const Difference &m_difference;
    const QStringList &m_kinds;
    const QStringList &m_movedKinds;
    std::map<Place, Changes> m_dropped;
    std::map<Place, Changes> m_created;
    std::vector<Proposal> m_found;
};

} // namespace

std::vector<Proposal> propose(const Difference &difference, const QStringList &kinds, const QStringList &movedKinds)
{
    return Proposer(difference, kinds, movedKinds).propose();
}

} // namespace tidemark::diff
