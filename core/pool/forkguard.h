// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps pools whole over fork(): no other thread is within one at that moment, and the child begins with none of its
// parent's connections. A process forks as a whole, so this is the one list of all pools. Any thread.
#pragma once

namespace tidemark::pool {

class State;

class ForkGuard
{
public:
    static void add(State *state);
    static void remove(State *state);
};

} // namespace tidemark::pool
