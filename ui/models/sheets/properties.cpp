// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheets/sheets.h"

namespace tidemark::ui {

using namespace Qt::StringLiterals;

// "sqlite.page_size" as a person reads it; which engine it is, the page says.
static QString attributeTitle(const QString &key)
{
    QString title = key.mid(key.indexOf(u'.') + 1).replace(u'_', u' ');
    if (!title.isEmpty())
        title.front() = title.front().toUpper();
    return title;
}

Properties::Properties()
{
    m_sheet.columns = {{tr("Property"), false, 28}, {tr("Value"), false, 80}};
}

void Properties::add(const QString &name, const QString &value, Tone tone)
{
    if (!value.isEmpty())
        m_sheet.rows.push_back({{name, Tone::Muted}, {value, tone, {}, {}, value}});
}

void Properties::add(const QString &name, bool value)
{
    if (value)
        add(name, tr("yes"));
}

void Properties::add(const Attributes &attributes)
{
    for (const auto &[key, value] : attributes.entries()) {
        if (const bool *flag = std::get_if<bool>(&value))
            add(attributeTitle(key), *flag ? tr("yes") : tr("no"));
        else
            add(attributeTitle(key), toText(value), Tone::Code);
    }
}

void Properties::link(const QString &name, const schema::ObjectRef &ref)
{
    if (!ref.name.isEmpty())
        m_sheet.rows.push_back({{name, Tone::Muted}, {ref.toString(), Tone::Plain, ref.kind, ref}});
}

} // namespace tidemark::ui
