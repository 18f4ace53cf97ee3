// SPDX-License-Identifier: GPL-3.0-or-later
// Small JSON files of our own: written whole or not at all, readable by their owner alone. A damaged file is kept aside
// and reported once, so that nothing of it is overwritten. Functions may be called from any thread, for one file from
// one at a time.
#pragma once

#include "base/error.h"

#include <QJsonObject>

namespace tidemark::workspace {

struct JsonFile
{
    QJsonObject object; // empty when there is no file
    QString movedTo;    // where a damaged file was put; empty: it was fine
};

// Errors: Io when the file cannot be read, or is damaged and cannot be moved.
[[nodiscard]] Result<JsonFile> readJsonFile(const QString &path);

// Makes the folder (0700) if need be and replaces the file (0600). Errors: Io.
[[nodiscard]] Result<void> writeJsonFile(const QString &path, const QJsonObject &object);

// $XDG_STATE_HOME/tidemark, or ~/.local/state/tidemark.
[[nodiscard]] QString stateFolder();

// $XDG_DATA_HOME/tidemark, or ~/.local/share/tidemark.
[[nodiscard]] QString dataFolder();

} // namespace tidemark::workspace
