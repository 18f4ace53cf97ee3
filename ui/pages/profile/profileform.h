// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a profile. Which of them are there follows from the dialect: a file has a path, a server has a host.
// What the form does not show stays as it was. GUI thread only.
#pragma once

#include "base/secret.h"
#include "connect/profile.h"
#include "dialect/registry.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QButtonGroup;
class QPushButton;
class QTableView;
class QToolButton;

namespace tidemark::ui {

class OptionsModel;
class OriginRows;
class SwatchRow;

class ProfileForm : public QWidget
{
    Q_OBJECT

public:
    ProfileForm(const dialect::Registry *registry, bool hasKeychain, const QStringList &groups,
                QWidget *parent = nullptr);

    void setProfile(const connect::Profile &profile);
    [[nodiscard]] connect::Profile profile() const;

    // The password that was typed, to be kept in the keychain or used for a test.
    void setPassword(const Secret &password);
    [[nodiscard]] Secret password() const;

    // Opens the dialog for the settings of its pool.
    void editPool();

    // Why the profile cannot be saved yet; empty when it can.
    [[nodiscard]] QString missing() const;

Q_SIGNALS:
    void changed();

private:
    void setupWhat();
    void setupWhere();
    void setupPassword();
    void setupNetwork();
    void setupCare();
    void setupOptions();
    void addPool(QBoxLayout *line, QWidget *parent);
    void showPool();
    void connectSignals();
    void showRows();
    void chooseFile(QLineEdit *field, const QString &title);
    void suggestName();
    [[nodiscard]] QWidget *withButton(QLineEdit *field, const QString &name, const QString &title);
    [[nodiscard]] const dialect::Dialect *dialect() const;
    [[nodiscard]] bool knowsOption(const QString &name) const;
    [[nodiscard]] connect::PasswordSource passwordSource() const;

    const dialect::Registry *m_registry;
    bool m_hasKeychain;
    connect::Profile m_profile;
    bool m_nameIsOurs = false; // suggested, and not typed by a person

    QFormLayout *m_rows;
    QComboBox *m_engine;
    QLineEdit *m_name;
    QLineEdit *m_host;
    QLineEdit *m_port;
    QWidget *m_address;
    QLineEdit *m_database;
    QLineEdit *m_path;
    QWidget *m_pathRow;
    QLineEdit *m_user;
    QComboBox *m_source;
    QLineEdit *m_password;
    QLineEdit *m_passwordFile;
    QWidget *m_passwordFileRow;
    OriginRows *m_originRows;
    QComboBox *m_encryption;
    QLineEdit *m_authority;
    QWidget *m_authorityRow;
    QLineEdit *m_sshHost;
    QButtonGroup *m_environment;
    QWidget *m_environmentRow;
    SwatchRow *m_colour;
    QComboBox *m_group;
    QCheckBox *m_readOnly;
    QLabel *m_poolText;
    QToolButton *m_moreOptions;
    OptionsModel *m_optionsModel;
    QTableView *m_options;
};

} // namespace tidemark::ui
