// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/scriptsheet.h"

#include "base/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace tidemark::ui {

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(ScriptSheet)
};

constexpr int longestText = 400;
constexpr qsizetype mostHighlighted = 200'000; // bytes
constexpr qsizetype mostShown = 2'000'000;

Tone toneOf(ScriptWarning sort)
{
    switch (sort) {
    case ScriptWarning::Hazard: return Tone::Removed;
    case ScriptWarning::Lock: return Tone::Blocked;
    case ScriptWarning::Work: return Tone::Changed;
    }
    return Tone::Plain;
}

} // namespace

Sheet remarkSheet(const ScriptText &script)
{
    Sheet sheet{.columns = {{.title = Texts::tr("Line"), .number = true, .width = 6},
                            {.title = Texts::tr("Code"), .width = 8},
                            {.title = Texts::tr("What it does"), .width = 40}},
                .rows = {}};
    for (const ScriptRemark &remark : script.remarks)
        sheet.rows.push_back({{.text = QLocale().toString(remark.line + 1), .tone = Tone::Muted},
                              {.text = remark.code, .tone = toneOf(remark.sort)},
                              {.text = printable(remark.text, longestText), .hint = remark.text}});
    return sheet;
}

QString scriptSummary(const ScriptText &script)
{
    if (script.statements == 0)
        return Texts::tr("Nothing to do");
    const auto hazards = std::ranges::count(script.remarks, ScriptWarning::Hazard, &ScriptRemark::sort);
    const QString statements = Texts::tr("%n statement(s)", nullptr, script.statements);
    return hazards == 0 ? statements
                        : Texts::tr("%1, %2").arg(statements, Texts::tr("%n hazard(s)", nullptr, int(hazards)));
}

ShownText shownText(const ScriptText &script)
{
    const bool cut = script.whole.size() > mostShown;
    const QByteArray text = cut ? script.whole.left(script.whole.lastIndexOf('\n', mostShown)) : script.whole;
    return {.text = QString::fromUtf8(text), .cut = cut, .plain = script.whole.size() > mostHighlighted};
}

} // namespace tidemark::ui
