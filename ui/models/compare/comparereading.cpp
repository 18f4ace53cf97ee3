// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/comparereading.h"

#include "base/text.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class Texts
{
    Q_DECLARE_TR_FUNCTIONS(CompareReading)
};

connect::PasswordPrompt promptOf(PasswordAsker *asker)
{
    if (!asker)
        return {};
    return [asker](job::JobContext &job, const QString &question) -> Result<Secret> {
        const auto ask = [asker, question](const Answer<GivenPassword> &answer) {
            asker->ask(question, false, answer);
        };
        return TRY(askGui<GivenPassword>(job, asker, ask)).secret;
    };
}

// What a side is, and who lends the connection to it: the pool of the profile, or for what a text names one that lasts
// as long as the reading.
Result<sandbox::SourceToRead> sourceOf(const SessionTools &tools, pool::Targets &targets, const SideToRead &side,
                                       const QString &label)
{
    if (!side.plan)
        return sandbox::borrowed(targets, *tools.registry, TRY(connect::classifySource(*tools.registry, side.text)),
                                 {.name = side.name, .label = label});
    const auto lender = [plan = side.plan, label](job::JobContext &job, const connect::PasswordPrompt &) {
        return plan->acquire(job, label);
    };
    return sandbox::SourceToRead{.source = connect::toTarget(side.plan->profile), .lender = lender};
}

void addNotes(std::vector<ComparisonNote> &notes, const QString &name, const sandbox::SourceContent &content)
{
    for (const sandbox::ScriptNote &note : content.notes)
        notes.push_back(
            {.source = name,
             .place = Texts::tr("%1, line %2").arg(QFileInfo(note.position.file).fileName()).arg(note.position.line),
             .text = note.text});
    for (const dialect::Omission &omission : content.introspection.omissions)
        notes.push_back({.source = name,
                         .place = Texts::tr("not read: %1").arg(omission.what),
                         .text = omission.remedy.isEmpty() ? omission.why : omission.why + u" · "_s + omission.remedy});
}

} // namespace

Result<ReadSides> readSides(job::JobContext &job, const SessionTools &tools, const SideToRead &left,
                            const SideToRead &right)
{
    pool::Pools pools(std::make_shared<SystemClock>());
    pool::Targets targets(pools, *tools.registry, {.retryConnect = false, .brief = true});
    const sandbox::SourceToRead from = TRY(sourceOf(tools, targets, left, Texts::tr("Compare, left")));
    const sandbox::SourceToRead to = TRY(sourceOf(tools, targets, right, Texts::tr("Compare, right")));
    sandbox::SourceOptions options;
    options.prompt = promptOf(tools.asker);
    sandbox::SourcePair both = TRY(sandbox::readBoth(job, *tools.registry, *tools.scratch, from, to, options));
    const auto isLive = [](const sandbox::SourceToRead &side) {
        return std::holds_alternative<dialect::Target>(side.source);
    };
    ReadSides sides;
    addNotes(sides.notes, left.name, both.from);
    addNotes(sides.notes, right.name, both.to);
    sides.left = {.content = std::move(both.from.introspection), .isLive = isLive(from)};
    sides.right = {.content = std::move(both.to.introspection), .isLive = isLive(to)};
    return sides;
}

} // namespace tidemark::ui
