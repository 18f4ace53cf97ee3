// SPDX-License-Identifier: GPL-3.0-or-later
// What the actions of ALTER TABLE do.
#include "drivers/postgres/dialect.h"
#include "drivers/postgres/effects.h"

#include "drivers/postgres/partitionbounds.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::QualifiedName;

void Effects::alterTable(SqlCursor &sql)
{
    sql.take("IF EXISTS");
    sql.take("ONLY");
    const auto name = sql.name();
    if (!name)
        return;
    Table table{.name = *name, .was = isThere(*name) ? schema::findTable(m_before, *name) : nullptr};
    do
        action(table, sql);
    while (sql.nextInList());
}

void Effects::action(const Table &table, SqlCursor &sql)
{
    const auto locks = [&](LockMode mode) { lock(table.name, mode); };
    if (sql.take("ADD CONSTRAINT") || sql.has("ADD PRIMARY KEY") || sql.has("ADD FOREIGN KEY") ||
        sql.has("ADD UNIQUE") || sql.has("ADD CHECK") || sql.has("ADD EXCLUDE"))
        addConstraint(table, sql);
    else if (sql.take("ADD COLUMN") || sql.take("ADD"))
        addColumn(table, sql);
    else if (sql.take("DROP CONSTRAINT"))
        locks(LockMode::AccessExclusive);
    else if (sql.take("DROP COLUMN") || sql.take("DROP")) {
        locks(LockMode::AccessExclusive);
        sql.take("IF EXISTS");
        warn(Risk::ColumnLost, table.name, sql.identifier());
    } else if (sql.take("ALTER CONSTRAINT"))
        locks(LockMode::AccessExclusive);
    else if (sql.take("ALTER COLUMN") || sql.take("ALTER"))
        alterColumn(table, sql);
    else if (sql.take("VALIDATE CONSTRAINT"))
        validate(table, sql.identifier());
    else if (sql.take("ATTACH PARTITION"))
        attach(table, sql);
    else if (sql.take("DETACH PARTITION"))
        detach(table, sql);
    else if (sql.has("TRIGGER"))
        locks(LockMode::ShareRowExclusive);
    else if (sql.take("SET LOGGED") || sql.take("SET UNLOGGED") || sql.take("SET ACCESS METHOD")) {
        locks(LockMode::AccessExclusive);
        rewrites(table.name);
    } else if (sql.take("SET TABLESPACE")) {
        locks(LockMode::AccessExclusive);
        warn(Risk::Copied, table.name);
    } else if (sql.take("CLUSTER ON") || sql.take("SET WITHOUT CLUSTER") || (sql.take("SET") && sql.takeMark('(')) ||
               sql.take("RESET"))
        locks(LockMode::ShareUpdateExclusive);
    else if (sql.take("RENAME TO")) {
        locks(LockMode::AccessExclusive);
        // whoever bears the name from here on is new
        m_made.insert(table.name);
    } else {
        locks(LockMode::AccessExclusive);
    }
}

// ---- Columns

// Functions that give the same for every row of a statement, so that the server stores the value once.
static bool isStableCall(const QualifiedName &function)
{
    static const QStringList stable{u"now"_s,
                                    u"transaction_timestamp"_s,
                                    u"statement_timestamp"_s,
                                    u"lower"_s,
                                    u"upper"_s,
                                    u"md5"_s,
                                    u"array"_s,
                                    u"coalesce"_s,
                                    u"to_char"_s,
                                    u"abs"_s,
                                    u"jsonb_build_object"_s,
                                    u"jsonb_build_array"_s,
                                    u"row"_s,
                                    u"length"_s,
                                    u"current_setting"_s,
                                    u"concat"_s,
                                    u"make_interval"_s,
                                    u"date_trunc"_s,
                                    u"numeric"_s,
                                    u"varchar"_s,
                                    u"timestamp"_s,
                                    u"interval"_s,
                                    u"varying"_s,
                                    u"character"_s,
                                    u"char"_s,
                                    u"bit"_s,
                                    u"time"_s,
                                    u"decimal"_s,
                                    u"timestamptz"_s,
                                    u"cast"_s};
    return (function.schema.isEmpty() || function.schema == "pg_catalog"_L1) && stable.contains(function.name);
}

