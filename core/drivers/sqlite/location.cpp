// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/location.h"

#include "base/text.h"

#include <sqlite3.h>

#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <QUrlQuery>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

using Options = QMap<QString, QString>;

QStringList locationOptions()
{
    return {u"mode"_s, u"cache"_s, u"immutable"_s, u"vfs"_s, u"busy_timeout"_s, u"foreign_keys"_s};
}

static Failure badOption(const QString &name, const QString &value, const QString &allowed)
{
    return fail(ErrorKind::Config, tr("The option %1 cannot be \"%2\"").arg(name, printable(value)),
                tr("It can be: %1.").arg(allowed));
}

// The options of the target over those of the URI. Parameters of the URI that we do not know are the library's (or a
// VFS's) own and stay in it.
static Result<Options> mergedOptions(const dialect::Target &target, const QUrlQuery &query)
{
    Options merged;
    for (const auto &[key, value] : query.queryItems(QUrl::FullyDecoded))
        merged.insert(key, value);
    for (auto at = target.options.begin(); at != target.options.end(); ++at) {
        if (!locationOptions().contains(at.key()))
            return fail(ErrorKind::Config, tr("SQLite has no option \"%1\"").arg(printable(at.key())),
                        didYouMean(at.key(), locationOptions()));
        merged.insert(at.key(), at.value());
    }
    return merged;
}

static Result<bool> flag(const Options &options, const QString &name, bool otherwise)
{
    const QString value = options.value(name).toLower();
    if (value.isEmpty())
        return otherwise;
    if (QStringList{u"on"_s, u"1"_s, u"true"_s, u"yes"_s}.contains(value))
        return true;
    if (QStringList{u"off"_s, u"0"_s, u"false"_s, u"no"_s}.contains(value))
        return false;
    return badOption(name, value, u"on, off"_s);
}

static Result<void> readMode(const Options &options, Location &location)
{
    const QString mode = options.value(u"mode"_s, u"rw"_s);
    if (mode == "memory"_L1)
        location.path.clear();
    else if (mode == "ro"_L1)
        location.readOnly = true;
    else if (mode == "rwc"_L1)
        location.mayCreate = !location.readOnly;
    else if (mode != "rw"_L1)
        return badOption(u"mode"_s, mode, u"ro, rw, rwc, memory"_s);
    return {};
}

static Result<void> readBusyTimeout(const Options &options, Location &location)
{
    const QString text = options.value(u"busy_timeout"_s, u"5000"_s);
    bool isNumber = false;
    const int milliseconds = text.toInt(&isNumber);
    if (!isNumber || milliseconds < 0)
        return badOption(u"busy_timeout"_s, text, tr("a number of milliseconds"));
    location.busyTimeout = std::chrono::milliseconds(milliseconds);
    return {};
}

static Result<void> checkCache(const Options &options)
{
    const QString cache = options.value(u"cache"_s, u"private"_s);
    if (cache != "private"_L1 && cache != "shared"_L1)
        return badOption(u"cache"_s, cache, u"private, shared"_s);
    return {};
}

// Percent-encodes what ends a path in a URI, and what would not survive being read back.
static QString uriOf(const QString &path, const Options &options, const Location &location)
{
    Options kept = options;
    kept.remove(u"busy_timeout"_s);
    kept.remove(u"foreign_keys"_s);
    // a database in memory is never read-only to the library; query_only makes it so
    kept.insert(u"mode"_s, location.path.isEmpty() ? u"memory"_s
                           : location.readOnly     ? u"ro"_s
                           : location.mayCreate    ? u"rwc"_s
                                                   : u"rw"_s);
    // with an empty authority, so that a path that begins with two slashes is not taken for one
    QByteArray uri = path.startsWith(u'/') ? "file://" : "file:";
    uri += QUrl::toPercentEncoding(path, "/", {});
    char separator = '?';
    for (auto at = kept.begin(); at != kept.end(); ++at) {
        uri += separator + QUrl::toPercentEncoding(at.key()) + '=' + QUrl::toPercentEncoding(at.value());
        separator = '&';
    }
    return QString::fromLatin1(uri);
}

static int flagsOf(const Location &location)
{
    const int access = location.path.isEmpty() ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                       : location.readOnly     ? SQLITE_OPEN_READONLY
                       : location.mayCreate    ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                               : SQLITE_OPEN_READWRITE;
    return access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
}

static bool isMemory(const QString &path)
{
    return path.isEmpty() || path == ":memory:"_L1;
}

Result<Location> locate(const dialect::Target &target)
{
    const bool isUri = target.database.startsWith("file:"_L1);
    const QUrl url = isUri ? QUrl(target.database) : QUrl();
    if (isUri && (!url.isValid() || (!url.host().isEmpty() && url.host() != "localhost"_L1)))
        return fail(ErrorKind::Config, tr("%1 is not a file URI of this machine").arg(printable(target.database)),
                    tr("Write file:PATH?mode=ro, and a percent sign in the path as %25."));
    const QString name = isUri ? url.path(QUrl::FullyDecoded) : target.database;
    const Options options = TRY(mergedOptions(target, QUrlQuery(url)));

    Location location;
    location.path = isMemory(name) ? QString() : name;
    location.readOnly = target.readOnly;
    TRY(readMode(options, location));
    TRY(checkCache(options));
    TRY(readBusyTimeout(options, location));
    TRY(flag(options, u"immutable"_s, false));
    location.foreignKeys = TRY(flag(options, u"foreign_keys"_s, true));
    location.displayName = location.path.isEmpty() ? u":memory:"_s : printable(location.path, 4096);
    location.flags = flagsOf(location);
    location.uri = uriOf(isMemory(name) ? QString() : name, options, location);
    return location;
}

static Failure fileError(const Location &location, const QString &message, const QString &hint)
{
    Error error;
    error.kind = ErrorKind::Io;
    error.message = message.arg(location.displayName);
    error.object = location.displayName;
    error.hint = hint;
    return Failure(error);
}

static QString missingHint(const QFileInfo &info)
{
    const QDir folder = info.dir();
    if (!folder.exists())
        return tr("There is no folder %1.").arg(printable(folder.path()));
    const QString meant = didYouMean(info.fileName(), folder.entryList(QDir::Files));
    return meant.isEmpty() ? tr("Check the path, or make a new database with the option mode=rwc.") : meant;
}

Result<void> checkFile(const Location &location)
{
    if (location.path.isEmpty())
        return {};
    const QFileInfo info(location.path);
    if (info.isDir())
        return fileError(location, tr("%1 is a folder, not a database"), tr("Give the path of a file in it."));
    if (!info.exists()) {
        if (location.mayCreate && info.dir().exists())
            return {};
        return fileError(location, tr("There is no file %1"), missingHint(info));
    }
    // a pipe would make the library wait for ever
    if (!info.isFile())
        return fileError(location, tr("%1 is not a file, but a device or pipe"),
                         tr("Give the path of a database file."));
    if (!info.isReadable())
        return fileError(location, tr("You may not read %1"), tr("Check the rights of the file."));
    return {};
}

} // namespace tidemark::sqlite
