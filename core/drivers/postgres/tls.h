// SPDX-License-Identifier: GPL-3.0-or-later
// What libpq leaves to OpenSSL: why a server's certificate was refused (libpq says only that it was), and who is asked
// for pass phrases. Any thread; an attempt to connect stays on one.
#pragma once

#include "base/error.h"

namespace tidemark::postgres {

// Tells OpenSSL, once, to remember for each thread how its last session was verified, and not to ask for the pass
// phrases of keys on the terminal that started us.
void prepareTls();

// Puts the reason into the message and the hint, when a certificate was refused in the attempt that just failed on this
// thread; leaves other errors as they are. prepareTls came before the attempt.
void explainRefusal(Error &error, const QString &where);

} // namespace tidemark::postgres
