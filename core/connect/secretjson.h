// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords out of what services and programs answer. For use by the sources only. Pure functions, any thread.
#pragma once

#include "connect/secretsource.h"

#include <QJsonObject>

namespace tidemark::connect {

// The password is the text or number under `field`, the user what stands under "username". Errors: Auth that names
// `where` and the fields that there are, never a value.
[[nodiscard]] Result<FetchedSecret> secretOf(const QJsonObject &object, const QString &field, const QString &where);

// An object, as above; or a text, whose first line is the password.
[[nodiscard]] Result<FetchedSecret> secretOf(QByteArray answer, const QString &field, const QString &where);

// Overwrites what is no longer needed.
void wipe(QByteArray &bytes);

} // namespace tidemark::connect
