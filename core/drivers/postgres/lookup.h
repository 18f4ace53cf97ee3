// SPDX-License-Identifier: GPL-3.0-or-later
// Resolves a host name without being held by it: the system's resolver cannot be interrupted, so it runs on a thread
// that is left behind when the job stops or the time is up. Any thread.
#pragma once

#include "drivers/postgres/waiter.h"

#include <QByteArray>

namespace tidemark::postgres {

// Succeeds at once for sockets and numeric addresses. Errors: Connection, Cancelled, Timeout.
[[nodiscard]] Result<void> resolveHost(const job::JobContext &job, const QByteArray &host, Waiter::Deadline deadline);

} // namespace tidemark::postgres
