// SPDX-License-Identifier: GPL-3.0-or-later
// Puts steps into an order that honours every "this before that", the same one every time: among the steps that may
// come next, the one added first is taken. One thread.
#pragma once

#include "base/error.h"

#include <vector>

namespace tidemark::plan {

class Graph
{
public:
    // Adds a step and returns its number. Steps added earlier come earlier where nothing else decides.
    int add();
    // Adding an order twice, or of a step before itself, changes nothing.
    void order(int first, int second);

    // All steps in order; shorter than size() when some wait for each other in a circle. Cost: steps + orders, times
    // log.
    [[nodiscard]] std::vector<int> sorted() const;
    // The steps of one circle, in the order in which they wait; empty when there is none.
    [[nodiscard]] std::vector<int> circle() const;

    [[nodiscard]] size_t size() const { return m_next.size(); }

private:
    [[nodiscard]] std::vector<int> waiting() const;

    std::vector<std::vector<int>> m_next;
};

} // namespace tidemark::plan
