// SPDX-License-Identifier: GPL-3.0-or-later
// Sources without a service behind them: what was given, a person, the driver, the keychain, a variable, a file.
#include "connect/secretsource.h"

#include "base/text.h"

namespace tidemark::connect {

using namespace Qt::StringLiterals;

namespace {

class GivenSource final : public SecretSource
{
public:
    explicit GivenSource(Secret password)
        : m_password(std::move(password))
    {
    }
    Result<FetchedSecret> fetch(job::JobContext & /*job*/) override { return FetchedSecret{.password = m_password}; }
    bool renews() const override { return false; }
    bool keeps() const override { return false; }
    QString describe() const override { return tr("the password that was given"); }

private:
    Secret m_password;
};

class PromptSource final : public SecretSource
{
public:
    PromptSource(PasswordPrompt prompt, QString question)
        : m_prompt(std::move(prompt))
        , m_question(std::move(question))
    {
    }
    Result<FetchedSecret> fetch(job::JobContext &job) override
    {
        if (!m_prompt)
            return fail(ErrorKind::Auth, tr("A password is needed, and there is nobody to ask"),
                        tr("Use a password file, or run this on a terminal."));
        return FetchedSecret{.password = TRY(m_prompt(job, m_question))};
    }
    bool renews() const override { return false; }
    QString describe() const override { return tr("the person in front of the screen"); }

private:
    PasswordPrompt m_prompt;
    QString m_question;
};

class DriverSource final : public SecretSource
{
public:
    Result<FetchedSecret> fetch(job::JobContext & /*job*/) override { return FetchedSecret{}; }
    bool renews() const override { return false; }
    bool keeps() const override { return false; }
    QString describe() const override { return tr("the driver"); }
};

class KeychainSource final : public SecretSource
{
public:
    KeychainSource(SecretStore &store, QString key)
        : m_store(store)
        , m_key(std::move(key))
    {
    }
    Result<FetchedSecret> fetch(job::JobContext &job) override
    {
        const std::optional<Secret> found = TRY(m_store.read(job, m_key));
        if (!found)
            return fail(ErrorKind::Auth, tr("The keychain has no password for this connection"),
                        tr("Edit the connection and enter its password again."));
        return FetchedSecret{.password = *found};
    }
    QString describe() const override { return tr("the keychain"); }

private:
    SecretStore &m_store;
    QString m_key;
};

class EnvironmentSource final : public SecretSource
{
public:
    explicit EnvironmentSource(QString variable)
        : m_variable(std::move(variable))
    {
    }
    Result<FetchedSecret> fetch(job::JobContext & /*job*/) override
    {
        const QByteArray value = qgetenv(m_variable.toLocal8Bit().constData());
        if (value.isEmpty())
            return fail(ErrorKind::Auth, tr("There is no password: %1 is not set, or empty").arg(describe()),
                        tr("Set it where this program is started."));
        return FetchedSecret{.password = Secret(value)};
    }
    bool keeps() const override { return false; }
    QString describe() const override { return tr("the environment variable %1").arg(printable(m_variable, 60)); }

private:
    QString m_variable;
};

class FileSource final : public SecretSource
{
public:
    explicit FileSource(QString path)
        : m_path(std::move(path))
    {
    }
    Result<FetchedSecret> fetch(job::JobContext &job) override
    {
        return FetchedSecret{.password = TRY(readPasswordFile(job, m_path))};
    }
    bool keeps() const override { return false; }
    QString describe() const override { return tr("the file %1").arg(printable(m_path)); }

private:
    QString m_path;
};

} // namespace

std::shared_ptr<SecretSource> givenSecret(const Secret &password)
{
    return std::make_shared<GivenSource>(password);
}

std::shared_ptr<SecretSource> promptedSecret(PasswordPrompt prompt, const QString &question)
{
    return std::make_shared<PromptSource>(std::move(prompt), question);
}

std::shared_ptr<SecretSource> driverSecret()
{
    return std::make_shared<DriverSource>();
}

std::shared_ptr<SecretSource> keychainSecret(SecretStore &store, const QString &key)
{
    return std::make_shared<KeychainSource>(store, key);
}

std::shared_ptr<SecretSource> environmentSecret(const QString &variable)
{
    return std::make_shared<EnvironmentSource>(variable);
}

std::shared_ptr<SecretSource> fileSecret(const QString &path)
{
    return std::make_shared<FileSource>(path);
}

} // namespace tidemark::connect
