// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/types.h"

#include <span>

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;
using schema::TypeFamily;

struct Meaning
{
    QLatin1StringView part;
    TypeFamily family;
};

static TypeFamily firstMatch(const QString &type, std::span<const Meaning> meanings, TypeFamily otherwise)
{
    for (const Meaning &meaning : meanings) {
        if (type.contains(meaning.part, Qt::CaseInsensitive))
            return meaning.family;
    }
    return otherwise;
}

static TypeFamily numericFamily(const QString &type)
{
    static constexpr Meaning meanings[] = {
        {"BOOL"_L1, TypeFamily::Boolean},        {"DATETIME"_L1, TypeFamily::Timestamp},
        {"TIMESTAMP"_L1, TypeFamily::Timestamp}, {"DATE"_L1, TypeFamily::Date},
        {"TIME"_L1, TypeFamily::Time},           {"JSON"_L1, TypeFamily::Json},
        {"UUID"_L1, TypeFamily::Uuid},           {"GUID"_L1, TypeFamily::Uuid},
    };
    return firstMatch(type, meanings, TypeFamily::Decimal);
}

TypeFamily familyOf(const QString &declaredType)
{
    static constexpr Meaning affinities[] = {
        {"INT"_L1, TypeFamily::Integer}, {"CHAR"_L1, TypeFamily::Text},   {"CLOB"_L1, TypeFamily::Text},
        {"TEXT"_L1, TypeFamily::Text},   {"BLOB"_L1, TypeFamily::Binary}, {"REAL"_L1, TypeFamily::Float},
        {"FLOA"_L1, TypeFamily::Float},  {"DOUB"_L1, TypeFamily::Float},
    };
    if (declaredType.isEmpty() || declaredType.compare("ANY"_L1, Qt::CaseInsensitive) == 0)
        return TypeFamily::Other;
    const TypeFamily family = firstMatch(declaredType, affinities, TypeFamily::Other);
    return family == TypeFamily::Other ? numericFamily(declaredType) : family;
}

} // namespace tidemark::sqlite
