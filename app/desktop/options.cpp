// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/options.h"

#include "base/version.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace tidemark::desktop {

using namespace Qt::StringLiterals;

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(Options)
};

} // namespace

static void print(const QString &text)
{
    std::fputs(qPrintable(text), stdout);
    std::exit(0);
}

bool asksForText(const QStringList &arguments)
{
    const QStringList before = arguments.first(std::max<qsizetype>(arguments.indexOf(u"--"_s), 0));
    const QStringList &words = arguments.contains(u"--"_s) ? before : arguments;
    return std::ranges::any_of(QStringList{u"-h"_s, u"--help"_s, u"-v"_s, u"--version"_s},
                               [&](const QString &asked) { return words.contains(asked); });
}

// Source: the documentation of QGuiApplication and QApplication, "Supported Command Line Options", with those of X11.
QStringList withoutToolkitOptions(const QStringList &arguments)
{
    static const QStringList flags{u"reverse"_s, u"widgetcount"_s, u"nograb"_s, u"dograb"_s, u"sync"_s};
    static const QStringList withValue{
        u"platform"_s,    u"platformpluginpath"_s, u"platformtheme"_s, u"plugin"_s, u"qwindowgeometry"_s,
        u"qwindowicon"_s, u"qwindowtitle"_s,       u"session"_s,       u"style"_s,  u"stylesheet"_s,
        u"display"_s,     u"geometry"_s,           u"fontengine"_s,    u"visual"_s, u"qmljsdebugger"_s};
    QStringList kept;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &word = arguments[i];
        if (word == "--"_L1)
            return kept + arguments.sliced(i);
        const QString name = word.startsWith(u'-') ? word.mid(word.startsWith("--"_L1) ? 2 : 1) : QString();
        const bool joined = withValue.contains(name.section(u'=', 0, 0)) && name.contains(u'=');
        if (withValue.contains(name))
            ++i; // and its value
        else if (!joined && !flags.contains(name))
            kept << word;
    }
    return kept;
}

Result<Options> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(Texts::tr("A workbench for people who own databases."));
    const QCommandLineOption help({u"h"_s, u"help"_s}, Texts::tr("Say what the options are."));
    const QCommandLineOption version({u"v"_s, u"version"_s}, Texts::tr("Say which version this is."));
    const QCommandLineOption sample(u"sample"_s, Texts::tr("Open the sample workspace."));
    const QCommandLineOption tour(
        u"tour"_s, Texts::tr("Go through the windows by itself and write pictures of them into FOLDER."), u"FOLDER"_s);
    parser.addOptions({help, version, sample, tour});
    parser.addPositionalArgument(u"files"_s, Texts::tr("Database files to open."), u"[FILE…]"_s);
    if (!parser.parse(arguments))
        return fail(ErrorKind::Usage, parser.errorText(), Texts::tr("tidemark-desktop --help lists the options."));
    if (parser.isSet(help))
        print(parser.helpText());
    if (parser.isSet(version))
        print(u"tidemark-desktop %1\n%2\n"_s.arg(base::version(), base::buildInfo()));
    return Options{
        .sample = parser.isSet(sample), .tourFolder = parser.value(tour), .files = parser.positionalArguments()};
}

int refuse(const Error &error)
{
    std::fprintf(stderr, "tidemark-desktop: %s\n", qPrintable(toText(error)));
    return 2;
}

} // namespace tidemark::desktop
