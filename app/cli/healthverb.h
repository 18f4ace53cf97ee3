// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark health [NAME…]: whether databases answer, for probes.
#pragma once

#include "app/cli/verb.h"

namespace tidemark::cli {

class HealthVerb final : public Verb
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString description() const override;
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] Result<ExitCode> run(const Workbench &bench, const Arguments &arguments) const override;
};

} // namespace tidemark::cli
