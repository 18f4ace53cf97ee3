// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a pool as options of the command line. Used by one thread.
#pragma once

#include "app/cli/arguments.h"
#include "pool/poolconfig.h"

namespace tidemark::cli {

[[nodiscard]] std::vector<Option> poolSettingOptions();

// Errors: Usage for a value that is none, Config for values that do not go together.
[[nodiscard]] Result<pool::PoolConfig> poolConfigOf(const Arguments &arguments);

// The number of an option within its bounds, and `otherwise` when it was not given. Errors: Usage.
[[nodiscard]] Result<double> numberOf(const Arguments &arguments, const QString &name, double otherwise, double least,
                                      double most);
[[nodiscard]] Result<int> countOf(const Arguments &arguments, const QString &name, int otherwise, int least, int most);
// Given in seconds.
[[nodiscard]] Result<std::chrono::milliseconds> timeOf(const Arguments &arguments, const QString &name,
                                                       std::chrono::milliseconds otherwise, double least = 0);

} // namespace tidemark::cli
