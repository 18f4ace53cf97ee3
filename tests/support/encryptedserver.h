// SPDX-License-Identifier: GPL-3.0-or-later
// A PostgreSQL server that takes TLS and SCRAM alone, with a relay before it that sees how every connection begins. The
// roles alice and bob have a password; bob's is asked for in the clear. Test thread only.
#pragma once

#include "support/certificates.h"
#include "support/pgdatabase.h"
#include "support/relay.h"

#include <QtCore/QTemporaryDir>

namespace tidemark::test {

class EncryptedServer
{
public:
    // Null, with the reason as a warning, when it does not start.
    [[nodiscard]] static std::unique_ptr<EncryptedServer> start();

    // Through the relay as alice, who checks everything: the certificate, TLS 1.3, SCRAM; and these options over it.
    [[nodiscard]] dialect::Target target(const QMap<QString, QString> &more = {}) const;
    [[nodiscard]] quint16 directPort() const { return m_postgres->cluster().port(); }

    [[nodiscard]] Relay &relay() { return *m_relay; }

    // Whether there were so many connections, or more, and all of them asked for TLS before anything else.
    [[nodiscard]] bool allAskedForTls(qsizetype atLeast) const;

    static inline const QString password = QStringLiteral("s3cret-tls");

private:
    EncryptedServer() = default;
    [[nodiscard]] bool prepare();

    QTemporaryDir m_folder;
    CertificatePair m_authority;
    std::unique_ptr<PgServer> m_postgres;
    std::unique_ptr<Relay> m_relay;
};

} // namespace tidemark::test
