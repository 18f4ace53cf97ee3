// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/source.h"

#include "base/text.h"
#include "connect/url.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

static QByteArray firstBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(64) : QByteArray();
}

static const dialect::Dialect *dialectOfSuffix(const dialect::Registry &registry, const QString &path)
{
    const QString suffix = QFileInfo(path).suffix();
    for (const dialect::Dialect &dialect : registry.all()) {
        if (dialect.fileBased && dialect.fileSuffixes.contains(suffix, Qt::CaseInsensitive))
            return &dialect;
    }
    return nullptr;
}

const dialect::Dialect *dialectOfFile(const dialect::Registry &registry, const QString &path)
{
    const QByteArray begin = firstBytes(path);
    for (const dialect::Dialect &dialect : registry.all()) {
        if (dialect.fileBased && !dialect.fileMagic.isEmpty() && begin.startsWith(dialect.fileMagic))
            return &dialect;
    }
    return dialectOfSuffix(registry, path);
}

// ---- What later versions read

// Sources of design that need migrations or a project; named here so that nobody searches for a file called "db:main".
static std::optional<Error> notYet(const QString &scheme)
{
    const auto unsupported = [](const QString &what, const QString &hint) {
        return fail(ErrorKind::Unsupported, what, hint).error();
    };
    if (scheme == u"migrations")
        return unsupported(tr("A migration folder cannot be read as a source by this version"),
                           tr("It comes with migrations. Give a database or a snapshot."));
    if (scheme == u"db" || scheme == u"desired")
        return unsupported(tr("Sources named in tidemark.toml cannot be read by this version"),
                           tr("They come with projects. Give the URL of the database, or a snapshot."));
    return {};
}

// ---- Files

static QString exampleUrl(const dialect::Registry &registry)
{
    const auto at = std::ranges::find(registry.all(), false, &dialect::Dialect::fileBased);
    return at != registry.all().end() ? at->id + u"://user@host/database"_s : QString();
}

static Failure noSuchFile(const dialect::Registry &registry, const QString &text, const QFileInfo &file)
{
    const QString example = exampleUrl(registry);
    const bool meantUrl = (text.contains(u'@') || text.contains(u'=')) && !example.isEmpty();
    const QString meant = didYouMean(file.fileName(), file.dir().entryList(QDir::Files));
    const QString hint = meantUrl           ? tr("A connection is written as a URL: %1.").arg(example)
                         : !meant.isEmpty() ? meant
                                            : tr("Give a URL, a database file, a snapshot, or SQL files.");
    return fail(ErrorKind::Io, tr("There is no file \"%1\"").arg(printable(redactUrl(text))), hint);
}

static Failure unknownFile(const dialect::Registry &registry, const QString &text)
{
    QStringList schemes;
    for (const dialect::Dialect &dialect : registry.all()) {
        if (dialect.fileBased)
            schemes << dialect.id + u':' + printable(redactUrl(text));
    }
    return fail(
        ErrorKind::Usage,
        tr("\"%1\" is neither a database file, nor a snapshot, nor a .sql file").arg(printable(redactUrl(text))),
        schemes.isEmpty() ? QString() : tr("If it is a database all the same, write %1.").arg(schemes.join(u", "_s)));
}

static Result<Source> classifyFile(const dialect::Registry &registry, const QString &text, const QFileInfo &file)
{
    if (!file.exists())
        return noSuchFile(registry, text, file);
    if (!file.isReadable())
        return fail(ErrorKind::Io, tr("You may not read \"%1\"").arg(printable(redactUrl(text))),
                    tr("Check the permissions of the file and of its folder."));
    if (file.isDir() || file.suffix().compare(u"sql", Qt::CaseInsensitive) == 0)
        return SqlFiles{text};
    // a pipe is looked at only once, by whoever reads it
    const bool isSnapshot = !file.isFile() || file.suffix().compare(u"json", Qt::CaseInsensitive) == 0;
    if (isSnapshot)
        return SnapshotFile{text};
    if (const dialect::Dialect *dialect = dialectOfFile(registry, text)) {
        dialect::Target target;
        target.engine = dialect->id;
        target.database = text;
        return target;
    }
    if (firstBytes(text).trimmed().startsWith('{'))
        return SnapshotFile{text};
    return unknownFile(registry, text);
}

Result<Source> classifySource(const dialect::Registry &registry, const QString &text)
{
    if (text.isEmpty())
        return fail(ErrorKind::Usage, tr("The source is empty"),
                    tr("Give a URL, a database file, a snapshot, or SQL files."));
    const QFileInfo file(text);
    const QString scheme = schemeOf(text);
    const bool hasScheme = !scheme.isEmpty() && !file.exists();
    const bool isUrl = hasScheme && (text.contains(u"://"_s) || scheme == u"file" || registry.find(scheme));
    if (isUrl)
        return parseUrl(registry, text);
    if (auto error = notYet(hasScheme ? scheme : QString()))
        return Failure(*std::move(error));
    return classifyFile(registry, text, file);
}

QString describe(const Source &source)
{
    if (const auto *target = std::get_if<dialect::Target>(&source))
        return describe(*target);
    if (const auto *files = std::get_if<SqlFiles>(&source))
        return files->path;
    return std::get<SnapshotFile>(source).path;
}

} // namespace tidemark::connect
