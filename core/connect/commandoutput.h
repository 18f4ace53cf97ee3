// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program without a shell and takes what it writes to standard output. Any thread.
#pragma once

#include "job/jobcontext.h"

#include <QByteArray>
#include <QStringList>

#include <chrono>

namespace tidemark::connect {

// The output, at most 64 KiB, of a program that ended with exit code 0. It runs in our environment, in the user's home
// folder and without our terminal; what it writes to standard error goes nowhere, for a secret may be in it. It is
// killed with all that it started when it takes longer than the limit or a stop is asked for. Errors name the program
// and nothing of its arguments or output: Config, Io, Timeout, Auth when it failed, Cancelled.
[[nodiscard]] Result<QByteArray> commandOutput(const job::JobContext &job, const QStringList &command,
                                               std::chrono::milliseconds limit);

} // namespace tidemark::connect
