// SPDX-License-Identifier: GPL-3.0-or-later
// The page that every hazard's code has: what it is, why it matters, what to do instead. Compiled in; any thread.
#pragma once

#include "base/error.h"

namespace tidemark::plan {

struct HazardPage
{
    QString code;  // "TM201"
    QString title; // one line
    QString text;  // Markdown, without the title
};

// All codes in their order.
[[nodiscard]] QStringList hazardCodes();

// The page of a code, whatever its case. Errors: Usage for one that nobody knows, with what was probably meant.
[[nodiscard]] Result<HazardPage> hazardPage(const QString &code);

} // namespace tidemark::plan
