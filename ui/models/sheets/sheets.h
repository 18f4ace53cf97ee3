// SPDX-License-Identifier: GPL-3.0-or-later
// One function for each aspect of an object, each in a file of its own. Pure functions over model values, any thread.
#pragma once

#include "dialect/introspection.h"
#include "ui/models/sheets/sheet.h"

#include <QCoreApplication>

namespace tidemark::ui {

// Columns of a table: type, nullability, default or generation, key membership, comment.
[[nodiscard]] Sheet columnSheet(const schema::Table &table);
[[nodiscard]] Sheet columnSheet(const std::vector<schema::Column> &columns);

// Primary, unique and foreign keys, checks, exclusions and named NOT NULLs.
[[nodiscard]] Sheet keySheet(const schema::Table &table);

// Indexes of their own; those behind keys stand with the keys.
[[nodiscard]] Sheet indexSheet(const std::vector<schema::Index> &indexes);

// Triggers and rewrite rules.
[[nodiscard]] Sheet triggerSheet(const std::vector<schema::Trigger> &triggers, const std::vector<schema::Rule> &rules);

[[nodiscard]] Sheet parameterSheet(const schema::Routine &routine);
[[nodiscard]] Sheet partitionSheet(const schema::Schema &schema, const schema::Table &table);
[[nodiscard]] Sheet labelSheet(const QStringList &labels);
[[nodiscard]] Sheet checkSheet(const std::vector<schema::Check> &checks);

// What an object needs and what needs it, from foreign keys, ownership and the server's own records.
[[nodiscard]] Sheet dependencySheet(const schema::Schema &schema, const schema::ObjectRef &ref);

// Owner, grants (also of columns) and row policies.
[[nodiscard]] Sheet accessSheet(const schema::Meta &meta, const std::vector<schema::Column> &columns = {});
[[nodiscard]] Sheet policySheet(const schema::Table &table);

// Rows of "property: value".
class Properties
{
    Q_DECLARE_TR_FUNCTIONS(Properties)

public:
    Properties();
    void add(const QString &name, const QString &value, Tone tone = Tone::Plain); // nothing for an empty value
    void add(const QString &name, bool value);                                    // only when true
    void add(const Attributes &attributes);                                       // by the names that people use
    void link(const QString &name, const schema::ObjectRef &ref);
    [[nodiscard]] Sheet take() { return std::move(m_sheet); }

private:
    Sheet m_sheet;
};

// The objects of a schema, or of the whole database, with their sizes.
[[nodiscard]] Sheet objectSheet(const dialect::Introspection &introspection, const QString &schema, bool everywhere);

} // namespace tidemark::ui
