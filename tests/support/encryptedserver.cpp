// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/encryptedserver.h"

#include <algorithm>

namespace tidemark::test {

using namespace Qt::StringLiterals;

std::unique_ptr<EncryptedServer> EncryptedServer::start()
{
    std::unique_ptr<EncryptedServer> server(new EncryptedServer);
    return server->prepare() ? std::move(server) : nullptr;
}

bool EncryptedServer::prepare()
{
    Certificates maker(m_folder.path());
    m_authority = maker.selfSigned(u"ca"_s, {.commonName = u"Authority"_s}, true);
    const CertificatePair pair = maker.signedBy(m_authority, u"server"_s, {.commonName = u"database"_s});
    m_postgres = PgServer::start(
        {.tcp = true,
         .accessRules = {u"hostssl all bob 127.0.0.1/32 password"_s, u"hostssl all all 127.0.0.1/32 scram-sha-256"_s,
                         u"hostnossl all all 127.0.0.1/32 reject"_s},
         .certificate = pair.certificate,
         .certificateKey = pair.key});
    const auto admin = m_postgres ? m_postgres->connect(u"postgres"_s) : nullptr;
    if (!admin)
        return false;
    job::JobContext job;
    for (const char *role : {"alice", "bob"}) {
        const QByteArray sql =
            QByteArray("CREATE ROLE ") + role + " LOGIN CREATEDB PASSWORD '" + password.toUtf8() + '\'';
        if (!admin->execute(job, sql))
            return false;
    }
    m_relay = std::make_unique<Relay>(directPort());
    return true;
}

dialect::Target EncryptedServer::target(const QMap<QString, QString> &more) const
{
    dialect::Target target = m_postgres->cluster().tcpTarget();
    target.port = QString::number(m_relay->port());
    target.user = u"alice"_s;
    target.password = Secret(password);
    target.options = {{u"sslmode"_s, u"verify-full"_s},
                      {u"sslrootcert"_s, m_authority.certificate},
                      {u"ssl_min_protocol_version"_s, u"TLSv1.3"_s},
                      {u"require_auth"_s, u"scram-sha-256"_s}};
    target.options.insert(more);
    return target;
}

bool EncryptedServer::allAskedForTls(qsizetype atLeast) const
{
    const QList<QByteArray> beginnings = m_relay->beginnings();
    return beginnings.size() >= atLeast &&
           std::ranges::all_of(beginnings, [](const QByteArray &begin) { return begin == Relay::wishForTls; });
}

} // namespace tidemark::test
