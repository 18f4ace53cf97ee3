// SPDX-License-Identifier: GPL-3.0-or-later
// What the database says of its objects: the rows of sqlite_schema and of the PRAGMA functions joined to it, one query
// a kind of fact and never one a table. Only the database "main"; attached and temporary ones are not read. Plain
// values. Source: https://www.sqlite.org/pragma.html#pragfunc
#pragma once

#include "dialect/introspection.h"
#include "sql/connection.h"

#include <QHash>

namespace tidemark::sqlite {

// A row of sqlite_schema.
struct CatalogObject
{
    QString type; // table, index, view, trigger
    QString name;
    QString table;  // that an index or trigger belongs to
    QByteArray sql; // as stored; empty for the indexes of constraints
};

// A row of PRAGMA table_xinfo.
struct CatalogColumn
{
    QString name;
    QString type;
    QString defaultValue;
    bool notNull = false;
    int keyPosition = 0; // in the primary key, from 1
    int hidden = 0;      // 1: of a virtual table, 2: generated virtual, 3: generated stored
};

// A row of PRAGMA index_xinfo, key columns only.
struct CatalogIndexKey
{
    int columnId = 0; // -1: the row's number, -2: an expression
    QString column;
    QString collation;
    bool descending = false;
};

// A row of PRAGMA index_list with its keys.
struct CatalogIndex
{
    QString name;
    bool unique = false;
    QString origin; // c: CREATE INDEX, u: unique constraint, pk: primary key
    bool partial = false;
    std::vector<CatalogIndexKey> keys;
};

// The rows of one key in PRAGMA foreign_key_list.
struct CatalogForeignKey
{
    int id = 0;
    QString parent;
    QStringList columns;
    QStringList referenced; // empty: the parent's primary key
    QString onUpdate;
    QString onDelete;
};

struct Catalog
{
    std::vector<CatalogObject> objects;
    QHash<QString, std::vector<CatalogColumn>> columns; // by table or view
    QHash<QString, std::vector<CatalogIndex>> indexes;  // by table
    QHash<QString, std::vector<CatalogForeignKey>> foreignKeys;
    QHash<QString, QString> shadows; // shadow table to its virtual table
    QHash<QString, qint64> rows;     // by table, as ANALYZE last saw them
    std::vector<dialect::Omission> omissions;

    // What is known of a relation; nothing for one that is not known.
    [[nodiscard]] const std::vector<CatalogColumn> &columnsOf(const QString &relation) const;
    [[nodiscard]] const std::vector<CatalogIndex> &indexesOf(const QString &table) const;
    [[nodiscard]] const std::vector<CatalogForeignKey> &foreignKeysOf(const QString &table) const;
};

// Reads everything; the caller has opened the transaction. Views and virtual tables whose columns the database cannot
// tell (something that they need is gone) become omissions.
[[nodiscard]] Result<Catalog> readCatalog(job::JobContext &job, sql::Connection &connection);

// The part of it that names alone need: objects, shadows and rows.
[[nodiscard]] Result<Catalog> readNames(job::JobContext &job, sql::Connection &connection);

// What the engine made for itself: sqlite_sequence, sqlite_stat1 and the like.
[[nodiscard]] bool isInternal(const QString &name);

// Whether the stored text makes a virtual table.
[[nodiscard]] bool isVirtual(const CatalogObject &object);

} // namespace tidemark::sqlite
