// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/statetable.h"

#include "app/cli/texttable.h"
#include "base/text.h"

namespace tidemark::cli {

QString tableText(const watch::Table &table, const StreamTraits &traits)
{
    std::vector<TextColumn> columns;
    std::vector<size_t> shown;
    for (size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].title.isEmpty())
            continue; // for programs
        shown.push_back(i);
        columns.push_back({.title = table.columns[i].title, .right = table.columns[i].right});
    }
    TextTable text(std::move(columns));
    for (const watch::TableRow &row : table.rows) {
        QStringList cells;
        for (const size_t i : shown)
            cells << printable(row.cells[i].text, 2000);
        text.addRow(cells);
    }
    return text.isEmpty() ? wrapText(table.emptyText, traits.width) : text.toText(traits.width);
}

} // namespace tidemark::cli
