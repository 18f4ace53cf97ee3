// SPDX-License-Identifier: GPL-3.0-or-later
// What is written about the programs against the programs and the tree.
#include "house/sourcetree.h"
#include "support/paths.h"
#include "support/testmain.h"

#include <QtCore/QDir>
#include <QtCore/QDirIterator>
#include <QtCore/QFile>
#include <QtCore/QFileInfo>
#include <QtCore/QProcess>
#include <QtCore/QRegularExpression>
#include <QtTest/QTest>

#include <algorithm>

using namespace tidemark;

namespace {

QString textOf(const QString &path)
{
    QFile file(test::sourceDir() + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QString outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QString::fromLatin1(name)); // asking for help needs no display
    process.setProcessEnvironment(environment);
    process.start(test::programPath(program), arguments);
    process.waitForFinished(-1);
    return process.exitStatus() == QProcess::NormalExit ? QString::fromUtf8(process.readAllStandardOutput())
                                                        : QString();
}

// -h and --help of " -h, --help  Say what…", in the order of the text.
QStringList optionsIn(const QString &text)
{
    static const QRegularExpression option(QStringLiteral(R"((?<![\w-])--?[a-zA-Z][\w-]*)"));
    QStringList found;
    for (const QString &line : text.split(u'\n')) {
        if (!line.trimmed().startsWith(u'-'))
            continue;
        // The description stands behind two spaces and may speak of other options.
        for (const QRegularExpressionMatch &match :
             option.globalMatch(line.trimmed().section(QStringLiteral("  "), 0, 0)))
            found << match.captured();
    }
    return found;
}

// The options that a page gives a paragraph of its own.
QStringList optionsOfPage(const QString &page)
{
    static const QRegularExpression option(QStringLiteral(R"((?<![\w-])--?[a-zA-Z][\w-]*)"));
    QStringList found;
    const QStringList lines = QString(page).replace(QStringLiteral("\\-"), QStringLiteral("-")).split(u'\n');
    for (qsizetype i = 1; i < lines.size(); ++i) {
        if (lines.at(i - 1) != u".TP")
            continue;
        for (const QRegularExpressionMatch &match : option.globalMatch(lines.at(i)))
            found << match.captured();
    }
    return found;
}

QStringList sorted(QStringList list)
{
    list.removeDuplicates();
    list.sort();
    return list;
}

QStringList pages()
{
    QStringList found = {QStringLiteral("ARCHITECTURE.md"), QStringLiteral("README.md"),
                         QStringLiteral("CHANGELOG.md")};
    QDirIterator files(test::sourceDir() + QStringLiteral("/docs"), {QStringLiteral("*.md")}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext())
        found << QDir(test::sourceDir()).relativeFilePath(files.next());
    return found;
}

// Is there such a file, folder, or group of sources (`connect/url` and `catalog_*.cpp` are), seen from one of the
// folders?
bool exists(const QString &name, const QStringList &folders)
{
    return std::ranges::any_of(folders, [&](const QString &folder) {
        const QFileInfo info(test::sourceDir() + u'/' + folder + u'/' + name);
        return info.exists() ||
               !info.dir().entryList({info.fileName(), info.fileName() + QStringLiteral(".h")}).isEmpty();
    });
}

// What the program lists when it is asked for help.
QStringList verbs()
{
    static const QRegularExpression verb(QStringLiteral(R"(^  ([a-z][a-z-]+)\b)"), QRegularExpression::MultilineOption);
    QStringList found;
    for (const QRegularExpressionMatch &match :
         verb.globalMatch(outputOf(QStringLiteral("tidemark"), {QStringLiteral("help")})))
        found << match.captured(1);
    return found;
}

} // namespace

class DocsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pageHasEveryOption_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QList<QStringList>>("questions");
        QList<QStringList> helps;
        for (const QString &verb : verbs())
            helps << QStringList{QStringLiteral("help"), verb};
        QTest::newRow("tidemark") << QStringLiteral("tidemark") << helps;
        QTest::newRow("tidemark-desktop")
            << QStringLiteral("tidemark-desktop") << QList<QStringList>{{QStringLiteral("--help")}};
    }

    // Both ways: nothing is left out, and nothing is promised that the program does not know.
    void pageHasEveryOption()
    {
        QFETCH(QString, program);
        QFETCH(QList<QStringList>, questions);
        QStringList ofProgram = {QStringLiteral("--version")};
        for (const QStringList &question : questions)
            ofProgram += optionsIn(outputOf(program, question));
        QVERIFY2(ofProgram.size() > 3, qPrintable(ofProgram.join(u' ')));

        QStringList ofPage = optionsOfPage(textOf(QStringLiteral("docs/man/%1.1").arg(program)));
        ofPage.removeOne(QStringLiteral("-V")); // of the program, before any verb
        QCOMPARE(sorted(ofPage), sorted(ofProgram));
    }

    void pageHasEveryVerb()
    {
        const QString page = textOf(QStringLiteral("docs/man/tidemark.1"));
        for (QString verb : verbs()) {
            verb.replace(u'-', QStringLiteral(R"(\\?-)")); // which manual pages escape
            QVERIFY2(page.contains(QRegularExpression(QStringLiteral("^\\.B[IR] \"?%1\\b").arg(verb),
                                                      QRegularExpression::MultilineOption)),
                     qPrintable(verb));
        }
        QVERIFY(verbs().size() >= 2);
    }

    void everyLinkLeadsSomewhere()
    {
        static const QRegularExpression link(QStringLiteral(R"(\]\(([^)#:\s]+)(#[^)]*)?\))"));
        QStringList broken;
        for (const QString &page : pages()) {
            for (const QRegularExpressionMatch &match : link.globalMatch(textOf(page))) {
                if (!exists(match.captured(1), {QFileInfo(page).path()}))
                    broken << page + QStringLiteral(": ") + match.captured(1);
            }
        }
        QCOMPARE(broken.join(u'\n'), QString());
    }

    // `core/sql/lexer.h`, `sql/lexer.h`, `ui/jobs`, `docs/man/tidemark.1` in backquotes.
    void everyNamedFileExists()
    {
        static const QRegularExpression name(QStringLiteral(R"(`((?:[\w.*-]+/)+[\w.*-]*)`)"));
        const QStringList places = {QString(), QStringLiteral("core"), QStringLiteral("docs")};
        QStringList missing;
        int named = 0;
        for (const QString &page : pages()) {
            for (const QRegularExpressionMatch &match : name.globalMatch(textOf(page))) {
                if (match.captured(1).startsWith(u"build/"))
                    continue; // is made
                ++named;
                if (!exists(match.captured(1), places))
                    missing << page + QStringLiteral(": ") + match.captured(1);
            }
        }
        QCOMPARE(missing.join(u'\n'), QString());
        QVERIFY(named > 10);
    }

    // README.md of the guide leads to each of its pages.
    void guideIsWhole()
    {
        const QDir guide(test::sourceDir() + QStringLiteral("/docs/guide"));
        const QString index = textOf(QStringLiteral("docs/guide/README.md"));
        for (const QString &page : guide.entryList({QStringLiteral("*.md")}, QDir::Files)) {
            if (page != u"README.md")
                QVERIFY2(index.contains(u'(' + page + u')'), qPrintable(page));
        }
    }
};

TIDEMARK_TEST(DocsTest)
#include "docstest.moc"
