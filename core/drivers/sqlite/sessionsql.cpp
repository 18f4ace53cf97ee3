// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/sessionsql.h"

#include "base/text.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

static QString settingThatIsMissing(const dialect::SessionSettings &settings)
{
    if (!settings.role.isEmpty())
        return u"role"_s;
    if (!settings.searchPath.isEmpty())
        return u"search_path"_s;
    if (settings.statementTimeout)
        return u"statement_timeout"_s;
    return settings.jit ? u"jit"_s : QString();
}

// The name of an application is only for others to see, and a file has no others.
Result<std::vector<sql::SqlText>> SessionSql::setUp(const dialect::SessionSettings &settings) const
{
    if (const QString missing = settingThatIsMissing(settings); !missing.isEmpty())
        return fail(ErrorKind::Unsupported, tr("SQLite has no setting %1").arg(missing),
                    tr("Leave it out, or set a PRAGMA by a statement of the session."));
    std::vector<sql::SqlText> texts;
    for (const QString &statement : settings.statements)
        texts.emplace_back(statement.toUtf8());
    return texts;
}

} // namespace tidemark::sqlite
