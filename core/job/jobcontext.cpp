// SPDX-License-Identifier: GPL-3.0-or-later
#include "job/jobcontext.h"

#include "base/text.h"

namespace tidemark::job {

Result<void> JobContext::check() const
{
    if (m_stop.stop_requested())
        return Failure(cancelledError());
    return {};
}

Error cancelledError()
{
    Error error;
    error.kind = ErrorKind::Cancelled;
    error.message = tr("Cancelled");
    return error;
}

} // namespace tidemark::job
