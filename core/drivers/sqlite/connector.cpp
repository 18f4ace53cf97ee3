// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/connector.h"

#include "base/text.h"
#include "drivers/sqlite/connection.h"
#include "drivers/sqlite/errors.h"
#include "drivers/sqlite/location.h"

#include <QFileInfo>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

QStringList Connector::optionNames() const
{
    return locationOptions();
}

static sql::Version libraryVersion()
{
    const int number = sqlite3_libversion_number();
    return {number / 1'000'000, number / 1000 % 1000, number % 1000};
}

static sql::ServerInfo serverInfo(const Location &location)
{
    sql::ServerInfo info;
    info.engine = u"sqlite"_s;
    info.product = u"SQLite"_s;
    info.version = libraryVersion();
    info.versionText = QString::fromUtf8(sqlite3_libversion());
    info.database = location.path.isEmpty() ? location.displayName : QFileInfo(location.path).fileName();
    info.address = location.path.isEmpty() ? location.displayName : QFileInfo(location.path).absoluteFilePath();
    info.readOnly = location.readOnly;
    info.can.transactionalDdl = true;
    info.can.cancel = true;
    return info;
}

// Settings of the handle itself, which need no access to the file. A file from elsewhere must not make our functions
// and virtual tables do harm through its views and triggers: https://www.sqlite.org/security.html
static void configure(sqlite3 *db)
{
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
}

static Result<Database> openHandle(const Location &location)
{
    sqlite3 *handle = nullptr;
    const int status = sqlite3_open_v2(location.uri.toUtf8().constData(), &handle, location.flags, nullptr);
    Database db(handle);
    if (!db)
        return Failure(errorFor(SQLITE_NOMEM, tr("SQLite cannot be started"), location.displayName));
    if (status != SQLITE_OK)
        return Failure(lastError(db.get(), {}, location.displayName, location.readOnly));
    configure(db.get());
    return db;
}

static Result<void> applySettings(job::JobContext &job, Connection &connection, const Location &location)
{
    TRY(sql::run(job, connection, location.foreignKeys ? "PRAGMA foreign_keys = ON" : "PRAGMA foreign_keys = OFF"));
    // looks at pages more closely, so that damage is found instead of followed
    TRY(sql::run(job, connection, "PRAGMA cell_size_check = ON"));
    if (location.readOnly)
        TRY(sql::run(job, connection, "PRAGMA query_only = ON"));
    return {};
}

Result<std::unique_ptr<sql::Connection>> Connector::open(job::JobContext &job, const dialect::Target &target,
                                                         dialect::ConnectTimings *timings) const
{
    TRY(job.check());
    const auto begin = std::chrono::steady_clock::now();
    const Location location = TRY(locate(target));
    TRY(checkFile(location));
    auto connection =
        std::make_unique<Connection>(TRY(openHandle(location)), location.displayName, location.busyTimeout);
    TRY(applySettings(job, *connection, location));
    TRY(connection->start(job, serverInfo(location)));
    if (timings) {
        const auto spent = std::chrono::steady_clock::now() - begin;
        timings->connect = std::chrono::duration_cast<std::chrono::microseconds>(spent);
    }
    return connection;
}

} // namespace tidemark::sqlite
