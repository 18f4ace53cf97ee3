// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/statements.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Argument;
using schema::ArgumentMode;
using schema::Routine;
using schema::RoutineKind;

static QString modeText(ArgumentMode mode)
{
    switch (mode) {
    case ArgumentMode::Out: return u"OUT "_s;
    case ArgumentMode::InOut: return u"INOUT "_s;
    case ArgumentMode::Variadic: return u"VARIADIC "_s;
    case ArgumentMode::In:
    case ArgumentMode::Table: break;
    }
    return {};
}

static QString argumentText(const Argument &argument, bool withDefault)
{
    QString text = modeText(argument.mode);
    if (!argument.name.isEmpty())
        text += quoteIdentifier(argument.name) + u' ';
    text += argument.type;
    if (withDefault && !argument.defaultValue.isEmpty())
        text += u" DEFAULT "_s + argument.defaultValue;
    return text;
}

static QString orderedSetList(const Routine &routine, const QStringList &arguments)
{
    const auto direct = qsizetype(routine.meta.attributes.number(u"pg.directArguments"_s));
    const QString left = arguments.first(std::min(direct, arguments.size())).join(u", "_s);
    const QStringList right = arguments.mid(direct);
    // a variadic last argument serves both sides
    const QString ordered = right.isEmpty() && !arguments.isEmpty() ? arguments.last() : right.join(u", "_s);
    return left + (left.isEmpty() ? QString() : u" "_s) + u"ORDER BY "_s + ordered;
}

QString argumentList(const Routine &routine, bool withDefaults)
{
    QStringList arguments;
    for (const Argument &argument : routine.arguments) {
        if (argument.mode != ArgumentMode::Table)
            arguments << argumentText(argument, withDefaults);
    }
    if (routine.meta.attributes.contains(u"pg.aggregateKind"_s))
        return orderedSetList(routine, arguments);
    if (routine.kind == RoutineKind::Aggregate && arguments.isEmpty())
        return u"*"_s;
    return arguments.join(u", "_s);
}

static QString returnsText(const Routine &routine)
{
    QStringList columns;
    for (const Argument &argument : routine.arguments) {
        if (argument.mode == ArgumentMode::Table)
            columns << quoteIdentifier(argument.name) + u' ' + argument.type;
    }
    if (!columns.isEmpty())
        return u"\n RETURNS TABLE("_s + columns.join(u", "_s) + u')';
    if (routine.returns.isEmpty())
        return {};
    return u"\n RETURNS "_s + (routine.returnsSet ? u"SETOF "_s : QString()) + routine.returns;
}

static QString behaviourText(const Routine &routine)
{
    QStringList words;
    if (routine.kind == RoutineKind::Window)
        words << u"WINDOW"_s;
    if (routine.volatility != schema::Volatility::Volatile)
        words << (routine.volatility == schema::Volatility::Immutable ? u"IMMUTABLE"_s : u"STABLE"_s);
    if (routine.parallel != schema::ParallelSafety::Unsafe)
        words << (routine.parallel == schema::ParallelSafety::Safe ? u"PARALLEL SAFE"_s : u"PARALLEL RESTRICTED"_s);
    if (routine.strict)
        words << u"STRICT"_s;
    if (routine.securityDefiner)
        words << u"SECURITY DEFINER"_s;
    if (routine.leakproof)
        words << u"LEAKPROOF"_s;
    if (!routine.cost.isEmpty())
        words << u"COST "_s + routine.cost;
    if (!routine.rows.isEmpty())
        words << u"ROWS "_s + routine.rows;
    if (!routine.support.isEmpty())
        words << u"SUPPORT "_s + routine.support;
    return words.isEmpty() ? QString() : u"\n "_s + words.join(u' ');
}

// Settings that hold a list of names are stored quoted already; everything else is one literal.
static QString settingText(const QString &setting)
{
    static const QStringList lists{u"search_path"_s,
                                   u"temp_tablespaces"_s,
                                   u"local_preload_libraries"_s,
                                   u"session_preload_libraries"_s,
                                   u"shared_preload_libraries"_s,
                                   u"unix_socket_directories"_s};
    const QString name = setting.section(u'=', 0, 0);
    const QString value = setting.section(u'=', 1);
    const bool list = lists.contains(name.toLower());
    return u"\n SET "_s + quoteIdentifier(name) + u" TO "_s + (list && !value.isEmpty() ? value : quoteLiteral(value));
}

