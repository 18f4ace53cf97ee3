// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/store.h"

#include "base/text.h"
#include "connect/profilestore.h"
#include "workspace/jsonfile.h"

namespace tidemark::workspace {

using namespace Qt::StringLiterals;

StoreFolders userFolders()
{
    return {.config = connect::configFolder(), .state = stateFolder()};
}

static QString settingsPath(const StoreFolders &folders)
{
    return folders.config + u"/settings.json"_s;
}
static QString sessionPath(const StoreFolders &folders)
{
    return folders.state + u"/session.json"_s;
}
static QString recentPath(const StoreFolders &folders)
{
    return folders.state + u"/recent.json"_s;
}

static QString diagramsPath(const StoreFolders &folders)
{
    return folders.state + u"/diagrams.json"_s;
}

QJsonObject Store::read(const QString &path)
{
    auto file = readJsonFile(path);
    if (!file) {
        m_notes.push_back(std::move(file).error());
        return {};
    }
    if (!file->movedTo.isEmpty()) {
        Error note = fail(ErrorKind::Config, tr("%1 was damaged and is not used").arg(path),
                          tr("It was kept as %1.").arg(file->movedTo))
                         .error();
        m_notes.push_back(std::move(note));
    }
    return file->object;
}

Settings Store::loadSettings()
{
    return settingsFromJson(read(settingsPath(m_folders)));
}
SessionState Store::loadSession()
{
    return sessionFromJson(read(sessionPath(m_folders)));
}
std::vector<RecentItem> Store::loadRecent()
{
    return recentFromJson(read(recentPath(m_folders)));
}

std::vector<DiagramPlaces> Store::loadDiagrams()
{
    return diagramsFromJson(read(diagramsPath(m_folders)));
}

Result<void> Store::saveSettings(const Settings &settings)
{
    return writeJsonFile(settingsPath(m_folders), toJson(settings));
}

Result<void> Store::saveSession(const SessionState &session)
{
    return writeJsonFile(sessionPath(m_folders), toJson(session));
}

Result<void> Store::saveRecent(const std::vector<RecentItem> &items)
{
    return writeJsonFile(recentPath(m_folders), recentToJson(items));
}

Result<void> Store::saveDiagrams(const std::vector<DiagramPlaces> &diagrams)
{
    return writeJsonFile(diagramsPath(m_folders), diagramsToJson(diagrams));
}

} // namespace tidemark::workspace
