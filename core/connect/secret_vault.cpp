// SPDX-License-Identifier: GPL-3.0-or-later
// Sources: HashiCorp Vault, "KV secrets engine version 2 (API)", "Database secrets engine (API)", "/sys/leases".
#include "connect/secretsource.h"

#include "base/text.h"
#include "connect/percent.h"
#include "connect/secretjson.h"
#include "http/client.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

#include <mutex>

namespace tidemark::connect {

using namespace Qt::StringLiterals;
using std::chrono::seconds;

namespace {

// Of a secret that was made for us.
struct Lease
{
    QString id;
    FetchedSecret secret;
    seconds length{0};
    Clock::Duration end{0};
};

class VaultSource final : public SecretSource
{
public:
    VaultSource(VaultSettings settings, const Clock &clock)
        : m_settings(std::move(settings))
        , m_clock(clock)
    {
        if (m_settings.field.isEmpty())
            m_settings.field = u"password"_s;
    }

    Result<FetchedSecret> fetch(job::JobContext &job) override
    {
        const Secret token = TRY(findToken(job));
        if (auto lease = usableLease()) {
            if (auto renewed = TRY(renew(job, token, *lease)))
                return *std::move(renewed);
        }
        const auto response = TRY(ask(job, token, "GET", m_settings.path, {}));
        if (response.status != 200)
            return refusal(response);
        return read(QJsonDocument::fromJson(response.body).object());
    }

    void forget() override
    {
        const std::scoped_lock lock(m_mutex);
        m_lease.reset();
    }

    QString describe() const override { return tr("the secret %1 of Vault").arg(printable(m_settings.path)); }

private:
    [[nodiscard]] QString address() const
    {
        const QString given = m_settings.address.isEmpty() ? qEnvironmentVariable("VAULT_ADDR") : m_settings.address;
        return given.isEmpty() ? u"https://127.0.0.1:8200"_s : given;
    }

    [[nodiscard]] Result<Secret> findToken(const job::JobContext &job) const
    {
        if (!m_settings.tokenFile.isEmpty())
            return readPasswordFile(job, m_settings.tokenFile);
        if (const QByteArray token = qgetenv("VAULT_TOKEN"); !token.isEmpty())
            return Secret(token);
        auto token = readPasswordFile(job, QDir::homePath() + u"/.vault-token"_s);
        if (token || token.error().kind == ErrorKind::Cancelled)
            return token;
        return fail(ErrorKind::Auth, tr("There is no token for Vault"),
                    tr("Sign in with vault login, or set VAULT_TOKEN, or name a file that holds the token."));
    }

    [[nodiscard]] Result<http::Response> ask(const job::JobContext &job, const Secret &token, const QByteArray &method,
                                             const QString &path, const QJsonObject &body) const
    {
        QString base = address();
        while (base.endsWith(u'/'))
            base.chop(1);
        http::Request request{
            .method = method,
            .url = base + u"/v1/"_s + percentEncode(path, "/"),
            .headers = {{"X-Vault-Token", QByteArray::fromStdString(token.reveal())}, {"X-Vault-Request", "true"}},
            .authorities = qEnvironmentVariable("VAULT_CACERT")};
        const QString space = m_settings.space.isEmpty() ? qEnvironmentVariable("VAULT_NAMESPACE") : m_settings.space;
        if (!space.isEmpty())
            request.headers.push_back({"X-Vault-Namespace", space.toUtf8()});
        if (!body.isEmpty())
            request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
        return http::perform(job, request);
    }

    [[nodiscard]] std::optional<Lease> usableLease() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_lease && m_lease->end > m_clock.now() ? m_lease : std::nullopt;
    }

    // Nothing when Vault gives the lease no more time: another secret must be taken.
    [[nodiscard]] Result<std::optional<FetchedSecret>> renew(const job::JobContext &job, const Secret &token,
                                                             Lease lease)
    {
        const QJsonObject wanted{{u"lease_id"_s, lease.id}, {u"increment"_s, int(lease.length.count())}};
        const auto response = TRY(ask(job, token, "PUT", u"sys/leases/renew"_s, wanted));
        const QJsonObject object = QJsonDocument::fromJson(response.body).object();
        const seconds length(object.value("lease_duration"_L1).toInt());
        const bool worthIt = response.status == 200 && length * 2 >= lease.length;
        if (!worthIt)
            return std::nullopt;
        lease.secret.lifetime = length;
        lease.end = m_clock.now() + length;
        const std::scoped_lock lock(m_mutex);
        if (!m_lease || m_lease->id != lease.id) // forgotten in the meantime
            return std::nullopt;
        m_lease = lease;
        return lease.secret;
    }

    [[nodiscard]] Result<FetchedSecret> read(const QJsonObject &answer)
    {
        const QJsonObject data = answer.value("data"_L1).toObject();
        const bool isVersioned = data.value("data"_L1).isObject() && data.contains("metadata"_L1);
        FetchedSecret secret =
            TRY(secretOf(isVersioned ? data.value("data"_L1).toObject() : data, m_settings.field, describe()));
        const QString id = answer.value("lease_id"_L1).toString();
        const seconds length(id.isEmpty() ? data.value("ttl"_L1).toInt() : answer.value("lease_duration"_L1).toInt());
        if (length.count() > 0 && !isVersioned)
            secret.lifetime = length;
        const std::scoped_lock lock(m_mutex);
        m_lease.reset();
        if (!id.isEmpty() && answer.value("renewable"_L1).toBool())
            m_lease = Lease{.id = id, .secret = secret, .length = length, .end = m_clock.now() + length};
        return secret;
    }

    // What Vault answers to a request that it refuses may quote it; its status says enough.
    [[nodiscard]] Failure refusal(const http::Response &response) const
    {
        const ErrorKind kind = response.status >= 500 ? ErrorKind::Connection : ErrorKind::Auth;
        return fail(kind,
                    tr("Vault at %1 does not give %2 (status %3)")
                        .arg(http::describeUrl(address()), describe())
                        .arg(response.status),
                    hintFor(response.status));
    }

    [[nodiscard]] QString hintFor(int status) const
    {
        if (status == 403)
            return tr("The token has expired, or its policy does not allow this path. Sign in with vault login.");
        if (status == 404 && !m_settings.path.contains("/data/"_L1))
            return tr(
                "Nothing is there. In a KV engine of version 2 the path has data after the mount: secret/data/NAME.");
        if (status == 404)
            return tr("Nothing is there, or its last version was deleted.");
        if (status == 503)
            return tr("Vault is sealed or starting.");
        if (status / 100 == 3)
            return tr("It sends on to another address: name that one.");
        return tr("Try it with: vault read PATH");
    }

    VaultSettings m_settings;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::optional<Lease> m_lease;
};

} // namespace

std::shared_ptr<SecretSource> vaultSecret(const VaultSettings &settings, const Clock &clock)
{
    return std::make_shared<VaultSource>(settings, clock);
}

} // namespace tidemark::connect