bool isVolatile(const QString &expression, const schema::Schema &schema)
{
    return std::ranges::any_of(SqlCursor(expression, lexerRules()).calls(), [&schema](const QualifiedName &call) {
        if (isStableCall(call))
            return false;
        const auto routine = std::ranges::find(schema.routines, call, &schema::Routine::name);
        return routine == schema.routines.end() || routine->volatility == schema::Volatility::Volatile;
    });
}

void Effects::addColumn(const Table &table, SqlCursor &sql)
{
    lock(table.name, LockMode::AccessExclusive);
    sql.take("IF NOT EXISTS");
    const QString name = sql.identifier();
    static const std::vector<std::string_view> clauses{"NOT NULL",    "DEFAULT", "GENERATED",  "COLLATE",
                                                       "CONSTRAINT",  "NULL",    "REFERENCES", "CHECK",
                                                       "COMPRESSION", "STORAGE"};
    const QString type = sql.upTo(clauses).toLower();
    const bool identity = sql.has("AS IDENTITY") || type.contains("serial"_L1);
    const bool stored = sql.has("STORED");
    SqlCursor value = sql;
    const bool hasDefault = value.skipPast("DEFAULT");
    const QString expression = value.upTo({"NOT NULL", "CONSTRAINT", "NULL", "REFERENCES", "CHECK", "COLLATE"});
    if (identity || stored || (hasDefault && isVolatile(expression, m_before)))
        rewrites(table.name);
    else if (sql.has("NOT NULL") && !hasDefault && !sql.has("GENERATED"))
        warn(Risk::ValueMissing, table.name, name);
    if (sql.has("REFERENCES") && sql.skipPast("REFERENCES")) {
        if (const auto referenced = sql.name())
            lock(*referenced, LockMode::ShareRowExclusive);
    }
}

void Effects::alterColumn(const Table &table, SqlCursor &sql)
{
    const QString column = sql.identifier();
    if (sql.take("TYPE") || sql.take("SET DATA TYPE"))
        return alterType(table, column, sql);
    if (sql.take("SET NOT NULL"))
        return setNotNull(table, column);
    const bool light = sql.has("STATISTICS") || (sql.take("SET") && sql.takeMark('(')) || sql.take("RESET");
    lock(table.name, light ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive);
    if (sql.take("EXPRESSION"))
        rewrites(table.name);
}

void Effects::alterType(const Table &table, const QString &column, SqlCursor &sql)
{
    lock(table.name, LockMode::AccessExclusive);
    if (!table.was)
        return;
    const QString type = sql.upTo({"USING", "COLLATE"});
    const auto was = std::ranges::find(table.was->columns, column, &schema::Column::name);
    if (was == table.was->columns.end())
        return;
    if (isWidening(was->type, type) && !sql.hasInItem("USING"))
        return;
    rewrites(table.name);
    if (isLossless(was->type, type))
        return;
    warn(Risk::ValuesConverted, table.name, column);
    warn(Risk::ConversionRefused, table.name, column);
}

static bool saysNotNull(const QString &expression, const QString &column)
{
    const QString wanted = column + u" IS NOT NULL"_s;
    QString text = expression;
    while (text.startsWith(u'(') && text.endsWith(u')'))
        text = text.sliced(1).chopped(1);
    text.remove(u'"');
    return text == wanted;
}

bool Effects::provesNotNull(const schema::Table &table, const QString &column) const
{
    if (m_provedNotNull.contains({table.name, column}) ||
        (table.primaryKey && table.primaryKey->columns.contains(column)))
        return true;
    const auto proves = [&](const schema::Check &check) {
        return !check.notValid && !check.notEnforced && saysNotNull(check.expression, column);
    };
    return std::ranges::any_of(table.checks, proves);
}

void Effects::setNotNull(const Table &table, const QString &column)
{
    lock(table.name, LockMode::AccessExclusive);
    if (!table.was || provesNotNull(*table.was, column))
        return;
    const auto was = std::ranges::find(table.was->columns, column, &schema::Column::name);
    if (was == table.was->columns.end() || was->notNull)
        return;
    scans(table.name);
    warn(Risk::NotNullScans, table.name, column);
    warn(Risk::NullRefused, table.name, column);
}

