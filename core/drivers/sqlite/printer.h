// SPDX-License-Identifier: GPL-3.0-or-later
// Writes objects as SQL that SQLite reads back as the same. Stateless, any thread.
#pragma once

#include "dialect/dialect.h"

namespace tidemark::sqlite {

class Printer final : public dialect::Printer
{
public:
    [[nodiscard]] QString identifier(const QString &name) const override;
    [[nodiscard]] QString qualified(const schema::QualifiedName &name) const override;
    [[nodiscard]] QString literal(const QString &text) const override;

    // Kinds: table and view (with their indexes and triggers), index, trigger, and a table's columns and constraints,
    // which print as they stand in its CREATE TABLE. Unsupported names a kind or an object that is not there.
    [[nodiscard]] Result<QString> ddl(const schema::Schema &schema, const schema::ObjectRef &ref) const override;

    [[nodiscard]] sql::SqlText firstRows(const schema::QualifiedName &relation,
                                         const dialect::RowWindow &window) const override;
};

} // namespace tidemark::sqlite
