// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/sheets/attributetitles.h"
#include "ui/models/sheets/sheets.h"

namespace tidemark::ui {

using namespace Qt::StringLiterals;

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
        const AttributeTitle title = attributeTitle(key);
        const bool *flag = std::get_if<bool>(&value);
        add(title.name, flag ? (*flag ? tr("yes") : tr("no")) : toText(value), flag ? Tone::Plain : Tone::Code);
        if (!m_sheet.rows.empty() && m_sheet.rows.back().front().text == title.name)
            m_sheet.rows.back().front().hint = title.meaning;
    }
}

void Properties::link(const QString &name, const schema::ObjectRef &ref)
{
    if (!ref.name.isEmpty())
        m_sheet.rows.push_back({{name, Tone::Muted}, {ref.toString(), Tone::Plain, ref.kind, ref}});
}

} // namespace tidemark::ui
