// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/profile/profileform.h"

#include "connect/passwordorigin.h"
#include "connect/tunnel.h"
#include "pool/poolsettings.h"
#include "ui/common/mutedlabel.h"
#include "ui/models/link.h"
#include "ui/pages/profile/optionsmodel.h"
#include "ui/pages/profile/originrows.h"
#include "ui/pages/profile/poolsettingsdialog.h"
#include "ui/pages/profile/swatchrow.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QToolButton>

namespace tidemark::ui {

using namespace Qt::StringLiterals;
using connect::Environment;
using connect::PasswordSource;

// Options with fields of their own, for drivers that know them.
static const QString encryptionOption = u"sslmode"_s;
static const QString authorityOption = u"sslrootcert"_s;

static QLineEdit *field(const QString &name, QWidget *parent, const QString &placeholder = {})
{
    auto *line = new QLineEdit(parent);
    line->setAccessibleName(name);
    line->setPlaceholderText(placeholder);
    return line;
}

ProfileForm::ProfileForm(const dialect::Registry *registry, bool hasKeychain, const QStringList &groups,
                         QWidget *parent)
    : QWidget(parent)
    , m_registry(registry)
    , m_hasKeychain(hasKeychain)
    , m_rows(new QFormLayout(this))
    , m_group(new QComboBox(this))
{
    setAccessibleName(tr("Connection"));
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setHorizontalSpacing(14);
    m_rows->setVerticalSpacing(8);
    m_rows->setLabelAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_rows->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_group->addItem({});
    m_group->addItems(groups);
    setupWhat();
    setupWhere();
    setupPassword();
    setupNetwork();
    setupCare();
    setupOptions();
    connectSignals();
}

void ProfileForm::setupWhat()
{
    m_engine = new QComboBox(this);
    m_engine->setAccessibleName(tr("Database system"));
    for (const dialect::Dialect &dialect : m_registry->all())
        m_engine->addItem(dialect.displayName, dialect.id);
    m_name = field(tr("Name"), this, tr("What you call it"));
    m_rows->addRow(tr("&System"), m_engine);
    m_rows->addRow(tr("&Name"), m_name);
}

void ProfileForm::setupWhere()
{
    m_address = new QWidget(this);
    m_address->setAccessibleName(tr("Address"));
    m_host = field(tr("Host"), m_address, tr("Name, address or folder of a socket"));
    m_port = field(tr("Port"), m_address);
    m_port->setMaximumWidth(80);
    auto *portLabel = new QLabel(tr("P&ort"), m_address);
    portLabel->setAccessibleName(tr("Port"));
    portLabel->setBuddy(m_port);
    auto *address = new QHBoxLayout(m_address);
    address->setContentsMargins(0, 0, 0, 0);
    address->addWidget(m_host, 1);
    address->addWidget(portLabel);
    address->addWidget(m_port);
    m_rows->addRow(tr("&Host"), m_address);
    static_cast<QLabel *>(m_rows->labelForField(m_address))->setBuddy(m_host);

    m_database = field(tr("Database"), this);
    m_rows->addRow(tr("&Database"), m_database);
    m_path = field(tr("File"), this, tr("Path of the database file"));
    m_pathRow = withButton(m_path, tr("Choose the database file"), tr("Choose a database file"));
    m_rows->addRow(tr("&File"), m_pathRow);
    m_user = field(tr("User"), this);
    m_rows->addRow(tr("&User"), m_user);
}

void ProfileForm::setupPassword()
{
    m_source = new QComboBox(this);
    m_source->setAccessibleName(tr("Where the password comes from"));
    const auto add = [this](const QString &text, PasswordSource source) { m_source->addItem(text, int(source)); };
    add(tr("Found by the driver, or none needed"), PasswordSource::Driver);
    add(tr("Ask when connecting"), PasswordSource::Ask);
    if (m_hasKeychain)
        add(tr("Kept in the keychain"), PasswordSource::Keychain);
    add(tr("Read from a file"), PasswordSource::File);
    add(tr("Read from an environment variable"), PasswordSource::Environment);
    add(tr("Printed by a command"), PasswordSource::Command);
    add(tr("Fetched from AWS Secrets Manager"), PasswordSource::AwsSecretsManager);
    add(tr("A token of AWS RDS (IAM)"), PasswordSource::RdsIam);
    add(tr("Fetched from HashiCorp Vault"), PasswordSource::Vault);
    m_rows->addRow(tr("&Password"), m_source);
    m_password = field(tr("Password"), this);
    m_password->setEchoMode(QLineEdit::Password);
    m_rows->addRow(QString(), m_password);
    m_passwordFile = field(tr("Password file"), this, tr("Its first line is the password"));
    m_passwordFileRow = withButton(m_passwordFile, tr("Choose the password file"), tr("Choose a password file"));
    m_rows->addRow(QString(), m_passwordFileRow);
    m_originRows = new OriginRows(m_rows, this);
}

void ProfileForm::setupNetwork()
{
    m_encryption = new QComboBox(this);
    m_encryption->setAccessibleName(tr("Encryption"));
    m_encryption->addItem(tr("As the driver decides"), QString());
    m_encryption->addItem(tr("Never"), u"disable"_s);
    m_encryption->addItem(tr("If the server offers it"), u"prefer"_s);
    m_encryption->addItem(tr("Always, without checking the server"), u"require"_s);
    m_encryption->addItem(tr("Always, with a trusted certificate"), u"verify-ca"_s);
    m_encryption->addItem(tr("Always, with a trusted certificate of this host"), u"verify-full"_s);
    m_rows->addRow(tr("&Encryption"), m_encryption);
    m_authority =
        field(tr("Authority's certificate"), this, tr("Certificate of the authority; the system's when empty"));
    m_authorityRow = withButton(m_authority, tr("Choose the certificate"), tr("Choose a certificate"));
    m_rows->addRow(QString(), m_authorityRow);
    m_sshHost = field(tr("SSH tunnel"), this, tr("None; or user@host:port, or a name of ~/.ssh/config"));
    m_rows->addRow(tr("SSH tunnel"), m_sshHost);
}

void ProfileForm::setupCare()
{
    m_environmentRow = new QWidget(this);
    m_environmentRow->setAccessibleName(tr("Environment"));
    m_environment = new QButtonGroup(this);
    auto *environments = new QHBoxLayout(m_environmentRow);
    environments->setContentsMargins(0, 0, 0, 0);
    environments->setSpacing(16);
    const auto add = [&](const QString &text, Environment environment) {
        auto *button = new QRadioButton(text, m_environmentRow);
        button->setAccessibleName(QString(text).remove(u'&'));
        m_environment->addButton(button, int(environment));
        environments->addWidget(button);
    };
    add(tr("De&velopment"), Environment::Development);
    add(tr("&Test"), Environment::Test);
    add(tr("P&roduction"), Environment::Production);
    environments->addStretch();
    m_rows->addRow(tr("Environment"), m_environmentRow);
    m_readOnly = new QCheckBox(tr("Read-on&ly: the server refuses every change"), this);
    m_readOnly->setAccessibleName(tr("Read-only: the server refuses every change"));
    m_rows->addRow(QString(), m_readOnly);
    m_group->setEditable(true);
    m_group->setAccessibleName(tr("Group"));
    m_group->lineEdit()->setAccessibleName(tr("Group"));
    m_group->lineEdit()->setPlaceholderText(tr("None"));
    m_rows->addRow(tr("&Group"), m_group);
    m_colour = new SwatchRow(this);
    m_rows->addRow(tr("Colour"), m_colour);
}

void ProfileForm::addPool(QBoxLayout *line, QWidget *parent)
{
    m_poolText = new MutedLabel(parent);
    m_poolText->setAccessibleName(tr("What is otherwise than usual"));
    m_poolText->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *button = new QPushButton(tr("Pool &and sessions…"), parent);
    button->setAccessibleName(tr("Change the pool and how sessions begin"));
    button->setAutoDefault(false);
    line->addWidget(m_poolText, 1);
    line->addWidget(button);
    QObject::connect(button, &QPushButton::clicked, this, &ProfileForm::editPool);
}

// What was saved and cannot be read is said, and stays until somebody replaces it.
void ProfileForm::editPool()
{
    const pool::PoolConfig usual = usualPoolConfig();
    const auto saved = pool::poolConfigOf(m_profile.pool, usual);
    auto *dialog = new PoolSettingsDialog(saved.value_or(usual), usual, *dialect(), this);
    if (!saved)
        dialog->showError(saved.error());
    QObject::connect(dialog, &PoolSettingsDialog::chosen, this, [this, usual](const pool::PoolConfig &config) {
        m_profile.pool = pool::toJson(config, usual);
        showPool();
        Q_EMIT changed();
    });
    dialog->open();
}

void ProfileForm::showPool()
{
    const auto saved = pool::poolConfigOf(m_profile.pool, usualPoolConfig());
    m_poolText->setText(saved ? poolSummary(*saved, usualPoolConfig()) : saved.error().message);
    m_poolText->setToolTip(m_poolText->text());
}

void ProfileForm::setupOptions()
{
    auto *line = new QWidget(this);
    line->setAccessibleName(tr("Further settings"));
    m_moreOptions = new QToolButton(line);
    m_moreOptions->setText(tr("Further options of the driver"));
    m_moreOptions->setAccessibleName(m_moreOptions->text());
    m_moreOptions->setCheckable(true);
    m_moreOptions->setAutoRaise(true);
    m_moreOptions->setArrowType(Qt::RightArrow);
    m_moreOptions->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_optionsModel = new OptionsModel(this);
    m_options = new QTableView(this);
    m_options->setAccessibleName(tr("Further options of the driver"));
    m_options->setModel(m_optionsModel);
    m_options->horizontalHeader()->setStretchLastSection(true);
    m_options->horizontalHeader()->setAccessibleName(tr("Columns of the options"));
    m_options->verticalHeader()->setAccessibleName(tr("Rows of the options"));
    m_options->verticalHeader()->hide();
    m_options->setColumnWidth(0, 180);
    m_options->setTabKeyNavigation(false);
    m_options->setFixedHeight(132);
    m_options->hide();
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_moreOptions);
    addPool(layout, line);
    line->setFocusProxy(m_moreOptions);
    m_rows->addRow(QString(), line);
    m_rows->addRow(m_options);
    // Labels stand on the line of their field.
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const QLayoutItem *label = m_rows->itemAt(row, QFormLayout::LabelRole);
        const QLayoutItem *field = m_rows->itemAt(row, QFormLayout::FieldRole);
        if (label && field && label->widget()) {
            label->widget()->setMinimumHeight(field->sizeHint().height());
            label->widget()->setAccessibleName(static_cast<QLabel *>(label->widget())->text().remove(u'&'));
        }
    }
}

