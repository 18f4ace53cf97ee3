// SPDX-License-Identifier: GPL-3.0-or-later
// What lies on disk among the properties of an object. Pure functions, any thread.
#pragma once

#include "dialect/introspection.h"
#include "ui/models/sheets/sheet.h"

namespace tidemark::ui {

// What stands for the size until it is measured.
[[nodiscard]] QString estimatedSizeTitle();

// Properties with what was measured in the place of the estimate, or behind the first of them.
[[nodiscard]] Sheet withSizes(Sheet details, const dialect::ExactSize &size);

} // namespace tidemark::ui
