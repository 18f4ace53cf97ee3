// SPDX-License-Identifier: GPL-3.0-or-later
// The outside tools of `./dev lint` find what they are there for, with the settings of this checkout.
#include "house/sourcetree.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QtCore/QProcess>
#include <QtCore/QStandardPaths>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>

using namespace tidemark;

namespace {

struct Outcome
{
    int status = -1;
    QString output;
};

Outcome run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(test::sourceDir());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished(-1);
    return {process.exitCode(), QString::fromUtf8(process.readAll())};
}

bool isHere(const QString &program)
{
    return !QStandardPaths::findExecutable(program).isEmpty();
}

} // namespace

class ToolsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySourceIsFormatted()
    {
        if (!isHere(QStringLiteral("clang-format")))
            QSKIP("clang-format is not installed");
        QStringList arguments = {QStringLiteral("--dry-run"), QStringLiteral("--Werror")};
        for (const house::SourceFile &file : house::sourcesBelow(
                 {QStringLiteral("core"), QStringLiteral("ui"), QStringLiteral("app"), QStringLiteral("tests")}))
            arguments += file.path;
        const Outcome outcome = run(QStringLiteral("clang-format"), arguments);
        QVERIFY2(outcome.status == 0, qPrintable(QStringLiteral("type ./dev format\n") + outcome.output));
    }

    void toolSees_data()
    {
        QTest::addColumn<QStringList>("command");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("clean");

        const QStringList format = {
            QStringLiteral("clang-format"), QStringLiteral("--dry-run"), QStringLiteral("--Werror"),
            QStringLiteral("--style=file:") + test::sourceDir() + QStringLiteral("/.clang-format")};
        const QStringList tidy = {QStringLiteral("clang-tidy"), QStringLiteral("--quiet"),
                                  QStringLiteral("--config-file=") + test::sourceDir() +
                                      QStringLiteral("/.clang-tidy")};
        const QStringList shell = {QStringLiteral("shellcheck")};
        const QString source = QStringLiteral("a.cpp");
        const QString script = QStringLiteral("a.sh");
        QTest::newRow("format, clean") << format << source << QByteArray("int twice(int a)\n{\n    return 2 * a;\n}\n")
                                       << true;
        QTest::newRow("format, bad") << format << source << QByteArray("int twice(int a) { return 2*a; }\n") << false;
        QTest::newRow("tidy, clean") << tidy << source << QByteArray("int twiceOf(int a)\n{\n    return 2 * a;\n}\n")
                                     << true;
        QTest::newRow("tidy, bad") << tidy << source << QByteArray("int Twice_Of(int a)\n{\n    return 2 * a;\n}\n")
                                   << false;
        QTest::newRow("shell, clean") << shell << script << QByteArray("#!/bin/bash\necho \"$1\"\n") << true;
        QTest::newRow("shell, bad") << shell << script << QByteArray("#!/bin/bash\nrm $1\n") << false;
    }

    void toolSees()
    {
        QFETCH(QStringList, command);
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        QFETCH(bool, clean);
        if (!isHere(command.first()))
            QSKIP("not installed");
        const QTemporaryDir folder;
        const QString path = folder.filePath(name);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
        file.close();

        QStringList arguments = command.mid(1) << path;
        if (command.first() == u"clang-tidy")
            arguments += {QStringLiteral("--"), QStringLiteral("-std=c++23")};
        const Outcome outcome = run(command.first(), arguments);
        QVERIFY2((outcome.status == 0) == clean, qPrintable(outcome.output));
    }
};

TIDEMARK_TEST(ToolsTest)
#include "toolstest.moc"
