// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/awssignature.h"
#include "connect/secretsource.h"
#include "core/pgfixture.h"
#include "support/fakeclock.h"
#include "support/fakehttp.h"
#include "support/testmain.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// AWS and Vault, played by a server of ours.
class SecretServicesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    FakeClock m_clock{QDateTime(QDate(2015, 8, 30), QTime(12, 36), QTimeZone::utc())};
    job::JobContext m_job;

    void write(const QString &name, const QByteArray &text) const
    {
        QFile file(m_home.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write a file");
    }

    static QString text(const Result<connect::FetchedSecret> &secret)
    {
        return secret ? QString::fromStdString(secret->password.reveal()) : QString();
    }

    static HttpReply json(const QByteArray &text, int status = 200) { return {.status = status, .body = text}; }

    static void setKeys()
    {
        qputenv("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        qputenv("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        qputenv("AWS_REGION", "us-east-1");
    }

private Q_SLOTS:
    void init()
    {
        for (const QByteArray &entry : [] {
                 QList<QByteArray> names;
                 for (const QString &name : QProcessEnvironment::systemEnvironment().keys()) {
                     if (name.startsWith(u"AWS_") || name.startsWith(u"VAULT_") || name.contains(u"proxy"_s))
                         names << name.toUtf8();
                 }
                 return names;
             }())
            qunsetenv(entry.constData());
        qputenv("HOME", m_home.path().toUtf8());
        qputenv("AWS_EC2_METADATA_DISABLED", "true");
        QDir(m_home.path()).mkpath(u".aws"_s);
        QFile::remove(m_home.filePath(u".aws/config"_s));
        QFile::remove(m_home.filePath(u".aws/credentials"_s));
        QFile::remove(m_home.filePath(u".vault-token"_s));
    }

    // ---- Signatures

    // "get-vanilla" and its neighbours of AWS's own test suite.
    void signsAsPublished()
    {
        struct Case
        {
            QByteArray method;
            const char *path;
            QByteArray signature;
        };
        const Case cases[] = {
            {"GET", "/", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"},
            {"POST", "/", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b"},
            {"GET", "/?Param2=value2&Param1=value1",
             "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500"},
        };
        const connect::AwsKeys keys{.id = u"AKIDEXAMPLE"_s,
                                    .secret = Secret(u"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"_s)};
        for (const Case &one : cases) {
            http::Request request{.method = one.method,
                                  .url = u"https://example.amazonaws.com"_s + QString::fromUtf8(one.path)};
            connect::signAws(request, keys, {.region = u"us-east-1"_s, .service = u"service"_s, .time = m_clock.utc()});
            QCOMPARE(request.headers.back().value,
                     "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                     "SignedHeaders=host;x-amz-date, Signature=" +
                         one.signature);
        }
    }

    void makesTokensOfRds()
    {
        setKeys();
        dialect::Target target;
        target.host = u"db.abc.eu-west-1.rds.amazonaws.com"_s;
        target.user = u"jane doe"_s;
        const auto token = connect::rdsToken(target, {}, m_clock)->fetch(m_job);
        VERIFY_RESULT(token);
        QCOMPARE(token->lifetime, std::optional<std::chrono::seconds>(900s));
        const QString value = text(token);
        QVERIFY(value.startsWith(target.host + u":5432/?Action=connect&DBUser=jane%20doe&X-Amz-Algorithm="_s));
        QVERIFY(value.contains(u"X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Frds-db%2Faws4_request"_s) ||
                value.contains(u"X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Feu-west-1%2Frds-db%2Faws4_request"_s));
        QVERIFY(value.contains(u"eu-west-1"_s)); // of the host
        QVERIFY(value.contains(u"&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature="_s));
        qputenv("AWS_SESSION_TOKEN", "a+b/c=");
        QVERIFY(text(connect::rdsToken(target, {}, m_clock)->fetch(m_job))
                    .contains(u"X-Amz-Security-Token=a%2Bb%2Fc%3D&"_s));

        target.host = u"one,two"_s;
        QCOMPARE(connect::rdsToken(target, {}, m_clock)->fetch(m_job).error().kind, ErrorKind::Config);
    }

    // ---- Secrets Manager

    void asksSecretsManager()
    {
        setKeys();
        QByteArray answer;
        FakeHttp aws([&](const HttpRequest &) { return json(answer); });
        const auto source = connect::awsSecret(u"prod/db"_s, {}, {.endpoint = aws.url()}, m_clock);
        answer = "{\"Name\":\"prod/"
                 "db\",\"SecretString\":\"{\\\"username\\\":\\\"bob\\\",\\\"password\\\":\\\"s3cret\\\"}\"}";
        auto secret = source->fetch(m_job);
        VERIFY_RESULT(secret);
        QCOMPARE(text(secret), u"s3cret"_s);
        QCOMPARE(secret->user, std::optional(u"bob"_s));
        const HttpRequest request = aws.requests().front();
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.header("X-Amz-Target"), "secretsmanager.GetSecretValue");
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        QCOMPARE(body.value(u"SecretId"_s).toString(), u"prod/db"_s);
        QCOMPARE(body.value(u"VersionStage"_s).toString(), u"AWSCURRENT"_s);
        QVERIFY(
            request.header("Authorization")
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/secretsmanager/aws4_request, "
                            "SignedHeaders=content-type;host;x-amz-date;x-amz-target, Signature="));
        answer = "{\"SecretString\":\"just a text\"}";
        QCOMPARE(text(source->fetch(m_job)), u"just a text"_s);
        answer = "{\"SecretBinary\":\"c2VjcmV0\"}";
        QCOMPARE(source->fetch(m_job).error().kind, ErrorKind::Auth);
    }

    void takesTheRegionOfAnArn()
    {
        setKeys();
        FakeHttp aws([](const HttpRequest &) { return json("{\"SecretString\":\"x\"}"); });
        const QString arn = u"arn:aws:secretsmanager:ap-south-1:123:secret:db-AbC"_s;
        VERIFY_RESULT(connect::awsSecret(arn, {}, {.endpoint = aws.url()}, m_clock)->fetch(m_job));
        QVERIFY(aws.requests().back().header("Authorization").contains("/ap-south-1/secretsmanager/"));
        VERIFY_RESULT(
            connect::awsSecret(arn, {}, {.region = u"eu-west-3"_s, .endpoint = aws.url()}, m_clock)->fetch(m_job));
        QVERIFY(aws.requests().back().header("Authorization").contains("/eu-west-3/"));
        const auto odd = connect::awsSecret(arn, {}, {.region = u"evil.example.com/"_s}, m_clock)->fetch(m_job);
        QVERIFY(!odd);
        QCOMPARE(odd.error().kind, ErrorKind::Config);
    }

    void tellsWhatAwsRefuses()
    {
        setKeys();
        QByteArray answer;
        int status = 400;
        FakeHttp aws([&](const HttpRequest &) { return json(answer, status); });
        const auto source = connect::awsSecret(u"prod/db"_s, {}, {.endpoint = aws.url()}, m_clock);
        const std::pair<QByteArray, QString> cases[] = {
            {"{\"__type\":\"ResourceNotFoundException\",\"Message\":\"s3cret\"}", u"name of the secret"_s},
            {"{\"__type\":\"com.amazonaws#AccessDeniedException\",\"message\":\"s3cret\"}", u"GetSecretValue"_s},
            {"{\"__type\":\"InvalidSignatureException\",\"message\":\"s3cret\"}", u"clock"_s},
            {"<html>s3cret", u"aws secretsmanager"_s},
        };
        for (const auto &[body, hint] : cases) {
            answer = body;
            const auto secret = source->fetch(m_job);
            QVERIFY(!secret);
            QCOMPARE(secret.error().kind, ErrorKind::Auth);
            QVERIFY2(secret.error().hint.contains(hint), qPrintable(toText(secret.error())));
            QVERIFY(!mentions(secret.error(), u"s3cret"_s));
            QVERIFY(!mentions(secret.error(), u"wJalr"_s));
        }
        status = 500;
        QCOMPARE(source->fetch(m_job).error().kind, ErrorKind::Connection);
    }

    // ---- Keys

    void readsSharedFiles()
    {
        write(u".aws/credentials"_s, "[default]\naws_access_key_id = A1\naws_secret_access_key=S1\n"
                                     "# comment\n[ops]\naws_access_key_id=A2\naws_secret_access_key=S2=\n");
        write(u".aws/config"_s, "[default]\nregion = eu-north-1\ns3 =\n  region = nested\n"
                                "[profile ops]\nregion=eu-west-2\naws_session_token=T2\n"
                                "[profile process]\ncredential_process=printf '{\"AccessKeyId\":\"A3\"}'\n");
        const auto first = connect::findAwsKeys(m_job, {});
        VERIFY_RESULT(first);
        QCOMPARE(first->id, u"A1"_s);
        const auto ops = connect::findAwsKeys(m_job, u"ops"_s);
        VERIFY_RESULT(ops);
        QCOMPARE(ops->id, u"A2"_s);
        QCOMPARE(ops->secret, Secret(u"S2="_s));
        QCOMPARE(ops->token, Secret(u"T2"_s));
        QCOMPARE(connect::awsProfile(u"default"_s).value(u"region"_s), u"eu-north-1"_s);
        qputenv("AWS_PROFILE", "ops");
        QCOMPARE(connect::findAwsKeys(m_job, {})->id, u"A2"_s);
        setKeys();
        QCOMPARE(connect::findAwsKeys(m_job, {})->id, u"AKIDEXAMPLE"_s);
        QCOMPARE(connect::findAwsKeys(m_job, u"ops"_s)->id, u"A2"_s);
        QCOMPARE(connect::findAwsKeys(m_job, u"none"_s).error().kind, ErrorKind::Auth);
        QCOMPARE(connect::findAwsKeys(m_job, u"process"_s).error().kind, ErrorKind::Auth);
    }

    void asksACredentialProcess()
    {
        write(u"keys.json"_s,
              "{\"Version\":1,\"AccessKeyId\":\"A4\",\"SecretAccessKey\":\"S4\",\"SessionToken\":\"T4\"}");
        write(u".aws/config"_s,
              "[profile p]\ncredential_process = cat \"" + m_home.filePath(u"keys.json"_s).toUtf8() + "\"\n");
        const auto keys = connect::findAwsKeys(m_job, u"p"_s);
        VERIFY_RESULT(keys);
        QCOMPARE(keys->id, u"A4"_s);
        QCOMPARE(keys->token, Secret(u"T4"_s));
    }

    void asksContainers()
    {
        FakeHttp endpoint([](const HttpRequest &request) {
            return request.header("Authorization") == "t0ken"
                       ? json("{\"AccessKeyId\":\"A5\",\"SecretAccessKey\":\"S5\",\"Token\":\"T5\"}")
                       : json("{}", 403);
        });
        qputenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", endpoint.url(u"/creds?s3cret"_s).toUtf8());
        QCOMPARE(connect::findAwsKeys(m_job, {}).error().kind, ErrorKind::Auth);
        write(u"token"_s, "t0ken\n");
        qputenv("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", m_home.filePath(u"token"_s).toUtf8());
        const auto keys = connect::findAwsKeys(m_job, {});
        VERIFY_RESULT(keys);
        QCOMPARE(keys->id, u"A5"_s);
        qputenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://198.51.100.1/creds?s3cret");
        const auto refused = connect::findAwsKeys(m_job, {});
        QCOMPARE(refused.error().kind, ErrorKind::Config);
        QVERIFY(!mentions(refused.error(), u"s3cret"_s));
    }

    void asksTheInstance()
    {
        FakeHttp metadata([](const HttpRequest &request) -> HttpReply {
            if (request.method == "PUT" && request.target == "/latest/api/token")
                return {.body = "t0ken"};
            if (request.header("X-aws-ec2-metadata-token") != "t0ken")
                return {.status = 401};
            if (request.target.endsWith("/security-credentials/"))
                return {.body = "the role\n"};
            if (request.target.endsWith("/security-credentials/the%20role"))
                return json(
                    "{\"Code\":\"Success\",\"AccessKeyId\":\"A6\",\"SecretAccessKey\":\"S6\",\"Token\":\"T6\"}");
            return {.status = 404};
        });
        qunsetenv("AWS_EC2_METADATA_DISABLED");
        qputenv("AWS_EC2_METADATA_SERVICE_ENDPOINT", metadata.url().toUtf8());
        const auto keys = connect::findAwsKeys(m_job, {});
        VERIFY_RESULT(keys);
        QCOMPARE(keys->id, u"A6"_s);
        qputenv("AWS_EC2_METADATA_DISABLED", "true");
        const auto none = connect::findAwsKeys(m_job, {});
        QCOMPARE(none.error().kind, ErrorKind::Auth);
        QVERIFY(none.error().hint.contains(u"AWS_ACCESS_KEY_ID"_s));
    }

    void asksWithTheTokenOfAWorkload()
    {
        FakeHttp sts([](const HttpRequest &request) {
            const QUrlQuery form(QString::fromUtf8(request.body));
            return form.queryItemValue(u"WebIdentityToken"_s, QUrl::FullyDecoded) == u"t0k&n"_s
                       ? json("{\"AssumeRoleWithWebIdentityResponse\":{\"AssumeRoleWithWebIdentityResult\":{"
                              "\"Credentials\": "
                              "{\"AccessKeyId\":\"A7\",\"SecretAccessKey\":\"S7\",\"SessionToken\":\"T7\"}}}}")
                       : json("{}", 403);
        });
        write(u"identity"_s, "t0k&n");
        qputenv("AWS_ENDPOINT_URL_STS", sts.url().toUtf8());
        qputenv("AWS_WEB_IDENTITY_TOKEN_FILE", m_home.filePath(u"identity"_s).toUtf8());
        qputenv("AWS_ROLE_ARN", "arn:aws:iam::1:role/x");
        const auto keys = connect::findAwsKeys(m_job, {});
        VERIFY_RESULT(keys);
        QCOMPARE(keys->id, u"A7"_s);
        QCOMPARE(keys->token, Secret(u"T7"_s));
    }

    void asksForTheRoleOfAProfile()
    {
        FakeHttp sts([](const HttpRequest &request) {
            const QUrlQuery form(QString::fromUtf8(request.body));
            const auto said = [&](const QString &name) { return form.queryItemValue(name, QUrl::FullyDecoded); };
            const bool isSigned = request.header("Authorization").contains("/eu-west-2/sts/aws4_request");
            if (!isSigned || said(u"Action"_s) != "AssumeRole"_L1 || said(u"ExternalId"_s) == "wrong"_L1)
                return json("{\"Error\":{\"Code\":\"AccessDenied\",\"Message\":\"s3cret\"}}", 403);
            const QByteArray id = said(u"RoleArn"_s).section(u'/', -1).toUtf8() + '+' +
                                  request.header("Authorization").split('=').at(1).split('/').front();
            return json("{\"AssumeRoleResponse\":{\"AssumeRoleResult\":{\"Credentials\":{\"AccessKeyId\":\"" + id +
                        "\",\"SecretAccessKey\":\"S8\",\"SessionToken\":\"T8\"}}}}");
        });
        qputenv("AWS_ENDPOINT_URL_STS", sts.url().toUtf8());
        write(u".aws/credentials"_s, "[ops]\naws_access_key_id=A2\naws_secret_access_key=S2\n"
                                     "[own]\naws_access_key_id=A3\naws_secret_access_key=S3\n");
        const QByteArray role = "region=eu-west-2\nrole_arn=arn:aws:iam::1:role/";
        write(u".aws/config"_s,
              "[profile one]\n" + role + "x\nsource_profile=ops\nexternal_id=e&1\n[profile two]\n" + role +
                  "y\nsource_profile=one\n[profile own]\n" + role + "z\nsource_profile=own\n[profile here]\n" + role +
                  "w\ncredential_source=Environment\n[profile denied]\n" + role +
                  "x\nsource_profile=ops\nexternal_id=wrong\n[profile round]\n" + role +
                  "x\nsource_profile=about\n[profile about]\n" + role + "x\nsource_profile=round\n[profile none]\n" +
                  role + "x\n[profile code]\n" + role + "x\nsource_profile=ops\nmfa_serial=arn:m\n[profile browser]\n" +
                  "sso_session=corp\n");
        const auto one = connect::findAwsKeys(m_job, u"one"_s);
        VERIFY_RESULT(one);
        QCOMPARE(one->id, u"x+A2"_s);
        QCOMPARE(one->token, Secret(u"T8"_s));
        QVERIFY(sts.requests().back().body.contains("&ExternalId=e%261"));
        const auto two = connect::findAwsKeys(m_job, u"two"_s);
        VERIFY_RESULT(two);
        QCOMPARE(two->id, u"y+x+A2"_s);
        QCOMPARE(sts.requests().back().header("X-Amz-Security-Token"), "T8");
        QCOMPARE(connect::findAwsKeys(m_job, u"own"_s).value_or(connect::AwsKeys{}).id, u"z+A3"_s);
        QVERIFY(!connect::findAwsKeys(m_job, u"here"_s));
        qputenv("AWS_ACCESS_KEY_ID", "A9");
        qputenv("AWS_SECRET_ACCESS_KEY", "S9");
        QCOMPARE(connect::findAwsKeys(m_job, u"here"_s).value_or(connect::AwsKeys{}).id, u"w+A9"_s);

        const auto denied = connect::findAwsKeys(m_job, u"denied"_s);
        QVERIFY(!denied && denied.error().kind == ErrorKind::Auth);
        QVERIFY2(mentions(denied.error(), u"AccessDenied"_s) && !mentions(denied.error(), u"s3cret"_s),
                 qPrintable(toText(denied.error())));
        for (const QString &name : {u"round"_s, u"none"_s})
            QVERIFY(mentions(connect::findAwsKeys(m_job, name).error(), u"has no keys to ask for it"_s));
        for (const QString &name : {u"code"_s, u"browser"_s}) {
            const auto person = connect::findAwsKeys(m_job, name);
            QVERIFY(!person && person.error().kind == ErrorKind::Unsupported);
            QVERIFY(mentions(person.error(), u"--profile "_s + name));
        }
    }

    // ---- Vault

    void readsVault()
    {
        FakeHttp vault([](const HttpRequest &request) {
            if (request.header("X-Vault-Token") != "t0ken")
                return json("{\"errors\":[\"s3cret\"]}", 403);
            if (request.target == "/v1/secret/data/my%20db")
                return json("{\"lease_id\":\"\",\"lease_duration\":0,\"data\":{\"data\":{\"pw\":\"s3cret\","
                            "\"username\":\"bob\",\"port\":5}, \"metadata\":{\"version\":3}}}");
            if (request.target == "/v1/kv/old")
                return json("{\"lease_id\":\"\",\"lease_duration\":2764800,\"data\":{\"password\":\"old\"}}");
            if (request.target == "/v1/database/static-creds/app")
                return json("{\"lease_id\":\"\",\"data\":{\"username\":\"app\",\"password\":\"static\",\"ttl\":120}}");
            return json("{\"errors\":[]}", 404);
        });
        const auto source = [&](const QString &path, const QString &field = {}) {
            return connect::vaultSecret({.path = path, .field = field, .address = vault.url(u"/"_s)}, m_clock);
        };
        const auto none = source(u"kv/old"_s)->fetch(m_job);
        QCOMPARE(none.error().kind, ErrorKind::Auth);
        QVERIFY(none.error().hint.contains(u"VAULT_TOKEN"_s));
        qputenv("VAULT_TOKEN", "s3cret-wrong");
        const auto refused = source(u"kv/old"_s)->fetch(m_job);
        QCOMPARE(refused.error().kind, ErrorKind::Auth);
        QVERIFY(!mentions(refused.error(), u"s3cret"_s));
        qunsetenv("VAULT_TOKEN");
        write(u".vault-token"_s, "t0ken");
        auto secret = source(u"secret/data/my db"_s, u"pw"_s)->fetch(m_job);
        VERIFY_RESULT(secret);
        QCOMPARE(text(secret), u"s3cret"_s);
        QCOMPARE(secret->user, std::optional(u"bob"_s));
        QVERIFY(!secret->lifetime);
        QCOMPARE(text(source(u"kv/old"_s)->fetch(m_job)), u"old"_s);
        secret = source(u"database/static-creds/app"_s)->fetch(m_job);
        QCOMPARE(text(secret), u"static"_s);
        QCOMPARE(secret->lifetime, std::optional<std::chrono::seconds>(120s));
        const auto missing = source(u"secret/my-db"_s)->fetch(m_job);
        QCOMPARE(missing.error().kind, ErrorKind::Auth);
        QVERIFY(missing.error().hint.contains(u"secret/data/"_s));
        const auto wrongField = source(u"secret/data/my db"_s)->fetch(m_job);
        QVERIFY(!wrongField);
        QVERIFY(!mentions(wrongField.error(), u"s3cret"_s));
        QVERIFY(mentions(wrongField.error(), u"pw"_s));
    }

    void sendsTheNamespace()
    {
        FakeHttp vault([](const HttpRequest &) { return json("{\"data\":{\"password\":\"x\"}}"); });
        write(u"token"_s, "other\n");
        qputenv("VAULT_ADDR", vault.url().toUtf8());
        qputenv("VAULT_NAMESPACE", "of-environment");
        VERIFY_RESULT(connect::vaultSecret(
                          {.path = u"a"_s, .space = u"team/a"_s, .tokenFile = m_home.filePath(u"token"_s)}, m_clock)
                          ->fetch(m_job));
        QCOMPARE(vault.requests().back().header("X-Vault-Namespace"), "team/a");
        QCOMPARE(vault.requests().back().header("X-Vault-Token"), "other");
        VERIFY_RESULT(
            connect::vaultSecret({.path = u"a"_s, .tokenFile = m_home.filePath(u"token"_s)}, m_clock)->fetch(m_job));
        QCOMPARE(vault.requests().back().header("X-Vault-Namespace"), "of-environment");
    }

    void renewsLeases()
    {
        int made = 0;
        int duration = 3600;
        FakeHttp vault([&](const HttpRequest &request) {
            if (request.target == "/v1/sys/leases/renew")
                return json("{\"lease_id\":\"database/creds/r/1\",\"lease_duration\":" + QByteArray::number(duration) +
                                '}',
                            duration < 0 ? 400 : 200);
            ++made;
            return json("{\"lease_id\":\"database/creds/r/" + QByteArray::number(made) +
                        "\",\"renewable\":true,\"lease_duration\":3600,\"data\":{\"username\":\"v-" +
                        QByteArray::number(made) + "\",\"password\":\"p" + QByteArray::number(made) + "\"}}");
        });
        qputenv("VAULT_TOKEN", "t0ken");
        const auto source = connect::vaultSecret({.path = u"database/creds/r"_s, .address = vault.url()}, m_clock);
        const auto first = source->fetch(m_job);
        QCOMPARE(first->user, std::optional(u"v-1"_s));
        QCOMPARE(first->lifetime, std::optional<std::chrono::seconds>(3600s));
        m_clock.advance(3000s);
        QCOMPARE(text(source->fetch(m_job)), u"p1"_s); // renewed
        QCOMPARE(vault.requests().back().method, "PUT");
        const QJsonObject body = QJsonDocument::fromJson(vault.requests().back().body).object();
        QCOMPARE(body.value(u"lease_id"_s).toString(), u"database/creds/r/1"_s);
        m_clock.advance(3000s);
        QCOMPARE(text(source->fetch(m_job)), u"p1"_s); // would have ended without it
        duration = 60;                                 // its longest time is near
        QCOMPARE(text(source->fetch(m_job)), u"p2"_s);
        duration = -1; // refused
        QCOMPARE(text(source->fetch(m_job)), u"p3"_s);
        duration = 3600;
        QCOMPARE(text(source->fetch(m_job)), u"p3"_s);
        source->forget(); // the server did not take it
        QCOMPARE(text(source->fetch(m_job)), u"p4"_s);
        m_clock.advance(3601s);
        QCOMPARE(text(source->fetch(m_job)), u"p5"_s); // ended
    }

    void stopsWaitingForVault()
    {
        FakeHttp vault([](const HttpRequest &) { return HttpReply{.fate = HttpReply::Fate::Hang}; });
        qputenv("VAULT_TOKEN", "t0ken");
        std::stop_source stop;
        std::jthread stopper([&] {
            vault.waitForRequests(1);
            stop.request_stop();
        });
        job::JobContext job(stop.get_token());
        const auto secret = connect::vaultSecret({.path = u"a"_s, .address = vault.url()}, m_clock)->fetch(job);
        QCOMPARE(secret.error().kind, ErrorKind::Cancelled);
    }
};

TIDEMARK_TEST(SecretServicesTest)
#include "tst_secretservices.moc"
