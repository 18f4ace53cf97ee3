// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/tlsservers.h"

#include "drivers/postgres/dialect.h"

#include <QtCore/QDebug>
#include <QtCore/QFile>

namespace tidemark::test {

using namespace Qt::StringLiterals;

std::unique_ptr<TlsServers> TlsServers::start()
{
    std::unique_ptr<TlsServers> servers(new TlsServers);
    servers->makeCertificates();
    return servers->startServers() ? std::move(servers) : nullptr;
}

void TlsServers::makeCertificates()
{
    Certificates maker(m_folder.path());
    const CertificatePair authority = maker.selfSigned(u"ca"_s, {.commonName = u"Authority"_s}, true);
    const CertificatePair other = maker.selfSigned(u"other"_s, {.commonName = u"Other authority"_s}, true);
    m_pairs[u"good"_s] = maker.signedBy(authority, u"good"_s, {.commonName = u"database"_s});
    m_pairs[u"expired"_s] = maker.signedBy(authority, u"expired"_s, {.commonName = u"database"_s, .expired = true});
    m_pairs[u"selfsigned"_s] = maker.selfSigned(u"selfsigned"_s, {.commonName = u"database"_s}, false);
    m_pairs[u"elsewhere"_s] = maker.signedBy(
        authority, u"elsewhere"_s, {.commonName = u"db.example.org"_s, .alternativeNames = u"DNS:db.example.org"_s});
    m_pairs[u"plain"_s] = {};
    static_cast<void>(maker.signedBy(authority, u"carol"_s, {.commonName = u"carol"_s}));
    static_cast<void>(maker.signedBy(authority, u"dave"_s, {.commonName = u"dave"_s}));
    static_cast<void>(maker.signedBy(other, u"foreign"_s, {.commonName = u"carol"_s}));
    static_cast<void>(maker.signedBy(authority, u"locked"_s, {.commonName = u"carol"_s, .passPhrase = passPhrase}));
    QFile::copy(file(u"openssl.cnf"_s), file(u"junk.crt"_s));
    QFile::copy(file(u"carol.key"_s), file(u"open.key"_s));
    QFile::setPermissions(file(u"open.key"_s), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
}

bool TlsServers::startServers()
{
    for (const auto &[name, pair] : m_pairs) {
        job::JobContext job;
        const QStringList rules{u"hostssl all carol 127.0.0.1/32 cert"_s, u"host all all 127.0.0.1/32 trust"_s};
        auto cluster =
            sandbox::Cluster::start(job, {.tcp = true,
                                          .accessRules = name == "plain"_L1 ? rules.sliced(1) : rules,
                                          .certificate = pair.certificate,
                                          .certificateKey = pair.key,
                                          .certificateAuthority = pair.key.isEmpty() ? QString() : file(u"ca.crt"_s)});
        if (!cluster) {
            qWarning("%s", qPrintable(toText(cluster.error())));
            return false;
        }
        m_servers[name] = *std::move(cluster);
        // through the socket, where everybody is let in
        auto admin = postgres::dialect().connector->open(job, m_servers[name]->target());
        if (!admin || !(*admin)->execute(job, "CREATE ROLE carol LOGIN"))
            return false;
    }
    return true;
}

dialect::Target TlsServers::target(const TlsCase &wanted) const
{
    dialect::Target target = m_servers.at(wanted.server)->tcpTarget();
    target.user = wanted.user;
    target.options = wanted.options;
    return target;
}

QMap<QString, QString> TlsServers::verified(const QString &mode, const QString &authority) const
{
    return {{u"sslmode"_s, mode}, {u"sslrootcert"_s, authority.endsWith(u".crt") ? file(authority) : authority}};
}

QMap<QString, QString> TlsServers::asClient(const QString &certificate, const QString &key) const
{
    QMap<QString, QString> options = verified(u"verify-full"_s, u"ca.crt"_s);
    options[u"sslcert"_s] = file(certificate);
    options[u"sslkey"_s] = file(key);
    return options;
}

std::vector<TlsCase> TlsServers::cases() const
{
    const QString all = u"postgres"_s;
    const QString carol = u"carol"_s;
    const QString full = u"verify-full"_s;
    const QString authority = u"ca.crt"_s;
    using enum ErrorKind;
    QMap<QString, QString> unlocked = asClient(u"locked.crt"_s, u"locked.key"_s);
    unlocked[u"sslpassword"_s] = passPhrase;
    QMap<QString, QString> wrongPhrase = unlocked;
    wrongPhrase[u"sslpassword"_s] = u"wr0ng"_s;
    return {
        {"verify-full, good", u"good"_s, all, verified(full, authority), {}},
        {"verify-ca, another host's name", u"elsewhere"_s, all, verified(u"verify-ca"_s, authority), {}},
        {"require, expired, nobody checks", u"expired"_s, all, {{u"sslmode"_s, u"require"_s}}, {}},
        {"wrong authority", u"good"_s, all, verified(full, u"other.crt"_s), Connection,
         u"signed by an authority that is not trusted here"_s, u"sslrootcert=system"_s},
        {"authorities of the system", u"good"_s, all, verified(full, u"system"_s), Connection,
         u"signed by an authority that is not trusted here"_s, u"sslrootcert"_s},
        {"expired", u"expired"_s, all, verified(full, authority), Connection, u"the server's certificate has expired"_s,
         u"Renew it"_s},
        {"self-signed", u"selfsigned"_s, all, verified(full, authority), Connection, u"signed by itself"_s,
         u"sslrootcert"_s},
        {"self-signed and trusted", u"selfsigned"_s, all, verified(full, u"selfsigned.crt"_s), {}},
        {"host name", u"elsewhere"_s, all, verified(full, authority), Connection,
         u"does not match host name \"127.0.0.1\""_s, u"verify-ca"_s},
        {"no TLS",
         u"plain"_s,
         all,
         {{u"sslmode"_s, u"require"_s}},
         Connection,
         u"server does not support SSL"_s,
         u"sslmode=prefer"_s},
        {"no TLS, verified", u"plain"_s, all, verified(full, authority), Connection, u"server does not support SSL"_s,
         u"sslmode"_s},
        {"authority that is missing", u"good"_s, all, verified(full, u"none.crt"_s), Config, u"none.crt"_s,
         u"sslrootcert"_s},
        {"authority that is none", u"good"_s, all, verified(full, u"junk.crt"_s), Config, u"junk.crt"_s,
         u"sslrootcert"_s},
        {"client certificate", u"good"_s, carol, asClient(u"carol.crt"_s, u"carol.key"_s), {}},
        {"client certificate with a pass phrase", u"good"_s, carol, unlocked, {}},
        {"client certificate absent", u"good"_s, carol, verified(full, authority), Auth,
         u"requires a valid client certificate"_s, u"sslcert"_s},
        {"client certificate of another", u"good"_s, carol, asClient(u"dave.crt"_s, u"dave.key"_s), Auth,
         u"certificate authentication failed for user \"carol\""_s, u"sslcert"_s},
        {"client certificate of another authority", u"good"_s, carol, asClient(u"foreign.crt"_s, u"foreign.key"_s),
         Auth, u"unknown ca"_s, u"sslcert"_s},
        {"client certificate without its key", u"good"_s, carol, asClient(u"carol.crt"_s, u"none.key"_s), Config,
         u"none.key"_s, u"sslkey"_s},
        {"client certificate with another's key", u"good"_s, carol, asClient(u"carol.crt"_s, u"dave.key"_s), Config,
         u"dave.key"_s, u"sslkey"_s},
        {"key that everybody may read", u"good"_s, carol, asClient(u"carol.crt"_s, u"open.key"_s), Config,
         u"open.key"_s, u"0600"_s},
        {"pass phrase missing", u"good"_s, carol, asClient(u"locked.crt"_s, u"locked.key"_s), Config, u"locked.key"_s,
         u"sslpassword"_s},
        {"pass phrase wrong", u"good"_s, carol, wrongPhrase, Config, u"locked.key"_s, u"sslpassword"_s},
    };
}

} // namespace tidemark::test
