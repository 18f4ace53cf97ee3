// SPDX-License-Identifier: GPL-3.0-or-later
// The library's own interface, without anything of ours around it. One thread.
#pragma once

#include "base/error.h"

namespace tidemark::bench {

/// Runs statements on a file, made if need be, with the settings that our connections have.
[[nodiscard]] Result<void> runByHand(const QString &file, const QByteArray &statements);

/// A hash over all rows of a table with the types of their values, in the order of the key.
[[nodiscard]] Result<quint64> hashOfRows(const QString &file, const QByteArray &table);

/// What PRAGMA integrity_check and foreign_key_check say; empty when all is well.
[[nodiscard]] Result<QString> flawOf(const QString &file);

} // namespace tidemark::bench
