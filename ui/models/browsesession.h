// SPDX-License-Identifier: GPL-3.0-or-later
// What the window knows of one profile's database: connects on a thread, reads the names first so that the tree
// appears, then everything else; answers pages with rows and sizes over a second connection, so that neither waits for
// the other. GUI thread only; all work runs through the JobRunner, which must outlive it.
#pragma once

#include "ui/jobs/jobrunner.h"
#include "ui/models/link.h"
#include "ui/models/objecttreemodel.h"

namespace tidemark::sandbox {
class ScratchServers;
}

namespace tidemark::ui {

// What sessions are made with; everything outlives them.
struct SessionTools
{
    JobRunner *jobs = nullptr;
    const dialect::Registry *registry = nullptr;
    PasswordAsker *asker = nullptr;
    connect::SecretStore *keychain = nullptr;
    sandbox::ScratchServers *scratch = nullptr; // where scripts are replayed
    pool::Pools *pools = nullptr;               // of all sessions; null: each has its own
};

class BrowseSession : public QObject
{
    Q_OBJECT

public:
    BrowseSession(const connect::Profile &profile, const SessionTools &tools, QObject *parent = nullptr);
    ~BrowseSession() override;

    [[nodiscard]] const connect::Profile &profile() const { return m_plan->profile; }
    [[nodiscard]] const dialect::Dialect *dialect() const { return m_dialect; } // null: this build does not have it
    [[nodiscard]] LinkState state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const
    {
        return m_error;
    } // of the last attempt to connect or read
    [[nodiscard]] const std::shared_ptr<const dialect::Outline> &outline() const { return m_outline; }
    [[nodiscard]] const std::shared_ptr<const dialect::Introspection> &introspection() const { return m_introspection; }
    [[nodiscard]] const sql::ServerInfo &server() const { return m_server; }
    [[nodiscard]] const dialect::ConnectTimings &timings() const { return m_timings; }
    [[nodiscard]] bool isReading() const { return m_reading; } // the schema is on its way

    // Connects and reads; nothing happens while that is under way or done.
    void open();
    // Forgets everything and disconnects.
    void close();
    // Asks whether anything changed and reads again if so. `always` does not ask. Connects when it must.
    void refresh(bool always = false);
    void setSystemObjects(bool shown);
    // A password that was just typed, so that connecting need not look for it.
    void givePassword(const Secret &password) { m_plan->keep(password); }
    // What its connections are made with, for others who connect to the same database.
    [[nodiscard]] const std::shared_ptr<LinkPlan> &plan() const { return m_plan; }

    // The first rows of a relation. A newer call by the same owner supersedes.
    using RowsDone = std::function<void(Result<sql::RowBatch>)>;
    JobId readRows(QObject *owner, const schema::QualifiedName &relation, const dialect::RowWindow &window,
                   RowsDone done);
    using SizeDone = std::function<void(Result<dialect::ExactSize>)>;
    JobId measure(QObject *owner, const schema::ObjectRef &relation, SizeDone done);
    // Stops one of those; its result, a Cancelled error, still arrives.
    void cancel(JobId job) { m_tools.jobs->cancel(job); }

Q_SIGNALS:
    void stateChanged();
    void outlineChanged();
    void introspectionChanged();
    void unchanged(); // a refresh found nothing new

private:
    struct Opened
    {
        sql::ServerInfo server;
        dialect::ConnectTimings timings;
    };
    using Token = QByteArray;

    void setState(LinkState state, std::optional<Error> error = {});
    void readOutline();
    void readSchema();
    void readAll();
    void tokenRead(const Result<Token> &token);
    void failed(Error error);
    [[nodiscard]] dialect::IntrospectOptions options() const { return {.systemObjects = m_systemObjects}; }
    [[nodiscard]] JobSpec spec(const QString &title, bool quiet = true) const;
    void dropConnections();

    SessionTools m_tools;
    std::shared_ptr<LinkPlan> m_plan;
    const dialect::Dialect *m_dialect = nullptr;
    std::shared_ptr<Link> m_catalog; // reads names and schema
    std::shared_ptr<Link> m_data;    // reads rows and sizes
    LaneId m_catalogLane = 0;
    LaneId m_dataLane = 0;

    LinkState m_state = LinkState::Closed;
    std::optional<Error> m_error;
    sql::ServerInfo m_server;
    dialect::ConnectTimings m_timings;
    std::shared_ptr<const dialect::Outline> m_outline;
    std::shared_ptr<const dialect::Introspection> m_introspection;
    bool m_reading = false;
    bool m_systemObjects = false;
    int m_era = 0; // what was asked for before a close is no longer wanted
};

} // namespace tidemark::ui
