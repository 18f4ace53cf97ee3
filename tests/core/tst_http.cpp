// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pgfixture.h"
#include "http/client.h"
#include "support/certificates.h"
#include "support/fakehttp.h"
#include "support/testmain.h"

#include <QProcess>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class HttpTest : public QObject
{
    Q_OBJECT

    job::JobContext m_job;

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"})
            qunsetenv(name);
    }

    void sendsAndReceives()
    {
        FakeHttp server([](const HttpRequest &request) {
            return HttpReply{.status = 203, .body = request.body.toUpper(), .headers = {{"X-Answer", "42"}}};
        });
        const auto response = http::perform(m_job, {.method = "POST",
                                                    .url = server.url(u"/a/b?c=d%20e"_s),
                                                    .headers = {{"X-Token", "t0ken"}, {"X-Empty", ""}},
                                                    .body = "hello"});
        VERIFY_RESULT(response);
        QCOMPARE(response->status, 203);
        QCOMPARE(response->body, "HELLO");
        QCOMPARE(response->header("x-answer"), "42");
        const HttpRequest request = server.requests().at(0);
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.target, "/a/b?c=d%20e");
        QCOMPARE(request.header("X-Token"), "t0ken");
    }

    void knowsMethods()
    {
        FakeHttp server([](const HttpRequest &) { return HttpReply{.body = "x"}; });
        for (const char *method : {"GET", "PUT", "DELETE", "LIST"})
            VERIFY_RESULT(http::perform(m_job, {.method = method, .url = server.url()}));
        QStringList methods;
        for (const HttpRequest &request : server.requests())
            methods << QString::fromUtf8(request.method);
        QCOMPARE(methods, QStringList({u"GET"_s, u"PUT"_s, u"DELETE"_s, u"LIST"_s}));
    }

    void followsNoRedirect()
    {
        FakeHttp other([](const HttpRequest &) { return HttpReply{}; });
        FakeHttp server([&](const HttpRequest &) {
            return HttpReply{.status = 307, .headers = {{"Location", other.url().toUtf8()}}};
        });
        const auto response = http::perform(m_job, {.url = server.url(), .headers = {{"Authorization", "t0ken"}}});
        VERIFY_RESULT(response);
        QCOMPARE(response->status, 307);
        QVERIFY(other.requests().empty());
    }

    void failsWithoutSecrets()
    {
        using Fate = HttpReply::Fate;
        struct Case
        {
            Fate fate;
            ErrorKind kind;
        };
        const Case cases[] = {
            {Fate::Close, ErrorKind::Connection}, {Fate::Cut, ErrorKind::Connection}, {Fate::Hang, ErrorKind::Timeout}};
        for (const Case &one : cases) {
            FakeHttp server([&](const HttpRequest &) { return HttpReply{.body = "s3cret-body", .fate = one.fate}; });
            const auto response = http::perform(m_job, {.url = server.url(u"/path?token=s3cret"_s),
                                                        .headers = {{"Authorization", "Bearer s3cret"}},
                                                        .body = "s3cret",
                                                        .timeout = one.fate == Fate::Hang ? 200ms : 10s});
            QVERIFY(!response);
            QCOMPARE(response.error().kind, one.kind);
            QVERIFY2(!mentions(response.error(), u"s3cret"_s), qPrintable(toText(response.error())));
            QVERIFY(mentions(response.error(), u"http://127.0.0.1:%1/path"_s.arg(server.port())));
            QVERIFY(!response.error().hint.isEmpty());
        }
    }

    void saysThatNobodyListens()
    {
        quint16 port = 0;
        {
            port = FakeHttp([](const HttpRequest &) { return HttpReply{}; }).port();
        }
        const auto response = http::perform(m_job, {.url = u"http://127.0.0.1:%1/x?s3cret"_s.arg(port)});
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Connection);
        QVERIFY(!mentions(response.error(), u"s3cret"_s));
    }

    void refusesWhatIsTooLong()
    {
        FakeHttp server([](const HttpRequest &) { return HttpReply{.body = QByteArray(5000, 'x')}; });
        VERIFY_RESULT(http::perform(m_job, {.url = server.url(), .longest = 5000}));
        const auto response = http::perform(m_job, {.url = server.url(), .longest = 4999});
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Unsupported);
    }

    void refusesWhatCannotBeSent()
    {
        const http::Request cases[] = {
            {.url = u"ftp://host/?s3cret"_s},
            {.url = u"file:///etc/passwd"_s},
            {.url = u"https://user:s3cret@host/"_s},
            {.url = u"host/path"_s},
            {.url = QString()},
            {.url = u"http://host/"_s, .headers = {{"X-Token", "s3cret\r\nX-Other: 1"}}},
        };
        for (const http::Request &request : cases) {
            const auto response = http::perform(m_job, request);
            QVERIFY(!response);
            QCOMPARE(response.error().kind, ErrorKind::Usage);
            QVERIFY2(!mentions(response.error(), u"s3cret"_s), qPrintable(toText(response.error())));
        }
    }

    void stopsAtOnce()
    {
        FakeHttp server([](const HttpRequest &) { return HttpReply{.fate = HttpReply::Fate::Hang}; });
        std::stop_source source;
        std::jthread stopper([&] {
            server.waitForRequests(1);
            source.request_stop();
        });
        const auto response = http::perform(job::JobContext(source.get_token()), {.url = server.url(), .timeout = 1h});
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Cancelled);
    }

    void checksCertificates()
    {
        QTemporaryDir folder;
        Certificates maker(folder.path());
        const CertificatePair authority = maker.selfSigned(u"ca"_s, {.commonName = u"Authority"_s}, true);
        const CertificatePair pair = maker.signedBy(authority, u"web"_s, {.commonName = u"web"_s});
        QProcess server;
        server.start(u"openssl"_s, {u"s_server"_s, u"-accept"_s, u"127.0.0.1:0"_s, u"-www"_s, u"-cert"_s,
                                    pair.certificate, u"-key"_s, pair.key});
        QByteArray said;
        while (!said.contains("ACCEPT") && server.waitForReadyRead())
            said += server.readAll();
        const qsizetype at = said.indexOf("ACCEPT 127.0.0.1:");
        QVERIFY2(at >= 0, said.constData());
        while (!said.mid(at).contains('\n') && server.waitForReadyRead())
            said += server.readAll();
        const QByteArray port = said.mid(at + 17).split('\n').first();
        const QString url = u"https://127.0.0.1:%1/"_s.arg(QString::fromUtf8(port));

        const auto unknown = http::perform(m_job, {.url = url});
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().kind, ErrorKind::Connection);
        QVERIFY2(unknown.error().hint.contains(u"certificate"), qPrintable(toText(unknown.error())));
        const auto known = http::perform(m_job, {.url = url, .authorities = authority.certificate});
        VERIFY_RESULT(known);
        QCOMPARE(known->status, 200);
        server.kill();
        server.waitForFinished();
    }
};

TIDEMARK_TEST(HttpTest)
#include "tst_http.moc"
