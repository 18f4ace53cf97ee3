// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/credentials.h"

#include "base/text.h"
#include "connect/streamreader.h"

namespace tidemark::connect {

using namespace Qt::StringLiterals;

static constexpr qint64 longestPassword = 4096;

Result<Secret> readPasswordFile(const job::JobContext &job, const QString &path)
{
    QByteArray line = TRY(readFirstLine(job, path, longestPassword + 1));
    if (line.size() > longestPassword || line.contains('\0')) {
        line.fill('\0');
        return fail(ErrorKind::Config, tr("The first line of %1 cannot be a password").arg(printable(path)),
                    tr("It is longer than any, or holds zero bytes. Name the file that holds the password."));
    }
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    if (line.isEmpty())
        return fail(ErrorKind::Config, tr("The first line of the password file %1 is empty").arg(printable(path)),
                    tr("Write the password into the first line."));
    Secret secret(line);
    line.fill('\0');
    return secret;
}

static Result<Secret> fromKeychain(job::JobContext &job, const Profile &profile, const Credentials &credentials)
{
    if (!credentials.keychain)
        return fail(ErrorKind::Auth, tr("The password of \"%1\" is in the keychain").arg(printable(profile.name)),
                    tr("Only the desktop reads the keychain. Use a password file or .pgpass here."));
    const std::optional<Secret> found = TRY(credentials.keychain->read(job, profile.id));
    if (found)
        return *found;
    return fail(ErrorKind::Auth, tr("The keychain has no password for \"%1\"").arg(printable(profile.name)),
                tr("Edit the connection and enter its password again."));
}

static Result<Secret> fromPerson(job::JobContext &job, const Profile &profile, const Credentials &credentials)
{
    if (!credentials.prompt)
        return fail(ErrorKind::Auth,
                    tr("\"%1\" needs a password, and there is nobody to ask").arg(printable(profile.name)),
                    tr("Use a password file, or run this on a terminal."));
    return credentials.prompt(job, passwordQuestion(toTarget(profile)));
}

Result<Secret> findPassword(job::JobContext &job, const Profile &profile, const Credentials &credentials)
{
    switch (profile.passwordSource) {
    case PasswordSource::Driver: return Secret();
    case PasswordSource::Ask: return fromPerson(job, profile, credentials);
    case PasswordSource::Keychain: return fromKeychain(job, profile, credentials);
    default: return Secret();
    }
}

QString passwordQuestion(const dialect::Target &target)
{
    const QString where = dialect::describe(target);
    return where.isEmpty() ? tr("Password") : tr("Password for %1").arg(printable(where));
}

} // namespace tidemark::connect
