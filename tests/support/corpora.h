// SPDX-License-Identifier: GPL-3.0-or-later
// Pairs of schemas that other projects test with, in the folder that TIDEMARK_CORPORA names. They are not part of this
// project; a test without them is skipped and says so. One thread.
#pragma once

#include "sql/connection.h"

#include <QtCore/QStringList>

namespace tidemark::test {

// The folder; empty when there is none.
[[nodiscard]] QString corporaFolder();

// Adds a row "folder" for each case of the corpora: a sample, or all when TIDEMARK_CORPORA_ALL is 1.
void addCorporaRows(const QStringList &corpora);

[[nodiscard]] QByteArray contentOf(const QString &path);

// Makes the roles that a case's meta.json wants to exist.
void makeCorporaRoles(sql::Connection &connection, const QString &folder);

} // namespace tidemark::test
