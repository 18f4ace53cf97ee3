// SPDX-License-Identifier: GPL-3.0-or-later
// What lives inside relations: constraints, indexes, triggers, rules, policies. Little of them can be altered; the rest
// is made anew.
#include "drivers/postgres/alteration.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::QualifiedName;

static QStringList constraintComment(const QualifiedName &relation, const QString &name, const QString &comment,
                                     Fields &fields)
{
    if (!fields.take("comment"_L1))
        return {};
    return {commentOn({u"CONSTRAINT"_s, quoteIdentifier(name) + u" ON "_s + quoteQualified(relation)}, comment)};
}

// Whether a constraint came from a parent follows from the parent.
static void forgetOrigin(Fields &fields)
{
    fields.forget("pg.inherited"_L1);
    fields.forget("pg.merged"_L1);
    fields.forget("pg.invalid"_L1);
}

static QStringList alterClustering(const QualifiedName &relation, const QString &index, const Attributes &after,
                                   Fields &fields)
{
    const QString table = u"ALTER TABLE "_s + quoteQualified(relation);
    QStringList list;
    if (fields.take("pg.clustered"_L1))
        list << (after.flag(u"pg.clustered"_s) ? table + u" CLUSTER ON "_s + quoteIdentifier(index)
                                               : table + u" SET WITHOUT CLUSTER"_s);
    if (fields.take("pg.replicaIdentity"_L1))
        list << (after.flag(u"pg.replicaIdentity"_s)
                     ? table + u" REPLICA IDENTITY USING INDEX "_s + quoteIdentifier(index)
                     : table + u" REPLICA IDENTITY DEFAULT"_s);
    return list;
}

static QStringList alterIndexPlace(const QualifiedName &index, const Attributes &after, Fields &fields)
{
    const QString alter = u"ALTER INDEX "_s + quoteQualified(index);
    QStringList list;
    if (fields.take("pg.tablespace"_L1)) {
        const QString name = after.text(u"pg.tablespace"_s);
        list << alter + u" SET TABLESPACE "_s + quoteIdentifier(name.isEmpty() ? u"pg_default"_s : name);
    }
    return list + alterStorage(alter, after, fields);
}

// A detached index cannot be had but by making it anew.
static QStringList attachIndex(const QualifiedName &index, const Attributes &before, const Attributes &after,
                               Fields &fields)
{
    if (!before.text(u"pg.partitionOf"_s).isEmpty() || !fields.take("pg.partitionOf"_L1))
        return {};
    return {u"ALTER INDEX "_s + after.text(u"pg.partitionOf"_s) + u" ATTACH PARTITION "_s + quoteQualified(index)};
}

// A key that hung on its parent's goes with it; one that will is attached, unless the table itself is being attached.
static QStringList attachKey(const AlteredTable &table, const schema::Key &before, const schema::Key &after,
                             Fields &fields)
{
    const bool stays = table.before->partitionOf && table.after->partitionOf &&
                       table.before->partitionOf->parent == table.after->partitionOf->parent;
    if (!stays)
        fields.forget("pg.partitionOf"_L1);
    if (!fields.has("pg.partitionOf"_L1) || before.attributes.contains(u"pg.partitionOf"_s)) {
        if (!fields.has("pg.partitionOf"_L1))
            fields.forget("pg.inherited"_L1);
        return {};
    }
    forgetOrigin(fields);
    return attachIndex({table.after->name.schema, after.name}, before.attributes, after.attributes, fields);
}

QStringList alterKey(const AlteredTable &table, const schema::Key &before, const schema::Key &after, Fields &fields)
{
    const QualifiedName &relation = table.after->name;
    const QualifiedName index{relation.schema, after.name};
    const QStringList attached = attachKey(table, before, after, fields);
    fields.forget("pg.merged"_L1);
    fields.forget("pg.invalid"_L1);
    return attached + alterIndexPlace(index, after.attributes, fields) +
           attachIndex(index, before.attributes, after.attributes, fields) +
           alterClustering(relation, after.name, after.attributes, fields) +
           constraintComment(relation, after.name, after.comment, fields);
}

static QString alterConstraint(const QualifiedName &relation, const QString &verb, const QString &name)
{
    return u"ALTER TABLE "_s + quoteQualified(relation) + u' ' + verb + u" CONSTRAINT "_s + quoteIdentifier(name);
}

QStringList alterForeignKey(const AlteredTable &table, const schema::ForeignKey &before,
                            const schema::ForeignKey &after, Fields &fields)
{
    const QualifiedName &relation = table.after->name;
    forgetOrigin(fields);
    QStringList list;
    if (fields.take("deferrability"_L1)) {
        const bool deferrable = after.deferrability != schema::Deferrability::Not;
        const bool deferred = after.deferrability == schema::Deferrability::InitiallyDeferred;
        list << alterConstraint(relation, u"ALTER"_s, after.name) +
                    (deferrable ? u" DEFERRABLE"_s : u" NOT DEFERRABLE"_s) +
                    (deferred     ? u" INITIALLY DEFERRED"_s
                     : deferrable ? u" INITIALLY IMMEDIATE"_s
                                  : QString());
    }
    if (before.notValid && !after.notValid && !after.notEnforced && fields.take("notValid"_L1))
        list << alterConstraint(relation, u"VALIDATE"_s, after.name);
    return list + constraintComment(relation, after.name, after.comment, fields);
}

