// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/tls.h"

#include "base/text.h"

#include <libpq-fe.h>
#include <openssl/ssl.h>
#include <openssl/x509_vfy.h>

#include <mutex>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

namespace {

struct Reason
{
    QString message;
    QString hint;
};

} // namespace

// libpq frees the session as soon as it fails. All that is still asked of it then is a number.
static thread_local long lastVerification = X509_V_OK;

static void rememberVerification(void *session, void *, CRYPTO_EX_DATA *, int, long, void *)
{
    lastVerification = SSL_get_verify_result(static_cast<const SSL *>(session));
}

void prepareTls()
{
    static std::once_flag once;
    std::call_once(once, [] {
        SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, &rememberVerification);
        PQsetSSLKeyPassHook_OpenSSL(&PQdefaultSSLKeyPassHook_OpenSSL);
    });
}

static Reason reasonOf(long code)
{
    switch (code) {
    case X509_V_ERR_CERT_HAS_EXPIRED:
        return {tr("the server's certificate has expired"),
                tr("Renew it on the server. If it should still be valid, check the clock of this computer.")};
    case X509_V_ERR_CERT_NOT_YET_VALID:
        return {tr("the server's certificate is not valid yet"),
                tr("Check the clock of this computer and the dates of the certificate.")};
    case X509_V_ERR_CERT_REVOKED:
        return {tr("the server's certificate has been revoked"),
                tr("Ask who runs the server: its key may be in wrong hands.")};
    case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
        return {tr("the server's certificate is signed by itself, by no authority that is trusted here"),
                tr("If you got this certificate from who runs the server, give its file as sslrootcert.")};
    case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
    case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
    case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    case X509_V_ERR_CERT_SIGNATURE_FAILURE:
        return {
            tr("the server's certificate is signed by an authority that is not trusted here"),
            tr("Give the certificate of the authority that signed it as sslrootcert, or sslrootcert=system for those "
               "that this computer trusts.")};
    default:
        return {
            tr("the server's certificate is not valid: %1").arg(QString::fromUtf8(X509_verify_cert_error_string(code))),
            tr("Check the certificate of the server, sslmode and sslrootcert.")};
    }
}

void explainRefusal(Error &error, const QString &where)
{
    if (!error.message.contains("certificate verify failed"_L1) || lastVerification == X509_V_OK)
        return;
    const Reason reason = reasonOf(lastVerification);
    error.detail = error.detail.isEmpty() ? error.message : error.message + u'\n' + error.detail;
    error.message = tr("Cannot connect to %1: %2").arg(where, reason.message);
    error.hint = reason.hint;
}

} // namespace tidemark::postgres
