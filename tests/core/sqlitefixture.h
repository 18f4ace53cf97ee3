// SPDX-License-Identifier: GPL-3.0-or-later
// Real SQLite databases for tests: in memory, or files in a folder that goes away. For one thread.
#pragma once

#include "drivers/sqlite/dialect.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

namespace tidemark::test {

using namespace Qt::StringLiterals;

/// Fails the running test function when a Result holds an error, and shows the error.
#define VERIFY_RESULT(result)                                                                                          \
    do {                                                                                                               \
        const auto &verified = (result);                                                                               \
        QVERIFY2(verified.has_value(), qPrintable(tidemark::test::report(verified)));                                  \
    } while (false)

template <class T>
[[nodiscard]] QString report(const Result<T> &result)
{
    return result ? QString() : toText(result.error());
}

using OpenResult = Result<std::unique_ptr<sql::Connection>>;

[[nodiscard]] inline OpenResult openSqlite(const QString &database, const QMap<QString, QString> &options = {},
                                           bool readOnly = false)
{
    dialect::Target target;
    target.engine = u"sqlite"_s;
    target.database = database;
    target.options = options;
    target.readOnly = readOnly;
    job::JobContext job;
    return sqlite::dialect().connector->open(job, target);
}

/// Runs statements that hold no semicolon of their own, one after the other.
[[nodiscard]] inline Result<void> runAll(sql::Connection &connection, const QStringList &statements)
{
    job::JobContext job;
    for (const QString &statement : statements)
        TRY(connection.execute(job, sql::SqlText(statement.toUtf8())));
    return {};
}

[[nodiscard]] inline Result<dialect::Introspection> introspect(sql::Connection &connection, bool systemObjects = false)
{
    job::JobContext job;
    return sqlite::dialect().introspector->introspect(job, connection, {.schemas = {}, .systemObjects = systemObjects});
}

/// The rows of a query as text: cells joined by |, rows by line ends, NULL as ∅.
[[nodiscard]] inline Result<QString> rowsOf(sql::Connection &connection, const sql::SqlText &query)
{
    job::JobContext job;
    const sql::RowBatch batch = TRY(sql::fetch(job, connection, query));
    QStringList lines;
    for (size_t row = 0; row < batch.rowCount(); ++row) {
        QStringList cells;
        for (size_t column = 0; column < batch.columnCount(); ++column)
            cells << (batch.isNull(row, column) ? u"∅"_s : batch.text(row, column));
        lines << cells.join(u'|');
    }
    return lines.join(u'\n');
}

/// A folder for one test function.
class Folder
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    /// Writes a file with these bytes and returns its path.
    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

    /// Makes a database by running statements and returns its path.
    [[nodiscard]] QString database(const QString &name, const QStringList &statements) const
    {
        const OpenResult made = openSqlite(path(name), {{u"mode"_s, u"rwc"_s}});
        const Result<void> run = made ? runAll(**made, statements) : Failure(made.error());
        if (!run)
            qWarning().noquote() << report(run);
        return run ? path(name) : QString();
    }

private:
    QTemporaryDir m_folder;
};

} // namespace tidemark::test