QWidget *ProfileForm::withButton(QLineEdit *line, const QString &name, const QString &title)
{
    auto *row = new QWidget(this);
    row->setAccessibleName(line->accessibleName());
    auto *button = new QPushButton(tr("Choose…"), row);
    button->setAccessibleName(name);
    button->setAutoDefault(false);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(line, 1);
    layout->addWidget(button);
    row->setFocusProxy(line);
    QObject::connect(button, &QPushButton::clicked, this, [this, line, title] { chooseFile(line, title); });
    return row;
}

void ProfileForm::connectSignals()
{
    QObject::connect(m_engine, &QComboBox::currentIndexChanged, this, &ProfileForm::showRows);
    QObject::connect(m_source, &QComboBox::currentIndexChanged, this, &ProfileForm::showRows);
    QObject::connect(m_encryption, &QComboBox::currentIndexChanged, this, &ProfileForm::showRows);
    QObject::connect(m_moreOptions, &QToolButton::toggled, this, [this](bool open) {
        m_moreOptions->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
        m_options->setVisible(open);
    });
    QObject::connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameIsOurs = false; });
    for (QLineEdit *line : {m_host, m_database, m_path})
        QObject::connect(line, &QLineEdit::textChanged, this, &ProfileForm::suggestName);
    for (QLineEdit *line :
         {m_name, m_host, m_port, m_database, m_path, m_user, m_password, m_passwordFile, m_authority, m_sshHost})
        QObject::connect(line, &QLineEdit::textChanged, this, &ProfileForm::changed);
    QObject::connect(m_engine, &QComboBox::currentIndexChanged, this, &ProfileForm::changed);
    QObject::connect(m_originRows, &OriginRows::changed, this, &ProfileForm::changed);
}

