// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of what only this engine has.
#pragma once

#include <QString>

namespace tidemark::sqlite::attribute {

using namespace Qt::StringLiterals;

// of the database
inline const QString userVersion = u"sqlite.user_version"_s;
inline const QString applicationId = u"sqlite.application_id"_s;
inline const QString encoding = u"sqlite.encoding"_s;
inline const QString pageSize = u"sqlite.page_size"_s;
inline const QString journalMode = u"sqlite.journal_mode"_s;
inline const QString autoVacuum = u"sqlite.auto_vacuum"_s;

// of a column: SELECT * leaves it out (virtual tables)
inline const QString hidden = u"sqlite.hidden"_s;

// The stored text of an object that could not be read whole: it then is the definition.
inline const QString sql = u"sqlite.sql"_s;

} // namespace tidemark::sqlite::attribute
