// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/scriptfolder.h"

#include "base/text.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace tidemark::sandbox {

using namespace Qt::StringLiterals;

static QStringList sqlFilesBelow(const QString &root)
{
    QStringList found;
    // those that cannot be read, and links to nothing, too: reading them says so
    QDirIterator all(root, {u"*.sql"_s}, QDir::Files | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext())
        found << QDir(root).relativeFilePath(all.next());
    // folder by folder: "a/z.sql" before "a b.sql", on every machine the same
    std::ranges::sort(found, {}, [](const QString &path) { return path.split(u'/'); });
    return found;
}

Result<ScriptFolder> ScriptFolder::open(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorKind::Io, tr("There is no file \"%1\"").arg(printable(path)),
                    didYouMean(info.fileName(), info.dir().entryList(QDir::Files)));
    ScriptFolder folder;
    if (info.isDir()) {
        folder.m_root = info.canonicalFilePath();
        folder.m_said = path.endsWith(u'/') ? path : path + u'/';
        folder.m_files = sqlFilesBelow(folder.m_root);
        if (folder.m_files.isEmpty())
            return fail(
                ErrorKind::Io, tr("%1 is a folder, and there is no .sql file in it").arg(printable(path)),
                tr("A folder is read as SQL files, which are found by their suffix .sql; a database is a file."));
    } else {
        // the file itself may be reached through a link; what it includes lies beside the file
        const QFileInfo file(info.canonicalFilePath());
        folder.m_root = file.canonicalPath();
        folder.m_said = path.contains(u'/') ? path.first(path.lastIndexOf(u'/') + 1) : QString();
        folder.m_files = {file.fileName()};
    }
    return folder;
}

QString ScriptFolder::nameOf(const QString &file) const
{
    return m_said + file;
}

ScriptFolder::State ScriptFolder::stateOf(const QString &path)
{
    const QFileInfo info(path);
    return {.size = info.size(), .modified = info.lastModified()};
}

// Two bytes a character, with or without a mark that says so.
static bool isWide(const QByteArray &text)
{
    static constexpr qsizetype enough = 64;
    const QByteArray begin = text.first(std::min(text.size(), enough));
    return text.startsWith("\xFF\xFE") || text.startsWith("\xFE\xFF") || begin.count('\0') * 3 > begin.size();
}

static bool isCompressed(const QByteArray &text)
{
    return text.startsWith("\x1F\x8B") || text.startsWith("\x28\xB5\x2F\xFD") ||
           text.startsWith("\xFD"
                           "7zXZ") ||
           text.startsWith("PK\x03\x04") || text.startsWith("BZh");
}

// SQL is text; no engine takes a zero byte in it, and some read only what is before.
static Result<void> requireText(const QByteArray &text, const QString &name)
{
    const QString file = printable(name);
    if (text.startsWith("PGDMP"))
        return fail(ErrorKind::Unsupported, tr("%1 is an archive of pg_dump").arg(file),
                    tr("Make SQL of it: pg_restore --file=dump.sql %1").arg(file));
    if (isCompressed(text))
        return fail(ErrorKind::Unsupported, tr("%1 is compressed").arg(file), tr("Unpack it first."));
    if (isWide(text))
        return fail(ErrorKind::Unsupported, tr("%1 is written in UTF-16").arg(file), tr("Save it as UTF-8."));
    const qsizetype zero = text.indexOf('\0');
    if (zero < 0)
        return {};
    const std::string_view view(text.constData(), size_t(text.size()));
    Failure failure = fail(ErrorKind::Unsupported, tr("%1 holds a zero byte").arg(file),
                           tr("SQL files are text. Restore the file if it was damaged, or take the byte out."));
    failure.error().position = positionOf(view, zero);
    failure.error().position->file = name;
    failure.error().detail = excerptAt(view, *failure.error().position);
    return failure;
}

Result<ScriptFile> ScriptFolder::read(const QString &file) const
{
    const QString path = TRY(inside(m_root + u'/' + file, file));
    const State before = stateOf(path);
    QFile device(path);
    if (!device.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, tr("Cannot read %1: %2").arg(printable(nameOf(file)), device.errorString()),
                    tr("Check the permissions of the file and of its folder."));
    ScriptFile read{.name = nameOf(file), .text = device.readAll()};
    if (device.error() != QFileDevice::NoError)
        return fail(ErrorKind::Io, tr("Cannot read %1: %2").arg(printable(nameOf(file)), device.errorString()));
    TRY(requireText(read.text, read.name));
    m_read.emplace(path, before);
    return read;
}

Result<QString> ScriptFolder::inside(const QString &path, const QString &wanted) const
{
    QString real = QFileInfo(path).canonicalFilePath();
    const bool within = real.startsWith(m_root == "/"_L1 ? m_root : m_root + u'/');
    if (within && QFileInfo(real).isFile())
        return real;
    if (real.isEmpty() && QFileInfo(path).isSymLink())
        return fail(ErrorKind::Io, tr("\"%1\" is a link to nothing").arg(printable(wanted)),
                    tr("Mend the link, or take it out of the folder."));
    if (real.isEmpty())
        return fail(ErrorKind::Io, tr("There is no file \"%1\" to include").arg(printable(wanted)),
                    tr("\\i looks in the folder of the script, \\ir beside the file that includes."));
    if (within)
        return fail(ErrorKind::Io, tr("\"%1\" is not a file").arg(printable(wanted)),
                    tr("Only plain files are read as SQL."));
    return fail(ErrorKind::Unsupported, tr("\"%1\" lies outside the folder of the script").arg(printable(wanted)),
                tr("Only files in the folder that was given are read. Give the folder that holds them all."));
}

Result<QString> ScriptFolder::resolve(const QString &wanted, const QString &includer, bool fromIncluder) const
{
    const QString beside = QFileInfo(m_root + u'/' + includer.mid(m_said.size())).path() + u'/' + wanted;
    const QString inFolder = m_root + u'/' + wanted;
    const bool absolute = QDir::isAbsolutePath(wanted);
    const QString first = absolute ? wanted : fromIncluder ? beside : inFolder;
    const QString path = !absolute && !fromIncluder && !QFileInfo::exists(first) ? beside : first;
    const QString real = TRY(inside(path, wanted));
    return QDir(m_root).relativeFilePath(real);
}

Result<void> ScriptFolder::requireUnchanged() const
{
    for (const auto &[path, state] : m_read) {
        if (stateOf(path) != state)
            return fail(ErrorKind::Conflict,
                        tr("%1 changed while it was read").arg(printable(nameOf(QDir(m_root).relativeFilePath(path)))),
                        tr("Start again when nobody writes there."));
    }
    return {};
}

} // namespace tidemark::sandbox
