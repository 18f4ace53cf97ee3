// SPDX-License-Identifier: GPL-3.0-or-later
// One pair of schemas to get from one to the other and back: a folder with before.sql, after.sql and meta.json, perhaps
// with seed.sql. Plain values, any thread.
#pragma once

#include "base/error.h"

#include <QByteArray>

#include <vector>

namespace tidemark::contract {

struct Case
{
    QString name;    // the path below the folder that was asked for
    QString dialect; // id or alias
    QStringList roles;
    QByteArray before;
    QByteArray after;
    QByteArray seed; // rows for `before`; empty: there are none
};

// The case in a folder. Errors: Io, Config.
[[nodiscard]] Result<Case> readCase(const QString &folder, const QString &name);

// The folders below one that hold a case, in the order of their paths; their names relative to it.
[[nodiscard]] QStringList findCases(const QString &folder);

} // namespace tidemark::contract
