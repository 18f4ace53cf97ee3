// SPDX-License-Identifier: GPL-3.0-or-later
// The Server page of a connection: what the server does now, who waits for whom, what takes room. It polls only while
// somebody can see it, over a connection of its own. GUI thread only.
#pragma once

#include "ui/models/server/serverfeed.h"
#include "ui/models/workbench.h"
#include "ui/pages/page.h"

class QLabel;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace tidemark::ui {

class ErrorPanel;
class FilterField;
class MutedLabel;
class OverviewTab;
class ReportTab;
class SessionBar;
class Syntax;
class TablePanel;

// The reference that stands for such a page in a session.
[[nodiscard]] schema::ObjectRef serverPageRef();
[[nodiscard]] bool isServerPage(const schema::ObjectRef &ref);

class ServerPage : public Page
{
    Q_OBJECT

public:
    ServerPage(Workbench *workbench, Syntax *syntax, const QString &profileId, QWidget *parent = nullptr);
    ~ServerPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] TabName tabName() const override;
    [[nodiscard]] QString toolTipText() const override;
    [[nodiscard]] QIcon pageIcon() const override;
    [[nodiscard]] QString profileId() const override { return m_profileId; }
    [[nodiscard]] workspace::OpenTab state() const override;
    [[nodiscard]] schema::ObjectRef subject() const override;
    [[nodiscard]] bool shows(const QString &profile, const schema::ObjectRef &ref) const override;
    void showSection(SectionId) override {}
    void focusContent() override;
    void refresh() override;
    void find() override;
    [[nodiscard]] QSize sizeHint() const override { return {1000, 640}; }

    void restore(const workspace::OpenTab &tab);
    // By its name for programs: "overview", "sessions", "blocking", "locks", "transactions", "storage", "statements",
    // "replication".
    void showTab(const QString &name);
    [[nodiscard]] QString currentTab() const;

    [[nodiscard]] ServerFeed *feed() { return m_feed.get(); } // null until it is connected
    [[nodiscard]] OverviewTab *overview() { return m_overview; }
    [[nodiscard]] ReportTab *report(const QString &name) const { return m_reports.value(name); }
    [[nodiscard]] FilterField *filter() { return m_filter; }
    [[nodiscard]] QToolButton *pauseButton() { return m_pause; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setupViews();
    void setupHeader(QWidget *header);
    void setupTabs();
    ReportTab *addReport(const QString &name, const QString &title, const std::vector<watch::Topic> &topics);
    void addPlainReport(const QString &name, const QString &title, const std::vector<watch::Topic> &topics);
    void addSessionReport(const QString &name, const QString &title, watch::Topic topic);
    void connectSignals();

    void sessionChanged();
    void makeFeed(const BrowseSession &session);
    void connectFeed();
    void updateWatching();
    void tabChanged();
    void readTab();
    void pulsed(const watch::Pulse &pulse, const watch::PulseRates &rates);
    void sessionsRead();
    void takeReport(watch::Topic topic, const watch::Report &report);
    void feedErrorChanged();
    void showState();
    void showChosen(const QString &name);
    void showCurrent();
    void send(const watch::Session &session, dialect::Signal what, SessionBar *bar);
    [[nodiscard]] bool isSeen() const;

    Workbench *m_workbench;
    Syntax *m_syntax;
    QString m_profileId;
    std::unique_ptr<ServerFeed> m_feed;
    watch::Pulse m_pulse;
    MutedLabel *m_status;
    FilterField *m_filter;
    QToolButton *m_pause;
    QToolButton *m_refresh;
    ErrorPanel *m_error;
    QStackedWidget *m_stack;
    QLabel *m_note;
    QTabWidget *m_tabs;
    OverviewTab *m_overview;
    QMap<QString, ReportTab *> m_reports; // by the name of their tab
    QMap<QString, SessionBar *> m_bars;
    QStringList m_names; // of the tabs, in their order
};

} // namespace tidemark::ui
