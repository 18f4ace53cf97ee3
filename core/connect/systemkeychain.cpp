// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/keychain.h"

#include "base/text.h"

#include <QEventLoop>
#include <qt6keychain/keychain.h>

namespace tidemark::connect {

using namespace Qt::StringLiterals;

static const QString service = u"tidemark"_s;

static QString startHint()
{
    return tr(
        "Start a keyring service (GNOME Keyring, KeePassXC, KWallet), or choose another source of the password: ask, "
        "a password file, or .pgpass.");
}

static Error toError(QKeychain::Error code, const QString &text)
{
    Error error;
    error.detail = text;
    switch (code) {
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        error.kind = ErrorKind::Auth;
        error.message = tr("The keychain was not unlocked");
        error.hint = tr("Unlock it and try again, or let Tidemark ask for the password.");
        break;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        error.kind = ErrorKind::Unsupported;
        error.message = tr("No keychain answers in this session");
        error.hint = startHint();
        break;
    default: // so it is, too, when a keyring is installed and no session bus runs
        error.kind = ErrorKind::Io;
        error.message = tr("The keychain does not answer as it should");
        error.hint = startHint();
    }
    return error;
}

namespace {

// What a job found, out of the job's own life: it deletes itself after it told.
struct Outcome
{
    QKeychain::Error code = QKeychain::OtherError;
    QString text;
    QByteArray data;
};

class SystemKeychain final : public SecretStore
{
public:
    Result<std::optional<Secret>> read(job::JobContext &job, const QString &key) override
    {
        Outcome outcome = TRY(run(job, new QKeychain::ReadPasswordJob(service), key));
        if (outcome.code == QKeychain::EntryNotFound)
            return std::nullopt;
        if (outcome.code != QKeychain::NoError)
            return Failure(toError(outcome.code, outcome.text));
        Secret secret(outcome.data);
        outcome.data.fill('\0');
        return secret;
    }

    Result<void> write(job::JobContext &job, const QString &key, const Secret &secret) override
    {
        auto *write = new QKeychain::WritePasswordJob(service);
        write->setBinaryData(QByteArray::fromStdString(secret.reveal()));
        const Outcome outcome = TRY(run(job, write, key));
        if (outcome.code != QKeychain::NoError)
            return Failure(toError(outcome.code, secret.redactFrom(outcome.text)));
        return {};
    }

    Result<void> remove(job::JobContext &job, const QString &key) override
    {
        const Outcome outcome = TRY(run(job, new QKeychain::DeletePasswordJob(service), key));
        if (outcome.code != QKeychain::NoError && outcome.code != QKeychain::EntryNotFound)
            return Failure(toError(outcome.code, outcome.text));
        return {};
    }

private:
    // A stopped job is left to end by itself: the keychain's answer may still come, and must find it.
    static Result<Outcome> run(job::JobContext &job, QKeychain::Job *request, const QString &key)
    {
        QEventLoop loop;
        std::optional<Outcome> outcome;
        QObject::connect(request, &QKeychain::Job::finished, &loop, [&](QKeychain::Job *done) {
            const auto *reader = qobject_cast<QKeychain::ReadPasswordJob *>(done);
            outcome = Outcome{done->error(), done->errorString(), reader ? reader->binaryData() : QByteArray()};
            loop.quit();
        });
        const std::stop_callback stop(
            job.stopToken(), [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
        request->setKey(key);
        request->start();
        if (!outcome && !job.stopRequested())
            loop.exec();
        if (!outcome)
            return Failure(job::cancelledError());
        return *std::move(outcome);
    }
};

} // namespace

std::unique_ptr<SecretStore> systemKeychain()
{
    return std::make_unique<SystemKeychain>();
}

} // namespace tidemark::connect
