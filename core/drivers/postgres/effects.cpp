// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/effects.h"

#include "drivers/postgres/dialect.h"
#include "schema/kinds.h"

#include <algorithm>
#include <array>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::QualifiedName;

Effects::Effects(const schema::Schema &before, const plan::Options &options)
    : m_before(before)
    , m_options(options)
    , m_rules(lexerRules())
{
}

void Effects::assess(plan::Statement &statement)
{
    m_statement = &statement;
    SqlCursor sql(statement.sql, m_rules);
    if (sql.take("CREATE"))
        create(sql);
    else if (sql.take("DROP"))
        drop(sql);
    else if (sql.take("ALTER"))
        alter(sql);
    else if (sql.take("INSERT INTO"))
        insert(sql);
    else if (sql.take("REFRESH MATERIALIZED VIEW")) {
        const bool concurrently = sql.take("CONCURRENTLY");
        if (const auto name = sql.name()) {
            lock(*name, concurrently ? LockMode::Exclusive : LockMode::AccessExclusive);
            if (!concurrently)
                warn(Risk::RefreshBlocks, *name);
        }
    } else if (sql.take("COMMENT ON TABLE") || sql.take("COMMENT ON VIEW")) {
        if (const auto name = sql.name())
            lock(*name, LockMode::ShareUpdateExclusive);
    } else if (sql.take("COMMENT ON COLUMN")) {
        // the last part of the name is the column
        QStringList parts{sql.identifier()};
        while (sql.takeMark('.'))
            parts << sql.identifier();
        lock({parts.size() > 2 ? parts[0] : QString(), parts.value(parts.size() - 2)}, LockMode::ShareUpdateExclusive);
    }
}

// ---- What was there

bool Effects::isThere(const QualifiedName &relation) const
{
    if (m_made.contains(relation))
        return false;
    return schema::findTable(m_before, relation) || schema::findView(m_before, relation) ||
           schema::findSequence(m_before, relation);
}

static QString modeName(LockMode mode)
{
    static const std::array names{
        u"ACCESS SHARE"_s, u"ROW SHARE"_s,           u"ROW EXCLUSIVE"_s, u"SHARE UPDATE EXCLUSIVE"_s,
        u"SHARE"_s,        u"SHARE ROW EXCLUSIVE"_s, u"EXCLUSIVE"_s,     u"ACCESS EXCLUSIVE"_s};
    return names[size_t(mode)];
}

void Effects::lock(const QualifiedName &relation, LockMode mode)
{
    if (!isThere(relation))
        return;
    QString kind = schema::kind::table;
    if (const schema::View *view = schema::findView(m_before, relation))
        kind = schema::refOf(*view).kind;
    else if (schema::findSequence(m_before, relation))
        kind = schema::kind::sequence;
    const plan::Lock taken{.object = {kind, relation, {}},
                           .mode = modeName(mode),
                           .blocksWrites = mode >= LockMode::Share,
                           .blocksReads = mode == LockMode::AccessExclusive};
    if (!std::ranges::contains(m_statement->locks, taken))
        m_statement->locks.push_back(taken);
}

void Effects::warn(Risk risk, const QualifiedName &relation, const QString &part)
{
    if (!isThere(relation))
        return;
    plan::Hazard found = hazard(risk, relation.toString(), part);
    if (!std::ranges::contains(m_statement->hazards, found)) // two actions of one statement may do the same
        m_statement->hazards.push_back(std::move(found));
}

void Effects::measure(const QualifiedName &relation)
{
    const auto found = std::ranges::lower_bound(m_options.sizes, relation, {}, &schema::RelationSize::name);
    if (found == m_options.sizes.end() || found->name != relation)
        return;
    m_statement->rows = std::max(m_statement->rows, found->rows);
    m_statement->bytes = std::max(m_statement->bytes, found->bytes);
}

void Effects::rewrites(const QualifiedName &relation)
{
    if (!isThere(relation))
        return;
    m_statement->rewrites = true;
    measure(relation);
    warn(Risk::Rewrite, relation);
}

void Effects::scans(const QualifiedName &relation)
{
    if (!isThere(relation))
        return;
    m_statement->scans = true;
    measure(relation);
}

// ---- CREATE

