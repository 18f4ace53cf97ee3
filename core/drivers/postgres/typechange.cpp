// SPDX-License-Identifier: GPL-3.0-or-later
// What changing a column's type means for its values. The rules are those of the server's casts: a cast that only
// relabels, or only allows longer values, leaves them as they are.
#include "drivers/postgres/effects.h"

#include <QHash>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

namespace {

// "character varying(50)" taken apart.
struct Spelling
{
    QString base;         // "character varying"
    QList<int> modifiers; // 50
    bool isArray = false;
};

Spelling taken(const QString &type)
{
    Spelling spelling;
    QString text = type;
    spelling.isArray = text.endsWith("[]"_L1);
    while (text.endsWith("[]"_L1))
        text.chop(2);
    const qsizetype open = text.indexOf(u'(');
    const qsizetype close = text.indexOf(u')', open);
    if (open < 0 || close < 0) {
        spelling.base = text;
        return spelling;
    }
    for (const QString &number : text.sliced(open + 1, close - open - 1).split(u','))
        spelling.modifiers << number.toInt();
    spelling.base = (text.first(open) + text.sliced(close + 1)).trimmed();
    return spelling;
}

bool isText(const QString &base)
{
    return base == "text"_L1 || base == "character varying"_L1;
}

bool allowsMore(const Spelling &a, const Spelling &b)
{
    if (b.modifiers.isEmpty())
        return true;
    if (a.modifiers.isEmpty())
        return false;
    if (a.base == "numeric"_L1)
        return a.modifiers.value(1) == b.modifiers.value(1) && a.modifiers[0] <= b.modifiers[0];
    return a.modifiers[0] <= b.modifiers[0];
}

// Larger numbers hold what smaller ones hold.
int widthOf(const QString &base)
{
    static const QHash<QString, int> widths{{u"smallint"_s, 1}, {u"integer"_s, 2}, {u"bigint"_s, 3}, {u"numeric"_s, 4}};
    return widths.value(base);
}

} // namespace

bool isWidening(const QString &before, const QString &after)
{
    const Spelling a = taken(before);
    const Spelling b = taken(after);
    if (a.isArray != b.isArray)
        return false;
    if (isText(a.base) && isText(b.base))
        return b.base == "text"_L1 || allowsMore(a, b);
    if (a.base == "cidr"_L1 && b.base == "inet"_L1)
        return true;
    static const QStringList growing{u"numeric"_s,
                                     u"bit varying"_s,
                                     u"interval"_s,
                                     u"time without time zone"_s,
                                     u"time with time zone"_s,
                                     u"timestamp without time zone"_s,
                                     u"timestamp with time zone"_s};
    return a.base == b.base && growing.contains(a.base) && allowsMore(a, b);
}

bool isLossless(const QString &before, const QString &after)
{
    const Spelling a = taken(before);
    const Spelling b = taken(after);
    if (isWidening(before, after))
        return true;
    if (a.isArray || b.isArray)
        return false;
    if (b.base == "text"_L1 && b.modifiers.isEmpty())
        return true;
    if (widthOf(a.base) > 0 && widthOf(b.base) > widthOf(a.base))
        return b.modifiers.isEmpty();
    return (a.base == "real"_L1 && b.base == "double precision"_L1) || (a.base == "json"_L1 && b.base == "jsonb"_L1) ||
           (a.base == "date"_L1 && b.base.startsWith("timestamp"_L1));
}

} // namespace tidemark::postgres
