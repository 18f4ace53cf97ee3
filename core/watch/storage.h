// SPDX-License-Identifier: GPL-3.0-or-later
// What takes room in a database, how its indexes are used, what VACUUM left to do, and how far its sequences are. Plain
// values, any thread; -1 and empty: not known.
#pragma once

#include "schema/name.h"
#include "schema/omission.h"

#include <QDateTime>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace tidemark::watch {

struct RelationUse
{
    schema::QualifiedName name = {};
    QString kind = {};                // a schema::kind
    schema::QualifiedName table = {}; // of an index
    qint64 totalBytes = 0;            // with indexes and TOAST
    qint64 tableBytes = -1;           // with TOAST
    qint64 indexBytes = -1;
    qint64 rows = -1; // estimate
    qint64 sequentialScans = -1;
    qint64 indexScans = -1;
    bool operator==(const RelationUse &) const = default;
};

struct IndexUse
{
    schema::QualifiedName name = {};
    schema::QualifiedName table = {};
    QString method = {};   // "btree"
    QStringList keys = {}; // each column or expression with its operator class, collation and order
    QStringList included = {};
    QString predicate = {};
    bool unique = false;
    bool ofConstraint = false; // PRIMARY KEY, UNIQUE, EXCLUDE
    bool valid = true;
    qint64 bytes = 0;
    qint64 scans = 0;
    QDateTime lastScan = {}; // PostgreSQL 16
    bool operator==(const IndexUse &) const = default;
};

struct Indexes
{
    QDateTime at = {};
    QDateTime since = {}; // scans are counted from here on; empty: since the database was made
    bool inRecovery = false;
    bool hasStandbys = false; // whose scans are not in these numbers
    std::vector<IndexUse> indexes = {};
};

// An index that another one makes needless.
struct NeedlessIndex
{
    IndexUse index = {};
    schema::QualifiedName because = {};
    enum class Reason { Same, Prefix } reason = Reason::Same;
};

// Those that nobody used and that no constraint needs, the largest first.
[[nodiscard]] std::vector<IndexUse> unusedIndexes(const Indexes &indexes);

// Those that say what another index of the table says, or a beginning of it. Of two alike the one without a constraint
// goes, then the one that is used less, then the later by name.
[[nodiscard]] std::vector<NeedlessIndex> needlessIndexes(const Indexes &indexes);

struct TableVacuum
{
    schema::QualifiedName name = {};
    qint64 liveRows = 0;
    qint64 deadRows = 0;
    qint64 changedSinceAnalyze = 0;
    QDateTime lastVacuum = {}; // by hand or by itself, the later
    QDateTime lastAnalyze = {};
    bool byAutovacuum = false; // the last one was
    qint64 threshold = -1;     // dead rows from which autovacuum comes
    qint64 freezeAge = 0;
    qint64 freezeLimit = 0; // autovacuum_freeze_max_age, of the table or the server
    bool autovacuumOff = false;
    bool operator==(const TableVacuum &) const = default;
};

struct RunningVacuum
{
    qint64 pid = 0;
    QString database = {};
    QString table = {};
    QString phase = {};
    qint64 blocksTotal = 0;
    qint64 blocksScanned = 0;
    qint64 indexRounds = 0;
    QDateTime since = {};
    bool automatic = false;
    bool operator==(const RunningVacuum &) const = default;
};

struct VacuumState
{
    QDateTime at = {};
    std::vector<TableVacuum> tables = {};
    std::vector<RunningVacuum> running = {};
    std::vector<schema::Omission> omissions = {};
};

struct SequenceUse
{
    schema::QualifiedName name = {};
    QString type = {};
    qint64 minimum = 1;
    qint64 maximum = 0;
    qint64 increment = 1;
    bool cycles = false;
    std::optional<qint64> last = {};  // not yet used, or not visible
    bool visible = true;              // to this role
    schema::QualifiedName table = {}; // whose column takes its values; empty: none
    QString column = {};
    QString columnType = {};                  // "integer"
    std::optional<qint64> columnMaximum = {}; // of that type, when it is a whole number
    bool operator==(const SequenceUse &) const = default;

    // The share of its values that are gone, counted to the end of the sequence or of the column, whichever is nearer;
    // -1 when nothing was taken or it is not visible.
    [[nodiscard]] double used() const;
    // What is left until then.
    [[nodiscard]] qint64 left() const;
    // Whether the column ends before the sequence does.
    [[nodiscard]] bool columnIsTighter() const;
};

struct Sequences
{
    std::vector<SequenceUse> sequences = {};
    std::vector<schema::Omission> omissions = {};
};

} // namespace tidemark::watch
