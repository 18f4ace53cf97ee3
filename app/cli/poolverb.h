// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark pool WHAT …: one file a subcommand.
#pragma once

#include "app/cli/verb.h"

namespace tidemark::cli {

// One thing that the verb does.
struct PoolCommand
{
    QString name;
    QString words; // behind the name: "SOURCE"
    QString help;  // what help says of it
    std::vector<Option> options = {};
    Result<ExitCode> (*run)(const Workbench &bench, const Arguments &arguments); // words[0] is the name
};

class PoolVerb final : public Verb
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString description() const override;
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] Result<ExitCode> run(const Workbench &bench, const Arguments &arguments) const override;
};

} // namespace tidemark::cli
