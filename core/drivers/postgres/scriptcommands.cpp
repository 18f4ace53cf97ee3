// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of psql that stand in scripts. Source: the chapter on psql in PostgreSQL's manual.
#include "base/text.h"
#include "drivers/postgres/scripting.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using dialect::ScriptAction;
using dialect::ScriptVerdict;

namespace {

enum class Meaning { Nothing, Heard, Include, IncludeFromHere, Quit, Connect, Shell, Flow, Executes };

struct Command
{
    const char *name;
    Meaning meaning;
};

// What is not here and does not begin with d or l (which list things) is refused.
constexpr Command commands[] = {
    {"restrict", Meaning::Nothing},
    {"unrestrict", Meaning::Nothing},
    {"echo", Meaning::Nothing},
    {"qecho", Meaning::Nothing},
    {"warn", Meaning::Nothing},
    {"timing", Meaning::Nothing},
    {"pset", Meaning::Nothing},
    {"x", Meaning::Nothing},
    {"a", Meaning::Nothing},
    {"t", Meaning::Nothing},
    {"H", Meaning::Nothing},
    {"f", Meaning::Nothing},
    {"C", Meaning::Nothing},
    {"T", Meaning::Nothing},
    {"p", Meaning::Nothing},
    {"r", Meaning::Nothing},
    {"g", Meaning::Nothing},
    {"gx", Meaning::Nothing},
    {"encoding", Meaning::Nothing},
    {"set", Meaning::Nothing},
    {"unset", Meaning::Nothing},
    {"conninfo", Meaning::Nothing},
    {"errverbose", Meaning::Nothing},
    {"h", Meaning::Nothing},
    {"help", Meaning::Nothing},
    {"gset", Meaning::Heard},
    {"copy", Meaning::Heard},
    {"i", Meaning::Include},
    {"include", Meaning::Include},
    {"ir", Meaning::IncludeFromHere},
    {"include_relative", Meaning::IncludeFromHere},
    {"q", Meaning::Quit},
    {"quit", Meaning::Quit},
    {"c", Meaning::Connect},
    {"connect", Meaning::Connect},
    {"!", Meaning::Shell},
    {"if", Meaning::Flow},
    {"elif", Meaning::Flow},
    {"else", Meaning::Flow},
    {"endif", Meaning::Flow},
    {"gexec", Meaning::Executes},
};

} // namespace

static QString nameOf(std::string_view command)
{
    const QString text = QString::fromUtf8(command.data(), qsizetype(command.size())).mid(1);
    if (text.startsWith(u'!'))
        return u"!"_s;
    const auto isSpace = [](QChar c) { return c.isSpace(); };
    return text.first(std::ranges::find_if(text, isSpace) - text.begin());
}

static ScriptVerdict includeOf(const QString &argument, bool fromHere)
{
    QString path = argument.trimmed();
    if (path.size() > 1 && path.startsWith(u'\'') && path.endsWith(u'\''))
        path = path.mid(1, path.size() - 2).replace("''"_L1, "'"_L1);
    if (path.isEmpty() || path.startsWith(u':') || path.startsWith(u'|') || path.startsWith(u'`'))
        return {.action = ScriptAction::Refuse,
                .reason = tr("\\i without the plain name of a file"),
                .hint = tr("Write the name itself: variables and programs are psql's.")};
    return {.action = ScriptAction::Include, .file = path, .fromHere = fromHere};
}

static ScriptVerdict refusedCommand(Meaning meaning, const QString &name)
{
    const auto refused = [&](const QString &reason, const QString &hint) {
        return ScriptVerdict{.action = ScriptAction::Refuse, .reason = reason, .hint = hint};
    };
    switch (meaning) {
    case Meaning::Connect:
        return refused(tr("\\%1 leaves the scratch database").arg(name),
                       tr("Give the SQL of one database; pg_dump writes it without --create."));
    case Meaning::Shell: return refused(tr("\\! would run a program"), tr("Take the line out of the script."));
    case Meaning::Flow:
        return refused(tr("\\%1 needs psql: what it decides is not known here").arg(printable(name)),
                       tr("Give the SQL that remains when it is decided."));
    case Meaning::Executes:
        return refused(tr("\\gexec needs psql: it runs what a query returns"),
                       tr("Use a DO block with EXECUTE, or write the statements out."));
    default:
        return refused(tr("\\%1 is a command of psql that cannot be replayed").arg(printable(name)),
                       tr("Take the line out of the script, or write it as SQL."));
    }
}

ScriptVerdict Scripting::judgeCommand(std::string_view command) const
{
    const QString name = nameOf(command);
    const QString argument = QString::fromUtf8(command.data(), qsizetype(command.size())).mid(1 + name.size());
    const auto *known =
        std::ranges::find_if(commands, [&](const Command &c) { return name == QLatin1StringView(c.name); });
    if (known == std::end(commands)) {
        const bool lists = name.startsWith(u'd') || name.startsWith(u'l') || name == "z"_L1 || name.startsWith("s"_L1);
        return lists ? ScriptVerdict{.action = ScriptAction::Skip} : refusedCommand(Meaning::Nothing, name);
    }
    switch (known->meaning) {
    case Meaning::Nothing: return {.action = ScriptAction::Skip};
    case Meaning::Heard:
        return {.action = ScriptAction::Skip, .reason = tr("\\%1 was left out: it is a command of psql").arg(name)};
    case Meaning::Include: return includeOf(argument, false);
    case Meaning::IncludeFromHere: return includeOf(argument, true);
    case Meaning::Quit: return {.action = ScriptAction::Stop};
    default: return refusedCommand(known->meaning, name);
    }
}

} // namespace tidemark::postgres
