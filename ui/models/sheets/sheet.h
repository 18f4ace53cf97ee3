// SPDX-License-Identifier: GPL-3.0-or-later
// A small table of texts that a page shows: what the columns, keys, indexes and so on of an object come down to. Plain
// values made on any thread; sentences in it are translated when it is made.
#pragma once

#include "schema/name.h"

#include <QString>

#include <vector>

namespace tidemark::ui {

// How a text is meant; what that looks like is the window's business.
enum class Tone : quint8 { Plain, Strong, Muted, Code, Added, Changed, Removed, Blocked };

struct SheetCell
{
    QString text;
    Tone tone = Tone::Plain;
    QString kind = {};           // icon: a schema::kind
    schema::ObjectRef link = {}; // what it leads to; empty kind: nothing
    QString hint = {};           // tooltip

    bool operator==(const SheetCell &) const = default;
};

using SheetRow = std::vector<SheetCell>;

struct SheetColumn
{
    QString title;
    bool number = false; // aligned to the right
    int width = 14;      // wish, in characters; the last column takes what is left

    bool operator==(const SheetColumn &) const = default;
};

struct Sheet
{
    std::vector<SheetColumn> columns;
    std::vector<SheetRow> rows;

    bool operator==(const Sheet &) const = default;
};

} // namespace tidemark::ui
