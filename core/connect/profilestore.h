// SPDX-License-Identifier: GPL-3.0-or-later
// Saved profiles in one file, profiles.json of the configuration folder (docs/profiles.md). The folder is 0700, the
// file 0600, and no secret is in it. A damaged file is moved aside and reported, never overwritten; a newer one stays
// as it is. Functions may be called from any thread, for one folder from one thread at a time.
#pragma once

#include "base/error.h"
#include "connect/profile.h"

#include <optional>

namespace tidemark::connect {

// The version that this build writes; it reads this one and older ones.
inline constexpr int profilesVersion = 2;

// A file that could not be read as profiles, and where it now is.
struct DamagedFile
{
    QString movedTo;
    QString reason; // "line 3: missing name separator"
    std::optional<TextPosition> position = {};
    bool operator==(const DamagedFile &) const = default;
};

struct ProfileFile
{
    std::vector<Profile> profiles; // in the order that people gave them
    std::optional<DamagedFile> damaged = {};
    QJsonObject unknown = {}; // top-level fields of other versions, kept when the file is saved
    QByteArray revision = {}; // of the file's bytes as they were read; empty: there was none
};

// $XDG_CONFIG_HOME/tidemark, or ~/.config/tidemark.
[[nodiscard]] QString configFolder();

// Reads the profiles of a folder; no file gives none. A damaged file is renamed to profiles.json.damaged-<UTC time> and
// told in `damaged`. Errors: Config for a file of a newer version, Io for one that cannot be read or moved; both leave
// it.
[[nodiscard]] Result<ProfileFile> loadProfiles(const QString &folder = configFolder());

// Replaces the file and updates the revision. Options that are secrets (isSecretOption) are left out. Errors: Conflict
// when the file is no longer what was loaded (load again, and put the change on top), Io.
[[nodiscard]] Result<void> saveProfiles(ProfileFile &file, const QString &folder = configFolder());

[[nodiscard]] const Profile *findProfile(const ProfileFile &file, const QString &id);

} // namespace tidemark::connect
