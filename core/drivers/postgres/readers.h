// SPDX-License-Identifier: GPL-3.0-or-later
// The readers of the system catalogs, one a group of catalogs, in the order in which they run. Each returns its queries
// with the code that takes the rows; `finish…` functions run when all rows are in.
#pragma once

#include "drivers/postgres/catalog.h"
#include "schema/kinds.h"

namespace tidemark::postgres {

// First, in a trip of their own: what all other queries are built from.
[[nodiscard]] Steps nameSteps(Catalog &catalog); // namespaces, roles, small tables of names

[[nodiscard]] Steps dependencySteps(Catalog &catalog);  // pg_depend
[[nodiscard]] Steps commentSteps(Catalog &catalog);     // pg_description, pg_seclabel
[[nodiscard]] Steps databaseSteps(Catalog &catalog);    // pg_database, pg_namespace
[[nodiscard]] Steps extensionSteps(Catalog &catalog);   // pg_extension
[[nodiscard]] Steps typeSteps(Catalog &catalog);        // pg_type, pg_enum, pg_range
[[nodiscard]] Steps relationSteps(Catalog &catalog);    // pg_class, pg_inherits, pg_partitioned_table, pg_foreign_table
[[nodiscard]] Steps columnSteps(Catalog &catalog);      // pg_attribute, pg_attrdef
[[nodiscard]] Steps sequenceSteps(Catalog &catalog);    // pg_sequence
[[nodiscard]] Steps constraintSteps(Catalog &catalog);  // pg_constraint
[[nodiscard]] Steps indexSteps(Catalog &catalog);       // pg_index
[[nodiscard]] Steps statisticsSteps(Catalog &catalog);  // pg_statistic_ext
[[nodiscard]] Steps viewSteps(Catalog &catalog);        // pg_rewrite
[[nodiscard]] Steps triggerSteps(Catalog &catalog);     // pg_trigger, pg_event_trigger
[[nodiscard]] Steps policySteps(Catalog &catalog);      // pg_policy
[[nodiscard]] Steps routineSteps(Catalog &catalog);     // pg_proc, pg_aggregate
[[nodiscard]] Steps operatorSteps(Catalog &catalog);    // pg_operator, pg_opfamily, pg_opclass, pg_amop, pg_amproc
[[nodiscard]] Steps castSteps(Catalog &catalog);        // pg_cast, pg_conversion, pg_collation
[[nodiscard]] Steps languageSteps(Catalog &catalog);    // pg_language, pg_transform, pg_am
[[nodiscard]] Steps textSearchSteps(Catalog &catalog);  // pg_ts_*
[[nodiscard]] Steps foreignSteps(Catalog &catalog);     // pg_foreign_data_wrapper, pg_foreign_server, pg_user_mapping
[[nodiscard]] Steps replicationSteps(Catalog &catalog); // pg_publication*, pg_subscription
[[nodiscard]] Steps privilegeSteps(Catalog &catalog);   // pg_default_acl, pg_init_privs

void finishTypes(Catalog &catalog); // puts type names in place of tickets
void finishRoutines(Catalog &catalog);
void finishDependencies(Catalog &catalog); // pg_depend in terms of names
void dropExtensionMembers(Catalog &catalog);

// Names of the kinds that only PostgreSQL has.
namespace kind {
using namespace Qt::StringLiterals;
using namespace schema::kind;
inline const QString accessMethod = u"access method"_s;
inline const QString cast = u"cast"_s;
inline const QString collation = u"collation"_s;
inline const QString conversion = u"conversion"_s;
inline const QString eventTrigger = u"event trigger"_s;
inline const QString foreignDataWrapper = u"foreign data wrapper"_s;
inline const QString language = u"language"_s;
inline const QString op = u"operator"_s;
inline const QString opClass = u"operator class"_s;
inline const QString opFamily = u"operator family"_s;
inline const QString publication = u"publication"_s;
inline const QString server = u"server"_s;
inline const QString statistics = u"statistics"_s;
inline const QString subscription = u"subscription"_s;
inline const QString textSearchConfiguration = u"text search configuration"_s;
inline const QString textSearchDictionary = u"text search dictionary"_s;
inline const QString textSearchParser = u"text search parser"_s;
inline const QString textSearchTemplate = u"text search template"_s;
inline const QString transform = u"transform"_s;
inline const QString userMapping = u"user mapping"_s;
} // namespace kind

} // namespace tidemark::postgres