void ProfileForm::suggestName()
{
    if (!m_nameIsOurs)
        return;
    const bool file = dialect() && dialect()->fileBased;
    m_name->setText(file                           ? QFileInfo(m_path->text()).completeBaseName()
                    : m_database->text().isEmpty() ? m_host->text()
                                                   : m_database->text());
}

void ProfileForm::chooseFile(QLineEdit *line, const QString &title)
{
    auto *dialog = new QFileDialog(this, title, QFileInfo(line->text()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, line, &QLineEdit::setText);
    dialog->open();
}

const dialect::Dialect *ProfileForm::dialect() const
{
    return m_registry->find(m_engine->currentData().toString());
}

bool ProfileForm::knowsOption(const QString &name) const
{
    return dialect() && dialect()->connector->optionNames().contains(name);
}

PasswordSource ProfileForm::passwordSource() const
{
    return PasswordSource(m_source->currentData().toInt());
}

void ProfileForm::showRows()
{
    const bool file = dialect() && dialect()->fileBased;
    const bool encrypted = !file && knowsOption(encryptionOption);
    const bool verified = m_encryption->currentData().toString().startsWith(u"verify");
    m_rows->setRowVisible(m_address, !file);
    m_rows->setRowVisible(m_database, !file);
    m_rows->setRowVisible(m_pathRow, file);
    m_rows->setRowVisible(m_user, !file);
    m_rows->setRowVisible(m_source, !file);
    m_rows->setRowVisible(m_password, !file && m_hasKeychain && passwordSource() == PasswordSource::Keychain);
    m_rows->setRowVisible(m_passwordFileRow, !file && passwordSource() == PasswordSource::File);
    m_originRows->show(passwordSource(), !file);
    m_rows->setRowVisible(m_sshHost, !file);
    m_rows->setRowVisible(m_encryption, encrypted);
    m_rows->setRowVisible(m_authorityRow, encrypted && verified && knowsOption(authorityOption));
    m_port->setPlaceholderText(dialect() ? dialect()->defaultPort : QString());
    Q_EMIT changed();
}

void ProfileForm::setProfile(const connect::Profile &profile)
{
    m_profile = profile;
    m_nameIsOurs = profile.name.isEmpty();
    m_engine->setCurrentIndex(std::max(0, m_engine->findData(profile.engine)));
    const bool file = dialect() && dialect()->fileBased;
    m_host->setText(profile.host);
    m_port->setText(profile.port);
    m_database->setText(file ? QString() : profile.database);
    m_path->setText(file ? profile.database : QString());
    m_user->setText(profile.user);
    // Chosen where there is a keychain, it stays chosen where there is none.
    if (m_source->findData(int(profile.passwordSource)) < 0)
        m_source->addItem(tr("Kept in a keychain; none is here, so it is asked for"), int(profile.passwordSource));
    m_source->setCurrentIndex(m_source->findData(int(profile.passwordSource)));
    m_password->clear();
    m_password->setPlaceholderText(profile.passwordSource == PasswordSource::Keychain ? tr("As it is in the keychain")
                                                                                      : QString());
    m_passwordFile->setText(profile.passwordFile);
    m_originRows->load(profile);
    m_sshHost->setText(profile.sshHost);
    m_encryption->setCurrentIndex(std::max(0, m_encryption->findData(profile.options.value(encryptionOption))));
    m_authority->setText(profile.options.value(authorityOption));
    m_environment->button(int(profile.environment))->setChecked(true);
    m_readOnly->setChecked(profile.readOnly);
    m_group->setCurrentText(profile.group);
    m_colour->setColor(profile.colour);
    QMap<QString, QString> others = profile.options;
    if (m_encryption->findData(others.value(encryptionOption)) >= 0)
        others.remove(encryptionOption); // a mode that has no words here stays in the table
    others.remove(authorityOption);
    m_optionsModel->setOptions(others);
    m_moreOptions->setChecked(!others.isEmpty());
    showPool();
    m_name->setText(profile.name);
    suggestName();
    showRows();
}

connect::Profile ProfileForm::profile() const
{
    connect::Profile profile = m_profile;
    const bool file = dialect() && dialect()->fileBased;
    profile.engine = m_engine->currentData().toString();
    profile.name = m_name->text().trimmed();
    profile.host = file ? QString() : m_host->text().trimmed();
    profile.port = file ? QString() : m_port->text().trimmed();
    profile.database = file ? m_path->text() : m_database->text();
    profile.user = file ? QString() : m_user->text();
    profile.passwordSource = file ? PasswordSource::Driver : passwordSource();
    profile.passwordFile = profile.passwordSource == PasswordSource::File ? m_passwordFile->text() : QString();
    if (profile.passwordSource != m_profile.passwordSource)
        profile.passwordSettings.clear();
    m_originRows->store(profile);
    profile.sshHost = file ? QString() : m_sshHost->text().trimmed();
    profile.options = m_optionsModel->options();
    const auto setOption = [&](const QString &name, const QString &value) {
        if (!value.isEmpty() && knowsOption(name))
            profile.options.insert(name, value);
    };
    setOption(encryptionOption, m_encryption->currentData().toString());
    setOption(authorityOption, m_authority->text());
    profile.environment = Environment(m_environment->checkedId());
    profile.readOnly = m_readOnly->isChecked();
    profile.group = m_group->currentText().trimmed();
    profile.colour = m_colour->color();
    return profile;
}

void ProfileForm::setPassword(const Secret &password)
{
    if (password.isEmpty())
        return;
    const PasswordSource source = m_hasKeychain ? PasswordSource::Keychain : PasswordSource::Ask;
    m_source->setCurrentIndex(m_source->findData(int(source)));
    m_password->setText(QString::fromStdString(password.reveal()));
}

Secret ProfileForm::password() const
{
    return Secret(m_password->text());
}

QString ProfileForm::missing() const
{
    if (m_name->text().trimmed().isEmpty())
        return tr("It needs a name.");
    if (dialect() && dialect()->fileBased && m_path->text().isEmpty())
        return tr("Which file?");
    const connect::Profile whole = profile();
    if (!whole.sshHost.isEmpty() && !connect::parseSshHost(whole.sshHost))
        return tr("The SSH tunnel needs user@host:port, or a name of ~/.ssh/config.");
    const dialect::PasswordOrigin origin = connect::originOf(whole);
    const bool isOld = whole.passwordSource == PasswordSource::File;
    if (!origin.kind.isEmpty() && !isOld && !connect::checkOrigin(origin))
        return tr("Where is the password?");
    return {};
}

} // namespace tidemark::ui
