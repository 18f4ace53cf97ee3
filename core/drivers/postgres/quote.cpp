// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/quote.h"

#include <algorithm>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

// Words that are not free to be a name in every place: all but the unreserved of src/include/parser/kwlist.h. Sorted.
static constexpr QLatin1StringView reserved[] = {
    "all"_L1,
    "analyse"_L1,
    "analyze"_L1,
    "and"_L1,
    "any"_L1,
    "array"_L1,
    "as"_L1,
    "asc"_L1,
    "asymmetric"_L1,
    "authorization"_L1,
    "between"_L1,
    "bigint"_L1,
    "binary"_L1,
    "bit"_L1,
    "boolean"_L1,
    "both"_L1,
    "case"_L1,
    "cast"_L1,
    "char"_L1,
    "character"_L1,
    "check"_L1,
    "coalesce"_L1,
    "collate"_L1,
    "collation"_L1,
    "column"_L1,
    "concurrently"_L1,
    "constraint"_L1,
    "create"_L1,
    "cross"_L1,
    "current_catalog"_L1,
    "current_date"_L1,
    "current_role"_L1,
    "current_schema"_L1,
    "current_time"_L1,
    "current_timestamp"_L1,
    "current_user"_L1,
    "dec"_L1,
    "decimal"_L1,
    "default"_L1,
    "deferrable"_L1,
    "desc"_L1,
    "distinct"_L1,
    "do"_L1,
    "else"_L1,
    "end"_L1,
    "except"_L1,
    "exists"_L1,
    "extract"_L1,
    "false"_L1,
    "fetch"_L1,
    "float"_L1,
    "for"_L1,
    "foreign"_L1,
    "freeze"_L1,
    "from"_L1,
    "full"_L1,
    "grant"_L1,
    "greatest"_L1,
    "group"_L1,
    "grouping"_L1,
    "having"_L1,
    "ilike"_L1,
    "in"_L1,
    "initially"_L1,
    "inner"_L1,
    "inout"_L1,
    "int"_L1,
    "integer"_L1,
    "intersect"_L1,
    "interval"_L1,
    "into"_L1,
    "is"_L1,
    "isnull"_L1,
    "join"_L1,
    "json"_L1,
    "json_array"_L1,
    "json_arrayagg"_L1,
    "json_exists"_L1,
    "json_object"_L1,
    "json_objectagg"_L1,
    "json_query"_L1,
    "json_scalar"_L1,
    "json_serialize"_L1,
    "json_table"_L1,
    "json_value"_L1,
    "lateral"_L1,
    "leading"_L1,
    "least"_L1,
    "left"_L1,
    "like"_L1,
    "limit"_L1,
    "localtime"_L1,
    "localtimestamp"_L1,
    "merge_action"_L1,
    "national"_L1,
    "natural"_L1,
    "nchar"_L1,
    "none"_L1,
    "normalize"_L1,
    "not"_L1,
    "notnull"_L1,
    "null"_L1,
    "nullif"_L1,
    "numeric"_L1,
    "offset"_L1,
    "on"_L1,
    "only"_L1,
    "or"_L1,
    "order"_L1,
    "out"_L1,
    "outer"_L1,
    "overlaps"_L1,
    "overlay"_L1,
    "placing"_L1,
    "position"_L1,
    "precision"_L1,
    "primary"_L1,
    "real"_L1,
    "references"_L1,
    "returning"_L1,
    "right"_L1,
    "row"_L1,
    "select"_L1,
    "session_user"_L1,
    "setof"_L1,
    "similar"_L1,
    "smallint"_L1,
    "some"_L1,
    "substring"_L1,
    "symmetric"_L1,
    "system_user"_L1,
    "table"_L1,
    "tablesample"_L1,
    "then"_L1,
    "time"_L1,
    "timestamp"_L1,
    "to"_L1,
    "trailing"_L1,
    "treat"_L1,
    "trim"_L1,
    "true"_L1,
    "union"_L1,
    "unique"_L1,
    "user"_L1,
    "using"_L1,
    "values"_L1,
    "varchar"_L1,
    "variadic"_L1,
    "verbose"_L1,
    "when"_L1,
    "where"_L1,
    "window"_L1,
    "with"_L1,
    "xmlattributes"_L1,
    "xmlconcat"_L1,
    "xmlelement"_L1,
    "xmlexists"_L1,
    "xmlforest"_L1,
    "xmlnamespaces"_L1,
    "xmlparse"_L1,
    "xmlpi"_L1,
    "xmlroot"_L1,
    "xmlserialize"_L1,
    "xmltable"_L1,
};

static bool isPlain(const QString &name)
{
    const auto plain = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_'; };
    if (name.isEmpty() || (name[0] >= u'0' && name[0] <= u'9') || !std::ranges::all_of(name, plain))
        return false;
    const auto at = std::ranges::lower_bound(reserved, name, [](const auto &a, const QString &b) { return a < b; });
    return at == std::end(reserved) || *at != name;
}

QString quoteIdentifier(const QString &name)
{
    if (isPlain(name))
        return name;
    QString inner = name;
    inner.replace(u'"', u"\"\""_s);
    return u'"' + inner + u'"';
}

QString quoteQualified(const schema::QualifiedName &name)
{
    if (name.schema.isEmpty())
        return quoteIdentifier(name.name);
    return quoteIdentifier(name.schema) + u'.' + quoteIdentifier(name.name);
}

QString quoteIdentifiers(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted << quoteIdentifier(name);
    return quoted.join(u", "_s);
}

QString quoteLiteral(const QString &text)
{
    QString inner = text;
    inner.replace(u'\'', u"''"_s);
    if (!inner.contains(u'\\'))
        return u'\'' + inner + u'\'';
    inner.replace(u'\\', u"\\\\"_s);
    return u"E'"_s + inner + u'\'';
}

} // namespace tidemark::postgres
