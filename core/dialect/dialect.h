// SPDX-License-Identifier: GPL-3.0-or-later
// The seam: what an engine must answer. A dialect is a record of small parts, each an interface with one job; the walks
// over a schema are written once above. Parts are stateless and may be used from any thread; connections may not.
#pragma once

#include "dialect/introspection.h"
#include "dialect/planner.h"
#include "dialect/scripting.h"
#include "dialect/target.h"
#include "sql/connection.h"
#include "sql/lexerrules.h"

#include <memory>

namespace tidemark::dialect {

// Opens connections.
class Connector
{
public:
    virtual ~Connector() = default;

    // Connects, within the target's timeout and until the job is stopped. Errors: Connection, Auth, Config, Timeout,
    // Cancelled, Io. An Auth error without SQLSTATE says that the server wants a password and that none was found.
    [[nodiscard]] virtual Result<std::unique_ptr<sql::Connection>> open(job::JobContext &job, const Target &target,
                                                                        ConnectTimings *timings = nullptr) const = 0;

    // Names of the options that a target may carry, for help and did-you-mean.
    [[nodiscard]] virtual QStringList optionNames() const = 0;
};

// Reads schemas.
class Introspector
{
public:
    virtual ~Introspector() = default;

    // Reads everything in one snapshot of the database. The schema comes back sorted.
    [[nodiscard]] virtual Result<Introspection> introspect(job::JobContext &job, sql::Connection &connection,
                                                           const IntrospectOptions &options) const = 0;

    // Reads the names alone.
    [[nodiscard]] virtual Result<Outline> outline(job::JobContext &job, sql::Connection &connection,
                                                  const IntrospectOptions &options) const = 0;

    // A token over the catalogs: as long as it stays the same, nothing that introspect() reports has changed. Returns
    // `previous` while that still holds, which is often known at once. Without a previous token the cost is a pass over
    // the catalogs.
    [[nodiscard]] virtual Result<QByteArray> changeToken(job::JobContext &job, sql::Connection &connection,
                                                         const QByteArray &previous = {}) const = 0;

    // Measures one relation, or the whole database: a reference of kind "database".
    [[nodiscard]] virtual Result<ExactSize> exactSize(job::JobContext &job, sql::Connection &connection,
                                                      const schema::ObjectRef &relation) const = 0;
};

// Which rows of a relation are read: at most so many, as they come or sorted by one column.
struct RowWindow
{
    int limit = 200;
    QString sortedBy; // a column's name, not quoted; empty: as they come
    bool descending = false;
};

// Writes SQL text of the engine.
class Printer
{
public:
    virtual ~Printer() = default;

    // Quotes an identifier whatever it holds; only what the engine needs quoted is quoted.
    [[nodiscard]] virtual QString identifier(const QString &name) const = 0;
    [[nodiscard]] virtual QString qualified(const schema::QualifiedName &name) const = 0;
    [[nodiscard]] virtual QString literal(const QString &text) const = 0;

    // The DDL of one object with all that belongs to it (indexes, triggers, comments, grants), as its engine would
    // write it.
    [[nodiscard]] virtual Result<QString> ddl(const schema::Schema &schema, const schema::ObjectRef &ref) const = 0;

    // A statement that reads the first rows of a relation.
    [[nodiscard]] virtual sql::SqlText firstRows(const schema::QualifiedName &relation,
                                                 const RowWindow &window) const = 0;
};

class SessionSql;
class ServerWatch;

struct Dialect
{
    QString id;               // "postgresql": scheme of URLs, key in files
    QStringList aliases;      // further schemes: "postgres"
    QString displayName;      // "PostgreSQL"
    bool fileBased = false;   // a database is a file
    bool hasSchemas = true;   // names have a schema, and texts that are read back say it
    QString defaultPort;      // empty for files
    QStringList fileSuffixes; // "sqlite", "db": what a dropped file may be called
    QByteArray fileMagic;     // the first bytes of every file that is such a database; empty: there are none
    sql::LexerRules lexer;
    QString highlighting; // name of the syntax definition
    std::shared_ptr<const Connector> connector;
    std::shared_ptr<const Introspector> introspector;
    std::shared_ptr<const Printer> printer;
    std::shared_ptr<const Planner> planner;       // null: this build plans nothing for the engine
    std::shared_ptr<const Scripting> scripting;   // null: scripts cannot be replayed
    std::shared_ptr<const ScratchSql> scratchSql; // null when a database is a file
    std::shared_ptr<const SessionSql> sessionSql;
    std::shared_ptr<const ServerWatch> serverWatch; // null: there is no server to watch
};

} // namespace tidemark::dialect
