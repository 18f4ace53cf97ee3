// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL's SQL text for one object with all that belongs to it. Stateless, any thread.
#pragma once

#include "dialect/dialect.h"

namespace tidemark::postgres {

class Printer final : public dialect::Printer
{
public:
    [[nodiscard]] QString identifier(const QString &name) const override;
    [[nodiscard]] QString qualified(const schema::QualifiedName &name) const override;
    [[nodiscard]] QString literal(const QString &text) const override;
    [[nodiscard]] Result<QString> ddl(const schema::Schema &schema, const schema::ObjectRef &ref) const override;
    [[nodiscard]] sql::SqlText firstRows(const schema::QualifiedName &relation,
                                         const dialect::RowWindow &window) const override;
};

} // namespace tidemark::postgres
