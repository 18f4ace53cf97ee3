// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/lookup.h"

#include "base/text.h"

#include <arpa/inet.h>
#include <netdb.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

namespace tidemark::postgres {

namespace {

// Shared by the caller and the thread that may outlive it.
struct Lookup
{
    std::mutex mutex;
    std::condition_variable_any changed;
    bool done = false;
    int status = 0;
};

} // namespace

static bool needsNoLookup(const QByteArray &host)
{
    in6_addr ignored;
    return host.isEmpty() || host.startsWith('/') || host.startsWith('@') ||
           inet_pton(AF_INET, host.constData(), &ignored) == 1 || inet_pton(AF_INET6, host.constData(), &ignored) == 1;
}

static void runLookup(const std::shared_ptr<Lookup> &lookup, const QByteArray &host)
{
    addrinfo *addresses = nullptr;
    const int status = getaddrinfo(host.constData(), nullptr, nullptr, &addresses);
    if (addresses)
        freeaddrinfo(addresses);
    const std::lock_guard lock(lookup->mutex);
    lookup->status = status;
    lookup->done = true;
    lookup->changed.notify_all();
}

Result<void> resolveHost(const job::JobContext &job, const QByteArray &host, Waiter::Deadline deadline)
{
    if (needsNoLookup(host))
        return {};
    const auto lookup = std::make_shared<Lookup>();
    std::thread(runLookup, lookup, host).detach();
    std::unique_lock lock(lookup->mutex);
    const auto isDone = [&lookup] { return lookup->done; };
    const auto limit = deadline.value_or(std::chrono::steady_clock::now() + std::chrono::hours(1));
    const bool done = lookup->changed.wait_until(lock, job.stopToken(), limit, isDone);
    TRY(job.check());
    const QString name = printable(QString::fromUtf8(host));
    if (!done)
        return fail(ErrorKind::Timeout, tr("Looking up the host \"%1\" took too long").arg(name),
                    tr("Check the name service, or give an address instead of a name."));
    if (lookup->status != 0)
        return fail(
            ErrorKind::Connection,
            tr("The host \"%1\" is not known: %2").arg(name, QString::fromLocal8Bit(gai_strerror(lookup->status))),
            tr("Check the spelling of the host and the name service."));
    return {};
}

} // namespace tidemark::postgres
