// SPDX-License-Identifier: GPL-3.0-or-later
// Access control lists of PostgreSQL as grants against the default of their kind. Source: PostgreSQL documentation,
// section 5.8 "Privileges", and src/include/utils/acl.h for the defaults. Pure functions.
#pragma once

#include "schema/meta.h"

#include <QStringList>

namespace tidemark::postgres {

// What a kind of object can grant, as letters of an aclitem, and what everybody has by default.
struct AclKind
{
    const char *all;
    const char *publicDefault;
};

inline constexpr AclKind tableAcl{"arwdDxtm", ""};
inline constexpr AclKind columnAcl{"arwx", ""};
inline constexpr AclKind sequenceAcl{"rwU", ""};
inline constexpr AclKind routineAcl{"X", "X"};
inline constexpr AclKind schemaAcl{"UC", ""};
inline constexpr AclKind typeAcl{"U", "U"};
inline constexpr AclKind languageAcl{"U", "U"};
inline constexpr AclKind databaseAcl{"CTc", "Tc"};
inline constexpr AclKind foreignAcl{"U", ""}; // wrappers and servers
inline constexpr AclKind largeObjectAcl{"rw", ""};

struct AclDifference
{
    std::vector<schema::Grant> grants;
    std::vector<schema::Grant> revoked;
};

// The name of a privilege letter: 'r' is SELECT.
[[nodiscard]] QString privilegeName(char letter);

// One list of aclitems ("{reader=r/owner}") against the default. `isNull` says that the catalog holds no list at all,
// which means the default. Columns have no default: pass no owner. A server before 17 has no MAINTAIN.
[[nodiscard]] AclDifference differenceFromDefault(std::string_view acl, bool isNull, const AclKind &kind,
                                                  const QString &owner, int serverMajor);

// The difference between two lists: what `acl` has that `base` has not, and the other way round.
[[nodiscard]] AclDifference difference(std::string_view base, std::string_view acl, const QString &owner);

} // namespace tidemark::postgres
