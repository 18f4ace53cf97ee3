// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/secretcache.h"

#include <algorithm>

namespace tidemark::connect {

using std::chrono::seconds;

SecretCache::SecretCache(const Clock &clock)
    : SecretCache(clock, Limits())
{
}

SecretCache::SecretCache(const Clock &clock, Limits limits)
    : m_clock(clock)
    , m_limits(limits)
{
}

// A secret that ends by itself is replaced a little before.
static Clock::Duration useOf(const FetchedSecret &secret, seconds ttl)
{
    constexpr seconds margin(60);
    if (!secret.lifetime)
        return ttl;
    return std::min<Clock::Duration>(ttl, *secret.lifetime - std::min<Clock::Duration>(margin, *secret.lifetime / 5));
}

bool SecretCache::isFresh(const Slot &slot, const SecretSource &source) const
{
    return source.keeps() && slot.secret && slot.refused != slot.version &&
           m_clock.now() < slot.begun + useOf(*slot.secret, m_limits.ttl);
}

bool SecretCache::rests(const Slot &slot) const
{
    return slot.restUntil && m_clock.now() < *slot.restUntil;
}

bool SecretCache::serves(const Slot &slot) const
{
    const auto age = m_clock.now() - slot.begun;
    return slot.secret && age < m_limits.ttl + m_limits.grace &&
           (!slot.secret->lifetime || age < *slot.secret->lifetime);
}

// To be asked for one that serves, or after an error.
Result<SecretCache::Entry> SecretCache::oldOne(const Slot &slot) const
{
    if (serves(slot))
        return Entry{.secret = *slot.secret, .version = slot.version, .problem = slot.error};
    return Failure(slot.error.value_or(job::cancelledError()));
}

void SecretCache::keep(Slot &slot, FetchedSecret secret, Clock::Duration begun, const SecretSource &source) const
{
    const bool isSame = slot.secret && slot.secret->password == secret.password && slot.secret->user == secret.user;
    slot.afterRefusal = slot.version != 0 && slot.refused == slot.version;
    // what is read again each time is another one only when it differs
    if (source.keeps() || !isSame)
        ++slot.version;
    slot.secret = std::move(secret);
    slot.begun = begun;
}

Result<SecretCache::Entry> SecretCache::fetch(job::JobContext &job, std::unique_lock<std::mutex> &lock, Slot &slot,
                                              SecretSource &source)
{
    slot.fetching = source.keeps();
    const Clock::Duration begun = m_clock.now();
    lock.unlock();
    auto fetched = source.fetch(job);
    lock.lock();
    slot.fetching = false;
    m_changed.notify_all();
    if (!fetched && fetched.error().kind == ErrorKind::Cancelled)
        return Failure(std::move(fetched).error());
    ++slot.outcomes;
    if (fetched) {
        slot.error.reset();
        keep(slot, *std::move(fetched), begun, source);
        return Entry{.secret = *slot.secret, .version = slot.version};
    }
    slot.error = std::move(fetched).error();
    if (slot.secret)
        slot.restUntil = m_clock.now() + m_limits.rest;
    return oldOne(slot);
}

Result<SecretCache::Entry> SecretCache::get(job::JobContext &job, const QString &name, SecretSource &source)
{
    std::unique_lock lock(m_mutex);
    Slot &slot = m_slots[name];
    const quint64 outcomes = slot.outcomes;
    for (;;) {
        if (isFresh(slot, source))
            return Entry{.secret = *slot.secret, .version = slot.version};
        const bool waitedInVain = slot.outcomes != outcomes && slot.error;
        if (waitedInVain)
            return oldOne(slot);
        if (source.keeps() && rests(slot) && serves(slot))
            return oldOne(slot);
        if (!slot.fetching)
            return fetch(job, lock, slot, source);
        m_changed.wait(lock, job.stopToken(), [&] { return !slot.fetching; });
        if (auto going = job.check(); !going)
            return Failure(std::move(going).error());
    }
}

bool SecretCache::refuse(const QString &name, quint64 version, SecretSource &source)
{
    const std::scoped_lock lock(m_mutex);
    Slot &slot = m_slots[name];
    if (slot.version != version)
        return true;
    slot.refused = version;
    if (!source.renews() || rests(slot))
        return false;
    if (slot.afterRefusal) {
        slot.restUntil = m_clock.now() + m_limits.rest;
        return false;
    }
    source.forget();
    return true;
}

void SecretCache::accept(const QString &name, quint64 version)
{
    const std::scoped_lock lock(m_mutex);
    Slot &slot = m_slots[name];
    if (slot.version != version)
        return;
    slot.afterRefusal = false;
    if (slot.refused == version) {
        slot.refused = 0;
        slot.restUntil.reset();
    }
}

} // namespace tidemark::connect
