// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/catalog.h"

#include "base/text.h"
#include "drivers/sqlite/token.h"

#include <QSet>

#include <charconv>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

template <class T>
static const std::vector<T> &listOf(const QHash<QString, std::vector<T>> &lists, const QString &key)
{
    static const std::vector<T> none;
    const auto found = lists.constFind(key);
    return found == lists.constEnd() ? none : *found;
}

const std::vector<CatalogColumn> &Catalog::columnsOf(const QString &relation) const
{
    return listOf(columns, relation);
}

const std::vector<CatalogIndex> &Catalog::indexesOf(const QString &table) const
{
    return listOf(indexes, table);
}

const std::vector<CatalogForeignKey> &Catalog::foreignKeysOf(const QString &table) const
{
    return listOf(foreignKeys, table);
}

// Texts that occur again and again, held once: names and types of columns.
class SharedTexts
{
public:
    QString operator()(const QString &text) { return *m_texts.insert(text); }

private:
    QSet<QString> m_texts;
};

using VisitRow = std::function<void(const sql::RowBatch &rows, size_t row)>;

static Result<void> forEachRow(job::JobContext &job, sql::Connection &connection, const sql::SqlText &query,
                               const VisitRow &visit)
{
    const auto visitAll = [&visit](sql::RowBatch &rows) -> Result<void> {
        for (size_t row = 0; row < rows.rowCount(); ++row)
            visit(rows, row);
        return {};
    };
    TRY(connection.execute(job, query, visitAll));
    return {};
}

