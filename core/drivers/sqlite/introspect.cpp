// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/introspect.h"

#include "base/text.h"
#include "drivers/sqlite/attributes.h"
#include "drivers/sqlite/build.h"
#include "drivers/sqlite/sizes.h"
#include "schema/kinds.h"
#include "sql/transaction.h"

#include <QCryptographicHash>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

// Runs work in one read transaction: in the caller's own if one is open, which shows what the caller sees.
template <class Work>
static auto inOneSnapshot(job::JobContext &job, sql::Connection &connection, Work work) -> decltype(work())
{
    if (connection.transactionState() != sql::TransactionState::None)
        return work();
    sql::Transaction transaction = TRY(sql::Transaction::begin(job, connection));
    auto outcome = work();
    if (outcome)
        TRY(transaction.commit(job));
    return outcome;
}

// These functions take no schema and mean "main".
static constexpr const char *settingsQuery =
    "SELECT u.user_version, a.application_id, e.encoding, p.page_size, j.journal_mode, v.auto_vacuum "
    "FROM pragma_user_version AS u, pragma_application_id AS a, pragma_encoding AS e, pragma_page_size AS p, "
    "pragma_journal_mode AS j, pragma_auto_vacuum AS v";

static Result<void> readSettings(job::JobContext &job, sql::Connection &connection, Attributes &attributes)
{
    static const QString autoVacuum[] = {u"none"_s, u"full"_s, u"incremental"_s};
    const sql::RowBatch row = TRY(sql::fetch(job, connection, settingsQuery));
    attributes.set(attribute::userVersion, row.integer(0, 0));
    attributes.set(attribute::applicationId, row.integer(0, 1));
    attributes.set(attribute::encoding, row.text(0, 2));
    attributes.set(attribute::pageSize, row.integer(0, 3));
    attributes.set(attribute::journalMode, row.text(0, 4));
    attributes.set(attribute::autoVacuum, autoVacuum[std::clamp<qint64>(row.integer(0, 5), 0, 2)]);
    return {};
}

Result<dialect::Introspection> Introspector::introspect(job::JobContext &job, sql::Connection &connection,
                                                        const dialect::IntrospectOptions &options) const
{
    const auto read = [&]() -> Result<dialect::Introspection> {
        dialect::Introspection all;
        job.report({tr("Reading the catalogs")});
        Catalog catalog = TRY(readCatalog(job, connection));
        all.schema = TRY(buildSchema(job, catalog, options));
        all.schema.engine = connection.server().engine;
        all.schema.version = connection.server().versionText;
        TRY(readSettings(job, connection, all.schema.attributes));
        all.server = connection.server();
        all.sizes = TRY(readSizes(job, connection, all.schema, catalog));
        all.omissions = std::move(catalog.omissions);
        all.changeToken = TRY(changeToken(job, connection, {}));
        return all;
    };
    return inOneSnapshot(job, connection, read);
}

Result<dialect::Outline> Introspector::outline(job::JobContext &job, sql::Connection &connection,
                                               const dialect::IntrospectOptions &options) const
{
    const auto read = [&]() -> Result<dialect::Outline> {
        dialect::Outline outline;
        const Catalog catalog = TRY(readNames(job, connection));
        for (const CatalogObject &object : catalog.objects) {
            const bool isTable = object.type == "table"_L1;
            const bool system = isSystem(object, catalog);
            if ((!isTable && object.type != "view"_L1) || (system && !options.systemObjects))
                continue;
            outline.entries.push_back(
                {.ref = {isTable ? schema::kind::table : schema::kind::view, {{}, object.name}, {}},
                 .system = system,
                 .rows = catalog.rows.value(object.name, -1),
                 .parent = catalog.shadows.value(object.name)});
        }
        std::ranges::sort(outline.entries, {}, &dialect::OutlineEntry::ref);
        return outline;
    };
    return inOneSnapshot(job, connection, read);
}

static void hashCell(std::string_view cell, QCryptographicHash &hash)
{
    // with its length, so that no two results run together
    const auto size = quint32(cell.size());
    hash.addData(QByteArrayView(reinterpret_cast<const char *>(&size), sizeof size));
    hash.addData(QByteArrayView(cell.data(), qsizetype(cell.size())));
}

static Result<void> hashRows(job::JobContext &job, sql::Connection &connection, const char *query,
                             QCryptographicHash &hash)
{
    TRY(connection.execute(job, query, [&hash](sql::RowBatch &rows) -> Result<void> {
        for (size_t i = 0; i < rows.rowCount(); ++i) {
            for (size_t k = 0; k < rows.columnCount(); ++k)
                hashCell(rows.bytes(i, k), hash);
        }
        return {};
    }));
    return {};
}

Result<QByteArray> Introspector::changeToken(job::JobContext &job, sql::Connection &connection,
                                             const QByteArray &) const
{
    const auto read = [&]() -> Result<QByteArray> {
        QCryptographicHash hash(QCryptographicHash::Blake2b_160);
        TRY(hashRows(job, connection, settingsQuery, hash));
        TRY(hashRows(job, connection, "SELECT type, name, tbl_name, sql FROM main.sqlite_schema", hash));
        const sql::RowBatch analyzed =
            TRY(sql::fetch(job, connection, "SELECT 1 FROM main.sqlite_schema WHERE name = 'sqlite_stat1'"));
        if (analyzed.rowCount() > 0)
            TRY(hashRows(job, connection, "SELECT tbl, idx, stat FROM main.sqlite_stat1", hash));
        return hash.result();
    };
    return inOneSnapshot(job, connection, read);
}

Result<dialect::ExactSize> Introspector::exactSize(job::JobContext &job, sql::Connection &connection,
                                                   const schema::ObjectRef &relation) const
{
    return inOneSnapshot(job, connection, [&] {
        return relation.kind == schema::kind::database ? measureDatabase(job, connection)
                                                       : measure(job, connection, relation.name.name);
    });
}

} // namespace tidemark::sqlite