void Effects::create(SqlCursor &sql)
{
    sql.take("OR REPLACE");
    const bool unique = sql.take("UNIQUE");
    if (sql.take("INDEX"))
        createIndex(sql, unique);
    else if (sql.take("TABLE") || sql.take("UNLOGGED TABLE") || sql.take("FOREIGN TABLE"))
        createTable(sql);
    else if (sql.take("TRIGGER") || sql.take("CONSTRAINT TRIGGER"))
        createTrigger(sql);
    else if (sql.take("POLICY") || sql.take("RULE"))
        createOnTable(sql, LockMode::AccessExclusive);
    else if (sql.take("STATISTICS"))
        createOnTable(sql, LockMode::ShareUpdateExclusive);
    else if (sql.take("VIEW") || sql.take("RECURSIVE VIEW") || sql.take("MATERIALIZED VIEW")) {
        // a view that is replaced
        if (const auto name = sql.name(); name && isThere(*name))
            lock(*name, LockMode::AccessExclusive);
        else if (name)
            m_made.insert(*name);
    }
}

void Effects::createTable(SqlCursor &sql)
{
    sql.take("IF NOT EXISTS");
    const auto name = sql.name();
    if (!name)
        return;
    m_made.insert(*name);
    if (sql.take("PARTITION OF")) {
        if (const auto parent = sql.name())
            lock(*parent, LockMode::AccessExclusive);
        return;
    }
    SqlCursor parents = sql;
    if (parents.skipPast("INHERITS") && parents.takeMark('(')) {
        do {
            if (const auto parent = parents.name())
                lock(*parent, LockMode::ShareUpdateExclusive);
        } while (parents.nextInList());
    }
    if (sql.takeMark('(')) {
        do {
            if (sql.skipPast("REFERENCES")) {
                if (const auto referenced = sql.name())
                    lock(*referenced, LockMode::ShareRowExclusive);
            }
        } while (sql.nextInList());
    }
}

void Effects::createIndex(SqlCursor &sql, bool unique)
{
    const bool concurrently = sql.take("CONCURRENTLY");
    sql.take("IF NOT EXISTS");
    const QString name = sql.has("ON") && !sql.take("ON") ? sql.identifier() : QString();
    sql.take("ON");
    const bool only = sql.take("ONLY");
    const auto table = sql.name();
    if (!table)
        return;
    lock(*table, concurrently ? LockMode::ShareUpdateExclusive : LockMode::Share);
    const schema::Table *was = schema::findTable(m_before, *table);
    if (only && was && was->kind == schema::TableKind::Partitioned)
        return; // holds nothing itself
    scans(*table);
    if (!concurrently)
        warn(Risk::IndexBlocksWrites, *table, name);
    if (unique)
        warn(Risk::DuplicateRefused, *table, name);
}

void Effects::createTrigger(SqlCursor &sql)
{
    const QString name = sql.identifier();
    if (!sql.skipPast("ON"))
        return;
    if (const auto table = sql.name()) {
        lock(*table, LockMode::ShareRowExclusive);
        warn(Risk::TriggerBlocks, *table, name);
    }
}

void Effects::createOnTable(SqlCursor &sql, LockMode mode)
{
    if (!sql.skipPast(mode == LockMode::ShareUpdateExclusive ? "FROM" : sql.has("TO") && !sql.has("ON") ? "TO" : "ON"))
        return;
    if (const auto table = sql.name())
        lock(*table, mode);
}

// ---- DROP

void Effects::drop(SqlCursor &sql)
{
    if (sql.take("TABLE") || sql.take("FOREIGN TABLE"))
        dropTable(sql);
    else if (sql.take("INDEX"))
        dropIndex(sql);
    else if (sql.take("TRIGGER") || sql.take("POLICY") || sql.take("RULE"))
        dropPart(sql);
    else if (sql.take("VIEW") || sql.take("MATERIALIZED VIEW")) {
        sql.take("IF EXISTS");
        if (const auto name = sql.name()) {
            lock(*name, LockMode::AccessExclusive);
            m_made.insert(*name); // whoever bears the name from here on is new
        }
    } else if (sql.take("SEQUENCE")) {
        sql.take("IF EXISTS");
        if (const auto name = sql.name()) {
            lock(*name, LockMode::AccessExclusive);
            warn(Risk::CounterLost, *name);
            m_made.insert(*name);
        }
    }
}

