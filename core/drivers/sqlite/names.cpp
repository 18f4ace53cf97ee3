// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/names.h"

#include <sqlite3.h>

#include <algorithm>

namespace tidemark::sqlite {

static bool isWordChar(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_';
}

static bool isKeyword(QStringView word)
{
    const QByteArray text = word.toLatin1();
    return sqlite3_keyword_check(text.constData(), int(text.size())) != 0;
}

bool isPlainName(QStringView name)
{
    if (name.isEmpty() || name.front().isDigit() || !std::ranges::all_of(name, isWordChar))
        return false;
    // not keywords, but values where a name is meant
    const bool isValue =
        name.compare(u"true", Qt::CaseInsensitive) == 0 || name.compare(u"false", Qt::CaseInsensitive) == 0;
    return !isValue && !isKeyword(name);
}

QString quotedName(const QString &name)
{
    return isPlainName(name) ? name : alwaysQuotedName(name);
}

QString alwaysQuotedName(const QString &name)
{
    QString inner = name;
    inner.replace(u'"', QLatin1StringView("\"\""));
    return u'"' + inner + u'"';
}

QString quotedNames(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted << quotedName(name);
    return quoted.join(QLatin1StringView(", "));
}

QString quotedText(const QString &text)
{
    QString inner = text;
    inner.replace(u'\'', QLatin1StringView("''"));
    return u'\'' + inner + u'\'';
}

} // namespace tidemark::sqlite
