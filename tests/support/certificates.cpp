// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/certificates.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>

namespace tidemark::test {

using namespace Qt::StringLiterals;

// For `openssl req` and `openssl ca`, so that the machine's own configuration means nothing.
static constexpr auto configuration = R"([req]
distinguished_name = name
[name]
[ca]
default_ca = here
[here]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
default_days = 3650
unique_subject = no
copy_extensions = copy
policy = anything
[anything]
commonName = supplied
)";

static void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

Certificates::Certificates(const QString &folder)
    : m_folder(folder)
{
    write(path(u"openssl.cnf"_s), configuration);
    write(path(u"index.txt"_s), {});
}

void Certificates::run(const QStringList &arguments) const
{
    QProcess openssl;
    openssl.setWorkingDirectory(m_folder);
    openssl.setStandardInputFile(QProcess::nullDevice());
    openssl.setProcessChannelMode(QProcess::MergedChannels);
    openssl.start(u"openssl"_s, arguments);
    if (!openssl.waitForFinished(-1) || openssl.exitCode() != 0)
        qFatal("openssl %s: %s", qPrintable(arguments.join(u' ')), openssl.readAll().constData());
}

static QStringList requestOf(const QString &key, const CertificateWishes &wishes)
{
    const QStringList protection = wishes.passPhrase.isEmpty()
                                       ? QStringList{u"-nodes"_s}
                                       : QStringList{u"-passout"_s, u"pass:"_s + wishes.passPhrase};
    return QStringList{u"req"_s,
                       u"-config"_s,
                       u"openssl.cnf"_s,
                       u"-newkey"_s,
                       u"ec"_s,
                       u"-pkeyopt"_s,
                       u"ec_paramgen_curve:prime256v1"_s,
                       u"-keyout"_s,
                       key,
                       u"-subj"_s,
                       u"/CN="_s + wishes.commonName,
                       u"-addext"_s,
                       u"subjectAltName="_s + wishes.alternativeNames} +
           protection;
}

CertificatePair Certificates::selfSigned(const QString &name, const CertificateWishes &wishes, bool authority)
{
    const CertificatePair pair{path(name + u".crt"_s), path(name + u".key"_s)};
    run(requestOf(pair.key, wishes) +
        QStringList{u"-x509"_s, u"-days"_s, u"3650"_s, u"-out"_s, pair.certificate, u"-addext"_s,
                    u"basicConstraints=critical,CA:"_s + (authority ? u"TRUE"_s : u"FALSE"_s)});
    return pair;
}

CertificatePair Certificates::signedBy(const CertificatePair &authority, const QString &name,
                                       const CertificateWishes &wishes)
{
    const CertificatePair pair{path(name + u".crt"_s), path(name + u".key"_s)};
    const QString request = path(name + u".csr"_s);
    run(requestOf(pair.key, wishes) + QStringList{u"-new"_s, u"-out"_s, request});
    const QStringList dates = wishes.expired
                                  ? QStringList{u"-startdate"_s, u"200101000000Z"_s, u"-enddate"_s, u"200102000000Z"_s}
                                  : QStringList();
    run(QStringList{u"ca"_s, u"-batch"_s, u"-notext"_s, u"-config"_s, u"openssl.cnf"_s, u"-cert"_s,
                    authority.certificate, u"-keyfile"_s, authority.key, u"-in"_s, request, u"-out"_s,
                    pair.certificate} +
        dates);
    return pair;
}

} // namespace tidemark::test