QStringList alterCheck(const AlteredTable &table, const schema::Check &before, const schema::Check &after,
                       Fields &fields)
{
    const QualifiedName &relation = table.after->name;
    forgetOrigin(fields);
    QStringList list;
    if (before.notValid && !after.notValid && !after.notEnforced && fields.take("notValid"_L1))
        list << alterConstraint(relation, u"VALIDATE"_s, after.name);
    return list + constraintComment(relation, after.name, after.comment, fields);
}

QStringList alterExclusion(const AlteredTable &table, const schema::Exclusion & /*before*/,
                           const schema::Exclusion &after, Fields &fields)
{
    const QualifiedName &relation = table.after->name;
    forgetOrigin(fields);
    return alterIndexPlace({relation.schema, after.name}, after.attributes, fields) +
           constraintComment(relation, after.name, after.comment, fields);
}

QStringList alterNotNull(const AlteredTable &table, const schema::NotNullConstraint &before,
                         const schema::NotNullConstraint &after, Fields &fields)
{
    const QualifiedName &relation = table.after->name;
    forgetOrigin(fields);
    QStringList list;
    if (fields.take("noInherit"_L1))
        list << alterConstraint(relation, u"ALTER"_s, after.name) +
                    (after.noInherit ? u" NO INHERIT"_s : u" INHERIT"_s);
    if (before.notValid && !after.notValid && fields.take("notValid"_L1))
        list << alterConstraint(relation, u"VALIDATE"_s, after.name);
    return list + constraintComment(relation, after.name, after.comment, fields);
}

static QStringList alterTargets(const QString &alter, const schema::Index &before, const schema::Index &after,
                                Fields &fields)
{
    if (!fields.take("pg.statistics"_L1))
        return {};
    const QStringList old = before.attributes.list(u"pg.statistics"_s);
    const QStringList wanted = after.attributes.list(u"pg.statistics"_s);
    QStringList list;
    for (const QString &target : old) {
        if (!wanted.contains(target))
            list << alter + u" ALTER COLUMN "_s + target.section(u'=', 0, 0) + u" SET STATISTICS -1"_s;
    }
    for (const QString &target : wanted) {
        if (!old.contains(target))
            list << alter + u" ALTER COLUMN "_s + target.section(u'=', 0, 0) + u" SET STATISTICS "_s +
                        target.section(u'=', 1);
    }
    return list;
}

QStringList alterIndex(const QualifiedName &relation, const schema::Index &before, const schema::Index &after,
                       Fields &fields)
{
    const QualifiedName name{relation.schema, after.name};
    // an index that is not valid is made anew, unless that is how it should be
    if (after.attributes.flag(u"pg.invalid"_s))
        fields.forget("pg.invalid"_L1);
    QStringList list = alterIndexPlace(name, after.attributes, fields) +
                       attachIndex(name, before.attributes, after.attributes, fields) +
                       alterTargets(u"ALTER INDEX "_s + quoteQualified(name), before, after, fields) +
                       alterClustering(relation, after.name, after.attributes, fields);
    if (fields.take("comment"_L1))
        list << commentOn({u"INDEX"_s, quoteQualified(name)}, after.comment);
    return list;
}

QStringList alterTrigger(const QualifiedName &relation, bool isView, const schema::Trigger & /*before*/,
                         const schema::Trigger &after, Fields &fields)
{
    QStringList list;
    fields.forget("pg.inherited"_L1);
    if (fields.take("firing"_L1))
        list << u"ALTER "_s + (isView ? u"VIEW "_s : u"TABLE "_s) + quoteQualified(relation) + u' ' +
                    firingText(after.firing) + u" TRIGGER "_s + quoteIdentifier(after.name);
    if (fields.take("comment"_L1))
        list << commentOn({u"TRIGGER"_s, quoteIdentifier(after.name) + u" ON "_s + quoteQualified(relation)},
                          after.comment);
    return list;
}

QStringList alterRule(const QualifiedName &relation, const schema::Rule & /*before*/, const schema::Rule &after,
                      Fields &fields)
{
    QStringList list;
    if (fields.take("firing"_L1))
        list << u"ALTER TABLE "_s + quoteQualified(relation) + u' ' + firingText(after.firing) + u" RULE "_s +
                    quoteIdentifier(after.name);
    if (fields.take("comment"_L1))
        list << commentOn({u"RULE"_s, quoteIdentifier(after.name) + u" ON "_s + quoteQualified(relation)},
                          after.comment);
    return list;
}

// An expression can be replaced, not taken away.
QStringList alterPolicy(const QualifiedName &relation, const schema::Policy & /*before*/, const schema::Policy &after,
                        Fields &fields)
{
    const QString on = quoteIdentifier(after.name) + u" ON "_s + quoteQualified(relation);
    QString clauses;
    if (fields.take("roles"_L1))
        clauses += u" TO "_s + (after.roles.isEmpty() ? u"PUBLIC"_s : quoteIdentifiers(after.roles));
    if (!after.usingExpression.isEmpty() && fields.take("using"_L1))
        clauses += u" USING ("_s + after.usingExpression + u')';
    if (!after.checkExpression.isEmpty() && fields.take("check"_L1))
        clauses += u" WITH CHECK ("_s + after.checkExpression + u')';
    QStringList list;
    if (!clauses.isEmpty())
        list << u"ALTER POLICY "_s + on + clauses;
    if (fields.take("comment"_L1))
        list << commentOn({u"POLICY"_s, on}, after.comment);
    return list;
}

} // namespace tidemark::postgres
