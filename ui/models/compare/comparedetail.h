// SPDX-License-Identifier: GPL-3.0-or-later
// What the Compare page shows of one object: both definitions, line by line, and its changes in words. Made on a
// worker, any thread.
#pragma once

#include "ui/models/compare/comparison.h"
#include "ui/models/compare/textdiff.h"
#include "ui/models/sheets/sheet.h"

namespace tidemark::ui {

struct CompareDetail
{
    schema::ObjectRef ref;
    std::vector<DiffRow> rows; // of the definitions
    QString note;              // why there is no definition
    Sheet changes;
};

// Cost: printing the object twice and comparing the texts.
[[nodiscard]] CompareDetail compareDetail(const Comparison &comparison, const ComparedObject &object);

// The changes of one object as a table: what, field, before, after.
[[nodiscard]] Sheet changeSheet(const diff::Difference &difference, const ComparedObject &object);

} // namespace tidemark::ui
