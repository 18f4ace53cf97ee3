// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/compare/comparesession.h"

#include "base/text.h"
#include "connect/url.h"

#include <QFileInfo>

#include <algorithm>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

static const QString runSlot = u"compare"_s;
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
    m_workbench->tools().jobs->cancel(m_planJob);
    m_read.reset();
    m_comparison.reset();
    m_chosen.reset();
    m_along.clear();
    m_script = ScriptPair{};
    m_error.reset();
    m_renameError.reset();
    m_options.renames.clear();
    m_options.equalRenames = true;
    Q_EMIT changed();
}

void CompareSession::setOptions(const dialect::ComparisonOptions &options)
{
    m_options.owners = options.owners;
    m_options.privileges = options.privileges;
    m_options.columnOrder = options.columnOrder;
    again();
}

void CompareSession::swap()
{
    std::swap(m_left, m_right);
    m_options.renames = inverted(m_options.renames);
    if (isRunning())
        return run();
    if (!m_read)
        return forget();
    auto swapped = std::make_shared<ReadSides>(*m_read);
    std::swap(swapped->left, swapped->right);
    m_read = std::move(swapped);
    compareAgain();
}

// ---- Renames

void CompareSession::takeRename(const diff::Rename &rename)
{
    m_options.renames.push_back(namedRename(rename));
    again();
}

void CompareSession::giveBackRename(const RenameOffer &offer)
{
    // one that is taken by itself is declined by giving all the others
    if (offer.state == RenameState::Automatic) {
        m_options.equalRenames = false;
        for (const RenameOffer &other : m_comparison->renames) {
            if (other.state == RenameState::Automatic)
                m_options.renames.push_back(namedRename(other.rename));
        }
    }
    giveBack(m_options.renames, offer.rename);
    again();
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

void CompareSession::again()
{
    isRunning() && m_isReading ? run() : compareAgain();
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
                                                         dialect::ComparisonOptions options)
{
    const schema::Schema &left = sides->left.content.schema;
    const schema::Schema &right = sides->right.content.schema;
    options.renames = stillThere(options.renames, left, right);
    Comparison comparison = TRY(compareForPeople(registry, left, right, options));
    comparison.target = dialect::planOptions(*comparison.dialect, sides->left.content, sides->left.isLive);
    comparison.notes = sides->notes;
    return Outcome{.sides = std::move(sides),
                   .comparison = std::make_shared<const Comparison>(std::move(comparison)),
                   .options = std::move(options)};
}

void CompareSession::start(const QString &title, bool quiet, Work work)
{
    m_isReading = !quiet;
    m_job = m_workbench->tools().jobs->run(this, {.title = title, .slot = runSlot, .quiet = quiet}, std::move(work),
                                           [this](Result<Outcome> outcome) { finished(std::move(outcome)); });
    Q_EMIT runningChanged();
}

void CompareSession::finished(Result<Outcome> outcome)
{
    m_job = 0;
    m_error.reset();
    m_renameError.reset();
    if (outcome) {
        m_read = std::move(outcome->sides);
        m_comparison = std::move(outcome->comparison);
        m_options = m_shownOptions = std::move(outcome->options);
        m_chosen.reset();
        m_along.clear();
        m_script = ScriptPair{};
    } else if (outcome.error().kind != ErrorKind::Cancelled) {
        setError(std::move(outcome).error());
    } else {
        restoreRenames();
    }
    Q_EMIT runningChanged();
    Q_EMIT changed();
}

void CompareSession::setError(Error error)
{
    const auto texts = [](const dialect::ComparisonOptions &options) {
        std::vector<QString> all;
        std::ranges::transform(options.renames, std::back_inserter(all), &diff::NamedRename::text);
        return std::pair(all, options.equalRenames);
    };
    if (!m_comparison || texts(m_options) == texts(m_shownOptions)) {
        m_error = std::move(error);
        return;
    }
    restoreRenames();
    m_renameError = std::move(error);
}

// Those of the comparison that is shown.
void CompareSession::restoreRenames()
{
    m_options.renames = m_shownOptions.renames;
    m_options.equalRenames = m_shownOptions.equalRenames;
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
