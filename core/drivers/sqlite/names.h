// SPDX-License-Identifier: GPL-3.0-or-later
// Identifiers and literals as SQL text. Pure functions, any thread.
#pragma once

#include <QString>
#include <QStringList>

namespace tidemark::sqlite {

// Whether the text can stand unquoted where a name is wanted: a plain word that is no keyword.
[[nodiscard]] bool isPlainName(QStringView name);

// A name, in double quotes unless it is plain. Never turns into a string: use it where only a name can stand.
[[nodiscard]] QString quotedName(const QString &name);

// A name in double quotes, whatever it is.
[[nodiscard]] QString alwaysQuotedName(const QString &name);

// Names joined by commas, each quoted if it must be.
[[nodiscard]] QString quotedNames(const QStringList &names);

// A text in single quotes. A zero byte cannot be written so and ends the text, as it does for the engine.
[[nodiscard]] QString quotedText(const QString &text);

} // namespace tidemark::sqlite
