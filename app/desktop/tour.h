// SPDX-License-Identifier: GPL-3.0-or-later
// Goes through the window by itself, as a person would, and writes a picture of each step with a page that shows them
// all. Every step waits for what it needs to see, not for a time. GUI thread only; the window outlives it.
#pragma once

#include "ui/models/views/objectview.h"
#include "ui/shell/mainwindow.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

#include <memory>

namespace tidemark::ui {
class ComparePage;
class PoolsPage;
class ServerPage;
} // namespace tidemark::ui

namespace tidemark::desktop {

class TourBorrowers;
class TourTraffic;

struct TourStep
{
    QString name; // of the picture's file
    QString caption;
    std::function<void()> act;
    std::function<bool()> ready = [] { return true; };
    std::function<bool()> wanted = [] { return true; }; // asked when its turn comes; else there is no picture
};

class Tour : public QObject
{
    Q_OBJECT

public:
    Tour(ui::MainWindow &window, QString folder);

    void start();

Q_SIGNALS:
    // 0, or 1 when a step never became ready or a picture could not be written.
    void finished(int exitCode);

private:
    void collectSteps();
    void addBrowsing();
    void addObjectTabs();
    void addServer();
    void addServerPage(const QString &prefix, const QString &theme = {});
    void addPoolsPage(const QString &prefix, const QString &theme = {});
    void addDiagram();
    void addCompare();
    void addFinding();
    void addProfiles();
    void addErrors();
    void addThemes();
    void addCompareThemes();
    void add(const char *name, const QString &caption, std::function<void()> act, std::function<bool()> ready = {});

    void next();
    void look();
    void take();
    void drawDialog(QPixmap &picture) const;
    void writePage();
    void stop(int exitCode);

    // Things that steps do and ask.
    void trigger(const char *action);
    void type(const QString &text);
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void openOnServer(const QString &kind, const QString &schema, const QString &name, ui::SectionId section);
    void openObject(const QString &kind, const QString &schema, const QString &name, ui::SectionId section);
    void closeDialog();
    [[nodiscard]] QString exampleServices();
    [[nodiscard]] bool sampleIsRead() const;
    [[nodiscard]] bool pageIsReady() const;
    [[nodiscard]] bool diagramIsReady() const;
    [[nodiscard]] bool idle() const;
    void openServerPage();
    [[nodiscard]] bool serverIsReady() const;
    [[nodiscard]] ui::ServerPage *serverPage() const;
    void openPoolsPage();
    void choosePool(const QString &name);
    void watchPoolServer();
    [[nodiscard]] bool poolsAreReady() const;
    [[nodiscard]] ui::PoolsPage *poolsPage() const;
    void compareWithNextYear(const QString &profile, const QString &file);
    void closeOtherSide();
    void chooseOneView();
    void explainHazard();
    [[nodiscard]] ui::ComparePage *comparePage() const;
    [[nodiscard]] bool compareIsReady() const;

    ui::MainWindow &m_window;
    QString m_folder;
    QString m_sample; // profile of the file
    QString m_server; // profile of the server, which is there only if this machine has what it takes
    std::vector<TourStep> m_steps;
    size_t m_at = 0;
    QPointer<QDialog> m_dialog; // shown over the window
    ui::ComparePage *m_compare = nullptr;
    qint64 m_pollsWanted = 0;
    std::shared_ptr<TourBorrowers> m_borrowers; // while the page of pools is looked at
    std::shared_ptr<TourTraffic> m_traffic;     // while the server's page is looked at
    QString m_leftover;                         // a file to remove at the end
    QTimer m_timer;
    QElapsedTimer m_waited;
    int m_calm = 0;
    bool m_failed = false;
};

} // namespace tidemark::desktop
