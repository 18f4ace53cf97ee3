// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheets/sizesheet.h"

#include "base/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace tidemark::ui {

namespace {

class Sizes
{
    Q_DECLARE_TR_FUNCTIONS(Sizes)

public:
    static QString estimate() { return tr("Size without indexes, when last counted"); }

    // The parts, and below them what they add up to.
    static std::vector<SheetRow> rows(const dialect::ExactSize &size)
    {
        std::vector<SheetRow> rows;
        const auto add = [&](const QString &name, qint64 bytes, const QString &meaning) {
            if (bytes >= 0)
                rows.push_back({{name, Tone::Muted, {}, {}, meaning}, {humanBytes(bytes)}});
        };
        if (size.heapBytes >= 0) {
            const qint64 toast = std::max<qint64>(size.toastBytes, 0);
            add(tr("Heap"), size.heapBytes, tr("The rows themselves (pg_relation_size)"));
            add(tr("TOAST"), size.toastBytes, tr("Large values that are kept apart, with their index"));
            add(tr("Free space and visibility maps"), size.tableBytes - size.heapBytes - toast,
                tr("What else pg_table_size counts"));
        } else {
            add(tr("Table without indexes"), size.tableBytes, {});
        }
        add(tr("Indexes"), size.indexBytes, tr("All of them, those behind keys, too"));
        add(tr("Size in total"), size.totalBytes, tr("Everything together"));
        return rows;
    }
};

} // namespace

QString estimatedSizeTitle()
{
    return Sizes::estimate();
}

Sheet withSizes(Sheet details, const dialect::ExactSize &size)
{
    const std::vector<SheetRow> rows = Sizes::rows(size);
    const auto estimate = std::ranges::find_if(
        details.rows, [](const SheetRow &row) { return row.front().text == estimatedSizeTitle(); });
    const bool replaced = estimate != details.rows.end() && !rows.empty();
    const auto place = replaced ? details.rows.erase(estimate)
                                : details.rows.begin() + std::min<qsizetype>(1, qsizetype(details.rows.size()));
    details.rows.insert(place, rows.begin(), rows.end());
    return details;
}

} // namespace tidemark::ui
