// SPDX-License-Identifier: GPL-3.0-or-later
// How far a job is, on the last line of a terminal; silent elsewhere. The line is gone when its object is. One thread.
#pragma once

#include "app/cli/streams.h"
#include "base/clock.h"
#include "job/jobcontext.h"

namespace tidemark::cli {

class ProgressLine
{
public:
    ProgressLine(Output &output, const StreamTraits &traits, const Clock &clock);
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;
    ~ProgressLine() { clear(); }

    // Shows a step; the counts of one step at most ten times a second.
    void show(const job::Progress &step);
    void clear();

private:
    Output &m_output;
    StreamTraits m_traits;
    const Clock &m_clock;
    Clock::Duration m_next{0};
    QString m_what;
    bool m_isShown = false;
};

} // namespace tidemark::cli
