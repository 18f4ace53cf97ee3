// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/statements.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::Index;

QString indexKeyText(const schema::IndexKey &key)
{
    QString text = key.column.isEmpty() ? key.expression : quoteIdentifier(key.column);
    if (!key.collation.isEmpty())
        text += u" COLLATE "_s + key.collation;
    if (!key.opClass.isEmpty())
        text += u' ' + key.opClass;
    if (!key.opClassOptions.isEmpty()) {
        QStringList options;
        for (const QString &option : key.opClassOptions) {
            const qsizetype equals = option.indexOf(u'=');
            options << option.left(equals) + u'=' + quoteLiteral(option.mid(equals + 1));
        }
        text += u" ("_s + options.join(u", "_s) + u')';
    }
    if (key.descending)
        text += u" DESC"_s;
    if (key.nulls != schema::NullsOrder::Default)
        text += key.nulls == schema::NullsOrder::First ? u" NULLS FIRST"_s : u" NULLS LAST"_s;
    return text;
}

QString createIndex(const schema::QualifiedName &relation, const Index &index, bool partitioned)
{
    QStringList keys;
    for (const schema::IndexKey &key : index.keys)
        keys << indexKeyText(key);
    QString text = u"CREATE "_s + (index.unique ? u"UNIQUE "_s : QString()) + u"INDEX "_s +
                   quoteIdentifier(index.name) + (partitioned ? u" ON ONLY "_s : u" ON "_s) + quoteQualified(relation) +
                   u" USING "_s + quoteIdentifier(index.method) + u" ("_s + keys.join(u", "_s) + u')';
    if (!index.include.isEmpty())
        text += u" INCLUDE ("_s + quoteIdentifiers(index.include) + u')';
    if (index.nullsNotDistinct)
        text += u" NULLS NOT DISTINCT"_s;
    if (const QString options = storageOptions(index.attributes); !options.isEmpty())
        text += u" WITH "_s + options;
    if (const QString tablespace = index.attributes.text(u"pg.tablespace"_s); !tablespace.isEmpty())
        text += u" TABLESPACE "_s + quoteIdentifier(tablespace);
    if (!index.where.isEmpty())
        text += u" WHERE "_s + index.where;
    return text;
}

QStringList completeIndex(const schema::QualifiedName &relation, const Index &index)
{
    const QString name = quoteQualified({relation.schema, index.name});
    const QString alter = u"ALTER TABLE ONLY "_s + quoteQualified(relation);
    QStringList list;
    if (const QString parent = index.attributes.text(u"pg.partitionOf"_s); !parent.isEmpty())
        list << u"ALTER INDEX "_s + parent + u" ATTACH PARTITION "_s + name;
    for (const QString &target : index.attributes.list(u"pg.statistics"_s))
        list << u"ALTER INDEX "_s + name + u" ALTER COLUMN "_s + target.section(u'=', 0, 0) + u" SET STATISTICS "_s +
                    target.section(u'=', 1);
    if (index.attributes.flag(u"pg.clustered"_s))
        list << u"ALTER TABLE "_s + quoteQualified(relation) + u" CLUSTER ON "_s + quoteIdentifier(index.name);
    if (index.attributes.flag(u"pg.replicaIdentity"_s))
        list << alter + u" REPLICA IDENTITY USING INDEX "_s + quoteIdentifier(index.name);
    if (!index.comment.isEmpty())
        list << commentOn({u"INDEX"_s, name}, index.comment);
    return list;
}

} // namespace tidemark::postgres
