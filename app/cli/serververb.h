// SPDX-License-Identifier: GPL-3.0-or-later
// tidemark server WHAT URL: what a running server does; and cancel or terminate for one of its sessions.
#pragma once

#include "app/cli/verb.h"

namespace tidemark::cli {

class ServerVerb final : public Verb
{
public:
    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString summary() const override;
    [[nodiscard]] QString description() const override;
    [[nodiscard]] Usage usage() const override;
    [[nodiscard]] Result<ExitCode> run(const Workbench &bench, const Arguments &arguments) const override;
};

} // namespace tidemark::cli
