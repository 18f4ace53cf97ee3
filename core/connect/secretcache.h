// SPDX-License-Identifier: GPL-3.0-or-later
// Fetched secrets for a while, so that a pool that opens ten connections asks once. Of several callers who need the
// same secret one fetches and the others wait for it; a stop ends their wait, and a stopped fetch is taken over by the
// next. Safe from any thread.
#pragma once

#include "connect/secretsource.h"

#include <condition_variable>
#include <map>
#include <mutex>

namespace tidemark::connect {

class SecretCache
{
public:
    struct Limits
    {
        std::chrono::seconds ttl{300};    // after that it is fetched anew
        std::chrono::seconds grace{1800}; // so much longer it is given when it cannot be fetched
        std::chrono::seconds rest{30};    // nothing is fetched after a refresh that did not help
    };

    struct Entry
    {
        FetchedSecret secret;
        quint64 version = 0;               // of what is given: the same for the same secret
        std::optional<Error> problem = {}; // why it is an old one
    };

    // The clock must outlive the cache.
    explicit SecretCache(const Clock &clock);
    SecretCache(const Clock &clock, Limits limits);

    // The secret of that name. Ages count from the moment a fetch began, whatever happened since. Errors: those of the
    // source, and Cancelled.
    [[nodiscard]] Result<Entry> get(job::JobContext &job, const QString &name, SecretSource &source);

    // The server refused what get() gave. True when another try may help: the next get() fetches, or has a newer one
    // already. False while the cache rests, and when this one came of a refresh after a refusal: then it begins to.
    [[nodiscard]] bool refuse(const QString &name, quint64 version, SecretSource &source);

    // The server took it: all is well again.
    void accept(const QString &name, quint64 version);

private:
    struct Slot
    {
        std::optional<FetchedSecret> secret = {};
        Clock::Duration begun{0}; // when the fetch of the secret began
        quint64 version = 0;
        quint64 refused = 0;       // the version that the server refused
        bool afterRefusal = false; // the secret was fetched because the one before was refused
        std::optional<Clock::Duration> restUntil = {};
        bool fetching = false;
        quint64 outcomes = 0;            // how many fetches ended
        std::optional<Error> error = {}; // of the last
    };

    [[nodiscard]] bool isFresh(const Slot &slot, const SecretSource &source) const;
    [[nodiscard]] bool rests(const Slot &slot) const;
    [[nodiscard]] bool serves(const Slot &slot) const;
    [[nodiscard]] Result<Entry> oldOne(const Slot &slot) const;
    [[nodiscard]] Result<Entry> fetch(job::JobContext &job, std::unique_lock<std::mutex> &lock, Slot &slot,
                                      SecretSource &source);
    void keep(Slot &slot, FetchedSecret secret, Clock::Duration begun, const SecretSource &source) const;

    const Clock &m_clock;
    const Limits m_limits;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::map<QString, Slot> m_slots; // places never move
};

} // namespace tidemark::connect
