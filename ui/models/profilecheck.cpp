// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/profilecheck.h"

#include "base/text.h"

namespace tidemark::ui {

using namespace Qt::StringLiterals;

JobId checkProfile(const SessionTools &tools, QObject *owner, const connect::Profile &profile, const Secret &password,
                   std::function<void(Result<ProfileReport>)> done)
{
    auto plan = std::make_shared<LinkPlan>();
    plan->profile = profile;
    plan->registry = tools.registry;
    plan->asker = tools.asker;
    plan->keychain = tools.keychain;
    plan->keep(password);
    return tools.jobs->run(
        owner,
        {.title = QObject::tr("Testing the connection %1").arg(printable(profile.name)),
         .slot = u"check"_s,
         .quiet = true},
        [plan](job::JobContext &job) -> Result<ProfileReport> {
            Link link(plan);
            const sql::Connection *connection = TRY(link.hold(job));
            return ProfileReport{connection->server(), link.timings()};
        },
        std::move(done));
}

std::vector<TimedStep> timedSteps(const dialect::ConnectTimings &timings)
{
    const std::vector<TimedStep> all = {{QObject::tr("Looking up the name"), timings.lookup},
                                        {QObject::tr("Connecting"), timings.connect},
                                        {QObject::tr("Encrypting"), timings.encryption},
                                        {QObject::tr("Signing in"), timings.authentication}};
    std::vector<TimedStep> taken;
    std::ranges::copy_if(all, std::back_inserter(taken), [](const TimedStep &step) { return step.time.count() > 0; });
    return taken;
}

} // namespace tidemark::ui
