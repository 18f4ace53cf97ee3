// SPDX-License-Identifier: GPL-3.0-or-later
// The folder that a script may read, and nothing beyond it: a folder of SQL files, or the one in which a single file
// lies. Paths are relative to it. Belongs to one thread.
#pragma once

#include "sandbox/script.h"

#include <QDateTime>

#include <map>

namespace tidemark::sandbox {

class ScriptFolder
{
public:
    // Errors: Io when there is no such file or folder, or no SQL file in it.
    [[nodiscard]] static Result<ScriptFolder> open(const QString &path);

    // What was asked for: the file, or the files of the folder in their order.
    [[nodiscard]] const QStringList &files() const { return m_files; }

    // Errors: Io, Unsupported for text that is not in a superset of ASCII.
    [[nodiscard]] Result<ScriptFile> read(const QString &file) const;

    // The file that another one includes: relative to that one, or to the folder first. `includer` is the name of a
    // file that was read. Errors: Io, Unsupported for what lies outside.
    [[nodiscard]] Result<QString> resolve(const QString &wanted, const QString &includer, bool fromIncluder) const;

    // Conflict when one of the files that were read is not what it was.
    [[nodiscard]] Result<void> requireUnchanged() const;

private:
    struct State
    {
        qint64 size = 0;
        QDateTime modified;
        bool operator==(const State &) const = default;
    };

    [[nodiscard]] QString nameOf(const QString &file) const;
    [[nodiscard]] Result<QString> inside(const QString &path, const QString &wanted) const;
    [[nodiscard]] static State stateOf(const QString &path);

    QString m_root; // canonical
    QString m_said; // the folder as it was given, with a slash; or empty
    QStringList m_files;
    mutable std::map<QString, State> m_read; // by path
};

} // namespace tidemark::sandbox
