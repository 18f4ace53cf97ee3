// SPDX-License-Identifier: GPL-3.0-or-later
// Comments, owners, privileges and labels.
#include "drivers/postgres/statements.h"

#include <algorithm>
#include <map>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Grant;

QString commentOn(const Subject &subject, const QString &comment)
{
    return u"COMMENT ON "_s + subject.toString() + u" IS "_s + (comment.isEmpty() ? u"NULL"_s : quoteLiteral(comment));
}

static QString roleText(const QString &role)
{
    return role.isEmpty() ? u"PUBLIC"_s : quoteIdentifier(role);
}

namespace {

// Privileges that one statement can name together.
struct GrantGroup
{
    QString grantee;
    QString grantor;
    bool grantable = false;
    auto operator<=>(const GrantGroup &) const = default;
};

} // namespace

static std::map<GrantGroup, QStringList> grouped(const std::vector<Grant> &grants)
{
    std::map<GrantGroup, QStringList> groups;
    for (const Grant &grant : grants)
        groups[{grant.grantee, grant.grantor, grant.grantable}] << grant.privilege;
    return groups;
}

static QString privilegeList(const QStringList &privileges, const QString &columns)
{
    if (columns.isEmpty())
        return privileges.join(u", "_s);
    QStringList list;
    for (const QString &privilege : privileges)
        list << privilege + u'(' + columns + u')';
    return list.join(u", "_s);
}

static QStringList grantTexts(const Subject &subject, const std::vector<Grant> &grants, const QString &columns)
{
    const QString on = grantWord(subject.word) + u' ' + subject.name;
    QStringList list;
    for (const auto &[group, privileges] : grouped(grants)) {
        QString text =
            u"GRANT "_s + privilegeList(privileges, columns) + u" ON "_s + on + u" TO "_s + roleText(group.grantee);
        if (group.grantable)
            text += u" WITH GRANT OPTION"_s;
        list << text;
    }
    return list;
}

QStringList grantsOn(const Subject &subject, const std::vector<Grant> &grants, const std::vector<Grant> &revoked)
{
    const QString on = grantWord(subject.word) + u' ' + subject.name;
    QStringList list;
    for (const auto &[group, privileges] : grouped(revoked))
        list << u"REVOKE "_s + privileges.join(u", "_s) + u" ON "_s + on + u" FROM "_s + roleText(group.grantee);
    return list + grantTexts(subject, grants, {});
}

QStringList columnGrants(const schema::QualifiedName &relation, const schema::Column &column)
{
    return grantTexts({u"TABLE"_s, quoteQualified(relation)}, column.grants, quoteIdentifier(column.name));
}

std::vector<Grant> without(const std::vector<Grant> &grants, const std::vector<Grant> &others)
{
    std::vector<Grant> left;
    std::ranges::copy_if(grants, std::back_inserter(left),
                         [&](const Grant &grant) { return !std::ranges::contains(others, grant); });
    return left;
}

QStringList columnGrantChanges(const schema::QualifiedName &relation, const schema::Column &before,
                               const schema::Column &after)
{
    const QString table = quoteQualified(relation);
    const QString columns = quoteIdentifier(after.name);
    QStringList list;
    for (const auto &[group, privileges] : grouped(without(before.grants, after.grants)))
        list << u"REVOKE "_s + privilegeList(privileges, columns) + u" ON TABLE "_s + table + u" FROM "_s +
                    roleText(group.grantee);
    return list + grantTexts({u"TABLE"_s, table}, without(after.grants, before.grants), columns);
}

QStringList labelsOn(const Subject &subject, const std::vector<schema::SecurityLabel> &labels)
{
    QStringList list;
    for (const schema::SecurityLabel &label : labels)
        list << u"SECURITY LABEL FOR "_s + quoteIdentifier(label.provider) + u" ON "_s + subject.toString() +
                    u" IS "_s + quoteLiteral(label.label);
    return list;
}

QStringList metaStatements(const Subject &subject, const schema::Meta &meta)
{
    QStringList list;
    if (!meta.owner.isEmpty())
        list << u"ALTER "_s + subject.toString() + u" OWNER TO "_s + quoteIdentifier(meta.owner);
    if (!meta.comment.isEmpty())
        list << commentOn(subject, meta.comment);
    return list + labelsOn(subject, meta.labels) + grantsOn(subject, meta.grants, meta.revoked);
}

} // namespace tidemark::postgres
