// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheets/sheets.h"

#include "schema/kinds.h"
#include "ui/models/sheets/indextext.h"

#include <QCoreApplication>

namespace tidemark::ui {

using namespace Qt::StringLiterals;

QString indexKeyText(const schema::IndexKey &key)
{
    QString text = key.expression.isEmpty() ? key.column : key.expression;
    if (!key.collation.isEmpty())
        text += u" collate "_s + key.collation;
    if (!key.opClass.isEmpty())
        text += u' ' + key.opClass;
    if (!key.opClassOptions.isEmpty())
        text += u" ("_s + key.opClassOptions.join(u", "_s) + u')';
    if (key.descending)
        text += u" desc"_s;
    if (key.nulls == schema::NullsOrder::First)
        text += u" nulls first"_s;
    else if (key.nulls == schema::NullsOrder::Last)
        text += u" nulls last"_s;
    return text;
}

namespace {

class Indexes
{
    Q_DECLARE_TR_FUNCTIONS(IndexSheet)

public:
    static std::vector<SheetColumn> header()
    {
        return {{tr("Name"), false, 32},   {tr("Keys"), false, 40},  {tr("Unique"), false, 10},
                {tr("Method"), false, 10}, {tr("Where"), false, 30}, {tr("Includes"), false, 18},
                {tr("Comment"), false, 24}};
    }

    static SheetRow row(const schema::Index &index)
    {
        QStringList keys;
        for (const schema::IndexKey &key : index.keys)
            keys << indexKeyText(key);
        const QString text = keys.join(u", "_s);
        const QString unique = !index.unique ? QString() : index.nullsNotDistinct ? tr("yes, nulls equal") : tr("yes");
        return {{index.name, Tone::Strong, schema::kind::index},
                {text, Tone::Code, {}, {}, text},
                {unique},
                {index.method, Tone::Muted},
                {index.where, Tone::Code, {}, {}, index.where},
                {index.include.join(u", "_s), Tone::Code},
                {index.comment, Tone::Plain, {}, {}, index.comment}};
    }
};

} // namespace

Sheet indexSheet(const std::vector<schema::Index> &indexes)
{
    Sheet sheet{Indexes::header(), {}};
    for (const schema::Index &index : indexes)
        sheet.rows.push_back(Indexes::row(index));
    return sheet;
}

} // namespace tidemark::ui