// ---- Constraints

void Effects::addConstraint(const Table &table, SqlCursor &sql)
{
    const bool named = !sql.take("ADD");
    const QString name = named ? sql.identifier() : QString();
    if (sql.take("PRIMARY KEY"))
        return addKey(table, name, true, sql);
    if (sql.take("UNIQUE"))
        return addKey(table, name, false, sql);
    if (sql.take("FOREIGN KEY"))
        return addForeignKey(table, name, sql);
    lock(table.name, LockMode::AccessExclusive);
    if (sql.take("EXCLUDE")) {
        scans(table.name);
        warn(Risk::ExclusionBlocks, table.name, name);
        warn(Risk::OverlapRefused, table.name, name);
    } else if (!sql.has("NOT VALID") && !sql.has("NOT ENFORCED")) {
        scans(table.name);
        warn(Risk::CheckScans, table.name, name);
        warn(Risk::CheckRefused, table.name, name);
    } else if (sql.take("CHECK") && sql.takeMark('(')) {
        // once it is validated, it proves what it says
        SqlCursor inner = sql;
        inner.takeMark('(');
        const QString column = inner.identifier();
        if (inner.take("IS NOT NULL") && inner.takeMark(')'))
            m_provedNotNull.insert({table.name, column});
    }
}

void Effects::addKey(const Table &table, const QString &name, bool primary, SqlCursor &sql)
{
    lock(table.name, LockMode::AccessExclusive);
    if (sql.take("USING INDEX"))
        return;
    if (table.was && table.was->kind == schema::TableKind::Partitioned)
        return; // the partitions' own indexes are attached
    scans(table.name);
    warn(Risk::KeyBlocks, table.name, name);
    warn(Risk::DuplicateRefused, table.name, name);
    if (!primary || !table.was)
        return;
    sql.takeMark('(');
    do {
        const QString column = sql.identifier();
        const auto was = std::ranges::find(table.was->columns, column, &schema::Column::name);
        if (was != table.was->columns.end() && !was->notNull)
            warn(Risk::NullRefused, table.name, column);
    } while (sql.nextInList());
}

void Effects::addForeignKey(const Table &table, const QString &name, SqlCursor &sql)
{
    lock(table.name, LockMode::ShareRowExclusive);
    SqlCursor target = sql;
    if (target.skipPast("REFERENCES")) {
        if (const auto referenced = target.name())
            lock(*referenced, LockMode::ShareRowExclusive);
    }
    if (sql.has("NOT VALID") || sql.has("NOT ENFORCED"))
        return;
    scans(table.name);
    warn(Risk::ForeignKeyBlocks, table.name, name);
    warn(Risk::OrphanRefused, table.name, name);
}

void Effects::validate(const Table &table, const QString &name)
{
    lock(table.name, LockMode::ShareUpdateExclusive);
    scans(table.name);
    if (name.startsWith(boundsProofPrefix()))
        m_provedBounds.insert(table.name);
    if (!table.was)
        return;
    const auto key = std::ranges::find(table.was->foreignKeys, name, &schema::ForeignKey::name);
    const bool foreign = key != table.was->foreignKeys.end();
    if (foreign)
        lock(key->table, LockMode::RowShare);
    warn(foreign ? Risk::OrphanRefused : Risk::CheckRefused, table.name, name);
}

// ---- Partitions

void Effects::attach(const Table &table, SqlCursor &sql)
{
    lock(table.name, LockMode::ShareUpdateExclusive);
    const auto partition = sql.name();
    if (!partition)
        return;
    lock(*partition, LockMode::AccessExclusive);
    if (m_provedBounds.contains(*partition))
        return;
    scans(*partition);
    warn(Risk::AttachScans, *partition);
    warn(Risk::BoundsRefused, *partition);
}

void Effects::detach(const Table &table, SqlCursor &sql)
{
    const auto partition = sql.name();
    if (!partition)
        return;
    const bool concurrently = sql.take("CONCURRENTLY");
    lock(table.name, concurrently ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive);
    lock(*partition, concurrently ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive);
    if (!concurrently)
        warn(Risk::DetachBlocks, *partition);
}

} // namespace tidemark::postgres
