// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of planning, proved on scratch databases for one pair of schemas: a schema does not differ from itself; the
// plan is the same each time, runs, leads to the other schema (as read again, and as another tool writes it) and leaves
// rows in untouched columns alone; then nothing differs; the plan back does the same. One thread a call.
#pragma once

#include "dialect/introspection.h"
#include "sandbox/scratch.h"

#include <QMap>

#include <functional>

namespace tidemark::sandbox {

struct PlannedWay
{
    QByteArray script;     // as a client would run it
    size_t statements = 0; // of it; none: nothing is to be done
};

// What is judged: the plan that leads from one schema to another.
using WayPlanner =
    std::function<Result<PlannedWay>(job::JobContext &job, const dialect::Dialect &dialect,
                                     const dialect::Introspection &before, const dialect::Introspection &after)>;

struct RoundTrip
{
    std::function<Result<Scratch>()> makeBefore; // a database of its own each time
    std::function<Result<Scratch>()> makeAfter;
    const schema::Schema *before = nullptr; // what they must read as; null: whatever they do
    const schema::Schema *after = nullptr;
    WayPlanner up;
    WayPlanner down;
    WayPlanner compare;                                   // where nothing should be left to do
    std::function<Result<int>(Scratch &scratch)> putRows; // empty: rows are made up
};

enum class LawStatus : quint8 { Held, Broken, NotTried };

struct Law
{
    QString name;
    LawStatus status = LawStatus::NotTried;
    QString detail; // of a broken one: the first difference or the error, on one line
};

struct RoundTripReport
{
    std::vector<Law> laws;                    // in the order in which they are tried; the first that is broken ends it
    int rows = 0;                             // that had to survive
    bool rowsDidNotFit = false;               // the way does not exist for made-up rows, and was tried without them
    QMap<QString, QByteArray> artefacts = {}; // file name and content: the plans

    [[nodiscard]] const Law *broken() const;
};

// Errors: those of making the databases and of reading them, which are none of the plan's.
[[nodiscard]] Result<RoundTripReport> roundTrip(job::JobContext &job, const dialect::Dialect &dialect,
                                                const RoundTrip &trip);

// A scratch database with that schema, made by a plan from nothing.
[[nodiscard]] Result<Scratch> builtScratch(job::JobContext &job, ScratchServers &servers,
                                           const dialect::Dialect &dialect, const schema::Schema &schema);

} // namespace tidemark::sandbox
