// SPDX-License-Identifier: GPL-3.0-or-later
// Percent encoding as connection URLs use it (RFC 3986; a plus is a plus). Pure functions, any thread.
#pragma once

#include <QString>

#include <expected>

namespace tidemark::connect {

// Why a text could not be decoded, and at which character.
struct PercentFault
{
    QString message;
    QString hint;
    qsizetype at = 0;
};

[[nodiscard]] std::expected<QString, PercentFault> percentDecode(QStringView text);

// Encodes everything but unreserved characters and those in `keep`.
[[nodiscard]] QString percentEncode(const QString &text, const QByteArray &keep = {});

} // namespace tidemark::connect
