// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/import.h"

#include "base/text.h"
#include "connect/source.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

static Result<QList<QByteArray>> readLines(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, tr("Cannot read %1: %2").arg(printable(path), file.errorString()),
                    tr("Check that the file exists and that you may read it."));
    return file.readAll().split('\n');
}

// The engine whose driver has an option tells whose files these are, without naming it.
static Result<const dialect::Dialect *> dialectWithOption(const dialect::Registry &registry, const QString &option)
{
    for (const dialect::Dialect &dialect : registry.all()) {
        if (dialect.connector && dialect.connector->optionNames().contains(option))
            return &dialect;
    }
    return fail(ErrorKind::Unsupported, tr("No driver of this build reads such files"));
}

QStringList serviceFiles()
{
    QStringList candidates;
    const QString named = qEnvironmentVariable("PGSERVICEFILE");
    candidates << (named.isEmpty() ? QDir::homePath() + u"/.pg_service.conf"_s : named);
    if (const QString folder = qEnvironmentVariable("PGSYSCONFDIR"); !folder.isEmpty())
        candidates << folder + u"/pg_service.conf"_s;
    else
        candidates << u"/etc/postgresql-common/pg_service.conf"_s << u"/etc/pg_service.conf"_s;
    candidates.removeIf([](const QString &path) { return !QFileInfo(path).isFile(); });
    return candidates;
}

QString passwordFile()
{
    const QString named = qEnvironmentVariable("PGPASSFILE");
    const QString path = named.isEmpty() ? QDir::homePath() + u"/.pgpass"_s : named;
    return QFileInfo(path).isFile() ? path : QString();
}

// ---- Service files

namespace {

class ServiceReader
{
public:
    ServiceReader(QString engine, QStringList known, const QString &path)
        : m_engine(std::move(engine))
        , m_known(std::move(known))
        , m_path(path)
        , m_isFoundByDriver(serviceFiles().contains(path))
    {
    }

    void read(const QList<QByteArray> &lines)
    {
        for (const QByteArray &line : lines) {
            ++m_line;
            readLine(QString::fromUtf8(line).trimmed());
        }
    }

    Import result;

private:
    void note(const QString &text) { result.notes.push_back({m_line, text}); }

    void readLine(const QString &line)
    {
        if (line.isEmpty() || line.startsWith(u'#'))
            return;
        if (line.startsWith(u'['))
            return beginSection(line);
        const qsizetype equals = line.indexOf(u'=');
        if (equals <= 0)
            return note(tr("The line is neither a section nor name=value"));
        if (!m_inSection)
            return note(tr("The line stands before the first section"));
        // libpq takes name and value as they stand, without trimming around the sign
        setValue(line.left(equals), line.mid(equals + 1));
    }

    void beginSection(const QString &line)
    {
        const qsizetype end = line.indexOf(u']');
        m_inSection = end > 1;
        if (!m_inSection)
            return note(tr("The section has no name"));
        Profile profile = newProfile();
        profile.engine = m_engine;
        profile.name = line.mid(1, end - 1);
        result.profiles.push_back(std::move(profile));
    }

    void setValue(const QString &name, const QString &value)
    {
        Profile &profile = result.profiles.back();
        if (name == u"host")
            profile.host = value;
        else if (name == u"port")
            profile.port = value;
        else if (name == u"dbname")
            profile.database = value;
        else if (name == u"user")
            profile.user = value;
        else if (isSecretOption(name))
            leaveSecret(profile, name);
        else if (m_known.contains(name))
            profile.options.insert(name, value);
        else
            note(tr("\"%1\" is no parameter of the driver").arg(printable(name, 40)));
    }

    // The driver reads the secret where it is, if it can find the file again; otherwise people are asked.
    void leaveSecret(Profile &profile, const QString &name)
    {
        if (m_isFoundByDriver) {
            profile.options.insert(u"service"_s, profile.name);
        } else if (m_known.contains(u"servicefile"_s)) {
            profile.options.insert(u"service"_s, profile.name);
            profile.options.insert(u"servicefile"_s, QFileInfo(m_path).absoluteFilePath());
        } else {
            profile.passwordSource = PasswordSource::Ask;
            note(tr("The value of \"%1\" is not taken over").arg(name));
        }
    }

    QString m_engine;
    QStringList m_known;
    QString m_path;
    bool m_isFoundByDriver;
    bool m_inSection = false;
    int m_line = 0;
};

} // namespace

