// SPDX-License-Identifier: GPL-3.0-or-later
// What may run of a script in a scratch database of SQLite. Stateless, any thread.
#pragma once

#include "dialect/scripting.h"
#include "sql/lexerrules.h"

namespace tidemark::sqlite {

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

} // namespace tidemark::sqlite
