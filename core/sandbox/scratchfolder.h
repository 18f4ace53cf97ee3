// SPDX-License-Identifier: GPL-3.0-or-later
// A folder in memory (where there is plenty and TMPDIR is not set) or below the system's folder for temporary files
// that never stays behind: removed by its owner's destructor, or, when the owner was killed, by the next one who asks.
// Its name tells the owner's process and when that began, and the owner holds a lock on a file in it for as long as it
// lives. Movable; belongs to one thread at a time.
#pragma once

#include "base/error.h"

#include <sys/types.h>

#include <utility>
#include <vector>

namespace tidemark::sandbox {

class ScratchFolder
{
public:
    // Makes a folder that only this user can enter. Errors: Io.
    [[nodiscard]] static Result<ScratchFolder> create();

    // Removes the folders whose owner is gone, after killing the programs that still work in them. Folders of other
    // users and of living owners are left alone; so is everything whose name is not exactly one of ours.
    static void sweep();

    ScratchFolder(ScratchFolder &&other) noexcept
        : m_path(std::exchange(other.m_path, {}))
        , m_lock(std::exchange(other.m_lock, -1))
    {
    }
    ScratchFolder(const ScratchFolder &) = delete;
    ScratchFolder &operator=(const ScratchFolder &) = delete;
    ScratchFolder &operator=(ScratchFolder &&) = delete;
    ~ScratchFolder();

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString filePath(const QString &name) const { return m_path + QChar(u'/') + name; }

private:
    ScratchFolder(QString path, int lock)
        : m_path(std::move(path))
        , m_lock(lock)
    {
    }

    QString m_path;
    int m_lock; // descriptor of the locked file
};

// The processes whose working folder is this one or below it. Cost: a look at every process of the machine.
[[nodiscard]] std::vector<pid_t> processesIn(const QString &folder);

// Kills them and waits until they are gone (a second at most: what sleeps in the kernel may take longer).
void endProcessesIn(const QString &folder);

} // namespace tidemark::sandbox