static Result<void> readObjects(job::JobContext &job, sql::Connection &connection, Catalog &catalog)
{
    const auto add = [&catalog](const sql::RowBatch &rows, size_t i) {
        const std::string_view sql = rows.bytes(i, 3);
        catalog.objects.push_back({.type = rows.text(i, 0),
                                   .name = rows.text(i, 1),
                                   .table = rows.text(i, 2),
                                   .sql = QByteArray(sql.data(), qsizetype(sql.size()))});
    };
    return forEachRow(job, connection, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema", add);
}

static VisitRow intoColumns(Catalog &catalog)
{
    return [&catalog, shared = SharedTexts()](const sql::RowBatch &rows, size_t i) mutable {
        catalog.columns[rows.text(i, 0)].push_back({.name = shared(rows.text(i, 1)),
                                                    .type = shared(rows.text(i, 2)),
                                                    .defaultValue = shared(rows.text(i, 4)),
                                                    .notNull = rows.boolean(i, 3),
                                                    .keyPosition = int(rows.integer(i, 5)),
                                                    .hidden = int(rows.integer(i, 6))});
    };
}

// One query for all; when one relation spoils it, one a relation, so that only the broken ones are left out.
static Result<void> readColumns(job::JobContext &job, sql::Connection &connection, Catalog &catalog,
                                const QByteArray &which)
{
    const QByteArray query = "SELECT m.name, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden "
                             "FROM main.sqlite_schema AS m JOIN pragma_table_xinfo(m.name, 'main') AS x WHERE " +
                             which;
    Catalog read;
    const auto all = forEachRow(job, connection, query, intoColumns(read));
    if (all) {
        catalog.columns.insert(read.columns);
        return {};
    }
    if (all.error().kind != ErrorKind::Sql)
        return Failure(all.error());
    const sql::RowBatch names =
        TRY(sql::fetch(job, connection, "SELECT m.name FROM main.sqlite_schema AS m WHERE " + which));
    for (size_t i = 0; i < names.rowCount(); ++i) {
        const QString name = names.text(i, 0);
        const auto one =
            forEachRow(job, connection, sql::SqlText(query + " AND m.name = ?1", {name}), intoColumns(catalog));
        if (!one && one.error().kind != ErrorKind::Sql)
            return Failure(one.error());
        if (!one)
            catalog.omissions.push_back({tr("the columns of %1").arg(printable(name)), one.error().message});
    }
    return {};
}

static Result<void> readIndexes(job::JobContext &job, sql::Connection &connection, Catalog &catalog)
{
    const auto add = [&catalog](const sql::RowBatch &rows, size_t i) {
        catalog.indexes[rows.text(i, 0)].push_back({.name = rows.text(i, 1),
                                                    .unique = rows.boolean(i, 2),
                                                    .origin = rows.text(i, 3),
                                                    .partial = rows.boolean(i, 4)});
    };
    return forEachRow(job, connection,
                      "SELECT m.name, x.name, x.\"unique\", x.origin, x.partial FROM main.sqlite_schema AS m "
                      "JOIN pragma_index_list(m.name, 'main') AS x WHERE m.type = 'table' ORDER BY m.rowid, x.seq DESC",
                      add);
}

static Result<void> readIndexKeys(job::JobContext &job, sql::Connection &connection, Catalog &catalog)
{
    QHash<QString, CatalogIndex *> byName;
    for (auto &indexes : catalog.indexes) {
        for (CatalogIndex &index : indexes)
            byName.insert(index.name, &index);
    }
    const auto add = [&byName](const sql::RowBatch &rows, size_t i) {
        if (CatalogIndex *index = byName.value(rows.text(i, 0)))
            index->keys.push_back({.columnId = int(rows.integer(i, 1)),
                                   .column = rows.text(i, 2),
                                   .collation = rows.text(i, 3),
                                   .descending = rows.boolean(i, 4)});
    };
    return forEachRow(job, connection,
                      "SELECT m.name, x.cid, x.name, x.coll, x.\"desc\" FROM main.sqlite_schema AS m "
                      "JOIN pragma_index_xinfo(m.name, 'main') AS x WHERE m.type = 'index' AND x.key",
                      add);
}

static void addKeyColumn(std::vector<CatalogForeignKey> &keys, const sql::RowBatch &rows, size_t i)
{
    const int id = int(rows.integer(i, 1));
    if (keys.empty() || keys.back().id != id)
        keys.push_back({.id = id,
                        .parent = rows.text(i, 2),
                        .columns = {},
                        .referenced = {},
                        .onUpdate = rows.text(i, 5),
                        .onDelete = rows.text(i, 6)});
    keys.back().columns << rows.text(i, 3);
    if (!rows.isNull(i, 4))
        keys.back().referenced << rows.text(i, 4);
}

static Result<void> readForeignKeys(job::JobContext &job, sql::Connection &connection, Catalog &catalog)
{
    return forEachRow(job, connection,
                      "SELECT m.name, x.id, x.\"table\", x.\"from\", x.\"to\", x.on_update, x.on_delete "
                      "FROM main.sqlite_schema AS m JOIN pragma_foreign_key_list(m.name, 'main') AS x "
                      "WHERE m.type = 'table' ORDER BY m.rowid, x.id DESC, x.seq",
                      [&catalog](const sql::RowBatch &rows, size_t i) {
                          addKeyColumn(catalog.foreignKeys[rows.text(i, 0)], rows, i);
                      });
}

// Asking costs the engine a look at every table and view, so it is asked only where there is a virtual table.
static Result<void> readShadows(job::JobContext &job, sql::Connection &connection, Catalog &catalog)
{
    QHash<QString, QString> owners;
    for (const CatalogObject &object : catalog.objects) {
        if (isVirtual(object))
            owners.insert(foldedName(object.name), object.name);
    }
    if (owners.isEmpty())
        return {};
    const sql::RowBatch names = TRY(
        sql::fetch(job, connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'shadow'"));
    for (size_t i = 0; i < names.rowCount(); ++i) {
        const QString name = names.text(i, 0);
        const QString owner = owners.value(foldedName(name.left(name.lastIndexOf(u'_'))));
        catalog.shadows.insert(name, owner);
    }
    return {};
}

// The first number of a statistic is the count of rows; a table has one per index, all alike.
static Result<void> readStatistics(job::JobContext &job, sql::Connection &connection, Catalog &catalog)
{
    const auto isStatistics = [](const CatalogObject &object) { return object.name == "sqlite_stat1"_L1; };
    if (std::ranges::none_of(catalog.objects, isStatistics))
        return {};
    const auto add = [&catalog](const sql::RowBatch &rows, size_t i) {
        const std::string_view text = rows.bytes(i, 1);
        qint64 count = -1;
        if (std::from_chars(text.data(), text.data() + text.size(), count).ec == std::errc())
            catalog.rows[rows.text(i, 0)] = std::max(count, catalog.rows.value(rows.text(i, 0), -1));
    };
    return forEachRow(job, connection, "SELECT tbl, stat FROM main.sqlite_stat1", add);
}

Result<Catalog> readNames(job::JobContext &job, sql::Connection &connection)
{
    Catalog catalog;
    TRY(readObjects(job, connection, catalog));
    TRY(readShadows(job, connection, catalog));
    TRY(readStatistics(job, connection, catalog));
    return catalog;
}

Result<Catalog> readCatalog(job::JobContext &job, sql::Connection &connection)
{
    Catalog catalog = TRY(readNames(job, connection));
    TRY(readColumns(job, connection, catalog, "m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%'"));
    TRY(readColumns(job, connection, catalog, "m.type = 'table' AND m.sql LIKE 'CREATE VIRTUAL%'"));
    TRY(readColumns(job, connection, catalog, "m.type = 'view'"));
    TRY(readIndexes(job, connection, catalog));
    TRY(readIndexKeys(job, connection, catalog));
    TRY(readForeignKeys(job, connection, catalog));
    return catalog;
}

bool isInternal(const QString &name)
{
    return name.startsWith("sqlite_"_L1, Qt::CaseInsensitive);
}

bool isVirtual(const CatalogObject &object)
{
    size_t at = 0;
    const std::string_view sql(object.sql.constData(), size_t(object.sql.size()));
    return object.type == "table"_L1 && nextToken(sql, at).is("CREATE") && nextToken(sql, at).is("VIRTUAL");
}

} // namespace tidemark::sqlite
