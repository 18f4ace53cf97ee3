// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that the page of one object shows, made from an introspection on a worker thread: which tabs it has, and
// what stands in them. One file per kind makes its sections. Plain values, any thread.
#pragma once

#include "dialect/dialect.h"
#include "ui/models/sheets/sheets.h"

#include <optional>

namespace tidemark::ui {

enum class SectionId : quint8 {
    Objects, // of a schema or database
    Columns,
    Parameters,
    Labels,
    Checks,
    Keys,
    Indexes,
    Triggers,
    Partitions,
    Data, // rows, read when the tab is shown
    Ddl,
    Dependencies,
    Access,
    Policies,
    Details,
};

struct Section
{
    SectionId id = SectionId::Details;
    QString title;
    Sheet sheet;
    QString emptyText;    // why there is nothing
    bool counted = false; // the number of rows stands behind the title
};

struct ObjectView
{
    schema::ObjectRef ref;
    QString title;
    QString kindTitle;
    QString comment;
    QStringList facts; // short ones for the head: "~12 k rows", "partitioned by RANGE (day)"
    std::vector<Section> sections;
    Result<QString> ddl = QString(); // the error when it cannot be written
};

// Errors: Conflict when the object is no longer there.
[[nodiscard]] Result<ObjectView> objectView(const dialect::Introspection &introspection,
                                            const dialect::Dialect &dialect, const schema::ObjectRef &ref);

// The object whose page shows a reference, and the tab: an index is shown by its table.
struct PageTarget
{
    schema::ObjectRef ref;
    std::optional<SectionId> section;
};
[[nodiscard]] PageTarget pageTarget(const schema::Schema &schema, const schema::ObjectRef &ref);

} // namespace tidemark::ui
