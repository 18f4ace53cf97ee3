// SPDX-License-Identifier: GPL-3.0-or-later
// A value that goes to the server beside the text of a statement, never inside it. Plain data, any thread.
#pragma once

#include <QByteArray>
#include <QString>

#include <variant>

namespace tidemark::sql {

using Value = std::variant<std::monostate, bool, qint64, double, QString, QByteArray>;

} // namespace tidemark::sql
