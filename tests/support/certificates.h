// SPDX-License-Identifier: GPL-3.0-or-later
// Certificates made for a test by the openssl program: authorities, and what they sign for servers and clients. One
// folder an object, which must exist and outlive what uses its files. Test thread only.
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>

namespace tidemark::test {

struct CertificatePair
{
    QString certificate; // PEM files
    QString key;
};

struct CertificateWishes
{
    QString commonName;
    QString alternativeNames = QStringLiteral("DNS:localhost,IP:127.0.0.1");
    bool expired = false;
    QString passPhrase = {}; // of the key; empty: it is not encrypted
};

class Certificates
{
public:
    explicit Certificates(const QString &folder);

    // Signed by itself: an authority, or a server that nobody vouches for.
    [[nodiscard]] CertificatePair selfSigned(const QString &name, const CertificateWishes &wishes, bool authority);
    [[nodiscard]] CertificatePair signedBy(const CertificatePair &authority, const QString &name,
                                           const CertificateWishes &wishes);

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder + u'/' + name; }
    void run(const QStringList &arguments) const;

    QString m_folder;
};

} // namespace tidemark::test