void Effects::dropTable(SqlCursor &sql)
{
    sql.take("IF EXISTS");
    do {
        const auto name = sql.name();
        if (!name)
            return;
        lock(*name, LockMode::AccessExclusive);
        const schema::Table *was = schema::findTable(m_before, *name);
        const bool holdsRows = was && was->kind == schema::TableKind::Ordinary;
        if (holdsRows) {
            measure(*name);
            warn(Risk::TableLost, *name);
        }
        // the triggers of its foreign keys stand on both sides
        if (was && isThere(*name)) {
            for (const schema::ForeignKey &key : was->foreignKeys)
                lock(key.table, LockMode::AccessExclusive);
            if (was->partitionOf)
                lock(was->partitionOf->parent, LockMode::AccessExclusive);
        }
    } while (sql.nextInList());
}

// The relation that an index of the schema belongs to.
static QualifiedName relationOfIndex(const schema::Schema &schema, const QualifiedName &index)
{
    const auto has = [&index](const auto &relation) {
        return relation.name.schema == index.schema &&
               std::ranges::contains(relation.indexes, index.name, &schema::Index::name);
    };
    if (const auto table = std::ranges::find_if(schema.tables, has); table != schema.tables.end())
        return table->name;
    if (const auto view = std::ranges::find_if(schema.views, has); view != schema.views.end())
        return view->name;
    return {};
}

void Effects::dropIndex(SqlCursor &sql)
{
    const bool concurrently = sql.take("CONCURRENTLY");
    sql.take("IF EXISTS");
    const auto name = sql.name();
    const QualifiedName relation = name ? relationOfIndex(m_before, *name) : QualifiedName();
    if (relation.isEmpty())
        return;
    lock(relation, concurrently ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive);
    if (!concurrently)
        warn(Risk::IndexDropBlocks, relation, name->name);
}

void Effects::dropPart(SqlCursor &sql)
{
    if (!sql.skipPast("ON"))
        return;
    if (const auto table = sql.name())
        lock(*table, LockMode::AccessExclusive);
}

// ---- ALTER of anything but tables

void Effects::alter(SqlCursor &sql)
{
    if (sql.take("TABLE") || sql.take("FOREIGN TABLE"))
        alterTable(sql);
    else if (sql.take("INDEX"))
        alterIndex(sql);
    else if (sql.take("VIEW") || sql.take("MATERIALIZED VIEW")) {
        sql.take("IF EXISTS");
        if (const auto name = sql.name())
            lock(*name, LockMode::AccessExclusive);
    } else if (sql.take("SEQUENCE")) {
        if (const auto name = sql.name())
            lock(*name, sql.has("OWNER TO") || sql.has("RENAME") || sql.has("SET SCHEMA")
                            ? LockMode::AccessExclusive
                            : LockMode::ShareRowExclusive);
    } else if (sql.take("POLICY") || sql.take("RULE") || sql.take("TRIGGER"))
        dropPart(sql);
}

void Effects::alterIndex(SqlCursor &sql)
{
    sql.take("IF EXISTS");
    const auto name = sql.name();
    const QualifiedName relation = name ? relationOfIndex(m_before, *name) : QualifiedName();
    if (relation.isEmpty())
        return;
    if (sql.take("SET TABLESPACE")) {
        lock(relation, LockMode::Share);
        warn(Risk::Copied, relation);
    } else if (sql.take("ATTACH PARTITION")) {
        lock(relation, LockMode::AccessShare);
    } else {
        lock(relation, LockMode::ShareUpdateExclusive);
    }
}

// Rows of a table that stepped aside, copied into the one that takes its name.
void Effects::insert(SqlCursor &sql)
{
    const auto name = sql.name();
    if (!name || !sql.has("SELECT"))
        return;
    const bool wasThere = schema::findTable(m_before, *name) != nullptr;
    if (!wasThere)
        return;
    m_statement->rewrites = true;
    measure(*name);
    m_statement->hazards.push_back(hazard(Risk::Rewrite, name->toString()));
}

} // namespace tidemark::postgres
