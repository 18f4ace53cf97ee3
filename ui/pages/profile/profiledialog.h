// SPDX-License-Identifier: GPL-3.0-or-later
// Makes or changes a saved connection: paste a URL or fill in the fields, test, save, connect. GUI thread only.
#pragma once

#include "ui/models/workbench.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace tidemark::ui {

class CheckPanel;
class ErrorPanel;
class ProfileForm;

class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    ProfileDialog(Workbench *workbench, const connect::Profile &profile, QWidget *parent = nullptr);

    [[nodiscard]] ProfileForm *form() { return m_form; }
    [[nodiscard]] QLineEdit *url() { return m_url; }
    [[nodiscard]] bool isChecking() const;
    void check();

Q_SIGNALS:
    // Saved; `connectNow` when the person wants to use it at once.
    void saved(const QString &profileId, bool connectNow);

protected:
    bool event(QEvent *event) override;

private:
    void setupViews();
    void makeRoom();
    void connectSignals();
    void readUrl(const QString &text);
    void save(bool connectNow);
    void updateButtons();
    void keepPassword(const connect::Profile &profile);
    [[nodiscard]] static QStringList groupsOf(const Workbench &workbench);

    Workbench *m_workbench;
    JobId m_job = 0;
    QLineEdit *m_url;
    ProfileForm *m_form;
    CheckPanel *m_check;
    ErrorPanel *m_error;
    QPushButton *m_test;
    QPushButton *m_save;
    QPushButton *m_connect;
    QPushButton *m_cancel;
};

} // namespace tidemark::ui
