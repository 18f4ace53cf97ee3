// SPDX-License-Identifier: GPL-3.0-or-later
// What reading a database yields beside its schema: sizes, and what could not be read. Plain values, any thread.
#pragma once

#include "schema/omission.h"
#include "schema/schema.h"
#include "schema/size.h"
#include "sql/serverinfo.h"

namespace tidemark::dialect {

struct IntrospectOptions
{
    QStringList schemas;        // empty: all
    bool systemObjects = false; // what came with the engine, too
};

using schema::RelationSize;

using schema::Omission;

struct Introspection
{
    schema::Schema schema;
    sql::ServerInfo server;
    std::vector<RelationSize> sizes; // sorted by name
    std::vector<Omission> omissions;
    QByteArray changeToken; // of the catalogs as they were read
};

[[nodiscard]] const RelationSize *findSize(const Introspection &introspection, const schema::QualifiedName &name);

// Names alone: enough for a tree, at a small part of the cost.
struct OutlineEntry
{
    schema::ObjectRef ref;
    bool system = false;
    qint64 rows = -1; // estimate, for relations
    QString parent;   // a partition's or inheriting table's parent, if it lies in the same schema
};

struct Outline
{
    QStringList schemas;               // sorted
    std::vector<OutlineEntry> entries; // sorted by kind, schema, name
};

// Sizes of one relation with all its partitions, or of the database, measured by the server when asked. What is -1 the
// engine does not tell apart or does not have.
struct ExactSize
{
    qint64 heapBytes = -1;  // part of tableBytes: the rows themselves
    qint64 toastBytes = -1; // part of tableBytes: values kept apart, with their index
    qint64 tableBytes = -1; // without indexes
    qint64 indexBytes = -1;
    qint64 totalBytes = -1; // all that a database has
    qint64 estimatedRows = -1;
};

} // namespace tidemark::dialect
