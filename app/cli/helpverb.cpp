// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/helpverb.h"

#include "app/cli/commandline.h"
#include "app/cli/helptext.h"
#include "base/text.h"

namespace tidemark::cli {

using namespace Qt::StringLiterals;

QString HelpVerb::name() const
{
    return u"help"_s;
}

QString HelpVerb::summary() const
{
    return tr("say what there is, or what one verb does");
}

QString HelpVerb::description() const
{
    return tr("Says which verbs there are, or with the name of one what it does and takes.");
}

Usage HelpVerb::usage() const
{
    return {.words = u"[VERB]"_s, .atLeast = 0, .atMost = 1};
}

Result<ExitCode> HelpVerb::run(const Workbench &bench, const Arguments &arguments) const
{
    QString text = generalHelp();
    if (!arguments.words.isEmpty()) {
        const Verb *verb = TRY(findVerb(arguments.words.first()));
        text = verbHelp(*verb);
    }
    TRY(bench.streams.out.write(text.toUtf8()));
    return ExitCode::Done;
}

} // namespace tidemark::cli
