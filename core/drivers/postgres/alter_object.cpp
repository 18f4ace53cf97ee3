// SPDX-License-Identifier: GPL-3.0-or-later
// Objects of the kinds that only PostgreSQL has: one small function a kind, found by its name. What none of them knows
// is made anew.
#include "drivers/postgres/alteration.h"

#include "drivers/postgres/readers.h"

#include <QtCore/QVersionNumber>

#include <map>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::EngineObject;

namespace {

// Both sides of an alteration with shorthand for attributes.
struct Sides
{
    const EngineObject &before;
    const EngineObject &after;
    [[nodiscard]] QString text(const char *key) const
    {
        return after.meta.attributes.text(u"pg."_s + QLatin1StringView(key));
    }
    [[nodiscard]] QStringList list(const char *key) const
    {
        return after.meta.attributes.list(u"pg."_s + QLatin1StringView(key));
    }
    [[nodiscard]] QStringList oldList(const char *key) const
    {
        return before.meta.attributes.list(u"pg."_s + QLatin1StringView(key));
    }
    [[nodiscard]] QString alter() const { return u"ALTER "_s + subjectOf(after).toString(); }
};

} // namespace

static QStringList alterExtension(const Sides &of, Fields &fields)
{
    QStringList list;
    const QVersionNumber before = QVersionNumber::fromString(of.before.meta.attributes.text(u"pg.version"_s));
    const bool newer = before < QVersionNumber::fromString(of.text("version"));
    if (newer && fields.take("pg.version"_L1))
        list << of.alter() + u" UPDATE TO "_s + quoteLiteral(of.text("version"));
    if (fields.take("pg.schema"_L1))
        list << of.alter() + u" SET SCHEMA "_s + quoteIdentifier(of.text("schema"));
    // an extension's owner cannot be changed, and whether it may move follows from its version
    fields.forget("pg.relocatable"_L1);
    fields.forget("owner"_L1);
    return list;
}

static QStringList alterEventTrigger(const Sides &of, Fields &fields)
{
    if (!fields.take("pg.enabled"_L1))
        return {};
    const QString enabled = of.text("enabled");
    const QString how = enabled.isEmpty()          ? u" ENABLE"_s
                        : enabled == "disabled"_L1 ? u" DISABLE"_s
                                                   : u" ENABLE "_s + enabled.toUpper();
    return {of.alter() + how};
}

static QString changedOptions(const Sides &of, Fields &fields)
{
    return fields.take("pg.options"_L1) ? u' ' + alterOptions(of.oldList("options"), of.list("options")) : QString();
}

static QStringList alterServer(const Sides &of, Fields &fields)
{
    QString clauses;
    if (!of.text("version").isEmpty() && fields.take("pg.version"_L1))
        clauses += u" VERSION "_s + quoteLiteral(of.text("version"));
    clauses += changedOptions(of, fields);
    return clauses.isEmpty() ? QStringList() : QStringList{of.alter() + clauses};
}

static QStringList alterWrapper(const Sides &of, Fields &fields)
{
    QString clauses;
    const auto function = [&](QLatin1StringView field, const QString &word) {
        if (!fields.take(field))
            return;
        const QString name = of.after.meta.attributes.text(field);
        clauses += name.isEmpty() ? u" NO "_s + word : u' ' + word + u' ' + name;
    };
    function("pg.handler"_L1, u"HANDLER"_s);
    function("pg.validator"_L1, u"VALIDATOR"_s);
    clauses += changedOptions(of, fields);
    return clauses.isEmpty() ? QStringList() : QStringList{of.alter() + clauses};
}

static QStringList alterMapping(const Sides &of, Fields &fields)
{
    const QString clauses = changedOptions(of, fields);
    if (clauses.isEmpty())
        return {};
    const QString user = of.after.name.name == "PUBLIC"_L1 ? u"PUBLIC"_s : quoteIdentifier(of.after.name.name);
    return {u"ALTER USER MAPPING FOR "_s + user + u" SERVER "_s + quoteIdentifier(of.after.part) + clauses};
}

