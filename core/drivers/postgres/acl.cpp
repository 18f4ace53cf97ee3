// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/acl.h"

#include "drivers/postgres/row.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Grant;

QString privilegeName(char letter)
{
    switch (letter) {
    case 'r': return u"SELECT"_s;
    case 'a': return u"INSERT"_s;
    case 'w': return u"UPDATE"_s;
    case 'd': return u"DELETE"_s;
    case 'D': return u"TRUNCATE"_s;
    case 'x': return u"REFERENCES"_s;
    case 't': return u"TRIGGER"_s;
    case 'm': return u"MAINTAIN"_s;
    case 'X': return u"EXECUTE"_s;
    case 'U': return u"USAGE"_s;
    case 'C': return u"CREATE"_s;
    case 'T': return u"TEMPORARY"_s;
    case 'c': return u"CONNECT"_s;
    case 's': return u"SET"_s;
    case 'A': return u"ALTER SYSTEM"_s;
    default: return QString(QLatin1Char(letter));
    }
}

// Takes a role name, quoted or plain, off the front of an aclitem.
static QString takeRole(QStringView &item, QChar end)
{
    QString role;
    bool quoted = false;
    qsizetype at = 0;
    for (; at < item.size(); ++at) {
        const QChar c = item[at];
        if (c == u'"' && quoted && at + 1 < item.size() && item[at + 1] == u'"')
            role += item[++at];
        else if (c == u'"')
            quoted = !quoted;
        else if (c == end && !quoted)
            break;
        else
            role += c;
    }
    item = item.sliced(std::min(at + 1, item.size()));
    return role;
}

static std::vector<Grant> parseItem(QStringView item, const QString &owner)
{
    const QString grantee = takeRole(item, u'=');
    const qsizetype slash = item.indexOf(u'/');
    const QStringView letters = item.left(slash);
    QStringView rest = item.sliced(slash + 1);
    const QString grantor = takeRole(rest, u'\0');
    std::vector<Grant> grants;
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const bool grantable = i + 1 < letters.size() && letters[i + 1] == u'*';
        grants.push_back({.grantee = grantee,
                          .privilege = privilegeName(letters[i].toLatin1()),
                          .grantable = grantable,
                          .grantor = grantor == owner ? QString() : grantor});
        i += grantable ? 1 : 0;
    }
    return grants;
}

static std::vector<Grant> parseList(std::string_view acl, const QString &owner)
{
    std::vector<Grant> all;
    for (const QString &item : parseTextArray(acl)) {
        const std::vector<Grant> grants = parseItem(item, owner);
        all.insert(all.end(), grants.begin(), grants.end());
    }
    return all;
}

static void addLetters(std::vector<Grant> &grants, const char *letters, const QString &grantee, int serverMajor)
{
    for (const char *letter = letters; *letter; ++letter) {
        if (*letter != 'm' || serverMajor >= 17)
            grants.push_back({.grantee = grantee, .privilege = privilegeName(*letter)});
    }
}

// The owner's own grant options are implied, so they make no difference.
static bool sameGrant(const Grant &a, const Grant &b)
{
    return a.grantee == b.grantee && a.privilege == b.privilege && a.grantable == b.grantable && a.grantor == b.grantor;
}

static AclDifference subtract(const std::vector<Grant> &base, const std::vector<Grant> &now)
{
    const auto holds = [](const std::vector<Grant> &list, const Grant &grant) {
        return std::ranges::any_of(list, [&](const Grant &other) { return sameGrant(grant, other); });
    };
    AclDifference result;
    std::ranges::copy_if(now, std::back_inserter(result.grants), [&](const Grant &g) { return !holds(base, g); });
    std::ranges::copy_if(base, std::back_inserter(result.revoked), [&](const Grant &g) { return !holds(now, g); });
    return result;
}

AclDifference differenceFromDefault(std::string_view acl, bool isNull, const AclKind &kind, const QString &owner,
                                    int serverMajor)
{
    if (isNull)
        return {};
    std::vector<Grant> base;
    if (!owner.isEmpty())
        addLetters(base, kind.all, owner, serverMajor);
    addLetters(base, kind.publicDefault, {}, serverMajor);
    return subtract(base, parseList(acl, owner));
}

AclDifference difference(std::string_view base, std::string_view acl, const QString &owner)
{
    return subtract(parseList(base, owner), parseList(acl, owner));
}

} // namespace tidemark::postgres
