// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/partitionbounds.h"

#include "drivers/postgres/dialect.h"
#include "drivers/postgres/quote.h"
#include "drivers/postgres/sqlcursor.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

QString boundsProofPrefix()
{
    return u"tidemark_bounds_"_s;
}

// The column of "RANGE (k)", quoted; empty when the key is anything else.
static QString keyColumn(const schema::Table &parent)
{
    QString key = parent.partitionKey.section(u'(', 1).chopped(1);
    for (const schema::Column &column : parent.columns) {
        if (quoteIdentifier(column.name) == key)
            return key;
    }
    return {};
}

static QString withoutParentheses(const QString &text)
{
    return text.startsWith(u'(') && text.endsWith(u')') ? text.sliced(1).chopped(1) : QString();
}

static QString side(const QString &column, const QString &sign, const QString &value, const QString &open)
{
    return value == open ? QString() : u" AND "_s + column + sign + value;
}

QString conditionOfBounds(const schema::Table &parent, const QString &bounds)
{
    const QString column = keyColumn(parent);
    if (column.isEmpty() || parent.partitionKey.startsWith("HASH"_L1))
        return {};
    const QString present = column + u" IS NOT NULL"_s;
    SqlCursor sql(bounds, lexerRules());
    if (!sql.take("FOR VALUES"))
        return {};
    if (sql.take("IN")) {
        const QString list = sql.rest();
        const bool nulls = sql.takeMark('(') && sql.has("NULL");
        return nulls ? QString() : present + u" AND "_s + column + u" IN "_s + list;
    }
    if (!sql.take("FROM"))
        return {};
    const QString from = withoutParentheses(sql.upTo({"TO"}));
    const QString to = sql.skipPast("TO") ? withoutParentheses(sql.rest()) : QString();
    if (from.isEmpty() || to.isEmpty())
        return {};
    return present + side(column, u" >= "_s, from, u"MINVALUE"_s) + side(column, u" < "_s, to, u"MAXVALUE"_s);
}

} // namespace tidemark::postgres
