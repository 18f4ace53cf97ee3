// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/pgdatabase.h"

#include "drivers/postgres/dialect.h"
#include "sql/splitter.h"

#include <QtCore/QDebug>

namespace tidemark::test {

using namespace Qt::StringLiterals;

std::unique_ptr<PgServer> PgServer::start(const sandbox::ClusterOptions &options)
{
    job::JobContext job;
    auto cluster = sandbox::Cluster::start(job, options);
    if (!cluster) {
        qWarning("%s", qPrintable(toText(cluster.error())));
        return nullptr;
    }
    auto server = std::make_unique<PgServer>();
    server->m_cluster = *std::move(cluster);
    return server;
}

std::unique_ptr<sql::Connection> PgServer::connect(const QString &database, const QString &user)
{
    job::JobContext job;
    dialect::Target target = m_cluster->target(database);
    if (!user.isEmpty())
        target.user = user;
    auto connection = postgres::dialect().connector->open(job, target);
    if (!connection) {
        qWarning("%s", qPrintable(toText(connection.error())));
        return nullptr;
    }
    return *std::move(connection);
}

std::unique_ptr<sql::Connection> PgServer::freshDatabase()
{
    const auto admin = connect(u"postgres"_s);
    ++m_count;
    if (const QString trouble = ask(*admin, "CREATE DATABASE " + lastDatabase().toUtf8() + " TEMPLATE template0");
        !trouble.isEmpty())
        qWarning("%s", qPrintable(trouble));
    return connect(lastDatabase());
}

void PgServer::dropLast()
{
    const auto admin = connect(u"postgres"_s);
    static_cast<void>(ask(*admin, "DROP DATABASE " + lastDatabase().toUtf8()));
}

Result<void> runScript(sql::Connection &connection, const QByteArray &script)
{
    job::JobContext job;
    const std::string_view text(script.constData(), size_t(script.size()));
    for (const sql::Piece &piece : sql::split(text, postgres::dialect().lexer).pieces) {
        if (piece.kind != sql::PieceKind::Statement)
            continue;
        const std::string_view statement = sql::textOf(piece, text);
        TRY(connection.execute(job, sql::SqlText(QByteArray(statement.data(), qsizetype(statement.size())))));
    }
    return {};
}

QString ask(sql::Connection &connection, const QByteArray &statement)
{
    job::JobContext job;
    const auto rows = sql::fetch(job, connection, sql::SqlText(statement));
    if (!rows)
        return rows.error().message;
    return rows->rowCount() > 0 ? rows->text(0, 0) : QString();
}

Result<dialect::Introspection> introspect(sql::Connection &connection)
{
    job::JobContext job;
    return postgres::dialect().introspector->introspect(job, connection, {});
}

} // namespace tidemark::test
