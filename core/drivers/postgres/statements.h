// SPDX-License-Identifier: GPL-3.0-or-later
// SQL text that makes objects, as PostgreSQL itself would write it: one function a kind of statement, without the final
// semicolon. Every name is quoted where it must be. Pure functions over the model.
#pragma once

#include "drivers/postgres/quote.h"
#include "schema/schema.h"

namespace tidemark::postgres {

// What stands after ON in COMMENT, GRANT and SECURITY LABEL: the word of the kind and the quoted name.
struct Subject
{
    QString word; // "TABLE"
    QString name; // "public.berth"
    [[nodiscard]] QString toString() const { return word + QChar(u' ') + name; }
};

// Parts.
[[nodiscard]] QString columnDefinition(const schema::Table &table, const schema::Column &column);
[[nodiscard]] QString keyDefinition(const schema::Key &key, bool primary);
[[nodiscard]] QString foreignKeyDefinition(const schema::ForeignKey &key);
[[nodiscard]] QString checkDefinition(const schema::Check &check);
[[nodiscard]] QString exclusionDefinition(const schema::Exclusion &exclusion);
[[nodiscard]] QString indexKeyText(const schema::IndexKey &key);
[[nodiscard]] QString sequenceOptions(const QString &type, const schema::SequenceOptions &options);
[[nodiscard]] QString argumentList(const schema::Routine &routine, bool withDefaults);
// "(fillfactor='70', …)" of the attributes that begin with the prefix; empty when there are none.
[[nodiscard]] QString storageOptions(const Attributes &attributes, const QString &prefix = QStringLiteral("pg.with."));
// "(host 'db1', port '5432')" from "host=db1" and so on.
[[nodiscard]] QString foreignOptions(const QStringList &options);

// Statements.
[[nodiscard]] QString createTable(const schema::Table &table);
[[nodiscard]] QStringList completeTable(const schema::Table &table); // what CREATE TABLE cannot say, but foreign keys
// After the partition's indexes: the server makes those that it does not find.
[[nodiscard]] QStringList attachPartition(const schema::Table &table);
[[nodiscard]] QStringList addForeignKeys(const schema::Table &table);
// The index of a partitioned table is made for that table only: its partitions bring their own and are attached.
[[nodiscard]] QString createIndex(const schema::QualifiedName &relation, const schema::Index &index,
                                  bool partitioned = false);
[[nodiscard]] QStringList completeIndex(const schema::QualifiedName &relation, const schema::Index &index);
[[nodiscard]] QString createView(const schema::View &view);
[[nodiscard]] QString createTrigger(const schema::QualifiedName &relation, const schema::Trigger &trigger);
[[nodiscard]] QStringList completeTrigger(const schema::QualifiedName &relation, bool isView,
                                          const schema::Trigger &trigger);
// "ENABLE", "DISABLE", "ENABLE REPLICA", "ENABLE ALWAYS".
[[nodiscard]] QString firingText(schema::Firing firing);
[[nodiscard]] QStringList createRule(const schema::QualifiedName &relation, const schema::Rule &rule);
[[nodiscard]] QString createPolicy(const schema::QualifiedName &relation, const schema::Policy &policy);
[[nodiscard]] QString createSequence(const schema::Sequence &sequence);
[[nodiscard]] QString createType(const schema::Type &type);
[[nodiscard]] QStringList completeType(const schema::Type &type);
[[nodiscard]] QString createRoutine(const schema::Routine &routine);
// Objects of a kind that only PostgreSQL has; empty for a kind nobody knows.
[[nodiscard]] QStringList createObject(const schema::EngineObject &object);
[[nodiscard]] QString objectWord(const QString &kind); // "TEXT SEARCH PARSER"
[[nodiscard]] QString grantWord(const QString &word);  // "TABLE" for a view
[[nodiscard]] Subject subjectOf(const schema::EngineObject &object);
[[nodiscard]] Subject subjectOf(const schema::Routine &routine);
[[nodiscard]] Subject subjectOf(const schema::Type &type);
[[nodiscard]] Subject subjectOf(const schema::View &view);
// Of an object that came with the server, known by its identity alone.
[[nodiscard]] Subject subjectOf(const schema::ObjectRef &ref);

// Comments and privileges.
[[nodiscard]] QString commentOn(const Subject &subject, const QString &comment);
[[nodiscard]] QStringList grantsOn(const Subject &subject, const std::vector<schema::Grant> &grants,
                                   const std::vector<schema::Grant> &revoked);
// Grants of one list that are not in another.
[[nodiscard]] std::vector<schema::Grant> without(const std::vector<schema::Grant> &grants,
                                                 const std::vector<schema::Grant> &others);
[[nodiscard]] QStringList columnGrants(const schema::QualifiedName &relation, const schema::Column &column);
// Takes privileges from a column and gives it others.
[[nodiscard]] QStringList columnGrantChanges(const schema::QualifiedName &relation, const schema::Column &before,
                                             const schema::Column &after);
[[nodiscard]] QStringList labelsOn(const Subject &subject, const std::vector<schema::SecurityLabel> &labels);
// Owner, privileges, comment and labels of one object; what the meta does not hold is left out.
[[nodiscard]] QStringList metaStatements(const Subject &subject, const schema::Meta &meta);

// Objects whole: their statement and what it cannot say (comments, owner, privileges). Indexes, foreign keys, triggers,
// rules, policies and the place of a partition have statements of their own.
[[nodiscard]] QStringList tableStatements(const schema::Table &table);
[[nodiscard]] QStringList foreignKeyComments(const schema::Table &table);
[[nodiscard]] QStringList viewStatements(const schema::View &view);
[[nodiscard]] QStringList namespaceStatements(const schema::Namespace &ns);
[[nodiscard]] QStringList typeStatements(const schema::Type &type);
[[nodiscard]] QStringList routineStatements(const schema::Routine &routine);
[[nodiscard]] QStringList objectStatements(const schema::EngineObject &object);
[[nodiscard]] QStringList policyStatements(const schema::QualifiedName &relation, const schema::Policy &policy);
// What lives inside a relation, as the statement that adds it; empty for what is not there.
[[nodiscard]] QStringList partStatements(const schema::Schema &schema, const schema::ObjectRef &ref);
// What ADD COLUMN cannot say.
[[nodiscard]] QStringList columnStatements(const schema::Table &table, const schema::Column &column);
[[nodiscard]] QStringList completeColumn(const QString &alter, const schema::Column &column);

} // namespace tidemark::postgres
