// SPDX-License-Identifier: GPL-3.0-or-later
// What an engine says of scripts that are to be replayed in a scratch database: which statements may run there, which
// leave it, and what the engine's own complaints mean for whoever wrote the script. Stateless, any thread.
#pragma once

#include "base/error.h"
#include "sql/serverinfo.h"
#include "sql/sqltext.h"

#include <optional>
#include <string_view>

namespace tidemark::dialect {

enum class ScriptAction {
    Run,
    RunAlone,   // cannot share a transaction with others
    Begin,      // opens a transaction of the script's own
    End,        // ends it
    RunIfKnown, // a setting: a server that does not know it goes on without
    Skip,       // means nothing for the schema
    Include,    // runs another file
    Stop,       // the script ends here
    Refuse,     // leaves the scratch database, or cannot be understood
};

struct ScriptVerdict
{
    ScriptAction action = ScriptAction::Run;
    QString reason = {}; // of Refuse, and of a Skip that people should hear of: a sentence without full stop
    QString hint = {};
    bool concernsServer = false; // changes what all databases of a server share: roles
    QString file = {};           // of Include
    bool fromHere = false;       // of Include: relative to the including file rather than to the script's folder
};

// What an administrator can do so that a failed statement works.
struct Remedy
{
    sql::SqlText statement;
    QString missing;    // what was not there: "the role app"
    bool local = false; // only good on a server of our own
};

class Scripting
{
public:
    virtual ~Scripting() = default;

    [[nodiscard]] virtual ScriptVerdict judge(std::string_view statement) const = 0;

    // The same for a command that is meant for a client (sql::PieceKind::MetaCommand).
    [[nodiscard]] virtual ScriptVerdict judgeCommand(std::string_view command) const = 0;

    // Whether an error says that the server does not know a setting.
    [[nodiscard]] virtual bool isUnknownSetting(const Error &error) const = 0;

    // Whether a statement that runs concernsServer may be left out because what it makes is there already.
    [[nodiscard]] virtual bool isAlreadyThere(const Error &error) const = 0;

    [[nodiscard]] virtual std::optional<Remedy> remedy(const Error &error, const sql::ServerInfo &server) const = 0;

    // The error with a better hint where the engine's own is none: the version that the statement needs, the package
    // that has an extension. `script` is the whole text.
    [[nodiscard]] virtual Error explain(Error error, std::string_view script, const sql::ServerInfo &server) const = 0;

    // Statements after which nothing of the script's settings is left in the session.
    [[nodiscard]] virtual std::vector<sql::SqlText> resetSession() const = 0;

    // How many things in a script only this engine would write, to guess what it is for. Looks at its beginning.
    [[nodiscard]] virtual int signsIn(std::string_view script) const = 0;
};

// Scratch databases on a server that has databases; engines whose databases are files have none of this.
class ScratchSql
{
public:
    virtual ~ScratchSql() = default;

    // The database to connect to while another one is made or dropped.
    [[nodiscard]] virtual QString maintenanceDatabase() const = 0;
    [[nodiscard]] virtual sql::SqlText create(const QString &database, const sql::ServerInfo &server) const = 0;
    [[nodiscard]] virtual sql::SqlText drop(const QString &database, const sql::ServerInfo &server) const = 0;

    // A query for the databases whose name begins so and to which nobody is connected.
    [[nodiscard]] virtual sql::SqlText unused(const QString &prefix) const = 0;

    // What scripts may expect of every server, made once on a server of our own.
    [[nodiscard]] virtual std::vector<sql::SqlText> serverSetup() const = 0;

    // Settings for a server of our own that runs nothing but scripts.
    [[nodiscard]] virtual QMap<QString, QString> serverSettings() const = 0;
};

} // namespace tidemark::dialect
