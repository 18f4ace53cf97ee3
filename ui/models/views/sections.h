// SPDX-License-Identifier: GPL-3.0-or-later
// The sections of each kind of object, and the ones that all share. For objectView only. Pure functions, any thread.
#pragma once

#include "ui/models/views/objectview.h"

namespace tidemark::ui {

// What the makers of sections look at.
struct ViewSource
{
    const dialect::Introspection &introspection;
    const dialect::Dialect &dialect;

    [[nodiscard]] const schema::Schema &schema() const { return introspection.schema; }
    [[nodiscard]] const sql::Capabilities &can() const { return introspection.server.can; }
};

[[nodiscard]] ObjectView tableView(const ViewSource &source, const schema::Table &table);
[[nodiscard]] ObjectView viewView(const ViewSource &source, const schema::View &view);
[[nodiscard]] ObjectView sequenceView(const ViewSource &source, const schema::Sequence &sequence);
[[nodiscard]] ObjectView typeView(const ViewSource &source, const schema::Type &type);
[[nodiscard]] ObjectView routineView(const ViewSource &source, const schema::Routine &routine);
[[nodiscard]] ObjectView namespaceView(const ViewSource &source, const schema::Namespace &ns);
[[nodiscard]] ObjectView engineObjectView(const ViewSource &source, const schema::EngineObject &object);
[[nodiscard]] ObjectView databaseView(const ViewSource &source);

// Title, kind and comment, and the DDL.
[[nodiscard]] ObjectView startView(const ViewSource &source, const schema::ObjectRef &ref, const schema::Meta &meta);

// Section makers with their titles and their words for nothing.
[[nodiscard]] Section section(SectionId id, Sheet sheet = {});
void addCommonSections(ObjectView &view, const ViewSource &source, const schema::Meta &meta, Properties details,
                       const std::vector<schema::Column> &columns = {});
void addSize(ObjectView &view, Properties &details, const ViewSource &source, const schema::QualifiedName &name);
void addMeta(Properties &details, const schema::Meta &meta);

} // namespace tidemark::ui
