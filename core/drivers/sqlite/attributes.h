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

// of a table
inline const QString strict = u"sqlite.strict"_s;
inline const QString withoutRowid = u"sqlite.without_rowid"_s;
inline const QString autoincrement = u"sqlite.autoincrement"_s;
inline const QString module = u"sqlite.module"_s;       // of a virtual table
inline const QString arguments = u"sqlite.arguments"_s; // of its module, each as written
inline const QString shadowOf = u"sqlite.shadow_of"_s;  // the virtual table that keeps its data here

// of a view: the names that it gives to its columns, if it does
inline const QString columns = u"sqlite.columns"_s;

// of a column
inline const QString hidden = u"sqlite.hidden"_s; // SELECT * leaves it out (virtual tables)
inline const QString notNullConflict = u"sqlite.not_null_conflict"_s;
inline const QString defaultName = u"sqlite.default_name"_s; // of the constraint that sets it
inline const QString collationName = u"sqlite.collation_name"_s;
inline const QString generatedName = u"sqlite.generated_name"_s;

// of a key or check: IGNORE, REPLACE, ROLLBACK or FAIL
inline const QString conflict = u"sqlite.conflict"_s;
// of a key: one entry a column. ASC or DESC, only if one descends; a collation that is not the column's, or nothing
inline const QString orders = u"sqlite.orders"_s;
inline const QString collations = u"sqlite.collations"_s;

// of a foreign key: a MATCH that means nothing to the engine
inline const QString match = u"sqlite.match"_s;

// The stored text of an object that could not be read whole: it then is the definition.
inline const QString sql = u"sqlite.sql"_s;

} // namespace tidemark::sqlite::attribute
