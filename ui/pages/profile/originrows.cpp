// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/profile/originrows.h"

#include "connect/passwordorigin.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using connect::PasswordSource;

OriginRows::OriginRows(QFormLayout *form, QWidget *parent)
    : QObject(parent)
    , m_form(form)
    , m_parent(parent)
{
    const Entry field{u"field"_s, tr("Field"), tr("password")};
    add(PasswordSource::Environment, {u"variable"_s, tr("Variable"), tr("Its name, such as DB_PASSWORD")});
    add(PasswordSource::Command,
        {{}, tr("Command"), tr("A program and its arguments, such as pass show db/orders; no shell")});
    add(PasswordSource::AwsSecretsManager, {u"secret"_s, tr("Secret"), tr("Its name or ARN")}, field);
    for (const PasswordSource source : {PasswordSource::AwsSecretsManager, PasswordSource::RdsIam})
        add(source, {u"region"_s, tr("Region"), tr("As in the ARN, the host, or ~/.aws/config")},
            {u"profile"_s, tr("AWS profile"), tr("default")});
    add(PasswordSource::Vault, {u"path"_s, tr("Path"), tr("secret/data/orders or database/creds/reader")}, field);
    add(PasswordSource::Vault, {u"address"_s, tr("Address"), tr("As VAULT_ADDR says")},
        {u"namespace"_s, tr("Namespace"), tr("None")});
    add(PasswordSource::Vault, {u"tokenFile"_s, tr("Token file"), tr("VAULT_TOKEN, or ~/.vault-token")});
}

QLineEdit *OriginRows::addField(PasswordSource source, const Entry &entry, QWidget *row)
{
    auto *line = new QLineEdit(row);
    line->setAccessibleName(entry.label);
    line->setPlaceholderText(entry.placeholder);
    m_fields.push_back({source, entry.setting, line, row});
    connect(line, &QLineEdit::textChanged, this, &OriginRows::changed);
    return line;
}

void OriginRows::add(PasswordSource source, const Entry &first, const Entry &second)
{
    constexpr int narrow = 130;
    auto *row = new QWidget(m_parent);
    row->setAccessibleName(first.label);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    QLineEdit *line = addField(source, first, row);
    layout->addWidget(line, 1);
    if (!second.label.isEmpty()) {
        auto *label = new QLabel(second.label, row);
        label->setAccessibleName(second.label);
        QLineEdit *beside = addField(source, second, row);
        beside->setMaximumWidth(narrow);
        label->setBuddy(beside);
        layout->addWidget(label);
        layout->addWidget(beside);
    }
    m_form->addRow(first.label, row);
    static_cast<QLabel *>(m_form->labelForField(row))->setBuddy(line);
}

void OriginRows::show(PasswordSource source, bool visible)
{
    for (const Field &field : m_fields)
        m_form->setRowVisible(field.row, visible && field.source == source);
}

void OriginRows::load(const connect::Profile &profile)
{
    for (const Field &field : m_fields) {
        const bool isOf = field.source == profile.passwordSource;
        const QString text = field.setting.isEmpty() ? connect::joinCommand(profile.passwordCommand)
                                                     : profile.passwordSettings.value(field.setting);
        field.line->setText(isOf ? text : QString());
    }
}

// What the form does not show stays, as long as the source does.
void OriginRows::store(connect::Profile &profile) const
{
    profile.passwordCommand.clear();
    for (const Field &field : m_fields) {
        const QString text = field.line->text().trimmed();
        if (field.source != profile.passwordSource)
            continue;
        if (field.setting.isEmpty())
            profile.passwordCommand = connect::splitCommand(text);
        else if (text.isEmpty())
            profile.passwordSettings.remove(field.setting);
        else
            profile.passwordSettings[field.setting] = text;
    }
}

} // namespace tidemark::ui
