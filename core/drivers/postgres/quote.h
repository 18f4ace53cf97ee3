// SPDX-License-Identifier: GPL-3.0-or-later
// Quoting as PostgreSQL does it itself (quote_identifier, quote_literal): only what needs quotes gets them, and
// anything can be quoted. Pure functions.
#pragma once

#include "schema/name.h"

#include <QString>
#include <QStringList>

namespace tidemark::postgres {

// Quoted unless it is lower case, made of plain letters, digits and underscores, and no reserved word.
[[nodiscard]] QString quoteIdentifier(const QString &name);
[[nodiscard]] QString quoteQualified(const schema::QualifiedName &name);
[[nodiscard]] QString quoteIdentifiers(const QStringList &names); // joined by ", "

// 'text', or E'text' when it holds a backslash.
[[nodiscard]] QString quoteLiteral(const QString &text);

} // namespace tidemark::postgres
