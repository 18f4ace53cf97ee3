// SPDX-License-Identifier: GPL-3.0-or-later
// The Pools page: all pools on the left, the chosen one on the right: ours, with what can be done to them, and those of
// others. It polls only while somebody can see it. GUI thread only.
#pragma once

#include "ui/models/pools/poolsfeed.h"
#include "ui/models/server/serverfeed.h"
#include "ui/models/server/statemodel.h"
#include "ui/models/workbench.h"
#include "ui/pages/page.h"

class QLabel;
class QListView;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace tidemark::ui {

class AlertsPanel;
class MutedLabel;
class PoolPanel;
class TablePanel;

// The reference that stands for this page in a session.
[[nodiscard]] schema::ObjectRef poolsPageRef();
[[nodiscard]] bool isPoolsPage(const schema::ObjectRef &ref);

class PoolsPage : public Page
{
    Q_OBJECT

public:
    // Without a maker sources are read as they say.
    explicit PoolsPage(Workbench *workbench, QWidget *parent = nullptr, PoolReaderMaker makeReader = {});
    ~PoolsPage() override;

    [[nodiscard]] QString title() const override;
    [[nodiscard]] TabName tabName() const override;
    [[nodiscard]] QString toolTipText() const override;
    [[nodiscard]] QIcon pageIcon() const override;
    [[nodiscard]] QString profileId() const override { return {}; } // of all
    [[nodiscard]] workspace::OpenTab state() const override;
    [[nodiscard]] schema::ObjectRef subject() const override;
    [[nodiscard]] bool shows(const QString &profile, const schema::ObjectRef &ref) const override;
    void showSection(SectionId) override {}
    void focusContent() override;
    void refresh() override;
    void find() override { focusContent(); }
    [[nodiscard]] QSize sizeHint() const override { return {1000, 640}; }

    void restore(const workspace::OpenTab &tab);

    // Shows a pool by its key, or all of them.
    void choose(const QString &key);
    [[nodiscard]] QString chosen() const { return m_chosen; }

    // Dialogs, made when they are asked for.
    QDialog *addSource();
    QDialog *editThresholds();
    QDialog *resizeChosen();

    [[nodiscard]] PoolsFeed *feed() { return m_feed.get(); }
    [[nodiscard]] ServerFeed *serverFeed() { return m_server.get(); } // null unless a server is watched
    [[nodiscard]] PoolPanel *panel() { return m_panel; }
    [[nodiscard]] TablePanel *allPools() { return m_allPools; }
    [[nodiscard]] AlertsPanel *allAlerts() { return m_allAlerts; }
    [[nodiscard]] const StateModel *list() const { return &m_list; }
    [[nodiscard]] QLabel *shared() { return m_shared; }
    [[nodiscard]] QToolButton *pauseButton() { return m_pause; }
    [[nodiscard]] QPushButton *addButton() { return m_add; }
    [[nodiscard]] bool isEmptyShown() const;

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setupViews();
    void setupHeader(QWidget *header);
    QWidget *setupList();
    QWidget *setupOverview();
    QWidget *setupEmpty();
    void connectSignals();
    void connectPanel();

    void updateWatching();
    void feedChanged();
    void showChosen();
    void currentRowChanged(const QModelIndex &current);
    void saveSettings(const PoolsSettings &settings);
    void removeSource();
    // Does something to the chosen pool on a thread, and says what came of it.
    void act(const std::shared_ptr<pool::Pool> &pool, const QString &title, const QString &done,
             std::function<Result<void>(pool::Pool &)> what);
    void suspendOrResume();
    void updateServer();
    void updateLinks();
    [[nodiscard]] BrowseSession *sessionOf(const PoolRecord &pool) const;
    [[nodiscard]] const PoolRecord *chosenPool() const { return m_feed->find(m_chosen); }
    [[nodiscard]] bool isSeen() const;

    Workbench *m_workbench;
    PoolReaderMaker m_makeReader;
    std::unique_ptr<PoolsFeed> m_feed;
    std::unique_ptr<ServerFeed> m_server;
    const BrowseSession *m_serverSession = nullptr; // whose server that is
    StateModel m_list;
    QString m_chosen;
    bool m_follows = false; // rows come and go
    MutedLabel *m_status;
    QToolButton *m_pause;
    QToolButton *m_thresholds;
    QPushButton *m_add;
    QStackedWidget *m_stack;
    QSplitter *m_split;
    QListView *m_view;
    QLabel *m_shared;
    QStackedWidget *m_detail;
    PoolPanel *m_panel;
    TablePanel *m_allPools;
    AlertsPanel *m_allAlerts;
};

} // namespace tidemark::ui
