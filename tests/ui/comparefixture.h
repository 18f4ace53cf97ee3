// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of comparing share: schemas by hand, and pages over real SQLite files. GUI thread only.
#pragma once

#include "ui/models/compare/comparison.h"
#include "ui/pages/compare/comparepage.h"
#include "ui/shellfixture.h"

namespace tidemark::test {

[[nodiscard]] inline schema::Table tableOf(const QString &name, const QString &type)
{
    schema::Table made;
    made.name = {{}, name};
    schema::Column column;
    column.name = u"id"_s;
    column.type = type;
    made.columns.push_back(column);
    return made;
}

[[nodiscard]] inline schema::Schema schemaOf(std::vector<schema::Table> tables)
{
    schema::Schema schema;
    schema.engine = u"sqlite"_s;
    schema.tables = std::move(tables);
    schema::sort(schema);
    return schema;
}

/// Null when they cannot be compared.
[[nodiscard]] inline std::shared_ptr<const ui::Comparison>
comparisonOf(const dialect::Registry &registry, std::vector<schema::Table> left, std::vector<schema::Table> right)
{
    auto made = ui::compareForPeople(registry, schemaOf(std::move(left)), schemaOf(std::move(right)), {});
    return made ? std::make_shared<const ui::Comparison>(*std::move(made)) : nullptr;
}

[[nodiscard]] inline ui::CompareSide fileSide(const QString &path)
{
    return {.profileId = {}, .text = path};
}

/// The page with both sides compared and everything planned; null when that takes too long.
[[nodiscard]] inline ui::ComparePage *comparedPage(Shell &shell, const ui::CompareSide &left,
                                                   const ui::CompareSide &right)
{
    ui::ComparePage *page = shell.window->openCompare({});
    page->setSides(left, right);
    page->compare();
    const auto done = [&] { return shell.idle() && page->session()->comparison() && !page->isBusy(); };
    return QTest::qWaitFor(done, 30'000) ? page : nullptr;
}

/// Two SQLite files that statements make.
[[nodiscard]] inline ui::ComparePage *comparedPage(Shell &shell, const Folder &folder, const QStringList &left,
                                                   const QStringList &right)
{
    return comparedPage(shell, fileSide(folder.database(u"before.db"_s, left)),
                        fileSide(folder.database(u"after.db"_s, right)));
}

} // namespace tidemark::test
