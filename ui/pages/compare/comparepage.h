// SPDX-License-Identifier: GPL-3.0-or-later
// The Compare page: two sources, what differs between them, and the script that leads from the left one to the right
// one and back. Nothing is run. GUI thread only.
#pragma once

#include "ui/models/compare/comparemodel.h"
#include "ui/models/compare/comparesession.h"
#include "ui/pages/page.h"

class QLabel;
class QSplitter;
class QStackedWidget;
class QTabWidget;

namespace tidemark::ui {

class BusyStrip;
class CompareBar;
class CompareDetailTab;
class CompareDiagramTab;
class CompareTree;
class ErrorPanel;
class RenameStrip;
class ScriptTab;
class SheetTab;
class Syntax;

// The kind of reference that stands for such a page in a session: the sides are its names, by profile or path.
[[nodiscard]] QString compareKind();

class ComparePage : public Page
{
    Q_OBJECT

public:
    ComparePage(Workbench *workbench, Syntax *syntax, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] TabName tabName() const override;
    [[nodiscard]] QString toolTipText() const override;
    [[nodiscard]] QIcon pageIcon() const override;
    [[nodiscard]] QString profileId() const override { return {}; }
    [[nodiscard]] workspace::OpenTab state() const override;
    [[nodiscard]] bool shows(const QString &profile, const schema::ObjectRef &ref) const override;
    void showSection(SectionId) override {}
    void focusContent() override;
    void refresh() override; // reads both sources again
    void find() override;

    // Comes back to what state() gave; nothing is read.
    void restore(const workspace::OpenTab &tab);
    void setSides(const CompareSide &left, const CompareSide &right);
    void compare();

    [[nodiscard]] CompareSession *session() { return &m_session; }
    [[nodiscard]] CompareModel *model() { return &m_model; }
    [[nodiscard]] CompareTree *tree() { return m_tree; }
    [[nodiscard]] CompareDetailTab *detail() { return m_detail; }
    [[nodiscard]] ScriptTab *script() { return m_script; }
    [[nodiscard]] CompareDiagramTab *diagram() { return m_diagram; }
    [[nodiscard]] CompareBar *bar() { return m_bar; }
    [[nodiscard]] RenameStrip *renames() { return m_renames; }
    [[nodiscard]] ErrorPanel *error() { return m_error; }
    [[nodiscard]] QLabel *note() { return m_note; }
    void showTab(QWidget *tab);
    [[nodiscard]] QSize sizeHint() const override; // whatever it shows, so that panes keep their widths
    // True while anything that it shows is being made.
    [[nodiscard]] bool isBusy() const;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setupViews();
    void setupResult();
    void connectSignals();
    void sidesChanged();
    void runningChanged();
    void sessionChanged();
    void showOutcome();
    void showNotes(const Comparison &comparison);
    void showDetail();
    void planChosen();
    void showScriptNote();

    Workbench *m_workbench;
    CompareSession m_session;
    CompareModel m_model;
    std::shared_ptr<const Comparison> m_shown;
    schema::ObjectRef m_shownObject;
    bool m_reading = false; // the definitions of an object
    CompareBar *m_bar;
    BusyStrip *m_busy;
    QStackedWidget *m_stack;
    QLabel *m_note; // instead of a result
    QWidget *m_errorPage;
    ErrorPanel *m_error;
    QWidget *m_result;
    RenameStrip *m_renames;
    QSplitter *m_split; // objects, and what differs
    CompareTree *m_tree;
    QTabWidget *m_tabs;
    CompareDetailTab *m_detail;
    ScriptTab *m_script;
    CompareDiagramTab *m_diagram;
    SheetTab *m_notes;
};

} // namespace tidemark::ui
