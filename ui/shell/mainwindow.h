// SPDX-License-Identifier: GPL-3.0-or-later
// The window: band, rail, navigator, pages, dock. It wires the parts to the workbench and to each other; what they do
// is theirs. GUI thread only. Everything in WindowTools outlives it.
#pragma once

#include "ui/common/syntax.h"
#include "ui/models/messagemodel.h"
#include "ui/models/workbench.h"
#include "ui/shell/actions.h"

#include <QMainWindow>
#include <QTimer>

#include <functional>

class QSplitter;

namespace tidemark::ui {

class CommandPalette;
class ComparePage;
class DialogPasswordAsker;
class Dock;
class EnvironmentBand;
class Navigator;
class Page;
class PageArea;
class QuickOpenBox;
class Rail;
class StartPage;
class StatusStrip;

// Makes a sample database when it is first wanted and says how to connect to it. Runs on a thread.
struct Sample
{
    QString title; // of the task
    std::function<Result<connect::Profile>(job::JobContext &job)> make;
    bool optional = false; // without what it needs on this machine nothing is said
};

struct WindowTools
{
    Workbench *workbench = nullptr;
    MessageModel *messages = nullptr;
    Syntax *syntax = nullptr;
    std::vector<Sample> samples = {};
};

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(WindowTools tools, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Comes back to how the window was left; connects what needs nobody to answer, runs nothing else.
    void restoreSession(const workspace::SessionState &state);
    [[nodiscard]] workspace::SessionState sessionState() const;
    // Writes what a later start restores, if it differs from what was written last.
    void saveSession();

    void openSamples();
    void openFile(const QString &path);
    void openProfile(const QString &id);
    Page *openObject(const QString &profileId, const schema::ObjectRef &ref);
    // The diagram of what was chosen: a table with those around it, a schema, everything.
    Page *openDiagram(const QString &profileId, const schema::ObjectRef &chosen);
    // The page of the connection's server; connects if need be. Null where there is no server to watch.
    Page *openServer(const QString &profileId);
    // The page of all pools; there is one.
    Page *openPools();
    // A page to compare two sources; the left one is this connection, or not chosen yet.
    ComparePage *openCompare(const QString &leftProfile);

    [[nodiscard]] Actions *actions() { return m_actions; }
    [[nodiscard]] Navigator *navigator() { return m_navigator; }
    [[nodiscard]] PageArea *pages() { return m_pages; }
    [[nodiscard]] QuickOpenBox *quickOpen();
    [[nodiscard]] CommandPalette *commandPalette();
    [[nodiscard]] Workbench *workbench() { return m_tools.workbench; }

    // Dialogs, made when they are asked for.
    QDialog *editProfile(const QString &id); // empty: a new one
    QDialog *showSettings();
    QDialog *importProfiles();

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void setupActions();
    void setupFileActions();
    void setupConnectionActions();
    void setupGoActions();
    void setupObjectActions();
    void setupViewActions();
    void setupTabActions();
    void setupMenus();
    void setupViews();
    void setupToolBar();
    void connectSignals();

    void applySettings();
    void pageChanged();
    void currentChanged();
    void updateActions();
    void updateObjectActions();
    void copyName();
    void copyDdl();
    void focusPart(int by);
    void focusInto(QWidget *part);
    void updateStatus();
    void sessionChanged(const QString &id);
    void chooseFile();
    void openRecent(const workspace::RecentItem &item);
    void openTab(const workspace::OpenTab &tab);
    [[nodiscard]] Page *makePage(const QString &profileId, const schema::ObjectRef &ref);
    void reopenTab();
    ComparePage *addCompare(int pane = -1);
    void deleteProfile();
    void duplicateProfile();
    void disconnectProfile();
    void refresh();
    void showDock(bool open);
    void setTheme(workspace::Theme theme);
    void zoom(int by);
    void showAbout();
    void tell(const QString &source, const Error &error);
    [[nodiscard]] QString currentProfile() const; // of the page, else of the tree
    [[nodiscard]] QAction *action(const char *id) const;

    WindowTools m_tools;
    QTimer m_saving; // the session, now and then
    workspace::SessionState m_saved;
    Actions *m_actions;
    EnvironmentBand *m_band;
    Rail *m_rail;
    Navigator *m_navigator;
    StartPage *m_start;
    PageArea *m_pages;
    Dock *m_dock;
    StatusStrip *m_status;
    QSplitter *m_columns;
    QSplitter *m_rows;
    QuickOpenBox *m_quickOpen = nullptr;
    CommandPalette *m_palette = nullptr;
    int m_unread = 0;
};

} // namespace tidemark::ui
