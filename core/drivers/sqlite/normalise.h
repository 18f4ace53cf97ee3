// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of the engine that make two ways of writing a table one: what it implies is said, what means nothing is
// dropped, names are spelled as where they were defined. Pure functions, any thread.
#pragma once

#include "schema/schema.h"

#include <QHash>

namespace tidemark::sqlite {

// Whether the primary key is another name for the row's number.
// Source: https://www.sqlite.org/lang_createtable.html#rowid
[[nodiscard]] bool isRowidAlias(const schema::Table &table);

// Whether the engine makes the column NOT NULL because of the primary key.
[[nodiscard]] bool isNotNullByKey(const schema::Table &table, const QString &column);

// Within the table. `keyStandsApart`: the primary key is written as a constraint of the table.
void normalise(schema::Table &table, bool keyStandsApart);

// What a column compares with when nothing else is said: its own collation, or BINARY.
[[nodiscard]] QString ownCollation(const schema::Table &table, const QString &column);

// Drops collations of an index that are those of its columns.
void normaliseCollations(schema::Index &index, const schema::Table &table);

// What other tables must know of one to refer to it.
struct Relation
{
    QString name;
    QStringList columns;
    QStringList primaryKey;
};
using Relations = QHash<QString, Relation>; // by folded name

// Between tables: names of referenced tables and columns get their own spelling; a reference without columns gets those
// of the primary key that it means.
void resolveReferences(schema::Table &table, const Relations &relations);

// The spelling in `columns` of a name that may differ in case.
[[nodiscard]] QString spelledAs(const QString &name, const QStringList &columns);

[[nodiscard]] QStringList columnNames(const schema::Table &table);

// Constraints in the order that does not depend on how the text was written: by name, then by what they hold.
void sortConstraints(schema::Table &table);

} // namespace tidemark::sqlite
