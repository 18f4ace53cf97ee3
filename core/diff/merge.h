// SPDX-License-Identifier: GPL-3.0-or-later
// Walks two sorted lists of schema objects together. Pure, any thread.
#pragma once

#include "schema/order.h"

#include <vector>

namespace tidemark::diff {

// Calls take(a, b) for every object in the order of its key; the side that has none is null. Both lists must be sorted.
// Cost: one pass over both.
template <class List, class OtherList, class Take>
void merge(List &before, OtherList &after, Take take)
{
    auto left = before.begin();
    auto right = after.begin();
    while (left != before.end() || right != after.end()) {
        const auto order = left == before.end()   ? std::strong_ordering::greater
                           : right == after.end() ? std::strong_ordering::less
                                                  : schema::keyOf(*left) <=> schema::keyOf(*right);
        auto *a = order <= 0 ? &*left++ : nullptr;
        auto *b = order >= 0 ? &*right++ : nullptr;
        take(a, b);
    }
}

} // namespace tidemark::diff
