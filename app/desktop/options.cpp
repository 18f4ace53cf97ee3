// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/options.h"

#include "base/version.h"

#include <QCommandLineParser>
#include <QCoreApplication>

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
