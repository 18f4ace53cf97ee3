// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "base/text.h"

#include <QCommandLineParser>

namespace tidemark::cli {

using namespace Qt::StringLiterals;

QString Arguments::value(const QString &name, const QString &otherwise) const
{
    const QStringList given = values(name);
    return given.isEmpty() ? otherwise : given.last();
}

static QCommandLineOption toQt(const Option &option)
{
    const QStringList names =
        option.shortName.isEmpty() ? QStringList{option.name} : QStringList{option.shortName, option.name};
    return QCommandLineOption(names, option.help, option.valueName);
}

static Failure unknownOption(const Usage &usage, const QString &name)
{
    QStringList known;
    for (const Option &option : usage.options)
        known << u"--"_s + option.name;
    const QString dashes = name.size() == 1 ? u"-"_s : u"--"_s;
    const QString meant = didYouMean(u"--"_s + name, known);
    return fail(ErrorKind::Usage, tr("There is no option \"%1\"").arg(dashes + printable(name)),
                meant.isEmpty() ? tr("The options are: %1.").arg(known.join(u", "_s)) : meant);
}

static Failure parserError(const Usage &usage, const QCommandLineParser &parser)
{
    if (!parser.unknownOptionNames().isEmpty())
        return unknownOption(usage, parser.unknownOptionNames().first());
    QString text = parser.errorText();
    while (text.endsWith(u'.'))
        text.chop(1);
    return fail(ErrorKind::Usage, text);
}

static Result<void> checkChoice(const Option &option, const QString &value)
{
    if (option.choices.isEmpty() || option.choices.contains(value))
        return {};
    const QString meant = didYouMean(value, option.choices);
    return fail(ErrorKind::Usage, tr("--%1 cannot be \"%2\"").arg(option.name, printable(value)),
                meant.isEmpty() ? tr("Choose one of: %1.").arg(option.choices.join(u", "_s)) : meant);
}

static Result<void> checkWords(const Usage &usage, const QStringList &words)
{
    if (words.size() < usage.atLeast)
        return fail(ErrorKind::Usage, tr("%1 is missing").arg(usage.words.split(u' ').value(words.size())));
    if (words.size() > usage.atMost)
        return fail(ErrorKind::Usage, tr("The word \"%1\" is one too many").arg(printable(words[usage.atMost], 40)),
                    usage.words.isEmpty()
                        ? tr("This verb takes options only.")
                        : tr("After the verb comes %1 and nothing else but options. Put a word with spaces in quotes.")
                              .arg(usage.words));
    return {};
}

Result<Arguments> readArguments(const Usage &usage, const QStringList &words)
{
    QCommandLineParser parser;
    for (const Option &option : usage.options)
        parser.addOption(toQt(option));
    // the parser takes the first word as the program's name
    if (!parser.parse(QStringList{QString()} + words))
        return parserError(usage, parser);

    Arguments arguments;
    for (const Option &option : usage.options) {
        if (!parser.isSet(option.name))
            continue;
        const QStringList values = option.valueName.isEmpty() ? QStringList() : parser.values(option.name);
        for (const QString &value : values)
            TRY(checkChoice(option, value));
        arguments.set(option.name, values);
    }
    arguments.words = parser.positionalArguments();
    if (!arguments.has(u"help"_s))
        TRY(checkWords(usage, arguments.words));
    return arguments;
}

} // namespace tidemark::cli
