// SPDX-License-Identifier: GPL-3.0-or-later
// What a probe is to connect to: URLs, and connections that were saved in the desktop. Nobody is asked anything.
#pragma once

#include "app/cli/verb.h"

namespace tidemark::cli {

struct ProbeTarget
{
    QString name; // as it was asked for, without secrets
    dialect::Target target;
};

// The targets of these words; without words, every saved connection. Nothing is connected. Errors: Usage for a word
// that is neither a URL nor the name of a saved connection, or when there is none at all; Auth for a password that only
// a person can give; Config and Io of the files.
[[nodiscard]] Result<std::vector<ProbeTarget>> probeTargets(const Workbench &bench, const QStringList &words);

} // namespace tidemark::cli
