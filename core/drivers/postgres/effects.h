// SPDX-License-Identifier: GPL-3.0-or-later
// What statements do to a running server: the locks they take, what they rewrite or read whole, what they lose, and
// what of the data may refuse them. Sources: the chapters on explicit locking and on ALTER TABLE, and the server's own
// AlterTableGetLockLevel. What a plan itself has made is nobody else's yet and therefore has no effects. One thread;
// the schema must outlive it.
#pragma once

#include "drivers/postgres/risks.h"
#include "drivers/postgres/sqlcursor.h"
#include "plan/plan.h"
#include "schema/schema.h"

#include <set>

namespace tidemark::postgres {

// The modes of table locks, weakest first.
enum class LockMode : quint8 {
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive
};

class Effects
{
public:
    // `before`: the schema as it is when the first statement runs.
    Effects(const schema::Schema &before, const plan::Options &options);

    // Fills in locks, rewrites, scans, hazards and sizes. Statements must come in the order in which they run.
    void assess(plan::Statement &statement);

private:
    struct Table
    {
        schema::QualifiedName name;
        const schema::Table *was = nullptr; // null: there was none of that name
    };

    // One function a sort of statement.
    void create(SqlCursor &sql);
    void createTable(SqlCursor &sql);
    void createIndex(SqlCursor &sql, bool unique);
    void createTrigger(SqlCursor &sql);
    void createOnTable(SqlCursor &sql, LockMode mode);
    void drop(SqlCursor &sql);
    void dropTable(SqlCursor &sql);
    void dropIndex(SqlCursor &sql);
    void dropPart(SqlCursor &sql);
    void alter(SqlCursor &sql);
    void alterTable(SqlCursor &sql);
    void alterIndex(SqlCursor &sql);
    void insert(SqlCursor &sql);

    // One a sort of action of ALTER TABLE.
    void action(const Table &table, SqlCursor &sql);
    void addColumn(const Table &table, SqlCursor &sql);
    void addConstraint(const Table &table, SqlCursor &sql);
    void addForeignKey(const Table &table, const QString &name, SqlCursor &sql);
    void addKey(const Table &table, const QString &name, bool primary, SqlCursor &sql);
    void alterColumn(const Table &table, SqlCursor &sql);
    void alterType(const Table &table, const QString &column, SqlCursor &sql);
    void setNotNull(const Table &table, const QString &column);
    void validate(const Table &table, const QString &name);
    void attach(const Table &table, SqlCursor &sql);
    void detach(const Table &table, SqlCursor &sql);

    [[nodiscard]] bool isThere(const schema::QualifiedName &relation) const;
    [[nodiscard]] bool provesNotNull(const schema::Table &table, const QString &column) const;
    void lock(const schema::QualifiedName &relation, LockMode mode);
    void warn(Risk risk, const schema::QualifiedName &relation, const QString &part = {});
    void rewrites(const schema::QualifiedName &relation);
    void scans(const schema::QualifiedName &relation);
    void measure(const schema::QualifiedName &relation);

    const schema::Schema &m_before;
    const plan::Options &m_options;
    sql::LexerRules m_rules;
    std::set<schema::QualifiedName> m_made;
    std::set<std::pair<schema::QualifiedName, QString>> m_provedNotNull; // by checks of this plan
    std::set<schema::QualifiedName> m_provedBounds;                      // likewise
    plan::Statement *m_statement = nullptr;
};

// Whether an expression may give another value for every row, as far as its function calls tell: a function that nobody
// knows is taken for a volatile one.
[[nodiscard]] bool isVolatile(const QString &expression, const schema::Schema &schema);

// Whether a type becomes another one without its values being touched: the new one only allows more.
[[nodiscard]] bool isWidening(const QString &before, const QString &after);
// Whether values of the first type can always be converted to the other, and nothing is lost.
[[nodiscard]] bool isLossless(const QString &before, const QString &after);

} // namespace tidemark::postgres
