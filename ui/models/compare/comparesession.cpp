// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/comparesession.h"

#include "base/text.h"
#include "connect/url.h"

#include <QFileInfo>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static const QString runSlot = u"compare"_s;
static const QString planSlot = u"plan"_s;
static const QString detailSlot = u"detail"_s;

CompareSession::CompareSession(Workbench *workbench, QObject *parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    connect(workbench->tools().jobs->tasks(), &TaskModel::activityChanged, this, [this] {
        if (isRunning())
            Q_EMIT progressed();
    });
}

QString CompareSession::nameOf(const CompareSide &side) const
{
    if (const connect::Profile *profile = m_workbench->profile(side.profileId))
        return printable(profile->name);
    const QFileInfo file(side.text);
    return printable(file.exists() ? file.fileName() : connect::redactUrl(side.text));
}

void CompareSession::setSides(const CompareSide &left, const CompareSide &right)
{
    if (left == m_left && right == m_right)
        return;
    m_left = left;
    m_right = right;
    forget();
}

void CompareSession::forget()
{
    cancel();
    m_read.reset();
    m_comparison.reset();
    m_script = ScriptPair{};
    m_error.reset();
    Q_EMIT changed();
}

void CompareSession::setOptions(const dialect::ComparisonOptions &options)
{
    m_options = options;
    isRunning() ? run() : compareAgain();
}

void CompareSession::swap()
{
    std::swap(m_left, m_right);
    if (isRunning())
        return run();
    if (!m_read)
        return forget();
    auto swapped = std::make_shared<ReadSides>(*m_read);
    std::swap(swapped->left, swapped->right);
    m_read = std::move(swapped);
    compareAgain();
}

// ---- Jobs

SideToRead CompareSession::toRead(const CompareSide &side) const
{
    const BrowseSession *session = side.profileId.isEmpty() ? nullptr : m_workbench->session(side.profileId);
    return {.plan = session ? session->plan() : nullptr, .text = side.text, .name = nameOf(side)};
}

void CompareSession::run()
{
    const auto work = [tools = m_workbench->tools(), left = toRead(m_left), right = toRead(m_right),
                       options = m_options](job::JobContext &job) -> Result<Outcome> {
        auto sides = std::make_shared<const ReadSides>(TRY(readSides(job, tools, left, right)));
        TRY(job.check());
        job.report({.what = tr("Comparing")});
        return compared(*tools.registry, std::move(sides), options);
    };
    start(tr("Comparing %1 with %2").arg(nameOf(m_left), nameOf(m_right)), false, work);
}

void CompareSession::compareAgain()
{
    if (!m_read)
        return;
    start(tr("Comparing"), true,
          [tools = m_workbench->tools(), sides = m_read, options = m_options](job::JobContext &) {
              return compared(*tools.registry, sides, options);
          });
}

Result<CompareSession::Outcome> CompareSession::compared(const dialect::Registry &registry,
                                                         std::shared_ptr<const ReadSides> sides,
                                                         const dialect::ComparisonOptions &options)
{
    Comparison comparison = TRY(compareForPeople(registry, sides->left, sides->right, options));
    comparison.notes = sides->notes;
    return Outcome{.sides = std::move(sides), .comparison = std::make_shared<const Comparison>(std::move(comparison))};
}

void CompareSession::start(const QString &title, bool quiet, Work work)
{
    m_job = m_workbench->tools().jobs->run(this, {.title = title, .slot = runSlot, .quiet = quiet}, std::move(work),
                                           [this](Result<Outcome> outcome) { finished(std::move(outcome)); });
    Q_EMIT runningChanged();
}

void CompareSession::finished(Result<Outcome> outcome)
{
    m_job = 0;
    m_error.reset();
    if (outcome) {
        m_read = std::move(outcome->sides);
        m_comparison = std::move(outcome->comparison);
        m_script = ScriptPair{};
    } else if (outcome.error().kind != ErrorKind::Cancelled) {
        m_error = std::move(outcome).error();
    }
    Q_EMIT runningChanged();
    Q_EMIT changed();
}

void CompareSession::cancel()
{
    m_workbench->tools().jobs->cancel(m_job);
}

QString CompareSession::progressText() const
{
    const Task *task = m_workbench->tools().jobs->tasks()->find(m_job);
    if (!task)
        return {};
    const job::Progress &step = task->progress;
    if (step.what.isEmpty())
        return task->title;
    return step.total > 0 ? tr("%1 (%2 of %3)").arg(step.what).arg(step.done).arg(step.total) : step.what;
}

static Result<ScriptPair> scripts(job::JobContext &job, const Comparison &comparison)
{
    const plan::Plan plan = TRY(dialect::makePlan(job, *comparison.dialect->planner, comparison.difference));
    return ScriptPair{.up = scriptText(plan.up), .down = scriptText(plan.down)};
}

void CompareSession::plan()
{
    if (!m_comparison)
        return;
    m_planJob = m_workbench->tools().jobs->run(
        this, {.title = tr("Planning the script"), .slot = planSlot, .quiet = true},
        [comparison = m_comparison](job::JobContext &job) { return scripts(job, *comparison); },
        [this](Result<ScriptPair> made) {
            m_planJob = 0;
            m_script = std::move(made);
            Q_EMIT scriptChanged();
        });
}

void CompareSession::readDetail(const ComparedObject &object, DetailDone done)
{
    m_workbench->tools().jobs->run(
        this, {.title = tr("Reading definitions"), .slot = detailSlot, .quiet = true},
        [comparison = m_comparison, object](job::JobContext &) -> Result<CompareDetail> {
            return compareDetail(*comparison, object);
        },
        [done = std::move(done)](Result<CompareDetail> detail) {
            if (detail)
                done(*std::move(detail));
        });
}

} // namespace tidemark::ui
