// SPDX-License-Identifier: GPL-3.0-or-later
// One comparison of the window: reads two sources at the same time on a thread, compares them, plans the way from left
// to right and back, and answers for one object after the other. A newer run supersedes. GUI thread only; the workbench
// outlives it.
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
    // What was read already is compared again.
    void setOptions(const dialect::ComparisonOptions &options);
    void swap();

    // Reads both sources and compares. What was found before stays until there is news.
    void run();
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_job != 0; }
    [[nodiscard]] QString progressText() const;

    [[nodiscard]] const std::shared_ptr<const Comparison> &comparison() const { return m_comparison; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } // of the last run

    // Plans both ways. The answer comes by scriptChanged().
    void plan();
    [[nodiscard]] bool isPlanning() const { return m_planJob != 0; }
    [[nodiscard]] const Result<ScriptPair> &script() const { return m_script; }

    using DetailDone = std::function<void(CompareDetail)>;
    // A newer call supersedes.
    void readDetail(const ComparedObject &object, DetailDone done);

Q_SIGNALS:
    void runningChanged();
    void progressed();
    void changed(); // comparison or error
    void scriptChanged();

private:
    struct Outcome
    {
        std::shared_ptr<const ReadSides> sides;
        std::shared_ptr<const Comparison> comparison;
    };
    using Work = std::function<Result<Outcome>(job::JobContext &)>;

    void start(const QString &title, bool quiet, Work work);
    void finished(Result<Outcome> outcome);
    void compareAgain();
    void forget();
    [[nodiscard]] SideToRead toRead(const CompareSide &side) const;
    [[nodiscard]] static Result<Outcome> compared(const dialect::Registry &registry,
                                                  std::shared_ptr<const ReadSides> sides,
                                                  const dialect::ComparisonOptions &options);

    Workbench *m_workbench;
    CompareSide m_left;
    CompareSide m_right;
    dialect::ComparisonOptions m_options;
    std::shared_ptr<const ReadSides> m_read; // to be compared again without reading
    std::shared_ptr<const Comparison> m_comparison;
    Result<ScriptPair> m_script;
    std::optional<Error> m_error;
    JobId m_job = 0;
    JobId m_planJob = 0;
};

} // namespace tidemark::ui
