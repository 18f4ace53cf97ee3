// SPDX-License-Identifier: GPL-3.0-or-later
// Owner, comment, labels, privileges, storage parameters and options: what many kinds share.
#include "drivers/postgres/alteration.h"

#include <QtCore/QHash>

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Grant;

QStringList Fields::takeAll(QLatin1StringView prefix)
{
    QStringList taken;
    for (const QString &name : m_names) {
        if (name.startsWith(prefix))
            taken << name;
    }
    m_names.removeIf([&](const QString &name) { return name.startsWith(prefix); });
    return taken;
}

static std::vector<Grant> joined(std::vector<Grant> a, const std::vector<Grant> &b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

QStringList alterGrants(const Subject &subject, const std::vector<Grant> &before,
                        const std::vector<Grant> &beforeRevoked, const std::vector<Grant> &after,
                        const std::vector<Grant> &afterRevoked)
{
    const std::vector<Grant> granted = joined(without(after, before), without(beforeRevoked, afterRevoked));
    const std::vector<Grant> revoked = joined(without(before, after), without(afterRevoked, beforeRevoked));
    return grantsOn(subject, granted, revoked);
}

QStringList alterLabels(const Subject &subject, const std::vector<schema::SecurityLabel> &before,
                        const std::vector<schema::SecurityLabel> &after)
{
    QStringList list;
    for (const schema::SecurityLabel &label : before) {
        if (!std::ranges::contains(after, label.provider, &schema::SecurityLabel::provider))
            list << u"SECURITY LABEL FOR "_s + quoteIdentifier(label.provider) + u" ON "_s + subject.toString() +
                        u" IS NULL"_s;
    }
    std::vector<schema::SecurityLabel> changed;
    std::ranges::copy_if(after, std::back_inserter(changed),
                         [&](const auto &label) { return !std::ranges::contains(before, label); });
    return list + labelsOn(subject, changed);
}

QStringList alterMeta(const Subject &subject, const schema::Meta &before, const schema::Meta &after, Fields &fields)
{
    QStringList list;
    if (fields.take("owner"_L1))
        list << u"ALTER "_s + subject.toString() + u" OWNER TO "_s + quoteIdentifier(after.owner);
    if (fields.take("comment"_L1))
        list << commentOn(subject, after.comment);
    if (fields.take("labels"_L1))
        list += alterLabels(subject, before.labels, after.labels);
    const bool grants = fields.take("grants"_L1);
    const bool revoked = fields.take("revoked"_L1);
    if (grants || revoked)
        list += alterGrants(subject, before.grants, before.revoked, after.grants, after.revoked);
    return list;
}

static QString dottedName(const QString &option)
{
    QStringList parts = option.split(u'.');
    for (QString &part : parts)
        part = quoteIdentifier(part);
    return parts.join(u'.');
}

QStringList alterStorage(const QString &alter, const Attributes &after, Fields &fields)
{
    static constexpr auto prefix = "pg.with."_L1;
    QStringList set;
    QStringList reset;
    for (const QString &field : fields.takeAll(prefix)) {
        const QString name = dottedName(field.mid(prefix.size()));
        if (const AttributeValue *value = after.find(field))
            set << name + u'=' + quoteLiteral(toText(*value));
        else
            reset << name;
    }
    QStringList list;
    if (!reset.isEmpty())
        list << alter + u" RESET ("_s + reset.join(u", "_s) + u')';
    if (!set.isEmpty())
        list << alter + u" SET ("_s + set.join(u", "_s) + u')';
    return list;
}

static QHash<QString, QString> byName(const QStringList &options)
{
    QHash<QString, QString> values;
    for (const QString &option : options) {
        const qsizetype equals = option.indexOf(u'=');
        values.insert(option.left(equals), option.mid(equals + 1));
    }
    return values;
}

QString alterOptions(const QStringList &before, const QStringList &after)
{
    const QHash<QString, QString> old = byName(before);
    const QHash<QString, QString> wanted = byName(after);
    QStringList parts;
    for (const QString &option : before) {
        const QString name = option.section(u'=', 0, 0);
        if (!wanted.contains(name))
            parts << u"DROP "_s + quoteIdentifier(name);
    }
    for (const QString &option : after) {
        const QString name = option.section(u'=', 0, 0);
        if (!old.contains(name))
            parts << u"ADD "_s + quoteIdentifier(name) + u' ' + quoteLiteral(wanted.value(name));
        else if (old.value(name) != wanted.value(name))
            parts << u"SET "_s + quoteIdentifier(name) + u' ' + quoteLiteral(wanted.value(name));
    }
    return parts.isEmpty() ? QString() : u"OPTIONS ("_s + parts.join(u", "_s) + u')';
}

static QStringList defaultGrants(const QString &alter, const QString &verb, const QString &preposition,
                                 const QString &on, const std::vector<Grant> &grants)
{
    QStringList list;
    for (const Grant &grant : grants)
        list << alter + verb + grant.privilege + u" ON "_s + on + preposition +
                    (grant.grantee.isEmpty() ? u"PUBLIC"_s : quoteIdentifier(grant.grantee)) +
                    (grant.grantable && verb == " GRANT "_L1 ? u" WITH GRANT OPTION"_s : QString());
    return list;
}

QStringList alterDefaultPrivileges(const schema::DefaultPrivileges &before, const schema::DefaultPrivileges &after,
                                   Fields &fields)
{
    fields.forget("grants"_L1);
    fields.forget("revoked"_L1);
    QString alter = u"ALTER DEFAULT PRIVILEGES FOR ROLE "_s + quoteIdentifier(after.role);
    if (!after.schema.isEmpty())
        alter += u" IN SCHEMA "_s + quoteIdentifier(after.schema);
    const QString on = after.objectKind.toUpper();
    const auto granted = joined(without(after.grants, before.grants), without(before.revoked, after.revoked));
    const auto revoked = joined(without(before.grants, after.grants), without(after.revoked, before.revoked));
    return defaultGrants(alter, u" REVOKE "_s, u" FROM "_s, on, revoked) +
           defaultGrants(alter, u" GRANT "_s, u" TO "_s, on, granted);
}

QStringList alterSystemGrants(const schema::SystemGrants &before, const schema::SystemGrants &after, Fields &fields)
{
    fields.forget("grants"_L1);
    fields.forget("revoked"_L1);
    return alterGrants(subjectOf(after.object), before.grants, before.revoked, after.grants, after.revoked);
}

QStringList alterNamespace(const schema::Namespace &before, const schema::Namespace &after, Fields &fields)
{
    return alterMeta({u"SCHEMA"_s, quoteIdentifier(before.name)}, before.meta, after.meta, fields);
}

} // namespace tidemark::postgres
