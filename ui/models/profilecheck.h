// SPDX-License-Identifier: GPL-3.0-or-later
// Tries a connection that is still being edited: connects, says who answered and how long each step took, and
// disconnects. GUI thread only; the work runs through the JobRunner.
#pragma once

#include "ui/models/browsesession.h"

namespace tidemark::ui {

struct ProfileReport
{
    sql::ServerInfo server;
    dialect::ConnectTimings timings;
};

// Uses the given password if there is one, else what the profile's source yields. The newest call of an owner wins.
JobId checkProfile(const SessionTools &tools, QObject *owner, const connect::Profile &profile, const Secret &password,
                   std::function<void(Result<ProfileReport>)> done);

// The steps that took time, as people read them: "Connecting", 340 µs.
struct TimedStep
{
    QString name;
    std::chrono::microseconds time;
};
[[nodiscard]] std::vector<TimedStep> timedSteps(const dialect::ConnectTimings &timings);

} // namespace tidemark::ui
