// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark inspect over TLS: the words and the exit code for every certificate of support/tlsservers.h.
#include "program.h"
#include "support/testmain.h"
#include "support/tlsservers.h"

#include <QtTest/QTest>

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

using namespace tidemark;
using namespace tidemark::test;
using namespace Qt::StringLiterals;

class TlsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<TlsServers> m_servers;

    static QString url(const dialect::Target &target)
    {
        QStringList options;
        for (const auto &[name, value] : target.options.asKeyValueRange())
            options << name + u'=' + QString::fromLatin1(QUrl::toPercentEncoding(value));
        return u"postgresql://%1@%2:%3/postgres?%4"_s.arg(target.user, target.host, target.port, options.join(u'&'));
    }

    static bool leaks(const QByteArray &text)
    {
        return text.contains(TlsServers::passPhrase.toUtf8()) || text.contains("s3cret") || text.contains("wr0ng");
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_servers = TlsServers::start();
        QVERIFY(m_servers);
    }

    void inspects_data()
    {
        QTest::addColumn<TlsCase>("wanted");
        for (const TlsCase &one : m_servers->cases())
            QTest::newRow(one.name) << one;
    }

    void inspects()
    {
        QFETCH(const TlsCase, wanted);
        const dialect::Target target = m_servers->target(wanted);
        const QMap<QString, QString> environment{{u"HOME"_s, m_home.path()}};
        const auto ran = runProgram({u"inspect"_s, url(target)}, environment);
        QVERIFY2(!leaks(ran.out + ran.err), ran.err.constData());
        if (!wanted.kind) {
            QVERIFY2(ran.code == 0, ran.err.constData());
            return;
        }
        QCOMPARE(ran.code, 2);
        QCOMPARE(ran.out, QByteArray());
        QVERIFY2(ran.err.startsWith("tidemark: error: Cannot connect to 127.0.0.1:" + target.port.toUtf8()), ran.err);
        QVERIFY2(ran.err.contains(wanted.message.toUtf8()), ran.err);
        QVERIFY2(ran.err.contains(("hint: ")), ran.err);
        QVERIFY2(ran.err.contains(wanted.hint.toUtf8()), ran.err);

        const auto forPrograms = runProgram({u"inspect"_s, url(target), u"--json"_s}, environment);
        QVERIFY2(!leaks(forPrograms.out + forPrograms.err), forPrograms.err.constData());
        const QJsonObject error = QJsonDocument::fromJson(forPrograms.err)[u"error"_s].toObject();
        QCOMPARE(error[u"kind"_s].toString(), errorKindName(*wanted.kind));
    }
};

TIDEMARK_TEST(TlsTest)
#include "tst_tls.moc"
