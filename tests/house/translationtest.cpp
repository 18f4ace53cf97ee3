// SPDX-License-Identifier: GPL-3.0-or-later
// What `./dev translate` gives a translator is what the programs look for when they run: every text, in its context.
#include "support/paths.h"
#include "support/testmain.h"

#include <QtCore/QFile>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtCore/QXmlStreamReader>
#include <QtTest/QTest>

using namespace tidemark;

namespace {

using Texts = QMap<QString, QStringList>; // context to sources

Texts textsOf(const QString &path)
{
    Texts texts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return texts;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name")
            context = xml.readElementText();
        else if (xml.name() == u"source")
            texts[context] << xml.readElementText();
    }
    return texts;
}

} // namespace

class TranslationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral("/usr/lib/qt6/bin/lupdate")) &&
            QStandardPaths::findExecutable(QStringLiteral("lupdate")).isEmpty())
            QSKIP("lupdate is not installed");
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("TIDEMARK_ENVIRONMENT"), QStringLiteral("native"));
        process.setProcessEnvironment(environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        const QString path = m_folder.filePath(QStringLiteral("tidemark_xx.ts"));
        process.start(test::sourceDir() + QStringLiteral("/dev"), {QStringLiteral("translate"), path});
        process.waitForFinished(-1);
        m_said = QString::fromUtf8(process.readAll());
        QVERIFY2(process.exitCode() == 0, qPrintable(m_said));
        m_texts = textsOf(path);
    }

    // lupdate says so when the class around a tr() is not the one whose tr() runs: nobody would find the translation.
    void everyContextIsCertain()
    {
        static const QRegularExpression doubt(QStringLiteral("^.*(lacks Q_OBJECT|without context).*$"),
                                              QRegularExpression::MultilineOption);
        QCOMPARE(doubt.match(m_said).captured(), QString());
    }

    void textsOfTheCoreHaveItsContext()
    {
        QVERIFY(m_texts.value(QStringLiteral("tidemark")).contains(QStringLiteral("There is no verb \"%1\"")));
        QVERIFY(m_texts.value(QStringLiteral("tidemark")).contains(QStringLiteral("The snapshot is damaged: %1")));
        for (const QString &context : m_texts.keys())
            QVERIFY2(!context.startsWith(u"tidemark::") || context.startsWith(u"tidemark::ui::") ||
                         context.startsWith(u"tidemark::desktop::"),
                     qPrintable(context));
    }

    void textsOfTheWindowHaveTheirClasses()
    {
        QVERIFY(m_texts.value(QStringLiteral("tidemark::ui::MainWindow")).contains(QStringLiteral("&New connection…")));
    }

private:
    const QTemporaryDir m_folder;
    QString m_said;
    Texts m_texts;
};

TIDEMARK_TEST(TranslationTest)
#include "translationtest.moc"
