// SPDX-License-Identifier: GPL-3.0-or-later
// What ALTER can do, kind by kind. Each function takes the fields that it knows out of a list and returns the
// statements for them; what stays in the list cannot be altered in place, and whoever asked must make the object anew
// or say so. Pure functions, any thread.
#pragma once

#include "drivers/postgres/statements.h"

namespace tidemark::postgres {

// The fields of a change that nobody has dealt with yet.
class Fields
{
public:
    explicit Fields(QStringList names)
        : m_names(std::move(names))
    {
    }

    // Whether the field differs; it counts as dealt with from then on.
    [[nodiscard]] bool take(QLatin1StringView name) { return m_names.removeAll(name) > 0; }
    // The names that begin so, in their order.
    [[nodiscard]] QStringList takeAll(QLatin1StringView prefix);
    [[nodiscard]] bool has(QLatin1StringView name) const { return m_names.contains(name); }
    [[nodiscard]] const QStringList &left() const { return m_names; }
    void forget(QLatin1StringView name) { m_names.removeAll(name); }

private:
    QStringList m_names;
};

// Owner, comment, labels, privileges.
[[nodiscard]] QStringList alterMeta(const Subject &subject, const schema::Meta &before, const schema::Meta &after,
                                    Fields &fields);
[[nodiscard]] QStringList alterGrants(const Subject &subject, const std::vector<schema::Grant> &before,
                                      const std::vector<schema::Grant> &beforeRevoked,
                                      const std::vector<schema::Grant> &after,
                                      const std::vector<schema::Grant> &afterRevoked);
[[nodiscard]] QStringList alterLabels(const Subject &subject, const std::vector<schema::SecurityLabel> &before,
                                      const std::vector<schema::SecurityLabel> &after);

// Storage parameters: SET and RESET clauses for the fields that begin with "pg.with.".
[[nodiscard]] QStringList alterStorage(const QString &alter, const Attributes &after, Fields &fields);

// OPTIONS (ADD …, SET …, DROP …) from one list of "name=value" to another; empty when they are equal.
[[nodiscard]] QString alterOptions(const QStringList &before, const QStringList &after);

[[nodiscard]] QStringList alterNamespace(const schema::Namespace &before, const schema::Namespace &after,
                                         Fields &fields);
[[nodiscard]] QStringList alterSequence(const schema::Sequence &before, const schema::Sequence &after, Fields &fields);
[[nodiscard]] QStringList alterType(const schema::Type &before, const schema::Type &after, Fields &fields);
[[nodiscard]] QStringList alterRoutine(const schema::Routine &before, const schema::Routine &after, Fields &fields);
[[nodiscard]] QStringList alterView(const schema::View &before, const schema::View &after, Fields &fields);
[[nodiscard]] QStringList alterObject(const schema::EngineObject &before, const schema::EngineObject &after,
                                      Fields &fields);

// Default privileges and privileges on what came with the server: creating one is an alteration from an empty one.
[[nodiscard]] QStringList alterDefaultPrivileges(const schema::DefaultPrivileges &before,
                                                 const schema::DefaultPrivileges &after, Fields &fields);
[[nodiscard]] QStringList alterSystemGrants(const schema::SystemGrants &before, const schema::SystemGrants &after,
                                            Fields &fields);

// What an alteration of a table's part needs to know about its table.
struct AlteredTable
{
    const schema::Table *before = nullptr;
    const schema::Table *after = nullptr;
    int version = 0; // of the server, 170005; 0: the newest
};

[[nodiscard]] QStringList alterTable(const AlteredTable &table, Fields &fields);
// `typeFromParent`: the parent's own alteration brings the new type along.
[[nodiscard]] QStringList alterColumn(const AlteredTable &table, const schema::Column &before,
                                      const schema::Column &after, bool typeFromParent, Fields &fields);
// "ALTER COLUMN c TYPE t USING …": the values go through their text where the engine has no cast.
[[nodiscard]] QString columnTypeClause(const schema::Column &before, const schema::Column &after, bool throughText);
// Whether the engine casts from one to the other where a value is assigned; any other cast has to be asked for.
[[nodiscard]] bool castsByItself(const schema::Column &before, const schema::Column &after);
// The cast of a value of the one column, however it is written, to the type of the other.
[[nodiscard]] QString castText(const QString &value, const schema::Column &before, const schema::Column &after,
                               bool throughText);
[[nodiscard]] QStringList alterViewColumn(const schema::View &view, const schema::Column &before,
                                          const schema::Column &after, Fields &fields);
[[nodiscard]] QStringList alterKey(const AlteredTable &table, const schema::Key &before, const schema::Key &after,
                                   Fields &fields);
[[nodiscard]] QStringList alterForeignKey(const AlteredTable &table, const schema::ForeignKey &before,
                                          const schema::ForeignKey &after, Fields &fields);
[[nodiscard]] QStringList alterCheck(const AlteredTable &table, const schema::Check &before, const schema::Check &after,
                                     Fields &fields);
[[nodiscard]] QStringList alterExclusion(const AlteredTable &table, const schema::Exclusion &before,
                                         const schema::Exclusion &after, Fields &fields);
[[nodiscard]] QStringList alterNotNull(const AlteredTable &table, const schema::NotNullConstraint &before,
                                       const schema::NotNullConstraint &after, Fields &fields);
[[nodiscard]] QStringList alterIndex(const schema::QualifiedName &relation, const schema::Index &before,
                                     const schema::Index &after, Fields &fields);
[[nodiscard]] QStringList alterTrigger(const schema::QualifiedName &relation, bool isView,
                                       const schema::Trigger &before, const schema::Trigger &after, Fields &fields);
[[nodiscard]] QStringList alterRule(const schema::QualifiedName &relation, const schema::Rule &before,
                                    const schema::Rule &after, Fields &fields);
[[nodiscard]] QStringList alterPolicy(const schema::QualifiedName &relation, const schema::Policy &before,
                                      const schema::Policy &after, Fields &fields);

} // namespace tidemark::postgres
