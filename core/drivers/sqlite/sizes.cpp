// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/sizes.h"

#include <sqlite3.h>

namespace tidemark::sqlite {

static constexpr qint64 largestToWalk = 64 << 20; // bytes; walking takes some 0.1 s

static bool hasDbstat()
{
    return sqlite3_compileoption_used("ENABLE_DBSTAT_VTAB") != 0;
}

static Result<qint64> databaseBytes(job::JobContext &job, sql::Connection &connection)
{
    const sql::RowBatch row = TRY(
        sql::fetch(job, connection, "SELECT page_count * page_size FROM pragma_page_count('main'), pragma_page_size"));
    return row.integer(0, 0);
}

Result<dialect::ExactSize> measureDatabase(job::JobContext &job, sql::Connection &connection)
{
    return dialect::ExactSize{.totalBytes = TRY(databaseBytes(job, connection))};
}

static Result<QHash<QString, qint64>> readBytes(job::JobContext &job, sql::Connection &connection)
{
    QHash<QString, qint64> bytes;
    if (!hasDbstat() || TRY(databaseBytes(job, connection)) > largestToWalk)
        return bytes;
    const sql::RowBatch rows = TRY(sql::fetch(job, connection, "SELECT name, pgsize FROM dbstat('main', 1)"));
    for (size_t i = 0; i < rows.rowCount(); ++i)
        bytes.insert(rows.text(i, 0), rows.integer(i, 1));
    return bytes;
}

Result<std::vector<dialect::RelationSize>> readSizes(job::JobContext &job, sql::Connection &connection,
                                                     const schema::Schema &schema, const Catalog &catalog)
{
    const QHash<QString, qint64> bytes = TRY(readBytes(job, connection));
    std::vector<dialect::RelationSize> sizes;
    for (const schema::Table &table : schema.tables) {
        const QString &name = table.name.name;
        if (catalog.rows.contains(name) || bytes.contains(name))
            sizes.push_back({table.name, catalog.rows.value(name, -1), bytes.value(name, -1)});
    }
    std::ranges::sort(sizes, {}, &dialect::RelationSize::name);
    return sizes;
}

// Rows lie in the leaves of a table's tree; of a table without rowid, which is an index, in every cell.
static constexpr const char *measureQuery =
    "SELECT m.type, sum(s.pgsize), sum(CASE WHEN s.pagetype = 'leaf' OR t.wr THEN s.ncell ELSE 0 END) "
    "FROM main.sqlite_schema AS m JOIN dbstat('main') AS s ON s.name = m.name "
    "JOIN pragma_table_list(m.tbl_name) AS t ON t.schema = 'main' "
    "WHERE m.tbl_name = ?1 AND m.type IN ('table', 'index') GROUP BY m.type";

Result<dialect::ExactSize> measure(job::JobContext &job, sql::Connection &connection, const QString &table)
{
    dialect::ExactSize size;
    if (!hasDbstat())
        return size;
    const sql::RowBatch rows = TRY(sql::fetch(job, connection, sql::SqlText(measureQuery, {table})));
    for (size_t i = 0; i < rows.rowCount(); ++i) {
        const bool isTable = rows.text(i, 0) == QLatin1StringView("table");
        (isTable ? size.tableBytes : size.indexBytes) = rows.integer(i, 1);
        if (isTable)
            size.estimatedRows = rows.integer(i, 2);
    }
    if (size.tableBytes >= 0) {
        size.indexBytes = std::max<qint64>(size.indexBytes, 0);
        size.totalBytes = size.tableBytes + size.indexBytes;
    }
    return size;
}

} // namespace tidemark::sqlite
