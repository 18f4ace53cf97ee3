// SPDX-License-Identifier: GPL-3.0-or-later
// How profiles look in profiles.json. For use by the profile store only. Pure functions, any thread.
#pragma once

#include "connect/profilestore.h"

namespace tidemark::connect {

// What is wrong with a text that should be profiles; `newer` is set when only its version is.
struct ProfilesFault
{
    QString reason;
    std::optional<TextPosition> position = {};
    bool newer = false;
};

[[nodiscard]] std::expected<ProfileFile, ProfilesFault> parseProfiles(const QByteArray &json);
[[nodiscard]] QByteArray writeProfiles(const ProfileFile &file);

} // namespace tidemark::connect