// A dollar quote whose tag does not occur in the text.
static QString dollarQuoted(const QString &text, const QString &word)
{
    QString tag = u'$' + word + u'$';
    for (int i = 1; text.contains(tag.chopped(1)); ++i)
        tag = u'$' + word + QString::number(i) + u'$';
    return tag + text + tag;
}

static QString bodyText(const Routine &routine)
{
    if (routine.sqlBody)
        return u'\n' + routine.body;
    if (!routine.library.isEmpty())
        return u"\nAS "_s + quoteLiteral(routine.library) + u", "_s + quoteLiteral(routine.body);
    if (routine.language == "internal"_L1)
        return u"\nAS "_s + quoteLiteral(routine.body);
    return u"\nAS "_s +
           dollarQuoted(routine.body, routine.kind == RoutineKind::Procedure ? u"procedure"_s : u"function"_s);
}

static QString aggregateText(const Routine &routine)
{
    static constexpr QLatin1StringView names[] = {"sfunc"_L1,
                                                  "stype"_L1,
                                                  "sspace"_L1,
                                                  "finalfunc"_L1,
                                                  "finalfunc_extra"_L1,
                                                  "finalfunc_modify"_L1,
                                                  "combinefunc"_L1,
                                                  "serialfunc"_L1,
                                                  "deserialfunc"_L1,
                                                  "initcond"_L1,
                                                  "msfunc"_L1,
                                                  "minvfunc"_L1,
                                                  "mstype"_L1,
                                                  "msspace"_L1,
                                                  "mfinalfunc"_L1,
                                                  "mfinalfunc_extra"_L1,
                                                  "mfinalfunc_modify"_L1,
                                                  "minitcond"_L1,
                                                  "sortop"_L1};
    QStringList parts;
    for (const QLatin1StringView name : names) {
        const QString value = routine.meta.attributes.text(u"pg."_s + name);
        if (value.isEmpty())
            continue;
        const bool quoted = name.endsWith("initcond"_L1);
        const bool flag = name.endsWith("_extra"_L1);
        const QString word = QString(name).toUpper();
        parts << (flag ? word : word + u" = "_s + (quoted ? quoteLiteral(value) : value));
    }
    if (routine.meta.attributes.text(u"pg.aggregateKind"_s) == "hypothetical"_L1)
        parts << u"HYPOTHETICAL"_s;
    if (routine.parallel != schema::ParallelSafety::Unsafe)
        parts << u"PARALLEL = "_s + (routine.parallel == schema::ParallelSafety::Safe ? u"SAFE"_s : u"RESTRICTED"_s);
    return u"CREATE AGGREGATE "_s + quoteQualified(routine.name) + u'(' + argumentList(routine, false) +
           u") (\n    "_s + parts.join(u",\n    "_s) + u"\n)"_s;
}

static QString transformText(const Routine &routine)
{
    const QStringList types = routine.meta.attributes.list(u"pg.transformTypes"_s);
    return types.isEmpty() ? QString() : u"\n TRANSFORM FOR TYPE "_s + types.join(u", FOR TYPE "_s);
}

QString createRoutine(const Routine &routine)
{
    if (routine.kind == RoutineKind::Aggregate)
        return aggregateText(routine);
    const bool procedure = routine.kind == RoutineKind::Procedure;
    QString text = u"CREATE OR REPLACE "_s + (procedure ? u"PROCEDURE "_s : u"FUNCTION "_s) +
                   quoteQualified(routine.name) + u'(' + argumentList(routine, true) + u')' + returnsText(routine) +
                   transformText(routine) + u"\n LANGUAGE "_s + quoteIdentifier(routine.language) +
                   behaviourText(routine);
    for (const QString &setting : routine.configuration)
        text += settingText(setting);
    return text + bodyText(routine);
}

Subject subjectOf(const Routine &routine)
{
    const QString word = routine.kind == RoutineKind::Procedure   ? u"PROCEDURE"_s
                         : routine.kind == RoutineKind::Aggregate ? u"AGGREGATE"_s
                                                                  : u"FUNCTION"_s;
    const bool aggregate = routine.kind == RoutineKind::Aggregate;
    const QString arguments = aggregate ? argumentList(routine, false) : routine.signature;
    return {word, quoteQualified(routine.name) + u'(' + arguments + u')'};
}

} // namespace tidemark::postgres
