// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a snapshot or a line from wherever it is: a file, a pipe or standard input, whose writer may be slow or never
// come, or something endless that was named by mistake. Any thread.
#pragma once

#include "job/jobcontext.h"

#include <QByteArray>

namespace tidemark::connect {

// More is no snapshot: 100,000 tables make some 300 MB.
inline constexpr qint64 longestSnapshot = 1LL << 30;

// All of it. What cannot be a snapshot, because it does not begin with a brace or is too long, is not read to its end.
// Errors: Io, Config, Cancelled.
[[nodiscard]] Result<QByteArray> readSnapshotBytes(const job::JobContext &job, const QString &path);

// The first line with its line end, or what comes before the end; of a longer one `most` bytes and one more. Nothing of
// it stays behind in buffers. Errors: Io, Cancelled.
[[nodiscard]] Result<QByteArray> readFirstLine(const job::JobContext &job, const QString &path, qint64 most);

} // namespace tidemark::connect
