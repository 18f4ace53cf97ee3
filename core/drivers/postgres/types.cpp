// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/types.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace tidemark::postgres {

using namespace Qt::StringLiterals;
using schema::TypeFamily;

namespace {

struct Builtin
{
    quint32 oid;
    quint32 array;
    QLatin1StringView name;
    TypeFamily family;
};

} // namespace

// Sorted by oid.
static constexpr Builtin builtins[] = {
    {16, 1000, "boolean"_L1, TypeFamily::Boolean},
    {17, 1001, "bytea"_L1, TypeFamily::Binary},
    {18, 1002, "\"char\""_L1, TypeFamily::Text},
    {19, 1003, "name"_L1, TypeFamily::Text},
    {20, 1016, "bigint"_L1, TypeFamily::Integer},
    {21, 1005, "smallint"_L1, TypeFamily::Integer},
    {22, 1006, "int2vector"_L1, TypeFamily::Array},
    {23, 1007, "integer"_L1, TypeFamily::Integer},
    {24, 1008, "regproc"_L1, TypeFamily::Other},
    {25, 1009, "text"_L1, TypeFamily::Text},
    {26, 1028, "oid"_L1, TypeFamily::Integer},
    {27, 1010, "tid"_L1, TypeFamily::Other},
    {28, 1011, "xid"_L1, TypeFamily::Other},
    {29, 1012, "cid"_L1, TypeFamily::Other},
    {30, 1013, "oidvector"_L1, TypeFamily::Array},
    {114, 199, "json"_L1, TypeFamily::Json},
    {142, 143, "xml"_L1, TypeFamily::Xml},
    {600, 1017, "point"_L1, TypeFamily::Geometry},
    {601, 1018, "lseg"_L1, TypeFamily::Geometry},
    {602, 1019, "path"_L1, TypeFamily::Geometry},
    {603, 1020, "box"_L1, TypeFamily::Geometry},
    {604, 1027, "polygon"_L1, TypeFamily::Geometry},
    {628, 629, "line"_L1, TypeFamily::Geometry},
    {650, 651, "cidr"_L1, TypeFamily::Network},
    {700, 1021, "real"_L1, TypeFamily::Float},
    {701, 1022, "double precision"_L1, TypeFamily::Float},
    {718, 719, "circle"_L1, TypeFamily::Geometry},
    {774, 775, "macaddr8"_L1, TypeFamily::Network},
    {790, 791, "money"_L1, TypeFamily::Decimal},
    {829, 1040, "macaddr"_L1, TypeFamily::Network},
    {869, 1041, "inet"_L1, TypeFamily::Network},
    {1033, 1034, "aclitem"_L1, TypeFamily::Other},
    {1042, 1014, "character"_L1, TypeFamily::Text},
    {1043, 1015, "character varying"_L1, TypeFamily::Text},
    {1082, 1182, "date"_L1, TypeFamily::Date},
    {1083, 1183, "time without time zone"_L1, TypeFamily::Time},
    {1114, 1115, "timestamp without time zone"_L1, TypeFamily::Timestamp},
    {1184, 1185, "timestamp with time zone"_L1, TypeFamily::Timestamp},
    {1186, 1187, "interval"_L1, TypeFamily::Interval},
    {1266, 1270, "time with time zone"_L1, TypeFamily::Time},
    {1560, 1561, "bit"_L1, TypeFamily::Bit},
    {1562, 1563, "bit varying"_L1, TypeFamily::Bit},
    {1700, 1231, "numeric"_L1, TypeFamily::Decimal},
    {1790, 2201, "refcursor"_L1, TypeFamily::Text},
    {2202, 2207, "regprocedure"_L1, TypeFamily::Other},
    {2205, 2210, "regclass"_L1, TypeFamily::Other},
    {2206, 2211, "regtype"_L1, TypeFamily::Other},
    {2950, 2951, "uuid"_L1, TypeFamily::Uuid},
    {3220, 3221, "pg_lsn"_L1, TypeFamily::Other},
    {3614, 3643, "tsvector"_L1, TypeFamily::Other},
    {3615, 3645, "tsquery"_L1, TypeFamily::Other},
    {3802, 3807, "jsonb"_L1, TypeFamily::Json},
    {3904, 3905, "int4range"_L1, TypeFamily::Range},
    {3906, 3907, "numrange"_L1, TypeFamily::Range},
    {3908, 3909, "tsrange"_L1, TypeFamily::Range},
    {3910, 3911, "tstzrange"_L1, TypeFamily::Range},
    {3912, 3913, "daterange"_L1, TypeFamily::Range},
    {3926, 3927, "int8range"_L1, TypeFamily::Range},
    {4072, 4073, "jsonpath"_L1, TypeFamily::Json},
};