Result<Import> importServices(const dialect::Registry &registry, const QString &path)
{
    const dialect::Dialect *dialect = TRY(dialectWithOption(registry, u"service"_s));
    const QList<QByteArray> lines = TRY(readLines(path));
    ServiceReader reader(dialect->id, dialect->connector->optionNames(), path);
    reader.read(lines);
    reader.result.path = path;
    return std::move(reader.result);
}

// ---- .pgpass

// host:port:database:user:password, where a backslash takes a colon or backslash literally. Without the password.
static QStringList passwordFileFields(const QString &line)
{
    QStringList fields{QString()};
    for (qsizetype i = 0; i < line.size() && fields.size() <= 4; ++i) {
        if (line[i] == u'\\' && i + 1 < line.size())
            fields.back() += line[++i];
        else if (line[i] == u':')
            fields.append(QString());
        else
            fields.back() += line[i];
    }
    return fields;
}

static QString unlessAny(const QString &field)
{
    return field == u"*" ? QString() : field;
}

static std::expected<Profile, QString> profileOfLine(const QString &line, const QString &engine)
{
    const QStringList fields = passwordFileFields(line);
    if (fields.size() < 5)
        return std::unexpected(tr("The line does not have five fields"));
    if (unlessAny(fields[0]).isEmpty())
        return std::unexpected(tr("The line is for any host, which is no connection"));
    Profile profile = newProfile();
    profile.engine = engine;
    profile.host = fields[0];
    profile.port = unlessAny(fields[1]);
    profile.database = unlessAny(fields[2]);
    profile.user = unlessAny(fields[3]);
    profile.name = profile.database.isEmpty() ? profile.host : tr("%1 on %2").arg(profile.database, profile.host);
    return profile;
}

// libpq ignores a file that its group or others may use (documentation 34.16).
static bool isOpenToOthers(const QString &path)
{
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    return (QFile::permissions(path) & others) != 0;
}

Result<Import> importPasswordFile(const dialect::Registry &registry, const QString &path)
{
    const dialect::Dialect *dialect = TRY(dialectWithOption(registry, u"passfile"_s));
    const QList<QByteArray> lines = TRY(readLines(path));
    Import import{.path = path, .profiles = {}, .notes = {}};
    if (isOpenToOthers(path))
        import.notes.push_back(
            {0, tr("The driver does not use this file, because others may read it: type chmod 600 %1")
                    .arg(printable(path))});
    const bool isFoundByDriver = passwordFile() == path;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = QString::fromUtf8(lines[i].endsWith('\r') ? lines[i].chopped(1) : lines[i]);
        if (line.isEmpty() || line.startsWith(u'#'))
            continue;
        auto profile = profileOfLine(line, dialect->id);
        if (!profile) {
            import.notes.push_back({int(i) + 1, profile.error()});
            continue;
        }
        if (!isFoundByDriver)
            profile->options.insert(u"passfile"_s, QFileInfo(path).absoluteFilePath());
        import.profiles.push_back(*std::move(profile));
    }
    return import;
}

// ---- URLs

static bool isPath(const QString &database)
{
    return !database.isEmpty() && !database.startsWith(u':');
}

static Profile profileOfTarget(const dialect::Target &target, const dialect::Dialect &dialect)
{
    Profile profile = newProfile();
    profile.engine = target.engine;
    profile.host = target.host;
    profile.port = target.port;
    profile.user = target.user;
    profile.options = target.options;
    profile.readOnly = target.readOnly;
    profile.sshHost = target.sshHost;
    if (!target.passwordOrigin.kind.isEmpty())
        setOrigin(profile, target.passwordOrigin);
    profile.database =
        dialect.fileBased && isPath(target.database) ? QFileInfo(target.database).absoluteFilePath() : target.database;
    profile.name = dialect.fileBased ? QFileInfo(target.database).fileName() : target.database;
    if (profile.name.isEmpty())
        profile.name = describe(target);
    if (profile.name.isEmpty())
        profile.name = dialect.displayName;
    return profile;
}

Result<ImportedUrl> importUrl(const dialect::Registry &registry, const QString &url)
{
    const Source source = TRY(classifySource(registry, url.trimmed()));
    const auto *target = std::get_if<dialect::Target>(&source);
    if (!target)
        return fail(ErrorKind::Usage, tr("This is a snapshot, not a database"), tr("Open the snapshot itself."));
    const dialect::Dialect *dialect = TRY(registry.require(target->engine));
    ImportedUrl imported{profileOfTarget(*target, *dialect), target->password};
    for (const QString &name : target->options.keys()) {
        if (isSecretOption(name))
            imported.profile.options.remove(name);
    }
    return imported;
}

} // namespace tidemark::connect
