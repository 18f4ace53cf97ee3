// SPDX-License-Identifier: GPL-3.0-or-later
#include "connect/session.h"

#include "connect/opener.h"

namespace tidemark::connect {

Result<Session> open(job::JobContext &job, const dialect::Registry &registry, dialect::Target target,
                     const PasswordPrompt &prompt)
{
    return Opener(registry, std::move(target), {.prompt = prompt}).open(job);
}

} // namespace tidemark::connect
