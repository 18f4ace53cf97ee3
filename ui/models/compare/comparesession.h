// SPDX-License-Identifier: GPL-3.0-or-later
// One comparison of the window: reads two sources at the same time on a thread, compares them, plans the way from left
// to right and back for what was chosen, and answers for one object after the other. A newer run supersedes. GUI thread
// only; the workbench outlives it.
#pragma once

#include "ui/models/compare/comparedetail.h"
#include "ui/models/compare/comparereading.h"
#include "ui/models/compare/scripttext.h"
#include "ui/models/workbench.h"

namespace tidemark::ui {

// One side as a person chose it.
struct CompareSide
{
    QString profileId; // of a saved connection or an opened file
    QString text;      // else: a URL or the path of a database file, a snapshot, a .sql file, a folder of them

    [[nodiscard]] bool isEmpty() const { return profileId.isEmpty() && text.isEmpty(); }
    bool operator==(const CompareSide &) const = default;
};

class CompareSession : public QObject
{
    Q_OBJECT

public:
    explicit CompareSession(Workbench *workbench, QObject *parent = nullptr);

    [[nodiscard]] const CompareSide &left() const { return m_left; }
    [[nodiscard]] const CompareSide &right() const { return m_right; }
    [[nodiscard]] const dialect::ComparisonOptions &options() const { return m_options; }
    // What a side is called: the name of its connection, or the file's.
    [[nodiscard]] QString nameOf(const CompareSide &side) const;

    // Another side is read by the next run().
    void setSides(const CompareSide &left, const CompareSide &right);
    // What counts as a difference: owners, privileges, order of columns. What was read already is compared again.
    void setOptions(const dialect::ComparisonOptions &options);
    void swap();

    // A rename is one that the comparison names; what was read is compared again with it or without. When that does
    // not work, everything stays as it was, and renameError() says why.
    void takeRename(const diff::Rename &rename);
    void giveBackRename(const RenameOffer &offer);
    [[nodiscard]] const std::optional<Error> &renameError() const { return m_renameError; }

    // Reads both sources and compares. What was found before stays until there is news.
    void run();
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job != 0; }
    [[nodiscard]] QString progressText() const;

    [[nodiscard]] const std::shared_ptr<const Comparison> &comparison() const { return m_comparison; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } // of the last run

    // Plans both ways for some of the changes. What comes along with them is told by alongChanged(), the script by
    // scriptChanged(). A newer choice supersedes.
    void plan(Chosen chosen);
    [[nodiscard]] bool isPlanning() const { return m_planJob != 0; }
    [[nodiscard]] const std::vector<CameAlong> &along() const { return m_along; }
    [[nodiscard]] const Result<ScriptPair> &script() const { return m_script; }

    // How the script goes about it: as a person wants it or, if nobody said, as it suits the left side. The script is
    // planned again.
    void setStrategy(std::optional<plan::Strategy> wanted);
    [[nodiscard]] const std::optional<plan::Strategy> &wantedStrategy() const { return m_wantedStrategy; }
    [[nodiscard]] plan::Strategy strategy() const;
    [[nodiscard]] std::vector<plan::Strategy> strategies() const; // that there are; none without a comparison

    using DetailDone = std::function<void(CompareDetail)>;
    // A newer call supersedes.
    void readDetail(const ComparedObject &object, DetailDone done);

Q_SIGNALS:
    void runningChanged();
    void progressed();
    void changed(); // comparison or error
    void alongChanged();
    void scriptChanged();

private:
    struct Outcome
    {
        std::shared_ptr<const ReadSides> sides;
        std::shared_ptr<const Comparison> comparison;
        dialect::ComparisonOptions options; // with the renames that still make sense
    };
    using Work = std::function<Result<Outcome>(job::JobContext &)>;

    void start(const QString &title, bool quiet, Work work);
    void finished(Result<Outcome> outcome);
    void again();
    void compareAgain();
    void forget();
    void setError(Error error);
    void restoreRenames();
    void planScript();
    [[nodiscard]] SideToRead toRead(const CompareSide &side) const;
    [[nodiscard]] static Result<Outcome> compared(const dialect::Registry &registry,
                                                  std::shared_ptr<const ReadSides> sides,
                                                  dialect::ComparisonOptions options);

    Workbench *m_workbench;
    CompareSide m_left;
    CompareSide m_right;
    dialect::ComparisonOptions m_options;
    dialect::ComparisonOptions m_shownOptions; // of the comparison
    std::optional<plan::Strategy> m_wantedStrategy;
    std::shared_ptr<const ReadSides> m_read; // to be compared again without reading
    std::shared_ptr<const Comparison> m_comparison;
    std::shared_ptr<const diff::Difference> m_chosen; // of the comparison; null: not known yet
    std::vector<CameAlong> m_along;
    Result<ScriptPair> m_script;
    std::optional<Error> m_error;
    std::optional<Error> m_renameError;
    bool m_isReading = false; // by the job; else it compares what was read
    JobId m_job = 0;
    JobId m_planJob = 0;
};

} // namespace tidemark::ui
