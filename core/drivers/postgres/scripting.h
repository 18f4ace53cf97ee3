// SPDX-License-Identifier: GPL-3.0-or-later
// What may run of a script in a scratch database of PostgreSQL, and how such databases are made. Stateless, any thread.
#pragma once

#include "dialect/scripting.h"
#include "sql/lexerrules.h"

namespace tidemark::postgres {

class Scripting final : public dialect::Scripting
{
public:
    explicit Scripting(const sql::LexerRules &rules)
        : m_rules(rules)
    {
    }

    [[nodiscard]] dialect::ScriptVerdict judge(std::string_view statement) const override;
    [[nodiscard]] dialect::ScriptVerdict judgeCommand(std::string_view command) const override;
    [[nodiscard]] bool isUnknownSetting(const Error &error) const override;
    [[nodiscard]] bool isAlreadyThere(const Error &error) const override;
    [[nodiscard]] std::optional<dialect::Remedy> remedy(const Error &error,
                                                        const sql::ServerInfo &server) const override;
    [[nodiscard]] Error explain(Error error, std::string_view script, const sql::ServerInfo &server) const override;
    [[nodiscard]] std::vector<sql::SqlText> resetSession() const override;
    [[nodiscard]] int signsIn(std::string_view script) const override;

private:
    sql::LexerRules m_rules;
};

class ScratchSql final : public dialect::ScratchSql
{
public:
    [[nodiscard]] QString maintenanceDatabase() const override;
    [[nodiscard]] sql::SqlText create(const QString &database, const sql::ServerInfo &server) const override;
    [[nodiscard]] sql::SqlText drop(const QString &database, const sql::ServerInfo &server) const override;
    [[nodiscard]] sql::SqlText unused(const QString &prefix) const override;
    [[nodiscard]] std::vector<sql::SqlText> serverSetup() const override;
    [[nodiscard]] QMap<QString, QString> serverSettings() const override;
};

// The first version (its major number) that knows what a statement uses, as far as a table of words tells it; 0 when
// every supported version does. `stopped` is the byte at which the server stopped reading, below zero when it did not
// say.
[[nodiscard]] int versionNeededBy(std::string_view statement, const sql::LexerRules &rules, qint64 stopped = -1);

// The version of the server that a dump says it was made from; 0 when it says nothing.
[[nodiscard]] int versionOfDump(std::string_view script);

// The package of Debian and Ubuntu that has an extension, for a major version of the server.
[[nodiscard]] QString packageOf(const QString &extension, int major);

} // namespace tidemark::postgres
