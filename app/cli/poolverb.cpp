// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/poolverb.h"

#include "app/cli/outputfile.h"
#include "app/cli/poolbench.h"
#include "app/cli/poolstatus.h"
#include "app/cli/serverlink.h"
#include "base/text.h"

#include <algorithm>
#include <iterator>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

static PoolCommand poolBenchCommand()
{
    std::vector<Option> options = poolBenchOptions();
    std::ranges::move(passwordOptions(), std::back_inserter(options));
    options.push_back(outputOption());
    return {.name = u"bench"_s,
            .words = u"URL"_s,
            .help =
                tr("what a pool of Tidemark's own does before this database while several threads borrow from it. The "
                   "exit code is 1 when a use failed."),
            .options = std::move(options),
            .run = &runPoolBench};
}

static std::vector<PoolCommand> commands()
{
    return {poolStatusCommand(), poolBenchCommand()};
}

QString PoolVerb::name() const
{
    return u"pool"_s;
}

QString PoolVerb::summary() const
{
    return tr("watch the pools of others, or put one under load");
}

QString PoolVerb::description() const
{
    QStringList lines;
    for (const PoolCommand &command : commands())
        lines << u"pool %1 %2: %3"_s.arg(command.name, command.words, command.help);
    return lines.join(u'\n');
}

// The options of all, each once; which of them a subcommand has is looked at when it runs.
Usage PoolVerb::usage() const
{
    Usage usage{.words = u"WHAT SOURCE"_s, .atLeast = 2, .atMost = 2};
    for (const PoolCommand &command : commands()) {
        for (const Option &option : command.options) {
            if (!std::ranges::contains(usage.options, option.name, &Option::name))
                usage.options.push_back(option);
        }
    }
    return usage;
}

static Result<PoolCommand> commandNamed(const QString &name)
{
    QStringList names;
    for (const PoolCommand &command : commands()) {
        if (command.name == name)
            return command;
        names << command.name;
    }
    const QString meant = didYouMean(name, names);
    return fail(ErrorKind::Usage, tr("There is no tidemark pool %1").arg(printable(name, 40)),
                meant.isEmpty() ? tr("This version has: %1.").arg(names.join(u", "_s)) : meant);
}

static Result<void> requireOwnOptions(const PoolCommand &command, const Usage &usage, const Arguments &arguments)
{
    for (const Option &option : usage.options) {
        if (arguments.has(option.name) && !std::ranges::contains(command.options, option.name, &Option::name))
            return fail(ErrorKind::Usage, tr("tidemark pool %1 has no option --%2").arg(command.name, option.name));
    }
    return {};
}

Result<ExitCode> PoolVerb::run(const Workbench &bench, const Arguments &arguments) const
{
    const PoolCommand command = TRY(commandNamed(arguments.words.first()));
    TRY(requireOwnOptions(command, usage(), arguments));
    return command.run(bench, arguments);
}

} // namespace tidemark::cli
