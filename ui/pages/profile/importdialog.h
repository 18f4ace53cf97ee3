// SPDX-License-Identifier: GPL-3.0-or-later
// Takes over connections from the files where people already have them: service files and password files. GUI thread
// only.
#pragma once

#include "ui/models/importmodel.h"
#include "ui/models/workbench.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace tidemark::ui {

class ErrorPanel;

class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ImportDialog(Workbench *workbench, QWidget *parent = nullptr);

    // Adds a file to what is offered: a password file by its name, anything else as a service file.
    void addFile(const QString &path);

private:
    void setupViews();
    void readUsualFiles();
    void chooseFile();
    void take();
    void updateButton();

    Workbench *m_workbench;
    ImportModel m_model;
    QTableView *m_table;
    QLabel *m_notes;
    QLabel *m_empty;
    ErrorPanel *m_error;
    QPushButton *m_take;
    QStringList m_noteLines;
};

} // namespace tidemark::ui
