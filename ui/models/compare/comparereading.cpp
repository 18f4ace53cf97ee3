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

// What a connection was given once it need not be asked for again.
connect::PasswordPrompt keeping(const connect::PasswordPrompt &prompt, const std::shared_ptr<LinkPlan> &plan)
{
    if (!prompt)
        return {};
    return [prompt, plan](job::JobContext &job, const QString &question) -> Result<Secret> {
        Secret secret = TRY(prompt(job, question));
        plan->keep(secret);
        return secret;
    };
}

Result<connect::Source> sourceOf(job::JobContext &job, const SessionTools &tools, const SideToRead &side)
{
    if (!side.plan)
        return connect::classifySource(*tools.registry, side.text);
    dialect::Target target = connect::toTarget(side.plan->profile);
    target.password = side.plan->kept();
    const connect::PasswordPrompt prompt = keeping(promptOf(tools.asker), side.plan);
    if (target.password.isEmpty())
        target.password = TRY(connect::findPassword(job, side.plan->profile, {prompt, tools.keychain}));
    return target;
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
    const auto isLive = [](const connect::Source &source) { return std::holds_alternative<dialect::Target>(source); };
    const connect::Source from = TRY(sourceOf(job, tools, left));
    const connect::Source to = TRY(sourceOf(job, tools, right));
    sandbox::SourceOptions options;
    options.prompt = promptOf(tools.asker);
    auto both = sandbox::readBoth(job, *tools.registry, *tools.scratch, from, to, options);
    if (!both) {
        for (const SideToRead *side : {&left, &right}) {
            if (both.error().kind == ErrorKind::Auth && side->plan)
                side->plan->keep({}); // the next attempt asks again
        }
        return Failure(std::move(both).error());
    }
    ReadSides sides;
    addNotes(sides.notes, left.name, both->from);
    addNotes(sides.notes, right.name, both->to);
    sides.left = {.content = std::move(both->from.introspection), .isLive = isLive(from)};
    sides.right = {.content = std::move(both->to.introspection), .isLive = isLive(to)};
    return sides;
}

} // namespace tidemark::ui
