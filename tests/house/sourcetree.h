// SPDX-License-Identifier: GPL-3.0-or-later
// The sources of the checkout as text, for the tests that hold its rules. Any thread; plain values.
#pragma once

#include <QtCore/QString>
#include <QtCore/QStringList>
#include <vector>

namespace tidemark::house {

struct SourceFile
{
    QString path; ///< below the root of the checkout, such as `core/base/error.h`
    QString text;
};

/// What a rule has against a place: `path:line: message`.
using Findings = QStringList;

/// Every .h and .cpp below these folders of the checkout, sorted by path.
[[nodiscard]] std::vector<SourceFile> sourcesBelow(const QStringList &folders);

/// The text with every comment replaced by spaces; line breaks and string literals stay where they are.
[[nodiscard]] QString withoutComments(const QString &text);

/// `path:line: message` for the character at offset.
[[nodiscard]] QString finding(const SourceFile &file, qsizetype offset, const QString &message);

} // namespace tidemark::house
