// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/storage.h"

#include "watch/figures.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <tuple>

namespace tidemark::watch {

using namespace Qt::StringLiterals;

double DatabaseFigures::cacheHit() const
{
    const qint64 all = blocksHit + blocksRead;
    return all == 0 ? -1 : double(blocksHit) / double(all);
}

// ---- Indexes

std::vector<IndexUse> unusedIndexes(const Indexes &indexes)
{
    std::vector<IndexUse> unused;
    std::ranges::copy_if(indexes.indexes, std::back_inserter(unused), [](const IndexUse &index) {
        return index.scans == 0 && !index.unique && !index.ofConstraint;
    });
    std::ranges::stable_sort(unused, std::ranges::greater(), &IndexUse::bytes);
    return unused;
}

static bool includesAll(const IndexUse &wide, const IndexUse &narrow)
{
    return std::ranges::all_of(narrow.included, [&](const QString &column) { return wide.included.contains(column); });
}

static bool isSame(const IndexUse &a, const IndexUse &b)
{
    return a.method == b.method && a.keys == b.keys && a.predicate == b.predicate && a.included == b.included;
}

// Only an ordered index can stand in for a beginning of its keys, and only one that promises nothing can go.
static bool isBeginning(const IndexUse &narrow, const IndexUse &wide)
{
    return narrow.method == "btree"_L1 && wide.method == "btree"_L1 && !narrow.unique && !narrow.ofConstraint &&
           narrow.keys.size() < wide.keys.size() && wide.keys.first(narrow.keys.size()) == narrow.keys &&
           narrow.predicate == wide.predicate && includesAll(wide, narrow);
}

// Whether of two that are the same the first one goes.
static bool goesFirst(const IndexUse &a, const IndexUse &b)
{
    const auto worth = [](const IndexUse &index) { return std::tuple(index.ofConstraint, index.unique, index.scans); };
    return worth(a) != worth(b) ? worth(a) < worth(b) : a.name > b.name;
}

static const IndexUse *replacementOf(const IndexUse &index, const std::vector<const IndexUse *> &others,
                                     NeedlessIndex::Reason &reason)
{
    for (const IndexUse *other : others) {
        if (other == &index || !other->valid)
            continue;
        const bool keepsPromise = !index.unique || other->unique;
        if (isSame(index, *other) && keepsPromise && !index.ofConstraint && goesFirst(index, *other)) {
            reason = NeedlessIndex::Reason::Same;
            return other;
        }
    }
    for (const IndexUse *other : others) {
        if (other != &index && other->valid && isBeginning(index, *other)) {
            reason = NeedlessIndex::Reason::Prefix;
            return other;
        }
    }
    return nullptr;
}

std::vector<NeedlessIndex> needlessIndexes(const Indexes &indexes)
{
    std::map<schema::QualifiedName, std::vector<const IndexUse *>> byTable;
    for (const IndexUse &index : indexes.indexes)
        byTable[index.table].push_back(&index);
    std::vector<NeedlessIndex> needless;
    for (const auto &[table, list] : byTable) {
        for (const IndexUse *index : list) {
            NeedlessIndex::Reason reason = NeedlessIndex::Reason::Same;
            if (const IndexUse *other = replacementOf(*index, list, reason))
                needless.push_back({.index = *index, .because = other->name, .reason = reason});
        }
    }
    std::ranges::stable_sort(needless, std::ranges::greater(),
                             [](const NeedlessIndex &one) { return one.index.bytes; });
    return needless;
}

// ---- Sequences

bool SequenceUse::columnIsTighter() const
{
    return increment > 0 && columnMaximum && *columnMaximum < maximum;
}

// As doubles: the whole range of a bigint does not fit into one.
double SequenceUse::used() const
{
    if (!last)
        return -1;
    const double end = double(columnIsTighter() ? *columnMaximum : maximum);
    const double range = end - double(minimum) + 1;
    const double taken = (increment > 0 ? double(*last) - double(minimum) : double(maximum) - double(*last)) + 1;
    return range <= 1 ? 1 : std::clamp(taken / range, 0.0, 1.0);
}

qint64 SequenceUse::left() const
{
    if (!last || increment == 0)
        return -1;
    const double end = increment > 0 ? double(columnIsTighter() ? *columnMaximum : maximum) : double(minimum);
    const double steps = std::max(0.0, (end - double(*last)) / double(increment));
    return steps >= 9.2e18 ? std::numeric_limits<qint64>::max() : qint64(steps);
}

} // namespace tidemark::watch
