// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark verify-plan FROM TO: proves on scratch databases that a plan leads there and back.
#pragma once

#include "app/cli/verb.h"

namespace tidemark::cli {

class VerifyPlanVerb final : public Verb
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString description() const override;
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] Result<ExitCode> run(const Workbench &bench, const Arguments &arguments) const override;
};

} // namespace tidemark::cli
