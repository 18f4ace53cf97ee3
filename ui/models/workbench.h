// SPDX-License-Identifier: GPL-3.0-or-later
// The window's state without its widgets: saved profiles and opened files, their sessions, the tree and the quick-open
// index over them, recent items. GUI thread only; jobs and registry outlive it.
#pragma once

#include "connect/profilestore.h"
#include "ui/models/browsesession.h"
#include "ui/models/quickopen.h"
#include "workspace/store.h"

#include <map>

namespace tidemark::ui {

class Workbench : public QObject
{
    Q_OBJECT

public:
    Workbench(SessionTools tools, workspace::StoreFolders folders, QObject *parent = nullptr);
    ~Workbench() override;

    // Reads profiles, settings and recent items. What could not be read is told by noticed().
    void load();

    [[nodiscard]] const SessionTools &tools() const { return m_tools; }
    [[nodiscard]] ObjectTreeModel *tree() { return &m_tree; }
    [[nodiscard]] const QuickOpenIndex &quickOpen() const { return m_quickOpen; }

    // Saved profiles, then files.
    [[nodiscard]] const std::vector<connect::Profile> &savedProfiles() const { return m_saved.profiles; }
    [[nodiscard]] const std::vector<connect::Profile> &files() const { return m_files; }
    [[nodiscard]] const connect::Profile *profile(const QString &id) const;
    [[nodiscard]] bool isSaved(const QString &id) const;

    // Saves a new or changed profile; a connected one is closed when where it leads to has changed. Errors: Conflict,
    // Io.
    [[nodiscard]] Result<void> saveProfile(const connect::Profile &profile);
    [[nodiscard]] Result<void> saveProfiles(const std::vector<connect::Profile> &profiles);
    // Removes a profile and its password in the keychain, or takes an opened file out of the tree.
    [[nodiscard]] Result<void> removeProfile(const QString &id);

    // The session of a profile, made when there is none; null for an unknown id.
    BrowseSession *session(const QString &id);
    [[nodiscard]] BrowseSession *existingSession(const QString &id) const;
    [[nodiscard]] QStringList openProfiles() const;
    // Connects and remembers it among the recent ones.
    void open(const QString &id);
    void close(const QString &id);

    // Takes a file into the tree, without saving a profile, and gives its id: the one it already has if it is there.
    // Errors: Usage, Io, Unsupported for what is no database file.
    [[nodiscard]] Result<QString> addFile(const QString &path);
    // A profile that is not saved, such as the sample.
    void addUnsaved(const connect::Profile &profile);

    [[nodiscard]] const std::vector<workspace::RecentItem> &recent() const { return m_recent; }
    void forgetRecent(const workspace::RecentItem &item);

    [[nodiscard]] const workspace::Settings &settings() const { return m_settings; }
    void setSettings(const workspace::Settings &settings);
    // Widths that people gave the columns of tables, by what the table shows.
    [[nodiscard]] QList<int> columnWidths(const QString &table) const { return m_columnWidths.value(table); }
    void setColumnWidths(const QString &table, const QList<int> &widths) { m_columnWidths.insert(table, widths); }
    [[nodiscard]] const QMap<QString, QList<int>> &allColumnWidths() const { return m_columnWidths; }
    void setAllColumnWidths(const QMap<QString, QList<int>> &widths) { m_columnWidths = widths; }
    [[nodiscard]] workspace::Store &store() { return m_store; }

Q_SIGNALS:
    void profilesChanged();
    void sessionChanged(const QString &id); // its state, names or schema
    void profileRemoved(const QString &id);
    void recentChanged();
    void settingsChanged();
    void noticed(const tidemark::Error &note); // something that a person should read, but not now

private:
    void refreshTree();
    void refreshSource(const QString &id);
    [[nodiscard]] TreeSource sourceOf(const connect::Profile &profile) const;
    [[nodiscard]] Result<void> store(connect::ProfileFile changed);
    void rememberRecent(const connect::Profile &profile);
    void outlineRead(const QString &id);

    SessionTools m_tools;
    QString m_configFolder;
    workspace::Store m_store;
    connect::ProfileFile m_saved;
    std::vector<connect::Profile> m_files;
    std::map<QString, std::unique_ptr<BrowseSession>> m_sessions;
    ObjectTreeModel m_tree;
    QuickOpenIndex m_quickOpen;
    std::vector<workspace::RecentItem> m_recent;
    workspace::Settings m_settings;
    QMap<QString, QList<int>> m_columnWidths;
};

} // namespace tidemark::ui
