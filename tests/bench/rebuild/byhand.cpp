// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/rebuild/byhand.h"

#include <sqlite3.h>

#include <memory>

namespace tidemark::bench {

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;
using Statement = std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)>;

static Failure failure(const Database &db)
{
    return fail(ErrorKind::Sql, QString::fromUtf8(sqlite3_errmsg(db.get())));
}

static Result<Database> open(const QString &file)
{
    sqlite3 *handle = nullptr;
    const int status = sqlite3_open(file.toUtf8().constData(), &handle);
    Database db(handle, sqlite3_close);
    if (status != SQLITE_OK)
        return failure(db);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    if (sqlite3_exec(handle, "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON", nullptr, nullptr, nullptr) !=
        SQLITE_OK)
        return failure(db);
    return db;
}

Result<void> runByHand(const QString &file, const QByteArray &statements)
{
    const Database db = TRY(open(file));
    if (sqlite3_exec(db.get(), statements.constData(), nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure(db);
    return {};
}

// FNV-1a.
static void mix(quint64 &hash, const void *bytes, int count)
{
    const auto *at = static_cast<const unsigned char *>(bytes);
    for (int i = 0; i < count; ++i)
        hash = (hash ^ at[i]) * 0x100000001b3U;
}

static void mixRow(quint64 &hash, sqlite3_stmt *row)
{
    for (int i = 0; i < sqlite3_column_count(row); ++i) {
        const int type = sqlite3_column_type(row, i);
        mix(hash, &type, sizeof type);
        const void *bytes = sqlite3_column_blob(row, i);
        mix(hash, bytes, sqlite3_column_bytes(row, i));
    }
}

// Calls forEach with each row of a query.
template <class ForEach>
static Result<void> query(const Database &db, const QByteArray &text, const ForEach &forEach)
{
    sqlite3_stmt *prepared = nullptr;
    if (sqlite3_prepare_v2(db.get(), text.constData(), -1, &prepared, nullptr) != SQLITE_OK)
        return failure(db);
    const Statement statement(prepared, sqlite3_finalize);
    int status = SQLITE_ROW;
    while ((status = sqlite3_step(prepared)) == SQLITE_ROW)
        forEach(prepared);
    if (status != SQLITE_DONE)
        return failure(db);
    return {};
}

Result<quint64> hashOfRows(const QString &file, const QByteArray &table)
{
    const Database db = TRY(open(file));
    quint64 hash = 0xcbf29ce484222325U;
    TRY(query(db, "SELECT * FROM " + table + " ORDER BY rowid", [&](sqlite3_stmt *row) { mixRow(hash, row); }));
    return hash;
}

Result<QString> flawOf(const QString &file)
{
    const Database db = TRY(open(file));
    QString flaw;
    const auto keep = [&](sqlite3_stmt *row) {
        const QString said = QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_column_text(row, 0)));
        if (said != QLatin1String("ok"))
            flaw = said;
    };
    TRY(query(db, "PRAGMA integrity_check", keep));
    TRY(query(db, "PRAGMA foreign_key_check", keep));
    return flaw;
}

} // namespace tidemark::bench
