// SPDX-License-Identifier: GPL-3.0-or-later
// Waits for what another thread or process does. Never with a time: a test that waits for ever is stopped from outside.
#pragma once

#include <thread>

namespace tidemark::test {

template <class Condition>
void until(Condition condition)
{
    while (!condition())
        std::this_thread::yield();
}

} // namespace tidemark::test
