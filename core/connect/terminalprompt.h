// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for a password on the terminal of the process, whatever its standard streams are connected to.
#pragma once

#include "connect/credentials.h"

namespace tidemark::connect {

// A prompt on /dev/tty that shows nothing of what is typed and puts the terminal back however it ends: answered,
// stopped through the job, or at the end of input (both Cancelled). Null when the process has no terminal.
[[nodiscard]] PasswordPrompt terminalPrompt();

} // namespace tidemark::connect
