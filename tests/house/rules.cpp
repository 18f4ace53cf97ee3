// SPDX-License-Identifier: GPL-3.0-or-later
#include "house/rules.h"

#include <QtCore/QRegularExpression>

namespace tidemark::house {

namespace {

bool liesIn(const SourceFile &file, std::initializer_list<QStringView> folders)
{
    return std::ranges::any_of(folders, [&](QStringView folder) { return file.path.startsWith(folder); });
}

Findings everyMatch(const SourceFile &file, const QRegularExpression &pattern, const QString &message)
{
    Findings findings;
    for (const QRegularExpressionMatch &match : pattern.globalMatch(withoutComments(file.text)))
        findings += finding(file, match.capturedStart(), message.arg(match.captured().simplified()));
    return findings;
}

} // namespace

Findings checkLicence(const SourceFile &file)
{
    // In two parts, or this file would have two such lines.
    static const QString tag = QStringLiteral("SPDX-License-") + QStringLiteral("Identifier:");
    static const QString line = QStringLiteral("// %1 GPL-3.0-or-later\n").arg(tag);
    if (!file.text.startsWith(line))
        return {finding(file, 0, QStringLiteral("does not begin with ") + line.trimmed())};
    if (const qsizetype second = file.text.indexOf(tag, line.size()); second >= 0)
        return {finding(file, second, QStringLiteral("has a second licence line"))};
    return {};
}

Findings checkPragmaOnce(const SourceFile &file)
{
    if (!file.path.endsWith(u".h") || file.text.contains(u"\n#pragma once\n"))
        return {};
    return {finding(file, 0, QStringLiteral("has no #pragma once"))};
}

Findings checkNoQObject(const SourceFile &file)
{
    static const QRegularExpression macro(QStringLiteral(R"(\bQ_(OBJECT|GADGET|NAMESPACE)\b)"));
    if (!liesIn(file, {u"core/"}) || liesIn(file, {u"core/workspace/"}))
        return {};
    return everyMatch(file, macro, QStringLiteral("%1 under core/, where only workspace may have it"));
}

Findings checkNoWidgets(const SourceFile &file)
{
    static const QRegularExpression widget(QStringLiteral(
        R"(#\s*include\s*<(QtWidgets/|QtGui/|Q(?!\w*(String|ByteArray)View>)\w*(Widget|Dialog|Window|Button|Label|Layout|View|Edit)>))"
        R"(|\bQMessageBox\b|\bQApplication\b)"));
    static const QRegularExpression widgetOfModels(QStringLiteral(R"(#\s*include\s*<QtWidgets/|\bQMessageBox\b)"));
    if (liesIn(file, {u"ui/jobs/", u"ui/models/"}))
        return everyMatch(file, widgetOfModels, QStringLiteral("%1: jobs and models know no widget"));
    if (!liesIn(file, {u"core/", u"app/cli/"}))
        return {};
    return everyMatch(file, widget, QStringLiteral("%1 outside of ui/ and app/desktop"));
}

Findings checkNoEngineNames(const SourceFile &file)
{
    static const QString name =
        QStringLiteral(R"re(u?"(postgres|postgresql|sqlite|sqlite3|mariadb|mysql|clickhouse)(:[^"]*)?"(_L1|_s)?)re");
    static const QString wrapped = QStringLiteral(R"re((\w+\(\s*)?%1(\s*\))?)re").arg(name);
    static const QRegularExpression comparison(
        QStringLiteral(
            R"re([!=]=\s*%1|%1\s*[!=]=|\b(compare|startsWith|contains|endsWith|starts_with)\(\s*%1|\bcase\s+%1)re")
            .arg(wrapped),
        QRegularExpression::CaseInsensitiveOption);
    if (!liesIn(file, {u"core/", u"ui/", u"app/"}) || liesIn(file, {u"core/drivers/"}))
        return {};
    return everyMatch(file, comparison, QStringLiteral("%1 compares the name of an engine; ask its Capabilities"));
}

Findings checkLength(const SourceFile &file)
{
    const qsizetype lines = file.text.count(u'\n');
    if (!liesIn(file, {u"core/", u"ui/", u"app/"}) || lines <= longestSource)
        return {};
    return {QStringLiteral("%1: %2 lines; split it by kind, %3 is the limit and 250 typical")
                .arg(file.path)
                .arg(lines)
                .arg(longestSource)};
}

} // namespace tidemark::house
