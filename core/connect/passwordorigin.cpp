// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/passwordorigin.h"

#include "base/text.h"

#include <QProcess>

#include <algorithm>

namespace tidemark::connect {

using namespace Qt::StringLiterals;
using dialect::PasswordOrigin;

static const QString fieldSetting = u"field"_s;
static const QString limitSetting = u"timeout"_s;

const std::vector<OriginKind> &originKinds()
{
    static const std::vector<OriginKind> kinds{
        {.name = u"environment"_s, .word = u"env"_s, .subject = u"variable"_s},
        {.name = u"file"_s, .word = u"file"_s, .subject = u"file"_s},
        {.name = u"command"_s, .word = u"command"_s, .settings = {limitSetting}, .hasCommand = true},
        {.name = u"awsSecretsManager"_s,
         .word = u"aws"_s,
         .subject = u"secret"_s,
         .settings = {fieldSetting, u"region"_s, u"profile"_s, u"endpoint"_s}},
        {.name = u"rdsIam"_s, .word = u"rds-iam"_s, .settings = {u"region"_s, u"profile"_s}},
        {.name = u"vault"_s,
         .word = u"vault"_s,
         .subject = u"path"_s,
         .settings = {fieldSetting, u"address"_s, u"namespace"_s, u"tokenFile"_s}},
    };
    return kinds;
}

const OriginKind *findOriginKind(const QString &name)
{
    const auto at = std::ranges::find(originKinds(), name, &OriginKind::name);
    return at != originKinds().end() ? &*at : nullptr;
}

// ---- Reading

static QString examples()
{
    return tr("Write env:NAME, file:PATH, command:PROGRAM ARGUMENT, aws:SECRET#FIELD, rds-iam, or vault:PATH#FIELD.");
}

static Failure unknownWord(const QString &word)
{
    QStringList words;
    for (const OriginKind &kind : originKinds())
        words << kind.word;
    // what stands there may be a password that somebody took the option for
    const QString meant = closest(word, words);
    return fail(ErrorKind::Usage, tr("This is no place where a password can be found"),
                meant.isEmpty() ? examples() : didYouMean(word, words) + u' ' + examples());
}

// name=value;name=value after a kind's subject.
static Result<void> readSettings(const QStringList &parts, const OriginKind &kind, PasswordOrigin &origin)
{
    for (const QString &part : parts) {
        const QString name = part.section(u'=', 0, 0);
        if (!kind.settings.contains(name) || !part.contains(u'='))
            return fail(ErrorKind::Usage, tr("%1 has no setting \"%2\"").arg(kind.word, printable(name, 40)),
                        didYouMean(name, kind.settings) + u' ' +
                            tr("Its settings are: %1.").arg(kind.settings.join(u", "_s)));
        origin.settings[name] = part.section(u'=', 1);
    }
    return {};
}

static Result<void> readSubject(const QString &text, const OriginKind &kind, PasswordOrigin &origin)
{
    QStringList parts = kind.settings.isEmpty() ? QStringList{text} : text.split(u';');
    QString subject = parts.takeFirst();
    if (const qsizetype hash = subject.lastIndexOf(u'#'); hash >= 0 && kind.settings.contains(fieldSetting)) {
        origin.settings[fieldSetting] = subject.mid(hash + 1);
        subject.truncate(hash);
    }
    if (!kind.subject.isEmpty())
        origin.settings[kind.subject] = subject;
    return readSettings(parts, kind, origin);
}

Result<PasswordOrigin> parseOrigin(const QString &text)
{
    const QString word = text.section(u':', 0, 0).section(u';', 0, 0);
    const auto kind = std::ranges::find(originKinds(), word, &OriginKind::word);
    if (kind == originKinds().end())
        return unknownWord(word);
    PasswordOrigin origin{.kind = kind->name};
    QString rest = text.mid(word.size());
    if (rest.startsWith(u':'))
        rest.removeFirst();
    if (kind->hasCommand)
        origin.command = splitCommand(rest);
    else
        TRY(readSubject(rest, *kind, origin));
    if (auto flaw = checkOrigin(origin); !flaw) {
        flaw.error().kind = ErrorKind::Usage;
        return Failure(std::move(flaw).error());
    }
    return origin;
}

// ---- Writing

QStringList splitCommand(const QString &line)
{
    return QProcess::splitCommand(line);
}

QString joinCommand(const QStringList &command)
{
    QStringList words;
    for (QString word : command) {
        const bool isPlain = !word.isEmpty() && std::ranges::none_of(word, [](QChar c) { return c.isSpace(); });
        word.replace(u'"', u"\"\"\""_s);
        words << (isPlain ? word : u'"' + word + u'"');
    }
    return words.join(u' ');
}

QString formatOrigin(const PasswordOrigin &origin)
{
    const OriginKind *kind = findOriginKind(origin.kind);
    if (!kind)
        return {};
    if (kind->hasCommand)
        return kind->word + u':' + joinCommand(origin.command);
    QString text = kind->word;
    if (!kind->subject.isEmpty())
        text += u':' + origin.settings.value(kind->subject);
    if (const QString field = origin.settings.value(fieldSetting); !field.isEmpty())
        text += u'#' + field;
    for (const auto &[name, value] : origin.settings.asKeyValueRange()) {
        if (name != kind->subject && name != fieldSetting && !value.isEmpty())
            text += u';' + name + u'=' + value;
    }
    return text;
}

// ---- Sources

static Result<void> checkLimit(const PasswordOrigin &origin)
{
    const QString limit = origin.settings.value(limitSetting);
    if (limit.isEmpty() || limit.toInt() > 0)
        return {};
    return fail(ErrorKind::Config, tr("The time limit of the command is no number of seconds"),
                tr("Give a whole number from 1 on."));
}

Result<void> checkOrigin(const PasswordOrigin &origin)
{
    const OriginKind *kind = findOriginKind(origin.kind);
    if (!kind)
        return unknownWord(origin.kind);
    for (const QString &name : origin.settings.keys()) {
        if (name != kind->subject && !kind->settings.contains(name))
            return fail(ErrorKind::Config, tr("%1 has no setting \"%2\"").arg(kind->word, printable(name, 40)),
                        didYouMean(name, kind->settings + QStringList{kind->subject}));
    }
    if (!kind->subject.isEmpty() && origin.settings.value(kind->subject).isEmpty())
        return fail(ErrorKind::Config, tr("Nothing says where %1 finds the password").arg(kind->word), examples());
    if (kind->hasCommand && origin.command.value(0).isEmpty())
        return fail(ErrorKind::Config, tr("The command that gives the password is empty"), examples());
    return checkLimit(origin);
}

static AwsSettings awsSettings(const PasswordOrigin &origin)
{
    return {.region = origin.settings.value(u"region"_s),
            .profile = origin.settings.value(u"profile"_s),
            .endpoint = origin.settings.value(u"endpoint"_s)};
}

static VaultSettings vaultSettings(const PasswordOrigin &origin)
{
    return {.path = origin.settings.value(u"path"_s),
            .field = origin.settings.value(fieldSetting),
            .address = origin.settings.value(u"address"_s),
            .space = origin.settings.value(u"namespace"_s),
            .tokenFile = origin.settings.value(u"tokenFile"_s)};
}

static std::chrono::seconds limitOf(const PasswordOrigin &origin)
{
    const int seconds = origin.settings.value(limitSetting).toInt();
    return std::chrono::seconds(seconds > 0 ? seconds : 30);
}

Result<std::shared_ptr<SecretSource>> makeSource(const dialect::Target &target, const Clock &clock)
{
    const PasswordOrigin &origin = target.passwordOrigin;
    if (origin.kind.isEmpty())
        return target.password.isEmpty() ? driverSecret() : givenSecret(target.password);
    TRY(checkOrigin(origin));
    if (origin.kind == "environment"_L1)
        return environmentSecret(origin.settings.value(u"variable"_s));
    if (origin.kind == "file"_L1)
        return fileSecret(origin.settings.value(u"file"_s));
    if (origin.kind == "command"_L1)
        return commandSecret(origin.command, limitOf(origin));
    if (origin.kind == "awsSecretsManager"_L1)
        return awsSecret(origin.settings.value(u"secret"_s), origin.settings.value(fieldSetting), awsSettings(origin),
                         clock);
    if (origin.kind == "rdsIam"_L1)
        return rdsToken(target, awsSettings(origin), clock);
    return vaultSecret(vaultSettings(origin), clock);
}

} // namespace tidemark::connect
