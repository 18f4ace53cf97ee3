// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/busysteps.h"

#include "drivers/postgres/statements.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

QString builtConcurrently(QString createIndex)
{
    return createIndex.insert(createIndex.indexOf(" INDEX "_L1) + 7, u"CONCURRENTLY "_s);
}

QString indexOfKey(const schema::QualifiedName &table, const schema::Key &key, const QString &name)
{
    schema::Index index;
    index.name = name;
    index.method = u"btree"_s;
    index.unique = true;
    index.nullsNotDistinct = key.nullsNotDistinct;
    index.include = key.include;
    for (const QString &column : key.columns)
        index.keys.push_back({.column = column});
    index.attributes = key.attributes;
    return builtConcurrently(createIndex(table, index));
}

QString keyOfIndex(const schema::QualifiedName &table, const schema::Key &key, bool primary, const QString &index)
{
    const QString definition = keyDefinition(key, primary);
    const QString deferrable =
        definition.contains(" DEFERRABLE"_L1) ? definition.sliced(definition.lastIndexOf(" DEFERRABLE"_L1)) : QString();
    return u"ALTER TABLE "_s + quoteQualified(table) + u" ADD CONSTRAINT "_s + quoteIdentifier(key.name) +
           (primary ? u" PRIMARY KEY"_s : u" UNIQUE"_s) + u" USING INDEX "_s + quoteIdentifier(index) + deferrable;
}

QString dollarQuoted(const QString &text, const QString &tag)
{
    QString mark = u'$' + tag + u'$';
    while (text.contains(mark))
        mark.insert(1, u'_');
    return mark + text + mark;
}

QString fillInBatches(const QString &table, const QString &assignments, const QString &condition)
{
    const QString body = u"\nDECLARE\n    page bigint := 0;\n    pages bigint := pg_relation_size("_s +
                         quoteLiteral(table) +
                         u") / current_setting('block_size')::bigint;\nBEGIN\n    WHILE page <= pages LOOP\n"
                         "        UPDATE "_s +
                         table + u" SET "_s + assignments +
                         u"\n        WHERE ctid >= format('(%s,0)', page)::tid AND ctid < format('(%s,0)', "
                         "page + 1000)::tid AND "_s +
                         condition + u";\n        COMMIT;\n        page := page + 1000;\n    END LOOP;\nEND "_s;
    return u"DO "_s + dollarQuoted(body, u"fill"_s);
}

QString validation(const QString &table, const QString &constraint)
{
    return u"ALTER TABLE "_s + table + u" VALIDATE CONSTRAINT "_s + quoteIdentifier(constraint);
}

} // namespace tidemark::postgres