static const Builtin *find(quint32 oid)
{
    const auto at = std::ranges::lower_bound(builtins, oid, {}, &Builtin::oid);
    return at != std::end(builtins) && at->oid == oid ? at : nullptr;
}

static const Builtin *findByArray(quint32 oid)
{
    const auto at = std::ranges::find(builtins, oid, &Builtin::array);
    return at != std::end(builtins) ? at : nullptr;
}

// "time(3) without time zone": the precision stands after the first word.
static QString withPrecision(QLatin1StringView name, int precision)
{
    const QString text = name;
    const qsizetype firstWord = text.indexOf(u' ');
    const QString digits = u"(%1)"_s.arg(precision);
    return firstWord < 0 ? text + digits : text.left(firstWord) + digits + text.mid(firstWord);
}

// Bit numbers of utils/datetime.h.
static QString intervalFields(int range)
{
    static constexpr std::pair<int, QLatin1StringView> fields[] = {
        {1 << 2, " year"_L1},  {1 << 1, " month"_L1},   {1 << 3, " day"_L1},
        {1 << 10, " hour"_L1}, {1 << 11, " minute"_L1}, {1 << 12, " second"_L1},
    };
    QString first;
    QString last;
    for (const auto &[bit, name] : fields) {
        if ((range & bit) == 0)
            continue;
        if (first.isEmpty())
            first = name;
        else
            last = name;
    }
    return last.isEmpty() ? first : first + u" to"_s + last;
}

static QString intervalName(int modifier)
{
    const int precision = modifier & 0xFFFF;
    const int range = (modifier >> 16) & 0x7FFF;
    QString name = u"interval"_s;
    if (range != 0x7FFF)
        name += intervalFields(range);
    if (precision != 0xFFFF)
        name += u"(%1)"_s.arg(precision);
    return name;
}

static QString numericName(int modifier)
{
    const int precision = ((modifier - 4) >> 16) & 0xFFFF;
    // eleven bits with a sign since version 15
    const int scale = (((modifier - 4) & 0x7FF) ^ 1024) - 1024;
    return u"numeric(%1,%2)"_s.arg(precision).arg(scale);
}

static QString spelled(const Builtin &type, int modifier)
{
    if (type.oid == 1042 && modifier < 0)
        return u"bpchar"_s;
    if (type.oid == 1560 && modifier < 0)
        return u"\"bit\""_s;
    if (modifier < 0)
        return type.name;
    switch (type.oid) {
    case 1042:
    case 1043: return u"%1(%2)"_s.arg(type.name).arg(modifier - 4);
    case 1560:
    case 1562: return u"%1(%2)"_s.arg(type.name).arg(modifier);
    case 1083:
    case 1114:
    case 1184:
    case 1266: return withPrecision(type.name, modifier);
    case 1186: return intervalName(modifier);
    case 1700: return numericName(modifier);
    default: return type.name;
    }
}

QString builtinTypeName(quint32 oid, int modifier)
{
    if (const Builtin *type = find(oid))
        return spelled(*type, modifier);
    if (const Builtin *element = findByArray(oid))
        return spelled(*element, modifier) + u"[]"_s;
    return {};
}

TypeFamily builtinFamily(quint32 oid)
{
    if (const Builtin *type = find(oid))
        return type->family;
    return findByArray(oid) ? TypeFamily::Array : TypeFamily::Other;
}

TypeFamily familyOf(char category, QStringView name)
{
    switch (category) {
    case 'A': return TypeFamily::Array;
    case 'B': return TypeFamily::Boolean;
    case 'C': return TypeFamily::Composite;
    case 'E': return TypeFamily::Enum;
    case 'G': return TypeFamily::Geometry;
    case 'I': return TypeFamily::Network;
    case 'N': return name.contains("numeric"_L1) ? TypeFamily::Decimal : TypeFamily::Integer;
    case 'R': return TypeFamily::Range;
    case 'S': return TypeFamily::Text;
    case 'T': return TypeFamily::Interval;
    case 'D': return TypeFamily::Timestamp;
    case 'V': return TypeFamily::Bit;
    default: return TypeFamily::Other;
    }
}

} // namespace tidemark::postgres
