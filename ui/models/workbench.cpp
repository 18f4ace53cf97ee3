// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/workbench.h"

#include "base/text.h"
#include "connect/import.h"

#include <QDir>
#include <QFileInfo>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

Workbench::Workbench(SessionTools tools, workspace::StoreFolders folders, QObject *parent)
    : QObject(parent)
    , m_tools(tools)
    , m_configFolder(folders.config)
    , m_store(std::move(folders))
{
}

Workbench::~Workbench() = default;

void Workbench::load()
{
    m_settings = m_store.loadSettings();
    m_recent = m_store.loadRecent();
    m_tree.setSystemObjectsShown(m_settings.systemObjects);
    if (auto saved = connect::loadProfiles(m_configFolder)) {
        m_saved = *std::move(saved);
        if (m_saved.damaged)
            Q_EMIT noticed(fail(ErrorKind::Config,
                                tr("The saved profiles were damaged: %1").arg(m_saved.damaged->reason),
                                tr("The file was kept as %1.").arg(m_saved.damaged->movedTo))
                               .error());
    } else {
        Q_EMIT noticed(saved.error());
    }
    for (const Error &note : m_store.takeNotes())
        Q_EMIT noticed(note);
    refreshTree();
    Q_EMIT settingsChanged();
    Q_EMIT recentChanged();
}

const connect::Profile *Workbench::profile(const QString &id) const
{
    if (const connect::Profile *saved = connect::findProfile(m_saved, id))
        return saved;
    const auto at = std::ranges::find(m_files, id, &connect::Profile::id);
    return at == m_files.end() ? nullptr : &*at;
}

bool Workbench::isSaved(const QString &id) const
{
    return connect::findProfile(m_saved, id) != nullptr;
}

Result<void> Workbench::saveProfile(const connect::Profile &profile)
{
    return saveProfiles({profile});
}

// Whether connections that are open are not what the profile now asks for.
static bool connectsOtherwise(const connect::Profile &before, const connect::Profile &now)
{
    return connect::toTarget(before) != connect::toTarget(now) || before.pool != now.pool;
}

Result<void> Workbench::saveProfiles(const std::vector<connect::Profile> &profiles)
{
    connect::ProfileFile changed = m_saved;
    for (const connect::Profile &profile : profiles) {
        const auto at = std::ranges::find(changed.profiles, profile.id, &connect::Profile::id);
        if (at == changed.profiles.end())
            changed.profiles.push_back(profile);
        else
            *at = profile;
    }
    TRY(store(std::move(changed)));
    for (const connect::Profile &profile : profiles) {
        std::erase_if(m_files, [&](const connect::Profile &file) { return file.id == profile.id; });
        const auto session = m_sessions.find(profile.id);
        if (session != m_sessions.end() && connectsOtherwise(session->second->profile(), profile)) {
            m_sessions.erase(session);
            m_quickOpen.setSource(profile.id, nullptr);
            Q_EMIT sessionChanged(profile.id);
        }
    }
    refreshTree();
    return {};
}

Result<void> Workbench::store(connect::ProfileFile changed)
{
    TRY(connect::saveProfiles(changed, m_configFolder));
    m_saved = std::move(changed);
    return {};
}

Result<void> Workbench::removeProfile(const QString &id)
{
    const connect::Profile *found = profile(id);
    if (!found)
        return {};
    const bool keychain = found->passwordSource == connect::PasswordSource::Keychain;
    if (isSaved(id)) {
        connect::ProfileFile changed = m_saved;
        std::erase_if(changed.profiles, [&](const connect::Profile &profile) { return profile.id == id; });
        TRY(store(std::move(changed)));
    }
    std::erase_if(m_files, [&](const connect::Profile &file) { return file.id == id; });
    m_sessions.erase(id);
    m_quickOpen.setSource(id, nullptr);
    workspace::forget(m_recent, {.profileId = id, .path = {}, .title = {}, .detail = {}, .opened = {}});
    if (keychain && m_tools.keychain) {
        m_tools.jobs->run(
            this, {.title = tr("Removing a password from the keychain"), .quiet = true},
            [keychain = m_tools.keychain, id](job::JobContext &job) { return keychain->remove(job, id); },
            [](const Result<void> &) {});
    }
    refreshTree();
    Q_EMIT profileRemoved(id);
    Q_EMIT recentChanged();
    return {};
}

BrowseSession *Workbench::existingSession(const QString &id) const
{
    const auto at = m_sessions.find(id);
    return at == m_sessions.end() ? nullptr : at->second.get();
}

BrowseSession *Workbench::session(const QString &id)
{
    if (BrowseSession *session = existingSession(id))
        return session;
    const connect::Profile *found = profile(id);
    if (!found)
        return nullptr;
    auto made = std::make_unique<BrowseSession>(*found, m_tools);
    BrowseSession *session = made.get();
    session->setSystemObjects(m_settings.systemObjects);
    connect(session, &BrowseSession::stateChanged, this, [this, id] {
        refreshSource(id);
        Q_EMIT sessionChanged(id);
    });
    connect(session, &BrowseSession::outlineChanged, this, [this, id] { outlineRead(id); });
    connect(session, &BrowseSession::introspectionChanged, this, [this, id] { Q_EMIT sessionChanged(id); });
    m_sessions.emplace(id, std::move(made));
    return session;
}

