// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/sessionsql.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

static sql::SqlText setting(const QString &name, const QString &value)
{
    return {"SELECT pg_catalog.set_config($1, $2, false)", {name, value}};
}

Result<std::vector<sql::SqlText>> SessionSql::setUp(const dialect::SessionSettings &settings) const
{
    std::vector<sql::SqlText> texts;
    if (!settings.applicationName.isEmpty())
        texts.push_back(setting(u"application_name"_s, settings.applicationName));
    if (settings.statementTimeout)
        texts.push_back(setting(u"statement_timeout"_s, QString::number(settings.statementTimeout->count())));
    if (settings.jit)
        texts.push_back(setting(u"jit"_s, *settings.jit ? u"on"_s : u"off"_s));
    // before the path, whose "$user" and whose schemas are then those that the role may see
    if (!settings.role.isEmpty())
        texts.push_back(setting(u"role"_s, settings.role));
    if (!settings.searchPath.isEmpty())
        texts.push_back(setting(u"search_path"_s, settings.searchPath));
    for (const QString &statement : settings.statements)
        texts.emplace_back(statement.toUtf8());
    return texts;
}

sql::SqlText SessionSql::limitStatements(std::chrono::milliseconds limit) const
{
    return {"SELECT pg_catalog.set_config('statement_timeout', $1, true)", {QString::number(limit.count())}};
}

} // namespace tidemark::postgres
