// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheets/sheets.h"

#include "schema/kinds.h"

#include <QCoreApplication>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

namespace {

class Columns
{
    Q_DECLARE_TR_FUNCTIONS(ColumnSheet)

public:
    static std::vector<SheetColumn> header()
    {
        return {{tr("Name"), false, 26},    {tr("Type"), false, 30}, {tr("Null"), false, 9},
                {tr("Default"), false, 32}, {tr("Key"), false, 20},  {tr("Comment"), false, 40}};
    }

    static SheetCell nullability(const schema::Column &column)
    {
        return column.notNull ? SheetCell{tr("not null")} : SheetCell{tr("null"), Tone::Muted};
    }

    static QString identity(const schema::Identity &identity)
    {
        return identity.always ? tr("identity, always") : tr("identity, by default");
    }

    static SheetCell defaultValue(const schema::Column &column)
    {
        if (column.identity)
            return {identity(*column.identity), Tone::Muted};
        switch (column.generation) {
        case schema::Generation::Stored:
            return {tr("stored: %1").arg(column.defaultValue), Tone::Code, {}, {}, column.defaultValue};
        case schema::Generation::Virtual:
            return {tr("virtual: %1").arg(column.defaultValue), Tone::Code, {}, {}, column.defaultValue};
        case schema::Generation::None: break;
        }
        return {column.defaultValue, Tone::Code};
    }

    static QString typeText(const schema::Column &column)
    {
        return column.collation.isEmpty() ? column.type : column.type + u" · "_s + column.collation;
    }

    static SheetRow row(const schema::Column &column)
    {
        return {{column.name, Tone::Strong, schema::kind::column},
                {typeText(column), Tone::Code},
                nullability(column),
                defaultValue(column),
                {},
                {column.comment, Tone::Plain, {}, {}, column.comment}};
    }

    // Which keys a column is part of; a foreign key leads to the table that it names.
    static void markKeys(const schema::Table &table, const QString &column, SheetRow &row)
    {
        QStringList keys;
        if (table.primaryKey && table.primaryKey->columns.contains(column)) {
            keys << tr("primary");
            row[0].kind = schema::kind::primaryKey;
        }
        for (const schema::ForeignKey &key : table.foreignKeys) {
            if (!key.columns.contains(column))
                continue;
            keys << u"→ "_s + key.table.name;
            row[4].link = {schema::kind::table, key.table, {}};
            if (row[0].kind == schema::kind::column)
                row[0].kind = schema::kind::foreignKey;
        }
        for (const schema::Key &key : table.uniques) {
            if (key.columns.contains(column)) {
                keys << tr("unique");
                break;
            }
        }
        row[4].text = keys.join(u", "_s);
    }
};

} // namespace

Sheet columnSheet(const std::vector<schema::Column> &columns)
{
    Sheet sheet{Columns::header(), {}};
    for (const schema::Column &column : columns)
        sheet.rows.push_back(Columns::row(column));
    return sheet;
}

Sheet columnSheet(const schema::Table &table)
{
    Sheet sheet = columnSheet(table.columns);
    for (size_t i = 0; i < sheet.rows.size(); ++i)
        Columns::markKeys(table, table.columns[i].name, sheet.rows[i]);
    return sheet;
}

} // namespace tidemark::ui
