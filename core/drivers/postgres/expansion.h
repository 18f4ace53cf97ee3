// SPDX-License-Identifier: GPL-3.0-or-later
// One table whose columns get other types by expand and contract: its statements in three parts. The state and the
// needs of what was before must outlive it. One thread.
#pragma once

#include "drivers/postgres/plannode.h"

namespace tidemark::postgres {

class Expansion
{
public:
    // `columns` as they are called; all of them change their type, and nothing else is asked of them here.
    Expansion(const PlanState &state, const Needs &needs, const schema::Table &before, const schema::Table &after,
              const QStringList &columns);

    // Why it cannot be done so, for people; empty when it can.
    [[nodiscard]] QString obstacle() const;

    // Everything up to the swap; needs nothing but what is there before the plan.
    [[nodiscard]] std::vector<plan::Statement> expand();
    // One transaction; stands where the types would change.
    [[nodiscard]] std::vector<plan::Statement> swap();
    // Drops what is left of the old columns.
    [[nodiscard]] std::vector<plan::Statement> contract();

private:
    struct Side // a column that is being replaced
    {
        const schema::Column *before = nullptr;
        const schema::Column *after = nullptr;
        QString added; // the name of the new column until the swap
        QString kept;  // that of the old one after it
    };
    struct Twin // what stands on a column, and the same on the new column until the swap
    {
        schema::ObjectRef old;
        schema::ObjectRef built;
        QString comment;
        bool goes = false; // the plan drops the old one for reasons of its own
    };

    void findTwins();
    template <class T>
    void findTwins(const QString &kind, std::vector<T> &parts);
    [[nodiscard]] QString obstacleOf(const Side &side) const;
    [[nodiscard]] bool isTwin(const schema::ObjectRef &ref) const;

    plan::Statement &add(const QString &sql, const QStringList &undo = {});
    void addColumns();
    void addSync();
    void fill();
    void build(const Twin &twin);
    void buildNotNull(const Side &side);
    void verify();
    void swapNames(const Side &side);
    void moveIdentity(const Side &side);
    void freeOld(const Side &side);
    void moveSequences(const Side &side);
    [[nodiscard]] bool isOurs(const schema::Sequence &sequence) const;
    void moveDefault(const Side &side);
    void adopt(const Twin &twin);
    [[nodiscard]] QStringList completion(const Twin &twin) const;

    [[nodiscard]] QString createSync() const;
    [[nodiscard]] QString createTrigger() const;
    [[nodiscard]] QString value(const Side &side, const QString &of) const;
    // The explicit cast.
    [[nodiscard]] static QString converted(const QString &value, const schema::Column &from, const schema::Column &to);
    // To compare by bytes: not every type has an equality, and texts of two collations have none either.
    [[nodiscard]] static QString asText(const QString &value);
    [[nodiscard]] QString checkOfNotNull(const Side &side) const;

    const PlanState &m_state;
    const Needs &m_needs;
    const schema::Table &m_before;
    std::vector<Side> m_sides;
    schema::Schema m_own;   // the table alone, as it is
    schema::Schema m_built; // the same, its parts on the new columns
    std::vector<Twin> m_twins;
    bool m_unsure = false;
    QString m_table;   // quoted
    QString m_alter;   // "ALTER TABLE t "
    QString m_sync;    // the function, quoted with its schema
    QString m_trigger; // quoted
    std::vector<plan::Statement> m_steps;
};

} // namespace tidemark::postgres
