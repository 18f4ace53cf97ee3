// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/postgres/risks.h"

#include "base/text.h"

namespace tidemark::postgres {

using namespace Qt::StringLiterals;

QString hazardCode(Risk risk)
{
    return u"TM%1"_s.arg(int(risk));
}

static QString dataText(Risk risk)
{
    switch (risk) {
    case Risk::TableLost: return tr("All rows of %1 are deleted with it");
    case Risk::ColumnLost: return tr("The values of %2 in %1 are deleted with it");
    case Risk::ValuesConverted: return tr("The values of %2 in %1 are converted, and may lose what the new type lacks");
    case Risk::CounterLost: return tr("The place that the sequence %1 had reached is forgotten");
    case Risk::ValueMissing: return tr("Fails if %1 has rows: %2 must not be NULL and has no default");
    case Risk::NullRefused: return tr("Fails if %2 is NULL in a row of %1");
    case Risk::CheckRefused: return tr("Fails if a row of %1 does not pass the check %2");
    case Risk::OrphanRefused: return tr("Fails if a row of %1 refers to nothing by %2");
    case Risk::DuplicateRefused: return tr("Fails if rows of %1 have the same values for %2");
    case Risk::ConversionRefused: return tr("Fails if a value of %2 in %1 cannot be converted");
    case Risk::OverlapRefused: return tr("Fails if rows of %1 exclude each other by %2");
    case Risk::BoundsRefused: return tr("Fails if a row of %1 lies outside the bounds of the partition");
    default: return {};
    }
}

static QString waitText(Risk risk)
{
    switch (risk) {
    case Risk::Rewrite: return tr("%1 is written anew; until that is done nobody can read or write it");
    case Risk::IndexBlocksWrites: return tr("Nobody can write to %1 while the index %2 is built");
    case Risk::IndexDropBlocks: return tr("Whoever uses %1 waits while the index %2 is dropped");
    case Risk::KeyBlocks: return tr("Nobody can read or write %1 while the index of %2 is built");
    case Risk::ForeignKeyBlocks:
        return tr("Nobody can write to %1, or to the table that %2 refers to, while every row is checked");
    case Risk::CheckScans: return tr("Nobody can read or write %1 while every row is checked for %2");
    case Risk::NotNullScans: return tr("Nobody can read or write %1 while every row is checked for a NULL in %2");
    case Risk::ExclusionBlocks: return tr("Nobody can read or write %1 while %2 is built; it cannot be done otherwise");
    case Risk::AttachScans: return tr("Nobody can read or write %1 while every row is held against the bounds");
    case Risk::DetachBlocks: return tr("Nobody can read or write the parent of %1 while it is detached");
    case Risk::TriggerBlocks: return tr("Nobody can write to %1 until the trigger %2 is made");
    case Risk::RefreshBlocks: return tr("Nobody can read %1 while its content is computed");
    case Risk::Copied: return tr("The files of %1 are copied; until that is done nobody can read or write it");
    case Risk::Recreated: return tr("%1 is dropped and made again; within the transaction nobody can use it");
    default: return {};
    }
}

plan::Hazard hazard(Risk risk, const QString &relation, const QString &part)
{
    QString text = risk < Risk::Rewrite ? dataText(risk) : waitText(risk);
    text = text.contains("%2"_L1) ? text.arg(printable(relation), printable(part)) : text.arg(printable(relation));
    return {.code = hazardCode(risk), .text = text};
}

} // namespace tidemark::postgres
