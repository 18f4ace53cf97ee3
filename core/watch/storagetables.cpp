// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes, indexes, VACUUM and sequences as tables.
#include "base/text.h"
#include "watch/topics.h"
#include "watch/words.h"

#include <algorithm>
#include <cstdlib>

namespace tidemark::watch {

using namespace Qt::StringLiterals;

static Cell nameCell(const schema::QualifiedName &name)
{
    const QString text = name.isEmpty() ? QString() : name.toString();
    return {.text = printable(text), .value = text.isEmpty() ? Value() : Value(text)};
}

static Table sizeTable(const std::vector<RelationUse> &relations)
{
    using Row = RelationUse;
    const std::vector<Field<Row>> fields{
        {{"name", tr("Name"), false, 30}, [](const Row &one) { return nameCell(one.name); }},
        {{"kind", tr("Kind")}, [](const Row &one) { return textCell(one.kind, Tone::Muted); }},
        {{"total_bytes", tr("All"), true}, [](const Row &one) { return bytesCell(one.totalBytes, Tone::Strong); }},
        {{"table_bytes", tr("Table"), true}, [](const Row &one) { return bytesCell(one.tableBytes); }},
        {{"index_bytes", tr("Indexes"), true}, [](const Row &one) { return bytesCell(one.indexBytes); }},
        {{"rows", tr("~ Rows"), true}, [](const Row &one) { return numberCell(one.rows); }},
        {{"sequential_scans", tr("Full scans"), true}, [](const Row &one) { return numberCell(one.sequentialScans); }},
        {{"index_scans", tr("Index scans"), true}, [](const Row &one) { return numberCell(one.indexScans); }},
        {{"table", tr("Of table")}, [](const Row &one) { return nameCell(one.table); }},
    };
    Table table = makeTable(u"sizes"_s, tr("Largest tables and indexes"), fields, relations,
                            [](const Row &one) { return one.name.toString(); });
    table.emptyText = tr("There are no tables.");
    return table;
}

Report report(const std::vector<RelationUse> &relations)
{
    return {.tables = {sizeTable(relations)}};
}

// ---- Indexes

static Table unusedTable(const Indexes &all)
{
    using Row = IndexUse;
    const std::vector<Field<Row>> fields{
        {{"name", tr("Index"), false, 30}, [](const Row &one) { return nameCell(one.name); }},
        {{"table", tr("Table")}, [](const Row &one) { return nameCell(one.table); }},
        {{"bytes", tr("Size"), true}, [](const Row &one) { return bytesCell(one.bytes, Tone::Strong); }},
        {{"method", tr("Method")}, [](const Row &one) { return textCell(one.method, Tone::Muted); }},
        {{"valid", tr("State")},
         [](const Row &one) {
             return Cell{.text = one.valid ? QString() : tr("not valid"), .value = one.valid, .tone = Tone::Bad};
         }},
    };
    Table table = makeTable(u"unused"_s, tr("Unused indexes"), fields, unusedIndexes(all),
                            [](const Row &one) { return one.name.toString(); });
    table.emptyText = tr("Every index was used, or keeps a constraint.");
    return table;
}

static Table needlessTable(const Indexes &all)
{
    using Row = NeedlessIndex;
    const std::vector<Field<Row>> fields{
        {{"name", tr("Index"), false, 30}, [](const Row &one) { return nameCell(one.index.name); }},
        {{"table", tr("Table")}, [](const Row &one) { return nameCell(one.index.table); }},
        {{"bytes", tr("Size"), true}, [](const Row &one) { return bytesCell(one.index.bytes, Tone::Strong); }},
        {{"reason", tr("Why")},
         [](const Row &one) {
             const bool same = one.reason == NeedlessIndex::Reason::Same;
             return Cell{.text = same ? tr("the same as") : tr("the beginning of"),
                         .value = same ? u"same"_s : u"prefix"_s};
         }},
        {{"because", tr("Index that stays")}, [](const Row &one) { return nameCell(one.because); }},
        {{"scans", tr("Scans"), true}, [](const Row &one) { return numberCell(one.index.scans); }},
    };
    Table table = makeTable(u"duplicates"_s, tr("Needless indexes"), fields, needlessIndexes(all),
                            [](const Row &one) { return one.index.name.toString(); });
    table.emptyText = tr("No index says what another one says.");
    return table;
}

static Table allIndexesTable(const Indexes &all)
{
    std::vector<IndexUse> sorted = all.indexes;
    std::ranges::stable_sort(sorted, std::ranges::greater(), &IndexUse::bytes);
    using Row = IndexUse;
    const std::vector<Field<Row>> fields{
        {{"name", tr("Index"), false, 30}, [](const Row &one) { return nameCell(one.name); }},
        {{"table", tr("Table")}, [](const Row &one) { return nameCell(one.table); }},
        {{"bytes", tr("Size"), true}, [](const Row &one) { return bytesCell(one.bytes); }},
        {{"scans", tr("Scans"), true},
         [](const Row &one) { return numberCell(one.scans, one.scans == 0 ? Tone::Warning : Tone::Plain); }},
        {{"last_scan", tr("Last used"), true},
         [&](const Row &one) {
             Cell cell = momentCell(one.lastScan, all.at);
             cell.text = cell.text.isEmpty() ? cell.text : tr("%1 ago").arg(cell.text);
             return cell;
         }},
        {{"unique", tr("Unique")}, [](const Row &one) { return flagCell(one.unique); }},
        {{"of_constraint", tr("Constraint")}, [](const Row &one) { return flagCell(one.ofConstraint); }},
        {{"method", tr("Method")}, [](const Row &one) { return textCell(one.method, Tone::Muted); }},
    };
    Table table =
        makeTable(u"indexes"_s, tr("All indexes"), fields, sorted, [](const Row &one) { return one.name.toString(); });
    table.emptyText = tr("There are no indexes.");
    return table;
}

Report report(const Indexes &indexes)
{
    Report made{.tables = {unusedTable(indexes), needlessTable(indexes), allIndexesTable(indexes)}};
    made.notes << (indexes.since.isValid()
                       ? tr("Scans are counted since %1 (%2 ago).")
                             .arg(indexes.since.toString(Qt::ISODate), ageText(indexes.since, indexes.at))
                       : tr("Scans are counted since the database was made; its statistics were never reset."));
    if (indexes.inRecovery || indexes.hasStandbys)
        made.notes << tr("Every server counts its own scans: look at the primary and at its standbys before an index "
                         "goes.");
    return made;
}

// ---- VACUUM

static Tone toneOf(const TableVacuum &table)
{
    if (table.freezeLimit > 0 && table.freezeAge > table.freezeLimit)
        return Tone::Bad;
    return table.threshold >= 0 && table.deadRows > table.threshold ? Tone::Warning : Tone::Plain;
}

static double freezeShare(const TableVacuum &table)
{
    return table.freezeLimit > 0 ? double(table.freezeAge) / double(table.freezeLimit) : -1;
}

static Table vacuumTable(const VacuumState &state)
{
    using Row = TableVacuum;
    const std::vector<Field<Row>> fields{
        {{"name", tr("Table"), false, 30}, [](const Row &one) { return nameCell(one.name); }},
        {{"dead_rows", tr("Dead rows"), true},
         [](const Row &one) {
             return numberCell(one.deadRows, one.deadRows > one.threshold ? Tone::Warning : Tone::Plain);
         }},
        {{"live_rows", tr("Live rows"), true}, [](const Row &one) { return numberCell(one.liveRows); }},
        {{"threshold", tr("Autovacuum at"), true},
         [](const Row &one) { return numberCell(one.threshold, Tone::Muted); }},
        {{"last_vacuum", tr("Last vacuum"), true},
         [&](const Row &one) {
             Cell cell = momentCell(one.lastVacuum, state.at);
             cell.text = cell.text.isEmpty() ? tr("never") : tr("%1 ago").arg(cell.text);
             return cell;
         }},
        {{"by_autovacuum", tr("By itself")}, [](const Row &one) { return flagCell(one.byAutovacuum); }},
        {{"last_analyze", tr("Last analyze"), true},
         [&](const Row &one) {
             Cell cell = momentCell(one.lastAnalyze, state.at);
             cell.text = cell.text.isEmpty() ? tr("never") : tr("%1 ago").arg(cell.text);
             return cell;
         }},
        {{"freeze_age", tr("Freeze age"), true}, [](const Row &one) { return numberCell(one.freezeAge, toneOf(one)); }},
        {{"freeze_share", tr("Of the limit"), true},
         [](const Row &one) { return percentCell(freezeShare(one), freezeShare(one) > 1 ? Tone::Bad : Tone::Muted); }},
        {{"freeze_limit", {}, true}, [](const Row &one) { return Cell{.text = {}, .value = one.freezeLimit}; }},
        {{"autovacuum_off", tr("Autovacuum off")},
         [](const Row &one) {
             Cell cell = flagCell(one.autovacuumOff);
             cell.tone = Tone::Warning;
             return cell;
         }},
    };
    Table table =
        makeTable(u"vacuum"_s, tr("Vacuum"), fields, state.tables, [](const Row &one) { return one.name.toString(); });
    table.emptyText = tr("There are no tables.");
    return table;
}

static Table runningTable(const VacuumState &state)
{
    using Row = RunningVacuum;
    const std::vector<Field<Row>> fields{
        {{"pid", tr("PID"), true},
         [](const Row &one) { return Cell{.text = QString::number(one.pid), .value = one.pid}; }},
        {{"table", tr("Table")}, [](const Row &one) { return textCell(printable(one.table)); }},
        {{"database", tr("Database")}, [](const Row &one) { return textCell(printable(one.database)); }},
        {{"phase", tr("Phase")}, [](const Row &one) { return textCell(one.phase); }},
        {{"scanned_share", tr("Scanned"), true},
         [](const Row &one) {
             return percentCell(one.blocksTotal > 0 ? double(one.blocksScanned) / double(one.blocksTotal) : -1);
         }},
        {{"index_rounds", tr("Index rounds"), true}, [](const Row &one) { return numberCell(one.indexRounds); }},
        {{"since", tr("For"), true}, [&](const Row &one) { return momentCell(one.since, state.at); }},
        {{"automatic", tr("By itself")}, [](const Row &one) { return flagCell(one.automatic); }},
    };
    Table table = makeTable(u"running"_s, tr("Running now"), fields, state.running,
                            [](const Row &one) { return QString::number(one.pid); });
    table.emptyText = tr("No VACUUM runs.");
    return table;
}

Report report(const VacuumState &state)
{
    return {.tables = {vacuumTable(state), runningTable(state)}, .omissions = state.omissions};
}

// ---- Sequences

static Tone toneOf(const SequenceUse &one)
{
    return one.used() >= 0.9 && !one.cycles   ? Tone::Bad
           : one.used() >= 0.7 && !one.cycles ? Tone::Warning
                                              : Tone::Plain;
}

// The ends of a bigint are no numbers that anybody reads.
static QString largeText(qint64 number)
{
    return std::abs(number) < 1'000'000'000'000 ? countText(number) : QString::number(double(number), 'g', 2);
}

static Table sequenceTable(const Sequences &all)
{
    std::vector<SequenceUse> sorted = all.sequences;
    std::ranges::stable_sort(sorted, std::ranges::greater(), &SequenceUse::used);
    using Row = SequenceUse;
    const auto number = [](std::optional<qint64> value) {
        return value ? Cell{.text = largeText(*value), .value = *value} : Cell{};
    };
    const std::vector<Field<Row>> fields{
        {{"name", tr("Sequence"), false, 30}, [](const Row &one) { return nameCell(one.name); }},
        {{"used", tr("Used"), true}, [](const Row &one) { return percentCell(one.used(), toneOf(one)); }},
        {{"left", tr("Left"), true}, [&](const Row &one) { return one.left() < 0 ? Cell{} : number(one.left()); }},
        {{"last", tr("Last value"), true}, [&](const Row &one) { return number(one.last); }},
        {{"maximum", tr("Limit"), true},
         [&](const Row &one) { return number(one.columnIsTighter() ? one.columnMaximum : one.maximum); }},
        {{"limited_by", tr("Limited by")},
         [](const Row &one) {
             return one.columnIsTighter()
                        ? Cell{.text = tr("the column"), .value = u"column"_s, .tone = Tone::Warning}
                        : Cell{.text = tr("the sequence"), .value = u"sequence"_s, .tone = Tone::Muted};
         }},
        {{"column", tr("Column")},
         [](const Row &one) {
             return textCell(one.column.isEmpty() ? QString() : printable(one.table.toString() + u'.' + one.column));
         }},
        {{"column_type", tr("Type")}, [](const Row &one) { return textCell(one.columnType, Tone::Muted); }},
        {{"cycles", tr("Starts again")}, [](const Row &one) { return flagCell(one.cycles); }},
    };
    Table table = makeTable(u"sequences"_s, tr("Sequences"), fields, sorted, [](const Row &one) {
        return one.name.toString() + u'\n' + one.table.toString() + u'\n' + one.column;
    });
    table.emptyText = tr("There are no sequences.");
    return table;
}

Report report(const Sequences &sequences)
{
    return {.tables = {sequenceTable(sequences)}, .omissions = sequences.omissions};
}

} // namespace tidemark::watch
