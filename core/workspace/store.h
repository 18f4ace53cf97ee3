// SPDX-License-Identifier: GPL-3.0-or-later
// The desktop's own files: settings.json in the configuration folder, session.json, recent.json and diagrams.json in
// the state folder.
// One object for one window, used by one thread.
#pragma once

#include "base/error.h"
#include "workspace/diagramplaces.h"
#include "workspace/recent.h"
#include "workspace/sessionstate.h"
#include "workspace/settings.h"

namespace tidemark::workspace {

struct StoreFolders
{
    QString config;
    QString state;
};

// The folders of this user.
[[nodiscard]] StoreFolders userFolders();

class Store
{
public:
    explicit Store(StoreFolders folders)
        : m_folders(std::move(folders))
    {
    }

    // Each reads its file; what is missing or damaged reads as the defaults, and the damage is told by takeNotes().
    [[nodiscard]] Settings loadSettings();
    [[nodiscard]] SessionState loadSession();
    [[nodiscard]] std::vector<RecentItem> loadRecent();
    [[nodiscard]] std::vector<DiagramPlaces> loadDiagrams();

    [[nodiscard]] Result<void> saveSettings(const Settings &settings);
    [[nodiscard]] Result<void> saveSession(const SessionState &session);
    [[nodiscard]] Result<void> saveRecent(const std::vector<RecentItem> &items);
    [[nodiscard]] Result<void> saveDiagrams(const std::vector<DiagramPlaces> &diagrams);

    // What went wrong while reading, for people; each note is given once.
    [[nodiscard]] std::vector<Error> takeNotes() { return std::exchange(m_notes, {}); }

private:
    [[nodiscard]] QJsonObject read(const QString &path);

    StoreFolders m_folders;
    std::vector<Error> m_notes;
};

} // namespace tidemark::workspace