void Workbench::outlineRead(const QString &id)
{
    const BrowseSession *session = existingSession(id);
    m_quickOpen.setSource(id, session ? session->outline() : nullptr);
    refreshSource(id);
    Q_EMIT sessionChanged(id);
}

QStringList Workbench::openProfiles() const
{
    QStringList ids;
    for (const auto &[id, session] : m_sessions) {
        if (session->state() == LinkState::Open || session->state() == LinkState::Opening)
            ids << id;
    }
    return ids;
}

void Workbench::open(const QString &id)
{
    BrowseSession *opened = session(id);
    if (!opened)
        return;
    rememberRecent(opened->profile());
    opened->state() == LinkState::Open ? opened->refresh() : opened->open();
}

void Workbench::close(const QString &id)
{
    if (BrowseSession *session = existingSession(id))
        session->close();
}

static QString detailOf(const connect::Profile &profile, const dialect::Dialect *dialect)
{
    if (dialect && dialect->fileBased) {
        const QString path = QDir::toNativeSeparators(profile.database);
        const QString home = QDir::homePath();
        return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
    }
    return dialect::describe(connect::toTarget(profile));
}

void Workbench::rememberRecent(const connect::Profile &profile)
{
    const bool saved = isSaved(profile.id);
    const dialect::Dialect *dialect = m_tools.registry->find(profile.engine);
    if (!saved && !(dialect && dialect->fileBased))
        return; // a server of our own, which goes with the program
    workspace::remember(m_recent, {.profileId = saved ? profile.id : QString(),
                                   .path = saved ? QString() : profile.database,
                                   .title = profile.name,
                                   .detail = detailOf(profile, dialect),
                                   .opened = QDateTime::currentDateTimeUtc()});
    if (const auto outcome = m_store.saveRecent(m_recent); !outcome)
        Q_EMIT noticed(outcome.error());
    Q_EMIT recentChanged();
}

void Workbench::forgetRecent(const workspace::RecentItem &item)
{
    workspace::forget(m_recent, item);
    if (const auto outcome = m_store.saveRecent(m_recent); !outcome)
        Q_EMIT noticed(outcome.error());
    Q_EMIT recentChanged();
}

Result<QString> Workbench::addFile(const QString &path)
{
    const QString whole = QFileInfo(path).absoluteFilePath();
    for (const auto *list : {&m_saved.profiles, &m_files}) {
        const auto at = std::ranges::find_if(*list, [&](const connect::Profile &profile) {
            return profile.database == whole && profile.host.isEmpty();
        });
        if (at != list->end())
            return at->id;
    }
    const connect::ImportedUrl imported = TRY(connect::importUrl(*m_tools.registry, whole));
    addUnsaved(imported.profile);
    return imported.profile.id;
}

void Workbench::addUnsaved(const connect::Profile &profile)
{
    if (this->profile(profile.id))
        return;
    m_files.push_back(profile);
    refreshTree();
}

void Workbench::setSettings(const workspace::Settings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    if (const auto outcome = m_store.saveSettings(m_settings); !outcome)
        Q_EMIT noticed(outcome.error());
    m_tree.setSystemObjectsShown(m_settings.systemObjects);
    for (const auto &[id, session] : m_sessions)
        session->setSystemObjects(m_settings.systemObjects);
    Q_EMIT settingsChanged();
}

TreeSource Workbench::sourceOf(const connect::Profile &profile) const
{
    const dialect::Dialect *dialect = m_tools.registry->find(profile.engine);
    TreeSource source{.id = profile.id,
                      .name = profile.name,
                      .folder = profile.group,
                      .detail = detailOf(profile, dialect),
                      .colour = profile.colour,
                      .environment = profile.environment,
                      .readOnly = profile.readOnly,
                      .file = dialect && dialect->fileBased};
    if (const BrowseSession *session = existingSession(profile.id)) {
        source.state = session->state();
        source.message = session->error() ? printable(session->error()->message) : QString();
        source.outline = session->outline();
        // Where objects lie in schemas, the database is a level of its own.
        if (session->server().can.schemas)
            source.database = session->server().database;
    }
    return source;
}

void Workbench::refreshTree()
{
    std::vector<TreeSource> sources;
    for (const auto *list : {&m_saved.profiles, &m_files}) {
        for (const connect::Profile &profile : *list)
            sources.push_back(sourceOf(profile));
    }
    m_tree.setSources(std::move(sources));
    Q_EMIT profilesChanged();
}

void Workbench::refreshSource(const QString &id)
{
    if (const connect::Profile *found = profile(id))
        m_tree.setSource(sourceOf(*found));
}

} // namespace tidemark::ui
