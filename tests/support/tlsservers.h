// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL servers with certificates of every kind, good and bad, and what becomes of connecting to them: one table
// for the driver and for the command line. Test thread only.
#pragma once

#include "base/error.h"
#include "sandbox/cluster.h"
#include "support/certificates.h"

#include <QtCore/QTemporaryDir>

#include <vector>

namespace tidemark::test {

struct TlsCase
{
    const char *name;
    QString server; // of TlsServers
    QString user;
    QMap<QString, QString> options;
    std::optional<ErrorKind> kind; // none: it connects
    QString message = {};          // part of it
    QString hint = {};
};

class TlsServers
{
public:
    // Makes the certificates and starts the servers: "good", "expired", "selfsigned", "elsewhere" (made out to another
    // host) and "plain" (without TLS). Everybody is let in, but carol only with a client certificate made out to her.
    // Null, with the reason as a warning, when a server does not start.
    [[nodiscard]] static std::unique_ptr<TlsServers> start();

    [[nodiscard]] dialect::Target target(const TlsCase &wanted) const;

    [[nodiscard]] std::vector<TlsCase> cases() const;

    // The pass phrase of the key that has one.
    static inline const QString passPhrase = QStringLiteral("s3cret phrase");

private:
    TlsServers() = default;
    void makeCertificates();
    [[nodiscard]] bool startServers();
    [[nodiscard]] QString file(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QMap<QString, QString> verified(const QString &mode, const QString &authority) const;
    [[nodiscard]] QMap<QString, QString> asClient(const QString &certificate, const QString &key) const;

    QTemporaryDir m_folder;
    std::map<QString, CertificatePair> m_pairs;
    std::map<QString, std::unique_ptr<sandbox::Cluster>> m_servers;
};

} // namespace tidemark::test
