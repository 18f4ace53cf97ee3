// SPDX-License-Identifier: GPL-3.0-or-later
#include "drivers/sqlite/planhazards.h"

#include "base/text.h"

namespace tidemark::sqlite {

using namespace Qt::StringLiterals;

QString hazardCode(Risk risk)
{
    return u"TM3%1"_s.arg(int(risk) + 1, 2, 10, QChar(u'0'));
}

static QString textOf(Risk risk)
{
    switch (risk) {
    case Risk::TableLost: return tr("All rows of %1 are deleted with it");
    case Risk::ColumnLost: return tr("The values of %2 in %1 are deleted with it");
    case Risk::Rebuild:
        return tr("%1 is written anew, row by row; nobody else can write to the database meanwhile, and the file needs "
                  "room for a copy");
    case Risk::ValueMissing: return tr("Fails if %1 has rows: %2 must not be NULL and has no default");
    case Risk::NullRefused: return tr("Fails if %2 is NULL in a row of %1");
    case Risk::CheckRefused: return tr("Fails if a row of %1 does not pass the check %2");
    case Risk::KeyRefused: return tr("Fails if rows of %1 have the same values in %2");
    case Risk::OrphanRefused: return tr("Fails if a row of %1 refers to nothing by %2");
    case Risk::TypeChanged:
        return tr("Values of %2 in %1 are kept, but the new type stores numbers and texts in its own way");
    case Risk::StrictRefused: return tr("Fails if %1 has a value of another type than its column's: it becomes STRICT");
    case Risk::VirtualLost: return tr("%1 is a virtual table: it is made anew, and empty");
    case Risk::ReferenceLost: return tr("%2 still refers to %1, which is dropped: its rows then refer to nothing");
    case Risk::Recomputed: return tr("The stored values of %2 in %1 give way to generated ones");
    case Risk::Unverified: return tr("The foreign keys of %1 cannot be checked: a table that they name lacks the key");
    }
    std::unreachable();
}

plan::Hazard hazard(Risk risk, const QString &table, const QString &part)
{
    QString text = textOf(risk);
    text = text.contains("%2"_L1) ? text.arg(printable(table), printable(part)) : text.arg(printable(table));
    return {.code = hazardCode(risk), .text = text};
}

} // namespace tidemark::sqlite
