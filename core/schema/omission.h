// SPDX-License-Identifier: GPL-3.0-or-later
// What could not be read of a database, and how to be allowed to: a schema without these facts is not the whole truth,
// and says so wherever it goes. Plain values, any thread.
#pragma once

#include <QString>

namespace tidemark::schema {

struct Omission
{
    QString what;        // "triggers, functions and procedures"
    QString why;         // "permission denied for table pg_proc"
    QString remedy = {}; // "GRANT SELECT ON pg_catalog.pg_proc TO alice"; empty: nobody knows one

    bool operator==(const Omission &) const = default;

    template <class Self, class Visitor>
    static void visit(Self &self, Visitor &&field)
    {
        field("what", self.what);
        field("why", self.why);
        field("remedy", self.remedy);
    }
};

// For people, on one line.
[[nodiscard]] QString toText(const Omission &omission);

} // namespace tidemark::schema
