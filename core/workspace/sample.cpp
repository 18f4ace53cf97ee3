// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/sample.h"

#include "base/text.h"
#include "sql/splitter.h"

#include <QDir>
#include <QFile>
#include <QUuid>

namespace tidemark::workspace {

using namespace Qt::StringLiterals;

Result<void> runScript(job::JobContext &job, const dialect::Dialect &dialect, const dialect::Target &target,
                       const QByteArray &script)
{
    const std::string_view text(script.constData(), size_t(script.size()));
    const sql::Script pieces = sql::split(text, dialect.lexer);
    if (!pieces.faults.empty())
        return Failure(sql::toError(pieces.faults.front(), text));
    const auto connection = TRY(dialect.connector->open(job, target));
    qint64 done = 0;
    for (const sql::Piece &piece : pieces.pieces) {
        job.report({.what = tr("Making the sample"), .done = done++, .total = qint64(pieces.pieces.size())});
        const std::string_view statement = sql::textOf(piece, text);
        auto outcome =
            connection->execute(job, sql::SqlText(QByteArray(statement.data(), qsizetype(statement.size()))));
        if (!outcome)
            return Failure(std::move(outcome).error().during(tr("in line %1 of the sample").arg(piece.line)));
    }
    return {};
}

Result<QString> ensureSampleFile(job::JobContext &job, const dialect::Dialect &dialect, const QString &folder,
                                 const QByteArray &script)
{
    QString path = folder + u"/harbour."_s + dialect.fileSuffixes.value(0);
    if (QFile::exists(path))
        return path;
    if (!QDir().mkpath(folder))
        return fail(ErrorKind::Io, tr("Cannot make the folder %1").arg(folder),
                    tr("Check your rights and the free space."));
    const QString making = folder + u"/.making-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces);
    dialect::Target target;
    target.engine = dialect.id;
    target.database = making;
    target.options = {{u"mode"_s, u"rwc"_s}}; // make it
    auto made = runScript(job, dialect, target, script);
    if (!made) {
        QFile::remove(making);
        return Failure(std::move(made).error());
    }
    QFile file(making);
    const bool renamed = file.rename(path);
    if (!renamed && !QFile::exists(path)) // another window may have been quicker
        return fail(ErrorKind::Io, tr("Cannot make %1: %2").arg(path, file.errorString()),
                    tr("Check your rights there."));
    if (!renamed)
        file.remove();
    return path;
}

} // namespace tidemark::workspace
