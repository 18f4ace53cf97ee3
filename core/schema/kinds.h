// SPDX-License-Identifier: GPL-3.0-or-later
// The names of the kinds of objects that every engine shares. Kinds are an open set of texts: an engine's own kinds
// ("operator class") are named in its driver, and nothing here changes for them.
#pragma once

#include <QString>

namespace tidemark::schema::kind {

using namespace Qt::StringLiterals;

inline const QString database = u"database"_s;
inline const QString ns = u"schema"_s;
inline const QString table = u"table"_s;
inline const QString column = u"column"_s;
inline const QString columnDefault = u"default"_s; // of a column, named by table and column
inline const QString primaryKey = u"primary key"_s;
inline const QString unique = u"unique"_s;
inline const QString foreignKey = u"foreign key"_s;
inline const QString check = u"check"_s;
inline const QString exclusion = u"exclusion"_s;
inline const QString notNull = u"not null"_s;
inline const QString index = u"index"_s;
inline const QString trigger = u"trigger"_s;
inline const QString rule = u"rule"_s;
inline const QString policy = u"policy"_s;
inline const QString view = u"view"_s;
inline const QString materializedView = u"materialized view"_s;
inline const QString sequence = u"sequence"_s;
inline const QString type = u"type"_s;
inline const QString function = u"function"_s;
inline const QString procedure = u"procedure"_s;
inline const QString aggregate = u"aggregate"_s;
inline const QString extension = u"extension"_s;

} // namespace tidemark::schema::kind
