// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/graph.h"

#include <algorithm>
#include <queue>

namespace tidemark::plan {

int Graph::add()
{
    m_next.emplace_back();
    return int(m_next.size()) - 1;
}

void Graph::order(int first, int second)
{
    std::vector<int> &next = m_next[size_t(first)];
    if (first != second && !std::ranges::contains(next, second))
        next.push_back(second);
}

std::vector<int> Graph::waiting() const
{
    std::vector<int> count(m_next.size(), 0);
    for (const std::vector<int> &next : m_next) {
        for (int step : next)
            ++count[size_t(step)];
    }
    return count;
}

std::vector<int> Graph::sorted() const
{
    std::vector<int> count = waiting();
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (int step = 0; step < int(count.size()); ++step) {
        if (count[size_t(step)] == 0)
            ready.push(step);
    }
    std::vector<int> order;
    while (!ready.empty()) {
        const int step = ready.top();
        ready.pop();
        order.push_back(step);
        for (int next : m_next[size_t(step)]) {
            if (--count[size_t(next)] == 0)
                ready.push(next);
        }
    }
    return order;
}

// Whatever is left over waits for something that is left over, so walking backwards must meet itself.
std::vector<int> Graph::circle() const
{
    std::vector<bool> left(m_next.size(), true);
    for (int step : sorted())
        left[size_t(step)] = false;
    std::vector<int> before(m_next.size(), -1);
    for (int step = 0; step < int(m_next.size()); ++step) {
        for (int next : m_next[size_t(step)]) {
            if (left[size_t(step)] && left[size_t(next)] && before[size_t(next)] < 0)
                before[size_t(next)] = step;
        }
    }
    const auto start = std::ranges::find_if(before, [](int step) { return step >= 0; });
    std::vector<int> path;
    if (start == before.end())
        return path;
    int step = int(start - before.begin());
    while (!std::ranges::contains(path, step)) {
        path.push_back(step);
        step = before[size_t(step)];
    }
    path.erase(path.begin(), std::ranges::find(path, step));
    std::ranges::reverse(path);
    return path;
}

} // namespace tidemark::plan
