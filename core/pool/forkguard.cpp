// SPDX-License-Identifier: GPL-3.0-or-later
#include "pool/forkguard.h"

#include "pool/poolstate.h"

#include <pthread.h>

namespace tidemark::pool {

namespace {

struct Pools
{
    std::mutex mutex = {};
    std::vector<State *> all = {};
};

} // namespace

// Never destroyed: the process may fork until its end.
static Pools &pools()
{
    static auto *pools = new Pools;
    return *pools;
}

static void beforeFork()
{
    pools().mutex.lock();
    for (State *state : pools().all)
        state->holdForFork();
}

static void inParent()
{
    for (State *state : pools().all)
        state->releaseInParent();
    pools().mutex.unlock();
}

static void inChild()
{
    for (State *state : pools().all)
        state->releaseInChild();
    pools().mutex.unlock();
}

void ForkGuard::add(State *state)
{
    static const int registered = pthread_atfork(beforeFork, inParent, inChild);
    static_cast<void>(registered);
    const std::lock_guard lock(pools().mutex);
    pools().all.push_back(state);
}

void ForkGuard::remove(State *state)
{
    const std::lock_guard lock(pools().mutex);
    std::erase(pools().all, state);
}

} // namespace tidemark::pool
