// SPDX-License-Identifier: GPL-3.0-or-later
// Renames and moves on real databases with rows in them: there, back, and what is found on the way.
#pragma once

#include "dialect/comparison.h"
#include "drivers/engines.h"
#include "sandbox/replay.h"

namespace tidemark::test {

struct RenameCase
{
    const char *name;
    const char *dialect;
    QByteArray before;
    QByteArray after;
    QStringList renames;
    QByteArray rows;       // put into the tables of before
    QByteArray readAfter;  // what finds them under the new names
    QByteArray readBefore; // and under the old ones
    QByteArray notIn = {}; // what the way there must not do
};

inline const char *const postgres = "postgres";
inline const char *const sqlite = "sqlite";

class RenameTrip
{
public:
    [[nodiscard]] const dialect::Registry &registry() const { return m_registry; }

    Result<dialect::Comparison> compared(const RenameCase &pair, schema::Schema &before, schema::Schema &after);
    Result<dialect::Comparison> compared(const RenameCase &pair);

    // The plan of the case; twice the same, or else an error.
    Result<plan::Plan> planned(const RenameCase &pair);

    // Why the plan does not lead to the other schema, nothing is left to do then, every row is found, and back again;
    // empty when all of it is so.
    QString failure(const RenameCase &pair);

private:
    Result<void> runIn(sandbox::Scratch &scratch, const QByteArray &text);
    Result<sandbox::Scratch> loaded(const char *dialect, const QByteArray &text);
    Result<schema::Schema> read(sandbox::Scratch &scratch);
    Result<QString> ask(sandbox::Scratch &scratch, const QByteArray &query);
    Result<void> expectNothingLeft(sandbox::Scratch &scratch, const schema::Schema &wanted);
    Result<void> goThereAndBack(const RenameCase &pair);

    const dialect::Registry m_registry = drivers::engines();
    sandbox::ScratchServers m_servers{m_registry};
    job::JobContext m_job;
};

} // namespace tidemark::test