static QString publicationTargets(const Sides &of)
{
    QStringList targets;
    for (const QString &table : of.list("tables"))
        targets << u"TABLE ONLY "_s + table;
    for (const QString &schema : of.list("schemas"))
        targets << u"TABLES IN SCHEMA "_s + quoteIdentifier(schema);
    return targets.join(u", "_s);
}

static QStringList alterPublication(const Sides &of, Fields &fields)
{
    QStringList list;
    QStringList options;
    if (fields.take("pg.publish"_L1))
        options << u"publish = "_s + quoteLiteral(of.text("publish"));
    if (fields.take("pg.viaRoot"_L1))
        options << u"publish_via_partition_root = "_s +
                       (of.after.meta.attributes.flag(u"pg.viaRoot"_s) ? u"true"_s : u"false"_s);
    if (!options.isEmpty())
        list << of.alter() + u" SET ("_s + options.join(u", "_s) + u')';
    const QString targets = publicationTargets(of);
    const bool changed = fields.has("pg.tables"_L1) || fields.has("pg.schemas"_L1);
    if (changed && !targets.isEmpty()) {
        fields.forget("pg.tables"_L1);
        fields.forget("pg.schemas"_L1);
        list << of.alter() + u" SET "_s + targets;
    }
    return list;
}

static QStringList alterSubscription(const Sides &of, Fields &fields)
{
    QStringList list;
    if (fields.take("pg.publications"_L1)) {
        QStringList names;
        for (const QString &name : of.list("publications"))
            names << quoteIdentifier(name);
        list << of.alter() + u" SET PUBLICATION "_s + names.join(u", "_s) + u" WITH (refresh = false)"_s;
    }
    return list;
}

// "OPERATOR 1 <(bigint,integer)" is dropped by its number and types, "FUNCTION 1 (integer, integer) f(…)" likewise.
static QString droppedMember(const QString &member)
{
    const qsizetype open = member.indexOf(u'(');
    const qsizetype close = member.indexOf(u')', open);
    return u"DROP "_s + member.section(u' ', 0, 1) + u' ' + member.mid(open, close - open + 1);
}

static QStringList alterFamily(const Sides &of, Fields &fields)
{
    if (!fields.take("pg.members"_L1))
        return {};
    QStringList list;
    for (const QString &member : of.oldList("members")) {
        if (!of.list("members").contains(member))
            list << of.alter() + u' ' + droppedMember(member);
    }
    for (const QString &member : of.list("members")) {
        if (!of.oldList("members").contains(member))
            list << of.alter() + u" ADD "_s + member;
    }
    return list;
}

static QStringList alterStatistics(const Sides &of, Fields &fields)
{
    if (!fields.take("pg.statistics"_L1))
        return {};
    const Attributes &attributes = of.after.meta.attributes;
    return {of.alter() + u" SET STATISTICS "_s + QString::number(attributes.number(u"pg.statistics"_s, -1))};
}

QStringList alterObject(const EngineObject &before, const EngineObject &after, Fields &fields)
{
    using Alter = QStringList (*)(const Sides &, Fields &);
    static const std::map<QString, Alter> alterers{
        {schema::kind::extension, alterExtension},
        {kind::eventTrigger, alterEventTrigger},
        {kind::server, alterServer},
        {kind::foreignDataWrapper, alterWrapper},
        {kind::userMapping, alterMapping},
        {kind::publication, alterPublication},
        {kind::subscription, alterSubscription},
        {kind::statistics, alterStatistics},
        {kind::opFamily, alterFamily},
    };
    const auto found = alterers.find(after.kind);
    const QStringList list =
        found != alterers.end() ? found->second(Sides{.before = before, .after = after}, fields) : QStringList();
    return list + alterMeta(subjectOf(after), before.meta, after.meta, fields);
}

} // namespace tidemark::postgres
