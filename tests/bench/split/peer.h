// SPDX-License-Identifier: GPL-3.0-or-later
// libpg_query, the peer: PostgreSQL's own scanner and parser as a library.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace tidemark::bench {

struct Boundary
{
    long offset = 0; // of the first byte that is neither white space nor comment
    long end = 0;    // behind the semicolon
    bool operator==(const Boundary &) const = default;
};

enum class PeerMethod { Scanner, Parser };

/// How many statements it finds; -1 when it refuses the script.
[[nodiscard]] int peerCount(const std::string &script);

/// Where it finds them; nothing when it refuses the script.
[[nodiscard]] std::optional<std::vector<Boundary>> peerBoundaries(const std::string &script, PeerMethod method);

} // namespace tidemark::bench
