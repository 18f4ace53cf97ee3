// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/helptext.h"

#include "app/cli/commandline.h"
#include "app/cli/texttable.h"
#include "base/text.h"

namespace tidemark::cli {

using namespace Qt::StringLiterals;

// A longer list would leave no room for what the options mean.
static constexpr qsizetype longestChoices = 24;

static constexpr int helpWidth = 96;

static bool listsChoices(const Option &option)
{
    return !option.choices.isEmpty() &&
           (option.valueName.isEmpty() || option.choices.join(u'|').size() <= longestChoices);
}

static QString optionTerm(const Option &option)
{
    const QString letter = option.shortName.isEmpty() ? u"    "_s : u"-%1, "_s.arg(option.shortName);
    const QString value = listsChoices(option) ? option.choices.join(u'|') : option.valueName;
    return letter + u"--"_s + option.name + (option.valueName.isEmpty() ? QString() : u' ' + value);
}

static QString optionMeaning(const Option &option)
{
    QString text = option.help;
    if (!option.choices.isEmpty() && !listsChoices(option))
        text += u' ' + tr("One of: %1.").arg(option.choices.join(u", "_s));
    return option.repeated ? tr("%1 May be repeated.").arg(text) : text;
}

static QString optionList(const std::vector<Option> &options)
{
    TextTable table({{.title = {}}, {.title = {}, .wraps = true}});
    for (const Option &option : options)
        table.addRow({optionTerm(option), optionMeaning(option)});
    return table.toText(helpWidth, u"  "_s);
}

QString verbHelp(const Verb &verb)
{
    Usage usage = verb.usage();
    const std::vector<Option> common = commonOptions();
    usage.options.insert(usage.options.end(), common.begin(), common.end());
    const QString words = usage.words.isEmpty() ? QString() : u' ' + usage.words;
    return tr("Usage: %1").arg(u"tidemark %1%2 [OPTIONS]"_s.arg(verb.name(), words)) + u"\n\n"_s +
           wrapText(verb.description(), helpWidth) + u'\n' + tr("Options:") + u'\n' + optionList(usage.options);
}

QString generalHelp()
{
    TextTable verbs({{.title = {}}, {.title = {}, .wraps = true}});
    for (const auto &verb : allVerbs())
        verbs.addRow({(verb->name() + u' ' + verb->usage().words).trimmed(), verb->summary()});
    TextTable codes({{.title = {}}, {.title = {}, .wraps = true}});
    codes.addRow({u"0"_s, tr("done, or equal")});
    codes.addRow({u"1"_s, tr("the answer is no")});
    codes.addRow({u"2"_s, tr("an error")});
    codes.addRow({u"3"_s, tr("partly done")});
    codes.addRow({u"130"_s, tr("ended by Ctrl+C")});
    return tr("Usage: %1").arg(u"tidemark VERB …"_s) + u"\n\n"_s + verbs.toText(helpWidth, u"  "_s) + u'\n' +
           tr("Every verb takes --json and --help; tidemark --version prints the version.") + u'\n' +
           tr("Exit codes:") + u'\n' + codes.toText(helpWidth, u"  "_s);
}

} // namespace tidemark::cli
