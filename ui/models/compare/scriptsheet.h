// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside a script: its remarks as a table. Pure, GUI thread (translation).
#pragma once

#include "ui/models/compare/scripttext.h"
#include "ui/models/sheets/sheet.h"

namespace tidemark::ui {

// One row a remark, in the order of the script: line, code, what the statement does.
[[nodiscard]] Sheet remarkSheet(const ScriptText &script);

// "12 statements, 3 hazards"; for no statements, that there is nothing to do.
[[nodiscard]] QString scriptSummary(const ScriptText &script);

// The text as it is shown: whole, or its beginning when it is so long that a view would take seconds over it.
struct ShownText
{
    QString text;
    bool cut = false;
    bool plain = false; // too long to be highlighted
};
[[nodiscard]] ShownText shownText(const ScriptText &script);

} // namespace tidemark::ui
